package mho.adc.activation;

import java.util.List;
import mho.base.kernel.Elementary;

/**
 * The smooth rectifier; its derivative is the sigmoid.
 *
 * <pre>  g(x) = ln(1 + eˣ),   g⁻¹(y) = ln(e^y − 1) = y + ln(1 − e^−y)</pre>
 *
 * <p>Reference: C. Dugas et al., "Incorporating second-order functional knowledge for better option pricing", NIPS 2000.
 */
public record Softplus() implements Activation {
    private static final Pieces PIECES = Pieces.ofReals().risesTo(Pieces.EVER);

    @Override
    public double value(double x) {
        return Math.max(x, 0) + StrictMath.log1p(Elementary.exp(-Math.abs(x)));
    }

    @Override
    public double derivative(double x) {
        return Elementary.sigmoid(x);
    }

    @Override
    public List<Branch> branches(Interval inputs) {
        return PIECES.branches(inputs);
    }

    @Override
    public double inverse(double y, Branch branch) {
        // the form without cancellation
        return y < 0.7 ? StrictMath.log(StrictMath.expm1(y)) : y + StrictMath.log1p(-Elementary.exp(-y));
    }

    @Override
    public String name() {
        return "softplus";
    }

    @Override
    public String summary() {
        return "ln(1 + e^x)";
    }
}
