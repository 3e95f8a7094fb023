package mho.adc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import mho.adc.activation.Activation;
import mho.adc.activation.Interval;

/**
 * Code transition levels of a converter seen from outside. Each monotone branch of the function is scanned at
 * {@value #POINTS} inputs a step of the design, and every change of the code is closed in by bisection. The level of an
 * edge is where a histogram test would put it,
 *
 * <pre>  T_e = a + |{x on the branch : code(x) &lt; e}|   (rising from a;  code(x) ≥ e  where it falls)</pre>
 *
 * which is the crossing itself where there is one, and the middle of the matter where the output goes back and forth.
 */
final class TransitionScan {
    private static final int POINTS = 8;
    /** Width at which a bisection ends, as a share of the range. */
    private static final double RESOLUTION = 1e-12;

    private final DoubleUnaryOperator converter;
    private final RampPlan plan;
    private final double lowest;
    private final int first;
    private final int most;
    private final double[] designed;
    private final double[] levels;
    private final double[] seen;
    private boolean monotonic = true;

    TransitionScan(DoubleUnaryOperator converter, RampPlan plan) {
        this.converter = converter;
        this.plan = plan;
        this.designed = plan.thresholds();
        int[] codes = plan.codes();
        this.first = Arrays.stream(codes).min().orElseThrow();
        this.most = Arrays.stream(codes).max().orElseThrow();
        this.lowest = plan.levels()[0] - (codes[0] - first) * plan.lsb();
        this.levels = new double[designed.length];
        this.seen = new double[most - first + 1];
        int from = 0;
        for (Interval piece : pieces()) {
            int to = from;
            while (to < designed.length && designed[to] <= piece.high()) {
                to++;
            }
            scan(piece, from, to);
            from = to;
        }
    }

    /** Returns the level of each threshold of the design. */
    double[] levels() {
        return levels;
    }

    /** Returns whether the code never went back while the function did not. */
    boolean isMonotonic() {
        return monotonic;
    }

    /** Returns the codes of the design that never came out. */
    List<Integer> missing() {
        List<Integer> missing = new ArrayList<>();
        for (int k = 0; k < seen.length; k++) {
            if (!(seen[k] > resolution())) {
                missing.add(first + k);
            }
        }
        return missing;
    }

    private double span() {
        return Math.max(designed[designed.length - 1] - designed[0], Math.abs(designed[0]));
    }

    private double resolution() {
        return RESOLUTION * span();
    }

    /** The branches, with half a span more at either end if no further branch begins there. */
    private List<Interval> pieces() {
        Activation activation = plan.conversion().activation();
        Interval inputs = plan.conversion().inputs();
        Interval reach = new Interval(designed[0] - span() / 2, designed[designed.length - 1] + span() / 2);
        Interval domain = activation.domain();
        Interval wider = new Interval(
                Math.max(domain.low(), Math.min(reach.low(), inputs.low())),
                Math.min(domain.high(), Math.max(reach.high(), inputs.high())));
        List<Activation.Branch> branches = activation.branches(inputs);
        List<Activation.Branch> more = activation.branches(wider);
        return (more.size() == branches.size() ? more : branches)
                .stream()
                        .map(Activation.Branch::inputs)
                        .filter(piece -> piece.low() < reach.high() && piece.high() > reach.low())
                        .map(piece ->
                                new Interval(Math.max(piece.low(), reach.low()), Math.min(piece.high(), reach.high())))
                        .toList();
    }

    /** Scans one branch, which holds the thresholds from one to before another. */
    private void scan(Interval piece, int from, int to) {
        boolean rises = to == from || plan.codes()[from + 1] > plan.codes()[from];
        double[] shares = new double[seen.length];
        double at = piece.low();
        int code = code(at);
        for (int k = from; k <= to; k++) {
            double begin = at;
            double end = k < to ? designed[k] : piece.high();
            for (int n = 1; n <= POINTS; n++) {
                double next = n == POINTS ? end : begin + (end - begin) * n / POINTS;
                int after = code(next);
                walk(at, code, next, after, shares, rises);
                at = next;
                code = after;
            }
        }
        for (int k = 0; k < seen.length; k++) {
            seen[k] += shares[k];
        }
        place(piece.low(), from, to, shares);
    }

    /** Adds up how much of an interval has which code. */
    private void walk(double low, int lowCode, double high, int highCode, double[] shares, boolean rises) {
        double middle = low + (high - low) / 2;
        if (lowCode == highCode) {
            shares[lowCode - first] += high - low;
        } else if (high - low <= resolution() || !(middle > low && middle < high)) {
            shares[lowCode - first] += high - low;
            monotonic &= highCode > lowCode == rises;
        } else {
            int code = code(middle);
            walk(low, lowCode, middle, code, shares, rises);
            walk(middle, code, high, highCode, shares, rises);
        }
    }

    private void place(double low, int from, int to, double[] shares) {
        for (int k = from; k < to; k++) {
            int before = plan.codes()[k];
            int after = plan.codes()[k + 1];
            double below = 0;
            double above = 0;
            for (int code = 0; code < shares.length; code++) {
                if (code + first < Math.max(before, after)) {
                    below += shares[code];
                } else {
                    above += shares[code];
                }
            }
            levels[k] = low + (after > before ? below : above);
        }
    }

    private int code(double x) {
        double place = (converter.applyAsDouble(x) - lowest) / plan.lsb();
        return first + (int) Math.max(0, Math.min((double) most - first, Math.rint(place)));
    }
}
