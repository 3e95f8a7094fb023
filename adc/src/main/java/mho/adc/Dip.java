package mho.adc;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import mho.adc.activation.Activation;
import mho.adc.activation.Activation.Branch;

/**
 * The shallow minimum of functions such as GELU and Swish, which fall a little before they rise, and how many codes a
 * resolution leaves of it.
 *
 * @param value smallest value of the function, in units of the output
 * @param at    input at which it lies
 * @param codes codes below the level of the left end that the falling branch runs through [1]; 0 where the dip is lost
 */
public record Dip(double value, double at, int codes) {
    /** A minimum this far below the left end, as a share of what is above it, is a branch and not a dip. */
    private static final double SHALLOW = 0.5;
    /** Inputs at which a converter is looked at. */
    private static final int POINTS = 4000;

    /** Returns the dip of a design's function on its range; nothing if it has none, or the range no left end. */
    public static Optional<Dip> of(RampPlan plan) {
        Activation activation = plan.conversion().activation();
        List<Branch> branches = activation.branches(plan.conversion().inputs());
        if (!plan.conversion().inputs().isFinite()
                || branches.size() != 2
                || branches.get(0).direction() > 0
                || branches.get(1).direction() < 0) {
            return Optional.empty();
        }
        double at = branches.get(0).inputs().high();
        double least = activation.value(at);
        double left = activation.value(branches.get(0).inputs().low());
        double right = activation.value(branches.get(1).inputs().high());
        if (!(left - least < SHALLOW * (right - least))) {
            return Optional.empty();
        }
        int[] codes = plan.codes();
        int falls = 0;
        while (falls + 1 < codes.length && codes[falls + 1] < codes[falls]) {
            falls++;
        }
        return Optional.of(new Dip(least, at, falls));
    }

    /**
     * Returns how many codes below its output at the left end of the range a converter goes.
     *
     * @param converter output for an input, without noise
     * @param plan      the design of its function, on a range with a left end
     */
    public int seen(DoubleUnaryOperator converter, RampPlan plan) {
        double left = plan.conversion().inputs().low();
        double first = converter.applyAsDouble(left);
        double least = first;
        for (int n = 1; n <= POINTS; n++) {
            // to the other side of the minimum as far as it is from the left end
            least = Math.min(least, converter.applyAsDouble(left + 2 * (at - left) * n / POINTS));
        }
        return (int) Math.rint((first - least) / plan.lsb());
    }
}
