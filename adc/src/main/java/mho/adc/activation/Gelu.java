package mho.adc.activation;

import java.util.List;
import mho.base.kernel.NormalDistribution;

/**
 * The Gaussian error linear unit in its exact form.
 *
 * <pre>  g(x) = x·Φ(x),   Φ the normal distribution; smallest where Φ(x) + x·φ(x) = 0</pre>
 *
 * <p>Reference: D. Hendrycks, K. Gimpel, "Gaussian error linear units (GELUs)" (2016), arXiv:1606.08415.
 */
public record Gelu() implements Activation {
    /** Root of Φ(x) + x·φ(x), computed with 50 digits; the value there is −0.16997. */
    private static final double DIP = -0.7517915246935645;

    private static final Pieces PIECES = Pieces.ofReals().fallsTo(DIP).risesTo(Pieces.EVER);

    @Override
    public double value(double x) {
        return x == Double.NEGATIVE_INFINITY ? 0 : x * NormalDistribution.below(x);
    }

    @Override
    public double derivative(double x) {
        return Double.isInfinite(x) ? (x > 0 ? 1 : 0) : NormalDistribution.below(x) + x * NormalDistribution.density(x);
    }

    @Override
    public List<Branch> branches(Interval inputs) {
        return PIECES.branches(inputs);
    }

    @Override
    public String name() {
        return "gelu";
    }

    @Override
    public String summary() {
        return "x Phi(x), Phi the normal distribution; dips to -0.170 at -0.752";
    }
}
