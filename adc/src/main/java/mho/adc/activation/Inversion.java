package mho.adc.activation;

import mho.adc.activation.Activation.Branch;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/** The inverse of a function on a branch for which there is no closed form: Brent's method between two bounds. */
final class Inversion {
    /** Steps of Brent's method; bisection alone would need 1100 for the widest bracket of doubles. */
    private static final int MOST_STEPS = 3000;
    /** A unit in the last place: more cannot be asked for. */
    private static final double PRECISION = 0x1p-52;

    /** Keeps products of two excesses finite. */
    private static final double MOST_EXCESS = 1e100;

    private Inversion() {}

    /** Returns the x at which g(x) = y on the branch, NaN if there is none. */
    static double of(Activation g, double y, Branch branch) {
        // in multiples of y, as products of two excesses far down a tail would be below the smallest double
        double unit = branch.direction() * (y == 0 ? 1 : Math.abs(y));
        UnivariateFunction excess = x -> Math.max(-MOST_EXCESS, Math.min(MOST_EXCESS, (g.value(x) - y) / unit));
        Interval inputs = branch.inputs();
        double middle = inputs.clamp(0);
        double low = inputs.low() > Double.NEGATIVE_INFINITY ? inputs.low() : reach(excess, middle, -1);
        double high = inputs.high() < Double.POSITIVE_INFINITY ? inputs.high() : reach(excess, middle, 1);
        double below = excess.value(low);
        double above = excess.value(high);
        if (!(below <= 0 && above >= 0)) {
            return Double.NaN;
        }
        if (below == 0 || above == 0) {
            return below == 0 ? low : high;
        }
        return new BrentSolver(PRECISION, Double.MIN_NORMAL, 0).solve(MOST_STEPS, excess, low, high);
    }

    /** Returns a bound in the direction, far enough away for the rising function to have changed its sign. */
    private static double reach(UnivariateFunction excess, double from, int direction) {
        double distance = 1;
        while (direction * excess.value(from + direction * distance) < 0 && distance < Double.MAX_VALUE / 4) {
            distance *= 2;
        }
        return from + direction * distance;
    }
}
