package mho.adc;

import mho.base.unit.SI;

/** What is done about a ramp of cells that has aged, before it is used. */
public sealed interface RampUpkeep {
    /**
     * Returns a column at an age, kept up.
     *
     * @param fresh the column right after it was fabricated
     * @param age   time since then [s]
     * @throws IllegalArgumentException if its cells are not written anew and nothing is known of cells of this age
     */
    RampColumn keep(RampColumn fresh, @SI("s") double age);

    /** All of its cells are written and calibrated anew: a column has few. */
    record Rewritten() implements RampUpkeep {
        public static final Rewritten DEFAULT = new Rewritten();

        @Override
        public RampColumn keep(RampColumn fresh, double age) {
            return fresh.rewritten();
        }
    }

    /** It is calibrated anew: its bias and trim cells are written, the cells of its steps stay as they have become. */
    record Recalibrated() implements RampUpkeep {
        public static final Recalibrated DEFAULT = new Recalibrated();

        @Override
        public RampColumn keep(RampColumn fresh, double age) {
            return fresh.aged(age).recalibrated();
        }
    }

    /** Nothing. */
    record Never() implements RampUpkeep {
        public static final Never DEFAULT = new Never();

        @Override
        public RampColumn keep(RampColumn fresh, double age) {
            return fresh.aged(age);
        }
    }
}
