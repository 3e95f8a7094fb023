package mho.adc.activation;

import java.util.List;
import mho.base.kernel.Elementary;

/**
 * The logistic function.
 *
 * <pre>  g(x) = 1/(1 + e^−x),   g⁻¹(y) = ln(y/(1 − y))</pre>
 */
public record Sigmoid() implements Activation {
    @Override
    public double value(double x) {
        return Elementary.sigmoid(x);
    }

    @Override
    public void values(double[] x, double[] y, int from, int to) {
        for (int k = from; k < to; k++) {
            y[k] = Elementary.sigmoid(x[k]);
        }
    }

    @Override
    public double derivative(double x) {
        double y = value(x);
        return y * (1 - y);
    }

    /** The whole range whatever the inputs are, so that a converter of a part of them keeps its codes. */
    @Override
    public Interval outputs(Interval inputs) {
        return new Interval(0, 1);
    }

    @Override
    public List<Branch> branches(Interval inputs) {
        return List.of(new Branch(inputs, 0, 1));
    }

    @Override
    public double inverse(double y, Branch branch) {
        return StrictMath.log(y / (1 - y));
    }

    @Override
    public String name() {
        return "sigmoid";
    }

    @Override
    public String summary() {
        return "1/(1 + e^-x)";
    }
}
