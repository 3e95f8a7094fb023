package mho.adc.activation;

import java.util.List;
import mho.base.kernel.Elementary;

/**
 * The exponential linear unit without a kink at any α.
 *
 * <pre>  g(x) = x for x > 0, α(e^(x/α) − 1) else;   g⁻¹(y) = y, α ln(1 + y/α)</pre>
 *
 * <p>Reference: J. T. Barron, "Continuously differentiable exponential linear units" (2017), arXiv:1704.07483.
 *
 * @param alpha depth α of the negative side
 */
public record Celu(double alpha) implements Activation {
    public static final Celu DEFAULT = new Celu(1);
    private static final Pieces PIECES = Pieces.ofReals().risesTo(Pieces.EVER);

    public Celu {
        if (!(alpha > 0 && alpha < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "The depth of a CELU must be > 0 and finite, but is %g".formatted(alpha));
        }
    }

    @Override
    public double value(double x) {
        return x > 0 ? x : alpha * StrictMath.expm1(x / alpha);
    }

    @Override
    public double derivative(double x) {
        return x > 0 ? 1 : Elementary.exp(x / alpha);
    }

    @Override
    public List<Branch> branches(Interval inputs) {
        return PIECES.branches(inputs);
    }

    @Override
    public double inverse(double y, Branch branch) {
        return y > 0 ? y : alpha * StrictMath.log1p(y / alpha);
    }

    @Override
    public String name() {
        return "celu";
    }

    @Override
    public String summary() {
        return "x above zero, %1$s (e^(x/%1$s) - 1) below".formatted(alpha);
    }
}
