package mho.adc.activation;

import java.util.List;
import mho.base.kernel.Elementary;

/**
 * The logistic function.
 *
 * <pre>  g(x) = 1/(1 + e^−x),   g⁻¹(y) = ln(y/(1 − y))</pre>
 */
public record Sigmoid() implements Activation {
    /** From so far from ½ on, twice, the logarithm of the quotient is good to 14 digits. */
    private static final double NEAR = 0x1p-5;

    @Override
    public double value(double x) {
        return Elementary.sigmoid(x);
    }

    @Override
    public void values(double[] x, double[] y, int from, int to) {
        Elementary.sigmoids(x, y, from, to);
    }

    /** s(x)·s(−x): 1 − s(x) would lose the tail on the right. */
    @Override
    public double derivative(double x) {
        return Elementary.sigmoid(x) * Elementary.sigmoid(-x);
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
        // next to ½ the quotient is 1 and a rest, which is all that counts
        double twice = 2 * y - 1;
        return Math.abs(twice) < NEAR ? StrictMath.log1p(twice / (1 - y)) : StrictMath.log(y / (1 - y));
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
