package mho.adc.activation;

import java.util.List;

/** g(x) = x: a plain converter. */
public record Identity() implements Activation {
    @Override
    public double value(double x) {
        return x;
    }

    @Override
    public void values(double[] x, double[] y, int from, int to) {
        for (int k = from; k < to; k++) {
            y[k] = x[k];
        }
    }

    @Override
    public double derivative(double x) {
        return 1;
    }

    @Override
    public List<Branch> branches(Interval inputs) {
        return List.of(new Branch(inputs, 0, 1));
    }

    @Override
    public double inverse(double y, Branch branch) {
        return y;
    }

    @Override
    public String name() {
        return "identity";
    }

    @Override
    public String summary() {
        return "x: a plain conversion";
    }
}
