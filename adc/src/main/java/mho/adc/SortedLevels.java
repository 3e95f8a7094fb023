package mho.adc;

/** Rising levels, and how many of them an input has passed. */
final class SortedLevels {
    /** Levels nearer than this to where they would be if they lay evenly are found by three comparisons [steps]. */
    private static final double NEARLY_EVEN = 1.4;

    /** The levels between one that every number has passed and one that none has. */
    private final double[] padded;

    private final double first;
    private final double scale;
    private final int last;
    private final boolean nearlyEven;

    /** Neighbours may be equal. */
    SortedLevels(double[] levels) {
        this.last = levels.length - 1;
        this.padded = new double[levels.length + 2];
        padded[0] = Double.NEGATIVE_INFINITY;
        System.arraycopy(levels, 0, padded, 1, levels.length);
        padded[levels.length + 1] = Double.NaN;
        this.first = levels[0];
        double span = levels[last] - first;
        this.scale = span > 0 ? last / span : 0;
        this.nearlyEven = isNearlyEven(levels);
    }

    private boolean isNearlyEven(double[] levels) {
        for (int k = 0; k <= last; k++) {
            if (!(Math.abs((levels[k] - first) * scale - k) < NEARLY_EVEN)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the levels at or below x: from the place where they would be if they lay evenly, to the one that it is. */
    int count(double x) {
        if (Double.isNaN(x)) {
            throw new IllegalArgumentException("The input of a converter must be a number, but is NaN");
        }
        int k = Math.max(0, Math.min(last, (int) ((x - first) * scale + 0.5)));
        if (nearlyEven) {
            // no level before these three is above x, and none after them has been passed
            return k - 1 + (padded[k] <= x ? 1 : 0) + (padded[k + 1] <= x ? 1 : 0) + (padded[k + 2] <= x ? 1 : 0);
        }
        while (k <= last && padded[k + 1] <= x) {
            k++;
        }
        while (k > 0 && padded[k] > x) {
            k--;
        }
        return k;
    }

    double[] levels() {
        return java.util.Arrays.copyOfRange(padded, 1, padded.length - 1);
    }
}
