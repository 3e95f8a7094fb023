package mho.adc.activation;

import java.util.List;
import mho.base.kernel.Elementary;

/**
 * The adaptive Swish (ASH): a Swish whose threshold follows the inputs of a layer, so that it lets about the largest k % through.
 *
 * <pre>  g(x) = x·sigmoid(2α(x − θ)),   θ = μ + z·σ;   smallest at x = −(1 + v)/(2α),   v + ln v = −1 − 2αθ</pre>
 *
 * <p>In the paper μ and σ are mean and standard deviation of all inputs of the layer at that moment, which needs all of them
 * before the first output. Here they are given numbers, such as those of the calibration data: a converter's ramp is programmed
 * once.
 *
 * <p>Reference: K. Lee, J. Yang, H. Lee, J. Y. Hwang, "Stochastic adaptive activation function", NeurIPS 2022,
 * arXiv:2210.11672.
 *
 * @param alpha     steepness α of the gate
 * @param mean      mean μ of the inputs
 * @param deviation standard deviation σ of the inputs
 * @param z         threshold above the mean in standard deviations [1]; the normal distribution's 1 − k %
 */
public record AdaptiveSwish(double alpha, double mean, double deviation, double z) implements Activation {
    public static final AdaptiveSwish DEFAULT = new AdaptiveSwish(1, 0, 1, 0.5);
    /** Steps of Newton's method; it converges from any start in fewer than ten. */
    private static final int MOST_STEPS = 50;
    /** Below this v is nothing beside 1, and long before its power is below the smallest double. */
    private static final double LEAST = -600;

    public AdaptiveSwish {
        boolean valid =
                alpha > 0 && deviation >= 0 && Double.isFinite(alpha * (Math.abs(mean) + deviation * Math.abs(z)));
        if (!valid) {
            throw new IllegalArgumentException(
                    "An adaptive Swish needs a steepness > 0, a deviation >= 0 and finite numbers, but has %g, %g, mean %g and z %g"
                            .formatted(alpha, deviation, mean, z));
        }
    }

    @Override
    public double value(double x) {
        return x == Double.NEGATIVE_INFINITY ? 0 : x * gate(x);
    }

    @Override
    public double derivative(double x) {
        if (Double.isInfinite(x)) {
            return x > 0 ? 1 : 0;
        }
        double gate = gate(x);
        // far out the factor of x may be infinite
        return gate == 0 || gate == 1 ? gate : gate + 2 * alpha * x * gate * (1 - gate);
    }

    @Override
    public List<Branch> branches(Interval inputs) {
        return Pieces.ofReals().fallsTo(dip()).risesTo(Pieces.EVER).branches(inputs);
    }

    private double threshold() {
        return mean + z * deviation;
    }

    private double gate(double x) {
        return Elementary.sigmoid(2 * alpha * (x - threshold()));
    }

    /** The input of the smallest output: v + ln v rises, so Newton's method finds its only root. */
    private double dip() {
        double wanted = -1 - 2 * alpha * threshold();
        if (wanted < LEAST) {
            return -1 / (2 * alpha);
        }
        double v = wanted > 1 ? wanted : Elementary.exp(wanted - 1);
        for (int n = 0; n < MOST_STEPS; n++) {
            double next = v * (1 + wanted - StrictMath.log(v)) / (1 + v);
            if (Math.abs(next - v) <= 0x1p-52 * v) {
                break;
            }
            v = next;
        }
        return -(1 + v) / (2 * alpha);
    }

    @Override
    public String name() {
        return "adaptive-swish";
    }

    @Override
    public String summary() {
        return "x sigmoid(%s (x - %s)), ASH with given statistics".formatted(2 * alpha, threshold());
    }
}
