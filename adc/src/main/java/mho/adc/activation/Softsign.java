package mho.adc.activation;

import java.util.List;

/**
 * A sigmoid function with slow tails: its output comes no nearer to 1 than 1/|x|, so that a ramp needs a limited range.
 *
 * <pre>  g(x) = x/(1 + |x|),   g⁻¹(y) = y/(1 − |y|)</pre>
 *
 * <p>Reference: X. Glorot, Y. Bengio, "Understanding the difficulty of training deep feedforward neural networks", AISTATS
 * 2010.
 */
public record Softsign() implements Activation {
    private static final Pieces PIECES = Pieces.ofReals().risesTo(Pieces.EVER);

    @Override
    public double value(double x) {
        return Double.isInfinite(x) ? Math.signum(x) : x / (1 + Math.abs(x));
    }

    @Override
    public double derivative(double x) {
        double reach = 1 + Math.abs(x);
        return 1 / (reach * reach);
    }

    @Override
    public List<Branch> branches(Interval inputs) {
        return PIECES.branches(inputs);
    }

    @Override
    public double inverse(double y, Branch branch) {
        return y / (1 - Math.abs(y));
    }

    @Override
    public String name() {
        return "softsign";
    }

    @Override
    public String summary() {
        return "x/(1 + |x|)";
    }
}
