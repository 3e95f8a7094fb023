package mho.adc.activation;

import java.util.List;
import mho.base.kernel.Elementary;

/**
 * The sine, in radians. Branch n lies between two extrema and holds one zero crossing.
 *
 * <pre>  branch n: (n − ½)π … (n + ½)π,   rising for even n;   g⁻¹(y) = nπ + (−1)ⁿ asin y</pre>
 */
public record Sine() implements Activation {
    private static final HalfPeriods BRANCHES = new HalfPeriods("sine", -0.5, 1);

    @Override
    public double value(double x) {
        return Elementary.sin(x);
    }

    @Override
    public void values(double[] x, double[] y, int from, int to) {
        Elementary.sines(x, y, from, to);
    }

    @Override
    public double derivative(double x) {
        return Elementary.cos(x);
    }

    @Override
    public void derivatives(double[] x, double[] y, int from, int to) {
        Elementary.cosines(x, y, from, to);
    }

    /** The whole swing whatever the inputs are, so that a converter of a part of them keeps its codes. */
    @Override
    public Interval outputs(Interval inputs) {
        return new Interval(-1, 1);
    }

    @Override
    public List<Branch> branches(Interval inputs) {
        return BRANCHES.of(inputs);
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
