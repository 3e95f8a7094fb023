package mho.adc;

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
    private final double first;
    private final double scale;

    private RampSearch(double[] peaks, int bins) {
        this.peaks = peaks;
        int last = peaks.length - 2;
        double span = peaks[last] - peaks[0];
        this.first = peaks[0];
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

    static RampSearch indexed(double[] levels) {
        return new RampSearch(peaks(levels), Math.min(MOST_BINS, BINS_PER_LEVEL * levels.length));
    }

    /** Returns the running maximum, and behind it what nothing is as large as. */
    static double[] peaks(double[] levels) {
        Peaks peaks = new Peaks(levels.length);
        for (int k = 0; k < levels.length; k++) {
            peaks.add(k, levels[k]);
        }
        return peaks.ended();
    }

    /** A running maximum on its way. */
    static final class Peaks {
        private final double[] peaks;
        private double peak = Double.NEGATIVE_INFINITY;

        Peaks(int levels) {
            peaks = new double[levels + 1];
        }

        void add(int k, double level) {
            // not Math.max, which would also look for NaN and −0
            peak = level > peak ? level : peak;
            peaks[k] = peak;
        }

        double[] ended() {
            peaks[peaks.length - 1] = Double.NaN;
            return peaks;
        }
    }

    private int bin(double x) {
        return Math.max(0, Math.min((int) ((x - first) * scale), table.length - 1));
    }

    /** Returns the strobes before the first at which the ramp lies above a number: all of them if there is none. */
    int passed(double x) {
        int k = table[bin(x)];
        // there is seldom a second level in a bin
        return from(peaks, k + (1 & ~under(x, k)), x);
    }

    /**
     * Returns the same for a ramp that noise has moved a little away from this one: the search starts about where the number is
     * on this one, and is over at once for most numbers. Halving guesses branches wrong at every second level.
     *
     * @param moved running maximum of that ramp, from {@link #peaks}
     * @param x     the number
     */
    int passed(double[] moved, double x) {
        int k = table[bin(x)];
        while (k > 0 && moved[k - 1] > x) {
            k--;
        }
        return from(moved, k, x);
    }

    /**
     * All ones where a number is below a peak, else zero; no branch, as nobody could guess it. A negative zero counts as below a
     * positive one, which {@link #from} puts right.
     */
    private int under(double x, int k) {
        return (int) (Double.doubleToRawLongBits(x - peaks[k]) >> (Long.SIZE - 1));
    }

    private static int from(double[] peaks, int passed, double x) {
        int k = passed;
        while (peaks[k] <= x) {
            k++;
        }
        return k;
    }
}
