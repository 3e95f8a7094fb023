package mho.networks.train;

import mho.base.random.Draws;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** What becomes of weights in arrays, drawn anew in each step of a training; the gradient changes the clean weights. */
public sealed interface WeightNoise {
    /** Weights as they are. */
    record None() implements WeightNoise {}

    /**
     * Normal noise of the same deviation on all weights of a matrix.
     *
     * <pre>  w + share·max|W|·N(0, 1)</pre>
     *
     * <p>Reference: V. Joshi et al., "Accurate deep neural network inference using computational phase-change memory", Nature
     * Communications 11, 2473 (2020), doi:10.1038/s41467-020-16108-9.
     *
     * @param share standard deviation relative to the matrix's largest magnitude [1]
     */
    record Gaussian(double share) implements WeightNoise {
        public Gaussian {
            if (!(share >= 0 && share < 1)) {
                throw new IllegalArgumentException(
                        "Weight noise is a share of the largest weight, 0 to 1, but is %g".formatted(share));
            }
        }

        /** Returns a matrix with noise of a part of the full deviation. */
        DMatrixRMaj on(DMatrixRMaj weights, double part, Draws draws) {
            double deviation = part * share * CommonOps_DDRM.elementMaxAbs(weights);
            DMatrixRMaj noisy = new DMatrixRMaj(weights);
            for (int k = 0; k < noisy.getNumElements(); k++) {
                noisy.data[k] += deviation * draws.normal();
            }
            return noisy;
        }
    }
}
