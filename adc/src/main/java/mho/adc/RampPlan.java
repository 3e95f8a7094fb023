package mho.adc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import mho.adc.activation.Activation;
import mho.adc.activation.Interval;

/**
 * The ideal design of a ramp: the inputs at which the code changes and the output between them. This is the
 * predistortion by the inverse function (Yang et al., Nat. Commun. 16:1136, 2025), for functions of any number of
 * monotone branches: on a rising branch the counter goes up at each threshold, on a falling one down.
 *
 * <pre>  y_k = output edge k,   x_k = g⁻¹(y_k) on every branch, in rising order;   code after x_k = code before ± 1</pre>
 */
public final class RampPlan {
    /** More bits than any ramp converter that waits 2ⁿ clocks can use. */
    public static final int MOST_BITS = 12;
    /** What rounding of an output makes of the way over an extremum, relative to the range: about √ε, with a margin. */
    private static final double CLOSE = 1e-6;

    private final Conversion conversion;
    private final int bits;
    private final double lsb;
    private final int segments;
    private final int strobes;
    private final int clocks;
    private final double[] thresholds;
    private final int[] codes;
    private final double[] levels;

    private RampPlan(Conversion conversion, int bits) {
        this.conversion = conversion;
        this.bits = bits;
        Interval outputs = conversion.activation().outputs(conversion.inputs());
        this.lsb = conversion.placement().lsb(outputs, bits);
        List<Activation.Branch> branches = conversion.activation().branches(conversion.inputs());
        this.segments = branches.size();
        List<Crossing> crossings = new ArrayList<>();
        for (Activation.Branch branch : branches) {
            crossings.addAll(crossings(outputs, branch));
        }
        dropTouches(crossings);
        this.strobes = strobes(crossings);
        this.clocks = strobes;
        this.thresholds = crossings.stream().mapToDouble(Crossing::input).toArray();
        this.codes = new int[crossings.size() + 1];
        this.levels = new double[codes.length];
        codes[0] = crossings.isEmpty() ? 0 : crossings.get(0).codeBefore();
        for (int k = 0; k < crossings.size(); k++) {
            codes[k + 1] = codes[k] + crossings.get(k).step();
        }
        for (int k = 0; k < codes.length; k++) {
            levels[k] = conversion.placement().level(outputs, lsb, codes[k]);
        }
    }

    private RampPlan(RampPlan design, int clocks) {
        this.conversion = design.conversion;
        this.bits = design.bits;
        this.lsb = design.lsb;
        this.segments = design.segments;
        this.strobes = design.strobes;
        this.clocks = clocks;
        this.thresholds = design.thresholds;
        this.codes = design.codes;
        this.levels = design.levels;
    }

    private record Crossing(double input, int edge, int step, int branch) {
        int codeBefore() {
            return step > 0 ? edge - 1 : edge;
        }
    }

    /**
     * An extremum that only touches an edge, but for rounding, is not a crossing: the step between the two would be a cell of
     * no conductance, and no scale could give it one.
     */
    private static void dropTouches(List<Crossing> crossings) {
        if (crossings.isEmpty()) {
            return;
        }
        double width = crossings.get(crossings.size() - 1).input - crossings.get(0).input;
        for (int k = crossings.size() - 2; k >= 0; k--) {
            Crossing one = crossings.get(k);
            Crossing other = crossings.get(k + 1);
            if (one.edge == other.edge && other.input - one.input <= CLOSE * width) {
                crossings.subList(k, k + 2).clear();
                k--;
            }
        }
    }

    /** One a threshold, and one more where a branch begins. */
    private static int strobes(List<Crossing> crossings) {
        int strobes = 0;
        int branch = Integer.MIN_VALUE;
        for (Crossing crossing : crossings) {
            strobes += crossing.branch == branch ? 1 : 2;
            branch = crossing.branch;
        }
        return strobes;
    }

    /**
     * Designs a ramp.
     *
     * @param conversion the function and its range
     * @param bits       resolution [bit], 1 to {@link #MOST_BITS}
     * @throws IllegalArgumentException if the resolution is out of range, outputs are infinite, or the range holds fewer than
     *     two thresholds
     */
    public static RampPlan of(Conversion conversion, int bits) {
        requireBits(bits);
        requireFinite(conversion);
        RampPlan plan = new RampPlan(conversion, bits);
        if (plan.thresholds.length < (bits == 1 ? 1 : 2)) {
            throw new IllegalArgumentException(
                    "A ramp needs at least two thresholds, but %s on %g to %g has %d at %d bits"
                            .formatted(
                                    conversion.activation().name(),
                                    conversion.inputs().low(),
                                    conversion.inputs().high(),
                                    plan.thresholds.length,
                                    bits));
        }
        return plan;
    }

    /** An infinite output has no grid: of a function without bounds, inputs must have some. */
    private static void requireFinite(Conversion conversion) {
        Interval inputs = conversion.inputs();
        Interval outputs = conversion.activation().outputs(inputs);
        if (!outputs.isFinite()) {
            throw new IllegalArgumentException(
                    "A ramp needs finite outputs, but those of %s on %g to %g are %g to %g. Give its inputs a finite range."
                            .formatted(
                                    conversion.activation().name(),
                                    inputs.low(),
                                    inputs.high(),
                                    outputs.low(),
                                    outputs.high()));
        }
    }

    static void requireBits(int bits) {
        if (!(bits >= 1 && bits <= MOST_BITS)) {
            throw new IllegalArgumentException(
                    "A ramp converter has 1 to %d bits, but %d were asked for. ".formatted(MOST_BITS, bits)
                            + "Each bit doubles its conversion time.");
        }
    }

    private List<Crossing> crossings(Interval outputs, Activation.Branch branch) {
        Activation activation = conversion.activation();
        List<Crossing> found = new ArrayList<>();
        int edges = (1 << bits) - 1;
        for (int n = 1; n <= edges; n++) {
            int edge = branch.direction() > 0 ? n : edges + 1 - n;
            double y = conversion.placement().edge(outputs, lsb, edge);
            double x = activation.inverse(y, branch);
            if (branch.inputs().contains(x)) {
                found.add(new Crossing(x, edge, branch.direction(), branch.number()));
            }
        }
        return found;
    }

    public Conversion conversion() {
        return conversion;
    }

    /** Returns the resolution [bit]. */
    public int bits() {
        return bits;
    }

    /** Returns the output step between neighbouring codes, in units of the function's value. */
    public double lsb() {
        return lsb;
    }

    /** Returns the monotone branches of the function in its range, whether or not a threshold lies on them. */
    public int segments() {
        return segments;
    }

    /** Returns the clocks of one conversion: one a strobe, or more if its cells need more. */
    public int clocks() {
        return clocks;
    }

    /**
     * Returns the clocks at which the comparators are strobed and the counter moves [1]: on each branch one a threshold and one
     * for its start or saturation, which makes 2ⁿ on a branch over the whole of the outputs; none on a branch that no threshold
     * lies on.
     */
    public int strobes() {
        return strobes;
    }

    /** Returns the same design made by cells that need more clocks. */
    RampPlan withClocks(int newClocks) {
        return newClocks == clocks ? this : new RampPlan(this, newClocks);
    }

    /** Returns the function and resolution, for messages. */
    String title() {
        return "%s at %d bit".formatted(conversion.activation().name(), bits);
    }

    /** Returns the inputs at which the code changes, rising. */
    public double[] thresholds() {
        return thresholds.clone();
    }

    /** Returns the code below the first threshold and after each. */
    public int[] codes() {
        return codes.clone();
    }

    /** Returns the output that each of {@link #codes} stands for. */
    public double[] levels() {
        return levels.clone();
    }

    /** Returns the distances between neighbouring thresholds: what the ramp cells are proportional to. */
    public double[] steps() {
        double[] steps = new double[Math.max(0, thresholds.length - 1)];
        Arrays.setAll(steps, k -> thresholds[k + 1] - thresholds[k]);
        return steps;
    }

    /**
     * Returns for each threshold the one at which its branch can be held: that nearest to input zero on its own branch, the
     * middle one on any other, where the function is steepest. A branch is a run of codes that all rise or all fall.
     */
    int[] anchors() {
        int[] anchors = new int[thresholds.length];
        int zero = zeroCrossing();
        int from = 0;
        while (from < anchors.length) {
            int to = from + 1;
            while (to < anchors.length && direction(to) == direction(from)) {
                to++;
            }
            int middle = (from + to - 1) / 2;
            Arrays.fill(anchors, from, to, from <= zero && zero < to ? zero : middle);
            from = to;
        }
        return anchors;
    }

    private int direction(int threshold) {
        return codes[threshold + 1] - codes[threshold];
    }

    /** Returns the index of the threshold nearest to input zero, where the bias is calibrated. */
    public int zeroCrossing() {
        int nearest = 0;
        for (int k = 1; k < thresholds.length; k++) {
            nearest = Math.abs(thresholds[k]) < Math.abs(thresholds[nearest]) ? k : nearest;
        }
        return nearest;
    }
}
