package mho.networks.tile;

import mho.adc.Adc;
import mho.base.unit.SI;
import mho.crossbar.DriftCompensation;

/**
 * How long ago a chip's arrays were programmed, and what is done about it.
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

    /** Returns converters of this age, with the upkeep of their design done. */
    Adc applyTo(Adc fresh) {
        return age == 0 ? fresh : fresh.aged(age);
    }

    /** Returns whether outputs are scaled at all. */
    boolean compensates() {
        return !(compensation instanceof DriftCompensation.None);
    }
}
