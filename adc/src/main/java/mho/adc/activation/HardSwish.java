package mho.adc.activation;

import java.util.List;

/**
 * The Swish made of a parabola between straight lines.
 *
 * <pre>  g(x) = 0 for x ≤ −3, x(x + 3)/6 between, x for x ≥ 3;   g⁻¹(y) = −3/2 ± √(9/4 + 6y)</pre>
 *
 * <p>Reference: A. Howard et al., "Searching for MobileNetV3", ICCV 2019, arXiv:1905.02244.
 */
public record HardSwish() implements Activation {
    private static final double EDGE = 3;
    private static final Pieces PIECES =
            Pieces.ofReals().restsTo(-EDGE).fallsTo(-EDGE / 2).risesTo(Pieces.EVER);

    @Override
    public double value(double x) {
        if (x <= -EDGE) {
            return 0;
        }
        return x >= EDGE ? x : x * (x + EDGE) / 6;
    }

    @Override
    public double derivative(double x) {
        if (x <= -EDGE) {
            return 0;
        }
        return x > EDGE ? 1 : (2 * x + EDGE) / 6;
    }

    @Override
    public List<Branch> branches(Interval inputs) {
        return PIECES.branches(inputs);
    }

    @Override
    public double inverse(double y, Branch branch) {
        if (y >= EDGE) {
            return branch.direction() > 0 ? y : Double.NaN;
        }
        double root = Math.sqrt(2.25 + 6 * y);
        // on the rising branch the form without cancellation at y = 0
        return branch.direction() > 0 ? 6 * y / (root + 1.5) : -1.5 - root;
    }

    @Override
    public String name() {
        return "hard-swish";
    }

    @Override
    public String summary() {
        return "x(x + 3)/6 between -3 and 3, 0 below, x above; dips to -0.375 at -1.5";
    }
}
