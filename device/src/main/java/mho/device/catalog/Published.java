package mho.device.catalog;

import mho.base.unit.SI;

/**
 * A number of the literature that a model can be held against.
 *
 * @param target   conductance that was asked for [S]
 * @param time     time since the end of programming [s]
 * @param quantity what the number is: {@link #PROGRAMMED_MEAN} and so on
 * @param value    the number, in the unit beside it
 * @param unit     its unit, as printed in tables: "uS", "1"
 * @param source   where it is printed
 */
public record Published(
        @SI("S") double target, @SI("s") double time, String quantity, double value, String unit, String source) {
    /** Mean conductance right after programming, without read noise. */
    public static final String PROGRAMMED_MEAN = "programmed mean";
    /** Standard deviation from cell to cell right after programming, without read noise. */
    public static final String PROGRAMMED_SD = "programmed sd";
    /** Mean of single reads, one a cell. */
    public static final String READ_MEAN = "read mean";
    /** Standard deviation of single reads, one a cell: programming, drift and read noise together. */
    public static final String READ_SD = "read sd";
    /** Standard deviation of the reads of one cell. */
    public static final String READ_NOISE = "read noise sd";

    public Published {
        if (!(target >= 0 && time >= 0 && Double.isFinite(target + time + value))) {
            throw new IllegalArgumentException(
                    "A published number needs a target and a time >= 0 and a finite value, but they are %g S, %g s and %g"
                            .formatted(target, time, value));
        }
    }
}
