package mho.adc.activation;

import java.util.List;
import mho.base.kernel.Elementary;

/**
 * The exponential linear unit.
 *
 * <pre>  g(x) = x for x > 0, α(eˣ − 1) else;   g⁻¹(y) = y, ln(1 + y/α)</pre>
 *
 * <p>Reference: D.-A. Clevert, T. Unterthiner, S. Hochreiter, "Fast and accurate deep network learning by exponential linear
 * units (ELUs)", ICLR 2016, arXiv:1511.07289.
 *
 * @param alpha depth α of the negative side
 */
public record Elu(double alpha) implements Activation {
    public static final Elu DEFAULT = new Elu(1);
    private static final Pieces PIECES = Pieces.ofReals().risesTo(Pieces.EVER);

    public Elu {
        if (!(alpha > 0 && alpha < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "The depth of an ELU must be > 0 and finite, but is %g".formatted(alpha));
        }
    }

    @Override
    public double value(double x) {
        return x > 0 ? x : alpha * StrictMath.expm1(x);
    }

    @Override
    public double derivative(double x) {
        return x > 0 ? 1 : alpha * Elementary.exp(x);
    }

    @Override
    public List<Branch> branches(Interval inputs) {
        return PIECES.branches(inputs);
    }

    @Override
    public double inverse(double y, Branch branch) {
        return y > 0 ? y : StrictMath.log1p(y / alpha);
    }

    @Override
    public String name() {
        return "elu";
    }

    @Override
    public String summary() {
        return "x above zero, %s (e^x - 1) below".formatted(alpha);
    }
}
