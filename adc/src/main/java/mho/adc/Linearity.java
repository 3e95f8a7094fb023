package mho.adc;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import mho.adc.activation.Activation;

/**
 * The static linearity of any converter, measured from outside: its code transition levels beside those of the ideal design
 * of the same function and resolution.
 *
 * <pre>
 *   INL_k = (g(x̂_k) − g(x_k))/LSB        DNL_k = s_{k+1}·INL_{k+1} − s_k·INL_k
 * </pre>
 *
 * <p>x_k and x̂_k are levels as designed and as measured, LSB the step of the output, s_k = +1 where the function rises and −1
 * where it falls; so a DNL of −1 is a code that does not come out between two neighbouring levels, also where the function
 * turns. For g(x) = x these are the definitions of IEEE 1241-2010, 4.5; for other functions they count errors where the
 * network sees them, in steps of the output. {@link TransferCurve} has the same numbers exactly where levels are known and do not
 * fall; this class needs nothing but outputs, and finds nothing narrower than an eighth of a step of the design.
 */
public final class Linearity {
    private final RampPlan plan;
    private final double[] transitions;
    private final List<Integer> missing;
    private final boolean monotonic;

    private Linearity(RampPlan plan, double[] transitions, List<Integer> missing, boolean monotonic) {
        this.plan = plan;
        this.transitions = transitions;
        this.missing = missing;
        this.monotonic = monotonic;
    }

    /**
     * Measures a converter.
     *
     * @param converter output for an input, without noise
     * @param plan      the ideal design
     */
    public static Linearity of(DoubleUnaryOperator converter, RampPlan plan) {
        TransitionScan scan = new TransitionScan(converter, plan);
        return new Linearity(plan, scan.levels(), scan.missing(), scan.isMonotonic());
    }

    /**
     * Returns the same measurement with a gain and an offset taken out.
     *
     * @throws ArithmeticException if the gain is not above zero
     */
    public Linearity corrected(Correction correction) {
        Correction.Line line = line(correction);
        if (!(line.gain() > 0)) {
            throw new ArithmeticException(
                    "Levels can be corrected for a gain > 0, but those measured rise %g times as fast as designed"
                            .formatted(line.gain()));
        }
        return new Linearity(plan, Arrays.stream(transitions).map(line::inverse).toArray(), missing, monotonic);
    }

    /** Returns the gain and the offset that a correction takes out. */
    public Correction.Line line(Correction correction) {
        return correction.line(plan.thresholds(), transitions);
    }

    public RampPlan plan() {
        return plan;
    }

    /** Returns the input of each code transition, in the order of the design. */
    public double[] transitions() {
        return transitions.clone();
    }

    /** Returns the integral nonlinearity at each transition [output LSB]. */
    public double[] inl() {
        Activation activation = plan.conversion().activation();
        double[] designed = plan.thresholds();
        double[] inl = new double[transitions.length];
        Arrays.setAll(inl, k -> (activation.clippedValue(transitions[k]) - activation.value(designed[k])) / plan.lsb());
        return inl;
    }

    /** Returns the differential nonlinearity of the code between each transition and the next [output LSB]. */
    public double[] dnl() {
        return TransferCurve.dnl(plan, inl());
    }

    /** Returns the largest magnitude of the integral nonlinearity [output LSB]. */
    public double maxInl() {
        return DoubleStream.of(inl()).map(Math::abs).max().orElse(0);
    }

    /** Returns the largest magnitude of the differential nonlinearity [output LSB]. */
    public double maxDnl() {
        return DoubleStream.of(dnl()).map(Math::abs).max().orElse(0);
    }

    /** Returns the codes of the design that no input of the range brings out. */
    public List<Integer> missingCodes() {
        return missing;
    }

    /** Returns whether the output rises and falls only where the function does. */
    public boolean isMonotonic() {
        return monotonic;
    }
}
