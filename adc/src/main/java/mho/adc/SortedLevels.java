package mho.adc;

/** Rising levels, and how many of them an input has passed. */
final class SortedLevels {
    private final double[] levels;
    private final double first;
    private final double scale;

    /** Keeps the array; neighbours may be equal. */
    SortedLevels(double[] levels) {
        this.levels = levels;
        this.first = levels[0];
        double span = levels[levels.length - 1] - first;
        this.scale = span > 0 ? (levels.length - 1) / span : 0;
    }

    /** Returns the levels at or below x: from the place where they would be if they lay evenly, to the one that it is. */
    int count(double x) {
        if (!(x >= first)) {
            if (Double.isNaN(x)) {
                throw new IllegalArgumentException("The input of a converter must be a number, but is NaN");
            }
            return 0;
        }
        int k = (int) Math.min((x - first) * scale + 0.5, levels.length);
        while (k < levels.length && levels[k] <= x) {
            k++;
        }
        while (k > 0 && levels[k - 1] > x) {
            k--;
        }
        return k;
    }

    double[] levels() {
        return levels.clone();
    }
}
