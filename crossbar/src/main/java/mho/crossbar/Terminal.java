package mho.crossbar;

import mho.base.unit.SI;

/** What the end of a line is connected to during a read. */
public sealed interface Terminal {
    /** Virtual ground, but not the line that is read. */
    Terminal GROUNDED = new Held(0);

    /** A word line at the voltage of its input. */
    record Driven() implements Terminal {}

    /** A bit line at virtual ground, whose current is the output. */
    record Sensed() implements Terminal {}

    /**
     * A line kept at a voltage of its own, such as half the read voltage.
     *
     * @param volts voltage [V]
     */
    record Held(@SI("V") double volts) implements Terminal {
        public Held {
            if (!Double.isFinite(volts)) {
                throw new IllegalArgumentException(
                        "A line must be held at a finite voltage, but is at %g V".formatted(volts));
            }
        }
    }

    /** A line that nothing is connected to. */
    record Floating() implements Terminal {}
}
