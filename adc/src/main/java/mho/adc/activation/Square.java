package mho.adc.activation;

import java.util.List;

/**
 * The square x², with ±√y for an inverse.
 */
public record Square() implements Activation {
    private static final Pieces PIECES = Pieces.ofReals().fallsTo(0).risesTo(Pieces.EVER);

    @Override
    public double value(double x) {
        return x * x;
    }

    @Override
    public double derivative(double x) {
        return 2 * x;
    }

    @Override
    public List<Branch> branches(Interval inputs) {
        return PIECES.branches(inputs);
    }

    @Override
    public double inverse(double y, Branch branch) {
        return branch.direction() * Math.sqrt(y);
    }

    @Override
    public String name() {
        return "square";
    }

    @Override
    public String summary() {
        return "x^2";
    }
}
