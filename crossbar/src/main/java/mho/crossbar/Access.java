package mho.crossbar;

import mho.base.unit.SI;

/** How a cell is connected to its lines. */
public sealed interface Access {
    /**
     * Returns the conductances that the lines see [S].
     *
     * @param devices   conductances of the memory elements [S]
     * @param selection the lines that take part; a row is selected if its word line is driven
     */
    Conductances seen(Conductances devices, Selection selection);

    /** No access device (0T1R): every cell always connects its lines. */
    record Passive() implements Access {
        @Override
        public Conductances seen(Conductances devices, Selection selection) {
            selection.requireSize(devices.rows(), devices.columns());
            return devices;
        }
    }

    /**
     * One transistor a cell (1T1R), its gate line along the row: on in selected rows, cut off in all others.
     *
     * <pre>  G_seen = 1 / (1/G + R_on) = G / (1 + G·R_on)</pre>
     *
     * @param onResistance resistance R_on of a transistor that is on, in series with its cell [Ω]
     */
    record Transistor(@SI("Ω") double onResistance) implements Access {
        public Transistor {
            if (!(onResistance >= 0 && onResistance < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "An access transistor's on-resistance must be >= 0 and finite, but is %g ohm"
                                .formatted(onResistance));
            }
        }

        @Override
        public Conductances seen(Conductances devices, Selection selection) {
            selection.requireSize(devices.rows(), devices.columns());
            return Conductances.tabulate(devices.rows(), devices.columns(), cell -> {
                boolean on = selection.wordLines().get(cell / devices.columns()) instanceof Terminal.Driven;
                return on ? devices.at(cell) / (1 + devices.at(cell) * onResistance) : 0;
            });
        }
    }
}
