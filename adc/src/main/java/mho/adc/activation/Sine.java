package mho.adc.activation;

import java.util.ArrayList;
import java.util.List;
import mho.base.kernel.Elementary;

/**
 * The sine, in radians. Branch n lies between two extrema and holds one zero crossing.
 *
 * <pre>  branch n: (n − ½)π … (n + ½)π,   rising for even n;   g⁻¹(y) = nπ + (−1)ⁿ asin y</pre>
 */
public record Sine() implements Activation {
    /** More half-periods than any pre-activation range in use by two orders of magnitude; a guard against units mixed up. */
    private static final int MOST_BRANCHES = 1000;

    @Override
    public double value(double x) {
        return Elementary.sin(x);
    }

    @Override
    public double derivative(double x) {
        return Elementary.cos(x);
    }

    /** The whole swing whatever the inputs are, so that a converter of a part of them keeps its codes. */
    @Override
    public Interval outputs(Interval inputs) {
        return new Interval(-1, 1);
    }

    @Override
    public List<Branch> branches(Interval inputs) {
        if (!(inputs.width() <= MOST_BRANCHES * Math.PI)) {
            throw new IllegalArgumentException(
                    "A sine converter needs a range of at most %d half-periods, but it is %g to %g rad"
                            .formatted(MOST_BRANCHES, inputs.low(), inputs.high()));
        }
        // rounding in an end of range that was meant to be an extremum must not add an empty branch
        double slack = 1e-9;
        int first = (int) Math.floor(inputs.low() / Math.PI + 0.5 + slack);
        int last = (int) Math.ceil(inputs.high() / Math.PI - 0.5 - slack);
        List<Branch> branches = new ArrayList<>();
        for (int n = first; n <= last; n++) {
            Interval piece = new Interval(
                    Math.max(inputs.low(), (n - 0.5) * Math.PI), Math.min(inputs.high(), (n + 0.5) * Math.PI));
            branches.add(new Branch(piece, n, n % 2 == 0 ? 1 : -1));
        }
        return branches;
    }

    @Override
    public double inverse(double y, Branch branch) {
        return branch.number() * Math.PI + branch.direction() * StrictMath.asin(y);
    }

    @Override
    public double period() {
        return 2 * Math.PI;
    }

    @Override
    public String name() {
        return "sin";
    }

    @Override
    public String summary() {
        return "sin x in radians, over several half-periods by an up/down counter";
    }
}
