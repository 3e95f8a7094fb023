package mho.device.catalog;

import java.util.ArrayList;
import java.util.List;
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
    /** Standard deviation of the law of the programming error, before anything is cut at zero. */
    public static final String PROGRAMMING_SIGMA = "programming sigma";
    /** Mean conductance at an age, without read noise. */
    public static final String DRIFTED_MEAN = "drifted mean";
    /** Standard deviation from cell to cell at an age, without read noise. */
    public static final String DRIFTED_SD = "drifted sd";
    /** Mean of single reads, one a cell. */
    public static final String READ_MEAN = "read mean";
    /** Standard deviation of single reads, one a cell: programming, drift and read noise together. */
    public static final String READ_SD = "read sd";
    /** Standard deviation of the reads of one cell. */
    public static final String READ_NOISE = "read noise sd";
    /** Correlation of successive reads of one cell. */
    public static final String READ_CORRELATION = "correlation of reads";

    public Published {
        if (!(target >= 0 && time >= 0 && Double.isFinite(target + time + value))) {
            throw new IllegalArgumentException(
                    "A published number needs a target and a time >= 0 and a finite value, but they are %g S, %g s and %g"
                            .formatted(target, time, value));
        }
    }

    /** Returns a conductance: target and value in microsiemens, as printed. */
    static Published ofMicrosiemens(double target, double time, String quantity, double value, String source) {
        return new Published(target * 1e-6, time, quantity, value, "uS", source);
    }

    /**
     * Returns means and standard deviations of programmed cells and of reads at 1 s, 1 h, 1 day and 1 year, or fewer.
     *
     * @param target conductance that was asked for [µS]
     * @param source where they are printed
     * @param values mean, standard deviation, mean and so on [µS]
     */
    static List<Published> atAges(double target, String source, double... values) {
        double[] ages = {0, 1, Ages.HOUR, Ages.DAY, Ages.YEAR};
        List<Published> all = new ArrayList<>();
        for (int k = 0; k < values.length / 2; k++) {
            String mean = k == 0 ? PROGRAMMED_MEAN : READ_MEAN;
            String deviation = k == 0 ? PROGRAMMED_SD : READ_SD;
            all.add(ofMicrosiemens(target, ages[k], mean, values[2 * k], source));
            all.add(ofMicrosiemens(target, ages[k], deviation, values[2 * k + 1], source));
        }
        return all;
    }
}
