package mho.adc.activation;

import java.util.List;
import mho.base.kernel.Elementary;

/**
 * The cosine, in radians. Branch n lies between two extrema.
 *
 * <pre>  branch n: nπ … (n + 1)π,   falling for even n;   g⁻¹(y) = nπ + acos y, (n + 1)π − acos y</pre>
 */
public record Cos() implements Activation {
    private static final HalfPeriods BRANCHES = new HalfPeriods("cosine", 0, -1);

    @Override
    public double value(double x) {
        return Elementary.cos(x);
    }

    @Override
    public double derivative(double x) {
        return -Elementary.sin(x);
    }

    @Override
    public List<Branch> branches(Interval inputs) {
        return BRANCHES.of(inputs);
    }

    @Override
    public double inverse(double y, Branch branch) {
        double angle = StrictMath.acos(y);
        return branch.direction() < 0 ? branch.number() * Math.PI + angle : (branch.number() + 1) * Math.PI - angle;
    }

    /** The whole swing whatever the inputs are, so that a converter of a part of them keeps its codes. */
    @Override
    public Interval outputs(Interval inputs) {
        return Interval.symmetric(1);
    }

    @Override
    public double period() {
        return 2 * Math.PI;
    }

    @Override
    public String name() {
        return "cos";
    }

    @Override
    public String summary() {
        return "cos x in radians, as sin x";
    }
}
