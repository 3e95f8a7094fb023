package mho.networks.train;

import java.util.Iterator;
import mho.networks.Parameters;
import org.ejml.data.DMatrixRMaj;

/**
 * The Adam optimiser, with its running moments.
 *
 * <pre>  m = β₁m + (1−β₁)g,  v = β₂v + (1−β₂)g²,  w −= lr·(m/(1−β₁ˢ))/(√(v/(1−β₂ˢ)) + ε)</pre>
 *
 * <p>Reference: D. Kingma, J. Ba, "Adam: a method for stochastic optimization", ICLR 2015; β₁ = 0.9, β₂ = 0.999, ε = 1e-8.
 */
final class Adam {
    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final Parameters first;
    private final Parameters second;
    private double power1 = 1;
    private double power2 = 1;

    Adam(Parameters parameters) {
        this.first = parameters.zeros();
        this.second = parameters.zeros();
    }

    /** Changes the parameters in place by one step along a gradient that is multiplied by a factor first. */
    void step(Parameters parameters, Parameters gradients, double gradientFactor, double learningRate) {
        power1 *= BETA_1;
        power2 *= BETA_2;
        double rate = learningRate / (1 - power1);
        double correction = 1 / (1 - power2);
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
                m[k] = BETA_1 * m[k] + (1 - BETA_1) * slope;
                v[k] = BETA_2 * v[k] + (1 - BETA_2) * slope * slope;
                w[k] -= rate * m[k] / (Math.sqrt(v[k] * correction) + EPSILON);
            }
        }
    }
}
