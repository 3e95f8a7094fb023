package mho.adc.activation;

import java.util.List;
import mho.base.kernel.Elementary;

/**
 * A gate made of softplus and tanh.
 *
 * <pre>  g(x) = x·tanh(ln(1 + eˣ)) = x·n/(n + 2),   n = eˣ(eˣ + 2)</pre>
 *
 * <p>Reference: D. Misra, "Mish: a self regularized non-monotonic activation function", BMVC 2020, arXiv:1908.08681.
 */
public record Mish() implements Activation {
    /** Root of g′, computed with 50 digits; the value there is −0.30884. */
    private static final double DIP = -1.1924312145154952;
    /** From here on the gate is 1 to the last bit of a double. */
    private static final double OPEN = 20;

    private static final Pieces PIECES = Pieces.ofReals().fallsTo(DIP).risesTo(Pieces.EVER);

    @Override
    public double value(double x) {
        if (x > OPEN || x == Double.NEGATIVE_INFINITY) {
            return Math.max(x, 0);
        }
        double power = Elementary.exp(x);
        double n = power * (power + 2);
        return x * (n / (n + 2));
    }

    @Override
    public double derivative(double x) {
        if (x > OPEN || x == Double.NEGATIVE_INFINITY) {
            return x > 0 ? 1 : 0;
        }
        double power = Elementary.exp(x);
        double n = power * (power + 2);
        return (n + 4 * (x * power) * (power + 1) / (n + 2)) / (n + 2);
    }

    @Override
    public List<Branch> branches(Interval inputs) {
        return PIECES.branches(inputs);
    }

    @Override
    public String name() {
        return "mish";
    }

    @Override
    public String summary() {
        return "x tanh(softplus(x)); dips to -0.309 at -1.192";
    }
}
