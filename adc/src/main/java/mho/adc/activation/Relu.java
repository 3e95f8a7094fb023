package mho.adc.activation;

import java.util.List;

/** g(x) = max(x, 0): a ramp that starts at zero, so that negative inputs never trip the comparator. */
public record Relu() implements Activation {
    @Override
    public double value(double x) {
        return Math.max(x, 0);
    }

    @Override
    public void values(double[] x, double[] y, int from, int to) {
        for (int k = from; k < to; k++) {
            y[k] = Math.max(x[k], 0);
        }
    }

    @Override
    public double derivative(double x) {
        return x > 0 ? 1 : 0;
    }

    @Override
    public Interval outputs(Interval inputs) {
        if (!(inputs.high() > 0)) {
            throw new IllegalArgumentException(
                    "A ReLU converter needs inputs above zero, but the range ends at %g".formatted(inputs.high()));
        }
        return new Interval(Math.max(inputs.low(), 0), inputs.high());
    }

    @Override
    public List<Branch> branches(Interval inputs) {
        return List.of(new Branch(outputs(inputs), 0, 1));
    }

    @Override
    public double inverse(double y, Branch branch) {
        return y;
    }

    @Override
    public String name() {
        return "relu";
    }

    @Override
    public String summary() {
        return "max(x, 0)";
    }
}
