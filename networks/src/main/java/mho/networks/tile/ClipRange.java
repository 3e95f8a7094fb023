package mho.networks.tile;

import java.util.List;
import mho.adc.activation.Activation;
import mho.adc.activation.Identity;
import mho.adc.activation.Interval;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The range that a uniform quantiser of so many steps should cover: clipping few large values against resolving the many
 * small ones.
 */
final class ClipRange {
    private static final int CANDIDATES = 64;
    private static final int SMALLEST = 12;
    /** Values between two looks at whether a candidate can still be the best. */
    private static final int BLOCK = 1024;
    /** One value of so many is looked at first; a divisor of the block. */
    private static final int SAMPLE = 64;

    private ClipRange() {}

    /** Returns the range for the values themselves; see {@link #bestThrough}. */
    static double best(double[] values, double steps) {
        return bestThrough(values, steps, new Identity());
    }

    /** Returns the range for values of which only a histogram is known: among 64ths of the largest of its ends. */
    static double best(Histogram values, double steps) {
        double largest = Math.max(Math.abs(values.low()), Math.abs(values.high()));
        double[] means = values.means();
        return largest == 0
                ? 1
                : smallest(largest, (limit, bound, stride) -> squaredError(means, limit, limit / steps, bound, stride));
    }

    /**
     * Returns the range limit for values of several kinds, whose errors count with the squares of the kinds' weights.
     *
     * @param kinds   values to quantise, all against the same limit
     * @param weights weight of each kind [1]
     * @param steps   steps from zero to the limit [1]
     */
    static double best(List<DMatrixRMaj> kinds, List<Double> weights, double steps) {
        double largest = 0;
        for (DMatrixRMaj kind : kinds) {
            largest = Math.max(largest, CommonOps_DDRM.elementMaxAbs(kind));
        }
        if (largest == 0) {
            return 1;
        }
        return smallest(largest, (limit, bound, stride) -> {
            double error = 0;
            for (int kind = 0; kind < kinds.size() && error <= bound; kind++) {
                double weight = weights.get(kind) * weights.get(kind);
                double[] values = kinds.get(kind).data;
                // a little more than is left, so that rounding gives up no candidate that is as good
                double left = weight == 0 ? Double.POSITIVE_INFINITY : (bound - error) / weight * (1 + 1e-9);
                error += weight * squaredError(values, limit, limit / steps, left, stride);
            }
            return error;
        });
    }

    /** The squared error of a limit. */
    @FunctionalInterface
    private interface Errors {
        /**
         * Returns the error of every so many-th value.
         *
         * @param bound what is larger need not be summed to its end
         */
        double of(double limit, double bound, int stride);
    }

    /**
     * Returns the limit of the smallest error, the largest of equals. Sums of squares never fall, so a candidate is given up where it
     * is worse than the one that is best for a few of the values.
     */
    private static double smallest(double largest, Errors errors) {
        double guess = largest;
        double guessed = Double.POSITIVE_INFINITY;
        for (int k = CANDIDATES; k >= SMALLEST; k--) {
            double limit = largest * k / CANDIDATES;
            double error = errors.of(limit, guessed, SAMPLE);
            if (error < guessed) {
                guess = limit;
                guessed = error;
            }
        }
        double bound = errors.of(guess, Double.POSITIVE_INFINITY, 1);
        double best = guess;
        double bestError = Double.POSITIVE_INFINITY;
        for (int k = CANDIDATES; k >= SMALLEST; k--) {
            double limit = largest * k / CANDIDATES;
            double error = errors.of(limit, Math.min(bound, bestError), 1);
            if (error <= bound && error < bestError) {
                best = limit;
                bestError = error;
            }
        }
        return best;
    }

    private static double squaredError(double[] values, double limit, double step, double bound, int stride) {
        double sum = 0;
        for (int from = 0; from < values.length && sum <= bound; from += BLOCK) {
            int to = Math.min(values.length, from + BLOCK);
            for (int k = from; k < to; k += stride) {
                double error = Math.max(-limit, Math.min(limit, Math.rint(values[k] / step) * step)) - values[k];
                sum += error * error;
            }
        }
        return sum;
    }

    /**
     * Returns the range limit c with the smallest mean squared error of g(v) when v is rounded to c/steps and clipped at ±c,
     * among 64ths of the largest magnitude; 1 if all values are zero.
     *
     * @param values     values to quantise
     * @param steps      steps from zero to the limit [1]
     * @param activation the function g that follows
     */
    static double bestThrough(double[] values, double steps, Activation activation) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        if (largest == 0) {
            return 1;
        }
        double[] exact = new double[values.length];
        activation.values(values, exact, 0, values.length);
        return smallest(
                largest,
                (limit, bound, stride) -> activation instanceof Identity
                        ? squaredError(values, limit, limit / steps, bound, stride)
                        : squaredError(values, exact, limit, limit / steps, activation, bound, stride));
    }

    private static double squaredError(
            double[] values,
            double[] exact,
            double limit,
            double step,
            Activation activation,
            double bound,
            int stride) {
        double[] rounded = new double[BLOCK];
        double[] found = new double[BLOCK];
        double sum = 0;
        for (int from = 0; from < values.length && sum <= bound; from += BLOCK) {
            int to = Math.min(values.length, from + BLOCK);
            int count = 0;
            for (int k = from; k < to; k += stride) {
                rounded[count++] = Math.max(-limit, Math.min(limit, Math.rint(values[k] / step) * step));
            }
            activation.clippedValues(rounded, found, 0, count);
            for (int k = 0; k < count; k++) {
                double error = found[k] - exact[from + k * stride];
                sum += error * error;
            }
        }
        return sum;
    }

    /** Returns the share of values beyond ±range. */
    static double beyond(double[] values, double range) {
        int count = 0;
        for (double value : values) {
            count += Math.abs(value) > range ? 1 : 0;
        }
        return (double) count / values.length;
    }

    /** Returns the range that values span, widened if they are all the same. */
    static Interval span(double[] values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return low < high ? new Interval(low, high) : new Interval(low - 1, high + 1);
    }
}
