package mho.adc.activation;

import java.util.List;

/** g(x) = max(x, 0): a ramp that starts at zero, so that negative inputs never trip the comparator. */
public record Relu() implements Activation {
    private static final Pieces PIECES = Pieces.ofReals().restsTo(0).risesTo(Pieces.EVER);

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
    public void derivatives(double[] x, double[] y, int from, int to) {
        for (int k = from; k < to; k++) {
            y[k] = x[k] > 0 ? 1 : 0;
        }
    }

    @Override
    public List<Branch> branches(Interval inputs) {
        return PIECES.branches(inputs);
    }

    @Override
    public double inverse(double y, Branch branch) {
        return y;
    }

    @Override
    public boolean hasPlateaus() {
        return true;
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
