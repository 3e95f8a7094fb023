package mho.adc;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import mho.adc.activation.Activation;
import mho.adc.activation.Interval;

/**
 * The code transition levels of a converter beside those of its design, and the errors between them. The levels are kept
 * in the order of the ramp and never sorted.
 *
 * <pre>  INL_k = (g(x̂_k) − g(x_k))/LSB,   DNL_k = s_{k+1}·INL_{k+1} − s_k·INL_k</pre>
 *
 * <p>s_k = +1 where the function rises and −1 where it falls, as for {@link Linearity}. INL is in output LSB, without a gain or offset correction: what is left after the converter's own calibration.
 */
public final class TransferCurve {
    private final RampPlan plan;
    private final double[] thresholds;

    TransferCurve(RampPlan plan, double[] thresholds) {
        this.plan = plan;
        this.thresholds = thresholds.clone();
    }

    public RampPlan plan() {
        return plan;
    }

    /** Returns the inputs at which the code changes, in the order of the ramp. */
    public double[] thresholds() {
        return thresholds.clone();
    }

    /** Returns the integral nonlinearity at each threshold [output LSB]. */
    public double[] inl() {
        Activation activation = plan.conversion().activation();
        double[] ideal = plan.thresholds();
        double[] inl = new double[thresholds.length];
        Arrays.setAll(inl, k -> (activation.clippedValue(thresholds[k]) - activation.value(ideal[k])) / plan.lsb());
        return inl;
    }

    /** Returns the differential nonlinearity of the code between each threshold and the next [output LSB]. */
    public double[] dnl() {
        return dnl(plan, inl());
    }

    /** How much wider than a step each code between two levels is, of a design with such errors of the levels. */
    static double[] dnl(RampPlan plan, double[] inl) {
        int[] codes = plan.codes();
        double[] dnl = new double[Math.max(0, inl.length - 1)];
        Arrays.setAll(dnl, k -> (codes[k + 2] - codes[k + 1]) * inl[k + 1] - (codes[k + 1] - codes[k]) * inl[k]);
        return dnl;
    }

    /** Returns the largest magnitude of the integral nonlinearity [output LSB]. */
    public double maxInl() {
        return DoubleStream.of(inl()).map(Math::abs).max().orElse(0);
    }

    /** Returns the root mean square over inputs uniform on a range of the error against the function [output LSB]. */
    public double rmsError(Interval inputs, int points) {
        if (!(points >= 1 && inputs.isFinite())) {
            throw new IllegalArgumentException(
                    "An error over a range needs finite ends and at least one point, but they are %g and %g, with %d points"
                            .formatted(inputs.low(), inputs.high(), points));
        }
        Activation activation = plan.conversion().activation();
        double[] levels = plan.levels();
        double sum = 0;
        int k = 0;
        for (int n = 0; n < points; n++) {
            double x = inputs.low() + inputs.width() * (n + 0.5) / points;
            while (k < thresholds.length && thresholds[k] <= x) {
                k++;
            }
            double error = (levels[k] - activation.clippedValue(x)) / plan.lsb();
            sum += error * error;
        }
        return Math.sqrt(sum / points);
    }

    /** Returns whether no threshold lies below the one before it. */
    public boolean isMonotonic() {
        for (int k = 1; k < thresholds.length; k++) {
            if (!(thresholds[k] >= thresholds[k - 1])) {
                return false;
            }
        }
        return true;
    }
}
