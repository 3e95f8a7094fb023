package mho.adc.activation;

import java.util.List;
import mho.base.kernel.NormalDistribution;

/**
 * The bell curve, e^(−x²).
 *
 * <pre>  g⁻¹(y) = ±√(−ln y)</pre>
 */
public record Gaussian() implements Activation {
    private static final Pieces PIECES = Pieces.ofReals().risesTo(0).fallsTo(Pieces.EVER);

    @Override
    public double value(double x) {
        return NormalDistribution.bell(x, 1);
    }

    @Override
    public double derivative(double x) {
        return Double.isInfinite(x) ? 0 : -2 * (x * NormalDistribution.bell(x, 1));
    }

    @Override
    public List<Branch> branches(Interval inputs) {
        return PIECES.branches(inputs);
    }

    @Override
    public double inverse(double y, Branch branch) {
        return -branch.direction() * Math.sqrt(-StrictMath.log(y));
    }

    @Override
    public String name() {
        return "gaussian";
    }

    @Override
    public String summary() {
        return "e^(-x^2)";
    }
}
