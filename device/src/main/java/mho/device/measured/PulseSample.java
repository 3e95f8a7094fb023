package mho.device.measured;

import mho.base.unit.SI;
import mho.device.Polarity;

/**
 * A conductance read after a pulse.
 *
 * @param pulse       number of the pulse; rises within a run of one polarity [1]
 * @param conductance read after it [S]
 * @param polarity    of the pulse
 */
public record PulseSample(int pulse, @SI("S") double conductance, Polarity polarity) {
    public PulseSample {
        if (!(pulse >= 0 && conductance >= 0 && conductance < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "A measured pulse needs a number >= 0 and a conductance >= 0, but they are %d and %g S"
                            .formatted(pulse, conductance));
        }
    }
}
