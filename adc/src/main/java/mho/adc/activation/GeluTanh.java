package mho.adc.activation;

import java.util.List;
import mho.base.kernel.Elementary;

/**
 * The approximation of the Gaussian error linear unit by a hyperbolic tangent, as in GPT-2.
 *
 * <pre>  g(x) = ½x(1 + tanh u) = x·sigmoid(2u),   u = √(2/π)·(x + 0.044715x³)</pre>
 *
 * <p>Reference: D. Hendrycks, K. Gimpel, "Gaussian error linear units (GELUs)" (2016), arXiv:1606.08415.
 */
public record GeluTanh() implements Activation {
    /** 2·√(2/π). */
    private static final double SCALE = 1.5957691216057308;

    private static final double CUBE = 0.044715;
    /** Root of g′, computed with 50 digits; the value there is −0.17004. */
    private static final double DIP = -0.75246142207101626;
    /** From here on the gate is 0 or 1 to the last bit of a double, and further out x³ may overflow. */
    private static final double SATURATED = 100;

    private static final Pieces PIECES = Pieces.ofReals().fallsTo(DIP).risesTo(Pieces.EVER);

    @Override
    public double value(double x) {
        return x < -SATURATED ? 0 : x * gate(x);
    }

    @Override
    public double derivative(double x) {
        if (Math.abs(x) > SATURATED) {
            return x > 0 ? 1 : 0;
        }
        double gate = gate(x);
        return gate + x * gate * (1 - gate) * SCALE * (1 + 3 * CUBE * x * x);
    }

    @Override
    public List<Branch> branches(Interval inputs) {
        return PIECES.branches(inputs);
    }

    private static double gate(double x) {
        return Elementary.sigmoid(SCALE * (x + CUBE * x * x * x));
    }

    @Override
    public String name() {
        return "gelu-tanh";
    }

    @Override
    public String summary() {
        return "the GELU approximated by a tanh; dips to -0.170 at -0.752";
    }
}
