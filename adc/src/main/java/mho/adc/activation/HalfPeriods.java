package mho.adc.activation;

import java.util.ArrayList;
import java.util.List;
import mho.adc.activation.Activation.Branch;

/**
 * The branches of a wave of period 2π.
 *
 * <pre>  branch n: (n + phase)π … (n + 1 + phase)π</pre>
 *
 * @param name      of the wave, for messages
 * @param phase     where branch 0 begins, in half-periods [1]
 * @param direction that of the even branches
 */
record HalfPeriods(String name, double phase, int direction) {
    /** More half-periods than any pre-activation range in use by two orders of magnitude; a guard against units mixed up. */
    private static final int MOST_BRANCHES = 1000;
    /** Half-periods from zero up to which a double tells phases apart by a tenth of {@link #SLACK}. */
    private static final int FARTHEST = 1_000_000;
    /** Rounding in an end of range that was meant to be an extremum must not add an empty branch. */
    private static final double SLACK = 1e-9;

    List<Branch> of(Interval inputs) {
        if (!(inputs.width() <= MOST_BRANCHES * Math.PI)) {
            throw new IllegalArgumentException(
                    "A %s converter needs a range of at most %d half-periods, but it is %g to %g rad"
                            .formatted(name, MOST_BRANCHES, inputs.low(), inputs.high()));
        }
        if (!(Math.max(-inputs.low(), inputs.high()) <= FARTHEST * Math.PI)) {
            throw new IllegalArgumentException(
                    "A %s converter needs a range within %d half-periods of zero, beyond which the phase of a number is lost in its rounding, but it is %g to %g rad"
                            .formatted(name, FARTHEST, inputs.low(), inputs.high()));
        }
        int first = (int) Math.floor(inputs.low() / Math.PI - phase + SLACK);
        int last = (int) Math.ceil(inputs.high() / Math.PI - phase - 1 - SLACK);
        List<Branch> branches = new ArrayList<>();
        for (int n = first; n <= last; n++) {
            double begin = Math.max(inputs.low(), (n + phase) * Math.PI);
            double end = Math.min(inputs.high(), (n + 1 + phase) * Math.PI);
            branches.add(new Branch(new Interval(begin, end), n, n % 2 == 0 ? direction : -direction));
        }
        return branches;
    }
}
