package mho.networks.train;

import java.util.Iterator;
import mho.networks.Parameters;
import org.ejml.data.DMatrixRMaj;

/**
 * The Adam optimiser, with its running moments.
 *
 * <pre>  m = β₁m + (1−β₁)g,  v = β₂v + (1−β₂)g²,  w −= lr·(m/(1−β₁ˢ))/(√(v/(1−β₂ˢ)) + ε)</pre>
 *
 * <p>Reference: D. Kingma, J. Ba, "Adam: a method for stochastic optimization", ICLR 2015; β₁ = 0.9 unless a schedule says otherwise, β₂ = 0.999, ε = 1e-8.
 */
final class Adam {
    static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final Parameters first;
    private final Parameters second;
    private long steps;

    Adam(Parameters parameters) {
        this.first = parameters.zeros();
        this.second = parameters.zeros();
    }

    /** Goes on from the moments after so many steps. */
    Adam(Parameters first, Parameters second, long steps) {
        this.first = first.copy();
        this.second = second.copy();
        this.steps = steps;
    }

    /** Returns a copy of the first moments. */
    Parameters first() {
        return first.copy();
    }

    /** Returns a copy of the second moments. */
    Parameters second() {
        return second.copy();
    }

    long steps() {
        return steps;
    }

    /** Takes a share off all parameters, as AdamW does before each step. */
    static void decay(Parameters parameters, double share) {
        if (share == 0) {
            return;
        }
        for (DMatrixRMaj tensor : parameters.tensors()) {
            for (int k = 0; k < tensor.getNumElements(); k++) {
                tensor.data[k] *= 1 - share;
            }
        }
    }

    /**
     * Changes the parameters in place by one step along a gradient that is multiplied by a factor first.
     *
     * @param learningRate lr [1]
     * @param beta1        β₁ of this step; its power s is that of this β₁, as in PyTorch [1]
     */
    void step(Parameters parameters, Parameters gradients, double gradientFactor, double learningRate, double beta1) {
        steps++;
        double rate = learningRate / (1 - StrictMath.pow(beta1, (double) steps));
        double correction = 1 / (1 - StrictMath.pow(BETA_2, (double) steps));
        Iterator<DMatrixRMaj> gradient = gradients.tensors().iterator();
        Iterator<DMatrixRMaj> firsts = first.tensors().iterator();
        Iterator<DMatrixRMaj> seconds = second.tensors().iterator();
        for (DMatrixRMaj tensor : parameters.tensors()) {
            double[] g = gradient.next().data;
            double[] m = firsts.next().data;
            double[] v = seconds.next().data;
            double[] w = tensor.data;
            for (int k = 0; k < tensor.getNumElements(); k++) {
                double slope = g[k] * gradientFactor;
                m[k] = beta1 * m[k] + (1 - beta1) * slope;
                v[k] = BETA_2 * v[k] + (1 - BETA_2) * slope * slope;
                w[k] -= rate * m[k] / (Math.sqrt(v[k] * correction) + EPSILON);
            }
        }
    }
}
