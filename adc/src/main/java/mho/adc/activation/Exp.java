package mho.adc.activation;

import java.util.List;
import mho.base.kernel.Elementary;

/**
 * The exponential function, eˣ.
 */
public record Exp() implements Activation {
    private static final Pieces PIECES = Pieces.ofReals().risesTo(Pieces.EVER);

    @Override
    public double value(double x) {
        return Elementary.exp(x);
    }

    @Override
    public double derivative(double x) {
        return Elementary.exp(x);
    }

    @Override
    public List<Branch> branches(Interval inputs) {
        return PIECES.branches(inputs);
    }

    @Override
    public double inverse(double y, Branch branch) {
        return StrictMath.log(y);
    }

    @Override
    public String name() {
        return "exp";
    }

    @Override
    public String summary() {
        return "e^x";
    }
}
