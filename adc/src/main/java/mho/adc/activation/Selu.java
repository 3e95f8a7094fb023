package mho.adc.activation;

import java.util.List;
import mho.base.kernel.Elementary;

/**
 * The scaled exponential linear unit, whose outputs keep mean 0 and variance 1 from layer to layer.
 *
 * <pre>  g(x) = λx for x > 0, λα(eˣ − 1) else;   g⁻¹(y) = y/λ, ln(1 + y/(λα))</pre>
 *
 * <p>Reference: G. Klambauer et al., "Self-normalizing neural networks", NIPS 2017, arXiv:1706.02515, equation (14).
 */
public record Selu() implements Activation {
    private static final double LAMBDA = 1.0507009873554805;
    private static final double ALPHA = 1.6732632423543772;
    private static final double DEPTH = LAMBDA * ALPHA;
    private static final Pieces PIECES = Pieces.ofReals().risesTo(Pieces.EVER);

    @Override
    public double value(double x) {
        return x > 0 ? LAMBDA * x : DEPTH * StrictMath.expm1(x);
    }

    @Override
    public double derivative(double x) {
        return x > 0 ? LAMBDA : DEPTH * Elementary.exp(x);
    }

    @Override
    public List<Branch> branches(Interval inputs) {
        return PIECES.branches(inputs);
    }

    @Override
    public double inverse(double y, Branch branch) {
        return y > 0 ? y / LAMBDA : StrictMath.log1p(y / DEPTH);
    }

    @Override
    public String name() {
        return "selu";
    }

    @Override
    public String summary() {
        return "1.0507 x above zero, 1.7581 (e^x - 1) below";
    }
}
