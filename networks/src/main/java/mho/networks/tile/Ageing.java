package mho.networks.tile;

import mho.base.unit.SI;
import mho.crossbar.DriftCompensation;

/**
 * How long ago a chip's arrays were programmed, and what is done about it. Ramp cells are taken as fresh.
 *
 * @param age          time since the end of programming [s]
 * @param compensation how outputs are scaled back
 */
public record Ageing(@SI("s") double age, DriftCompensation compensation) {
    /** Right after programming. */
    public static final Ageing DEFAULT = new Ageing(0, new DriftCompensation.None());

    public Ageing {
        if (!(age >= 0 && age < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("An age must be >= 0 and finite, but is %g s".formatted(age));
        }
    }

    /** Returns whether outputs are scaled at all. */
    boolean compensates() {
        return !(compensation instanceof DriftCompensation.None);
    }
}
