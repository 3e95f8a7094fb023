package mho.adc.activation;

import java.util.List;

/**
 * The hyperbolic tangent made of three straight lines.
 *
 * <pre>  g(x) = x, clipped to −1 … 1</pre>
 *
 * <p>Reference: R. Collobert, "Large scale machine learning", thesis, Université Paris VI (2004).
 */
public record HardTanh() implements Activation {
    private static final Pieces PIECES = Pieces.ofReals().restsTo(-1).risesTo(1).restsTo(Pieces.EVER);

    @Override
    public double value(double x) {
        return Math.min(Math.max(x, -1), 1);
    }

    @Override
    public double derivative(double x) {
        return x > -1 && x <= 1 ? 1 : 0;
    }

    @Override
    public List<Branch> branches(Interval inputs) {
        return PIECES.branches(inputs);
    }

    @Override
    public double inverse(double y, Branch branch) {
        return y;
    }

    @Override
    public boolean hasPlateaus() {
        return true;
    }

    @Override
    public String name() {
        return "hard-tanh";
    }

    @Override
    public String summary() {
        return "x, clipped to -1 and 1";
    }
}
