package mho.adc;

import mho.adc.activation.Interval;

/**
 * The folds that a range of inputs covers, numbered from the one that holds zero.
 *
 * <pre>  fold k: low + k·F … low + (k + 1)·F,   F the width of a fold</pre>
 *
 * @param window fold 0
 * @param first  number of the lowest fold
 * @param last   number of the highest fold
 */
record Folds(Interval window, int first, int last) {
    /** More folds than any pre-activation range in use by an order of magnitude; a guard against units mixed up. */
    private static final int MOST_FOLDS = 256;

    static Folds covering(Interval inputs, Interval window) {
        if (!(inputs.isFinite() && inputs.width() <= MOST_FOLDS * window.width())) {
            throw new IllegalArgumentException(
                    "A range reduction needs inputs of at most %d folds of %g, but they go from %g to %g"
                            .formatted(MOST_FOLDS, window.width(), inputs.low(), inputs.high()));
        }
        // rounding in an end of range that was meant to be an end of a fold must not add an empty one
        double slack = 1e-9;
        int first = (int) Math.floor((inputs.low() - window.low()) / window.width() + slack);
        int last = (int) Math.ceil((inputs.high() - window.low()) / window.width() - slack) - 1;
        return new Folds(window, first, Math.max(first, last));
    }

    /** Returns the ends between folds: what the coarse conversion compares with. */
    int boundaries() {
        return last - first;
    }

    /** Returns the resolution of the coarse conversion [bit]. */
    int bits() {
        return 32 - Integer.numberOfLeadingZeros(boundaries());
    }

    /** Returns the number of the fold that holds an input; inputs beyond all folds belong to the outermost. */
    int of(double x) {
        double number = Math.floor((x - window.low()) / window.width());
        return (int) Math.max(first, Math.min(last, number));
    }
}
