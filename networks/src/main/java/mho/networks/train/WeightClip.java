package mho.networks.train;

import org.ejml.data.DMatrixRMaj;

/** The bound of the weights in arrays, held after each step of a training: few large weights cost all others resolution. */
public sealed interface WeightClip {
    /** Returns the largest magnitude that a weight of a matrix may have. */
    double limit(DMatrixRMaj weights);

    /** No bound. */
    record None() implements WeightClip {
        @Override
        public double limit(DMatrixRMaj weights) {
            return Double.POSITIVE_INFINITY;
        }
    }

    /**
     * So many standard deviations of each matrix's own weights.
     *
     * <p>Reference: V. Joshi et al., Nature Communications 11, 2473 (2020), doi:10.1038/s41467-020-16108-9, who clip at 2 to 2.5.
     *
     * @param deviations the bound in standard deviations [1]
     */
    record Deviations(double deviations) implements WeightClip {
        public static final Deviations DEFAULT = new Deviations(2.5);

        public Deviations {
            requirePositive(deviations);
        }

        @Override
        public double limit(DMatrixRMaj weights) {
            int count = weights.getNumElements();
            double sum = 0;
            double squares = 0;
            for (int k = 0; k < count; k++) {
                sum += weights.data[k];
                squares += weights.data[k] * weights.data[k];
            }
            double mean = sum / count;
            double variance = squares / count - mean * mean;
            return variance > 0 ? deviations * Math.sqrt(variance) : Double.POSITIVE_INFINITY;
        }
    }

    /**
     * The same for all matrices.
     *
     * @param magnitude the bound [1]
     */
    record Fixed(double magnitude) implements WeightClip {
        public Fixed {
            requirePositive(magnitude);
        }

        @Override
        public double limit(DMatrixRMaj weights) {
            return magnitude;
        }
    }

    private static void requirePositive(double bound) {
        if (!(bound > 0 && bound < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Weights need a bound > 0, but it is %g".formatted(bound));
        }
    }
}
