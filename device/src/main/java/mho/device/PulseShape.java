package mho.device;

import mho.device.Programming.Effort;

/**
 * Amplitude and width of a programming pulse relative to the write pulse of the cell's {@link CellCost}, which holds the
 * volts and seconds.
 *
 * @param voltage  amplitude over that of the write pulse [1]
 * @param duration width over that of the write pulse [1]
 */
public record PulseShape(double voltage, double duration) {
    /** The write pulse itself. */
    public static final PulseShape DEFAULT = new PulseShape(1, 1);

    public PulseShape {
        if (!(voltage > 0 && duration > 0 && Double.isFinite(voltage + duration))) {
            throw new IllegalArgumentException(
                    "A pulse needs a relative voltage and duration > 0, but they are %g and %g"
                            .formatted(voltage, duration));
        }
    }

    /** Returns what one such pulse costs that meets a conductance [S]: V²·t weighs with the square of the amplitude. */
    Effort on(double conductance) {
        return new Effort(1, voltage * voltage * duration * conductance, duration, 0, 0);
    }
}
