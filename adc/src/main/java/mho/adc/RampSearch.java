package mho.adc;

import java.util.Arrays;

/**
 * Finds the first strobe at which a ramp lies above an input. A ramp that falls somewhere has stopped every input there that it
 * has been above before; so the place is found in its running maximum, which never falls.
 */
final class RampSearch {
    private static final int BINS_PER_LEVEL = 16;
    private static final int MOST_BINS = 8192;

    /** The running maximum, and behind it what nothing is as large as. */
    private final double[] peaks;

    private final int[] table;
    private final double scale;

    private RampSearch(double[] peaks, int bins) {
        this.peaks = peaks;
        int last = peaks.length - 2;
        double span = peaks[last] - peaks[0];
        this.scale = span > 0 ? (bins - 1) / span : 0;
        this.table = new int[bins];
        for (int bin = 0, k = 0; bin < bins; bin++) {
            // levels of the bins before: as the bin never falls with the input, these are surely below it
            while (k <= last && bin(peaks[k]) < bin) {
                k++;
            }
            table[bin] = Math.min(k, last);
        }
    }

    /** For a ramp that is the same for many inputs. */
    static RampSearch indexed(double[] levels) {
        return new RampSearch(peaks(levels), Math.min(MOST_BINS, BINS_PER_LEVEL * levels.length));
    }

    /** For a ramp of one conversion. */
    static RampSearch single(double[] levels) {
        return new RampSearch(peaks(levels), 0);
    }

    private static double[] peaks(double[] levels) {
        double[] peaks = Arrays.copyOf(levels, levels.length + 1);
        for (int k = 1; k < levels.length; k++) {
            peaks[k] = Math.max(peaks[k - 1], peaks[k]);
        }
        peaks[levels.length] = Double.NaN;
        return peaks;
    }

    private int bin(double x) {
        return Math.max(0, Math.min((int) ((x - peaks[0]) * scale), table.length - 1));
    }

    /** Returns the strobes before the first at which the ramp lies above a number: all of them if there is none. */
    int passed(double x) {
        return table.length == 0 ? halved(x) : looked(x);
    }

    /** There is seldom a second level in a bin. */
    private int looked(double x) {
        int k = table[bin(x)];
        return from(k + (1 & ~under(x, k)), x);
    }

    private int halved(double x) {
        int base = 0;
        int size = peaks.length - 1;
        while (size > 1) {
            int half = size >>> 1;
            base += half & ~under(x, base + half);
            size -= half;
        }
        return from(base + (1 & ~under(x, base)), x);
    }

    /**
     * All ones where a number is below a peak, else zero; no branch, as nobody could guess it. A negative zero counts as below a
     * positive one, which {@link #from} puts right.
     */
    private int under(double x, int k) {
        return (int) (Double.doubleToRawLongBits(x - peaks[k]) >> (Long.SIZE - 1));
    }

    private int from(int passed, double x) {
        int k = passed;
        while (peaks[k] <= x) {
            k++;
        }
        return k;
    }
}
