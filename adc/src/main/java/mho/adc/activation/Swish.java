package mho.adc.activation;

import java.util.List;
import mho.base.kernel.Elementary;

/**
 * The sigmoid-weighted linear unit; SiLU at β = 1.
 *
 * <pre>  g(x) = x·sigmoid(βx);   smallest at x = −(1 + W(1/e))/β, W the function of Lambert</pre>
 *
 * <p>References: S. Elfwing, E. Uchibe, K. Doya, "Sigmoid-weighted linear units for neural network function approximation in
 * reinforcement learning", Neural Networks 107 (2018), arXiv:1702.03118; P. Ramachandran, B. Zoph, Q. V. Le, "Searching for
 * activation functions" (2017), arXiv:1710.05941.
 *
 * @param beta the factor β
 */
public record Swish(double beta) implements Activation {
    public static final Swish DEFAULT = new Swish(1);
    /** −(1 + W(1/e)); the value there is −0.27846/β. */
    private static final double DIP = -1.278464542761074;

    public Swish {
        if (!(beta > 0 && beta < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "The factor of a Swish must be > 0 and finite, but is %g".formatted(beta));
        }
    }

    @Override
    public double value(double x) {
        return x == Double.NEGATIVE_INFINITY ? 0 : x * Elementary.sigmoid(beta * x);
    }

    @Override
    public double derivative(double x) {
        if (Double.isInfinite(x)) {
            return x > 0 ? 1 : 0;
        }
        double gate = Elementary.sigmoid(beta * x);
        // far out the factor of x may be infinite
        return gate == 0 || gate == 1 ? gate : gate + beta * x * gate * (1 - gate);
    }

    @Override
    public List<Branch> branches(Interval inputs) {
        return Pieces.ofReals().fallsTo(DIP / beta).risesTo(Pieces.EVER).branches(inputs);
    }

    @Override
    public String name() {
        return "swish";
    }

    @Override
    public String summary() {
        return "x sigmoid(%s x); SiLU at 1".formatted(beta);
    }
}
