package mho.adc.activation;

import java.util.List;
import mho.base.kernel.NormalDistribution;

/**
 * The correction regularized ReLU, found by entropy-based optimisation.
 *
 * <pre>  g(x) = max(x, 0) + ε·x·e^(−x²/2);   smallest at x = −1, −ε/√e</pre>
 *
 * <p>For ε below ½e^(3/2) = 2.24 it rises everywhere above −1; the paper starts its training at 0.01. In the paper ε is
 * trained.
 *
 * <p>Reference: H. Sun et al., "A method on searching better activation functions" (2024), arXiv:2405.12954.
 *
 * @param epsilon share ε of the correction [1]
 */
public record Crrelu(double epsilon) implements Activation {
    public static final Crrelu DEFAULT = new Crrelu(0.01);
    /** A little below e^(3/2)/2, where a second dip would begin. */
    private static final double MOST = 2.24;
    /** Beyond this the correction is below the smallest double. */
    private static final double FAR = 40;

    private static final Pieces PIECES = Pieces.ofReals().fallsTo(-1).risesTo(Pieces.EVER);

    public Crrelu {
        if (!(epsilon > 0 && epsilon <= MOST)) {
            throw new IllegalArgumentException(
                    "The correction of a CRReLU must lie above 0 and not above %g, but is %g. At 0 it is a ReLU."
                            .formatted(MOST, epsilon));
        }
    }

    @Override
    public double value(double x) {
        return Math.max(x, 0) + (Math.abs(x) > FAR ? 0 : epsilon * x * NormalDistribution.bell(x, 0.5));
    }

    @Override
    public double derivative(double x) {
        double correction = Math.abs(x) > FAR ? 0 : epsilon * (1 - x * x) * NormalDistribution.bell(x, 0.5);
        return (x > 0 ? 1 : 0) + correction;
    }

    @Override
    public List<Branch> branches(Interval inputs) {
        return PIECES.branches(inputs);
    }

    @Override
    public String name() {
        return "crrelu";
    }

    @Override
    public String summary() {
        return "max(x, 0) + %s x e^(-x^2/2); dips at -1".formatted(epsilon);
    }
}
