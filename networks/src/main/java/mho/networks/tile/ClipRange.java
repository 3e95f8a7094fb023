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

    private ClipRange() {}

    /** Returns the range for the values themselves; see {@link #bestThrough}. */
    static double best(double[] values, double steps) {
        return bestThrough(values, steps, new Identity());
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
        double best = largest;
        double bestError = Double.POSITIVE_INFINITY;
        for (int k = CANDIDATES; k >= SMALLEST; k--) {
            double limit = largest * k / CANDIDATES;
            double error = 0;
            for (int kind = 0; kind < kinds.size(); kind++) {
                double weight = weights.get(kind);
                error += weight * weight * squaredError(kinds.get(kind).data, limit, limit / steps);
            }
            if (error < bestError) {
                best = limit;
                bestError = error;
            }
        }
        return best;
    }

    private static double squaredError(double[] values, double limit, double step) {
        double sum = 0;
        for (double value : values) {
            double error = Math.max(-limit, Math.min(limit, Math.rint(value / step) * step)) - value;
            sum += error * error;
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
        double best = largest;
        double bestError = Double.POSITIVE_INFINITY;
        for (int k = CANDIDATES; k >= SMALLEST; k--) {
            double limit = largest * k / CANDIDATES;
            double error = squaredError(quantised(values, limit, limit / steps), exact, activation);
            if (error < bestError) {
                best = limit;
                bestError = error;
            }
        }
        return best;
    }

    private static double[] quantised(double[] values, double limit, double step) {
        double[] rounded = new double[values.length];
        for (int k = 0; k < values.length; k++) {
            rounded[k] = Math.max(-limit, Math.min(limit, Math.rint(values[k] / step) * step));
        }
        return rounded;
    }

    private static double squaredError(double[] arguments, double[] exact, Activation activation) {
        double[] found = new double[exact.length];
        activation.clippedValues(arguments, found, 0, exact.length);
        double sum = 0;
        for (int k = 0; k < exact.length; k++) {
            double error = found[k] - exact[k];
            sum += error * error;
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
