package mho.adc.activation;

import java.util.List;
import mho.base.kernel.Elementary;

/**
 * The hyperbolic tangent; its ramp has the shape of the sigmoid's, as tanh x = 2 sigmoid(2x) − 1.
 *
 * <pre>  g⁻¹(y) = ½ ln((1 + y)/(1 − y)) = ½ ln(1 + 2y/(1 − y))</pre>
 */
public record Tanh() implements Activation {
    /** From here on the logarithm of the quotient is good to 14 digits. */
    private static final double NEAR = 0x1p-5;

    @Override
    public double value(double x) {
        return Elementary.tanh(x);
    }

    @Override
    public void values(double[] x, double[] y, int from, int to) {
        Elementary.tanhs(x, y, from, to);
    }

    /** As tanh x = 2 s(2x) − 1: 1 − tanh² x would lose both tails. */
    @Override
    public double derivative(double x) {
        return 4 * Elementary.sigmoid(2 * x) * Elementary.sigmoid(-2 * x);
    }

    /** The whole range whatever the inputs are, so that a converter of a part of them keeps its codes. */
    @Override
    public Interval outputs(Interval inputs) {
        return new Interval(-1, 1);
    }

    @Override
    public List<Branch> branches(Interval inputs) {
        return List.of(new Branch(inputs, 0, 1));
    }

    @Override
    public double inverse(double y, Branch branch) {
        // next to 0 the quotient is 1 and a rest, which is all that counts
        return 0.5 * (Math.abs(y) < NEAR ? StrictMath.log1p(2 * y / (1 - y)) : StrictMath.log((1 + y) / (1 - y)));
    }

    @Override
    public Scaled shape() {
        return new Scaled(new Sigmoid(), 2, 2, -1);
    }

    @Override
    public String name() {
        return "tanh";
    }

    @Override
    public String summary() {
        return "tanh x, the ramp of the sigmoid at half the range";
    }
}
