package mho.adc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import mho.base.unit.SI;
import mho.device.CellSpec;
import mho.device.ConductanceRange;

/** Which cells make the steps of a ramp, and for how many clocks each is read. Immutable. */
public final class RampLayout {
    private final RampPlan plan;
    private final CellSpec cell;
    private final double scale;
    private final List<Step> steps;

    private RampLayout(RampPlan plan, CellSpec cell, double scale, List<Step> steps) {
        this.plan = plan;
        this.cell = cell;
        this.scale = scale;
        this.steps = List.copyOf(steps);
    }

    /**
     * One step of a ramp: equal cells read at the same time.
     *
     * @param cells       how many [1]
     * @param clocks      for how many clocks each is read [1]
     * @param conductance of each [S]
     */
    public record Step(int cells, int clocks, @SI("S") double conductance) {}

    /** One cell a step, the largest of all steps at the top of the range. */
    static RampLayout ofOneCellEach(RampPlan plan, CellSpec cell) {
        requireSteps(plan);
        double[] sizes = plan.steps();
        double largest = DoubleStream.of(sizes).max().orElseThrow();
        List<Step> steps = new ArrayList<>();
        double top = 0;
        for (int k = 0; k < sizes.length; k++) {
            double target = cell.range().max() * sizes[k] / largest;
            if (!cell.range().contains(target)) {
                throw new IllegalArgumentException(
                        "Each step of a ramp must be one cell of %g S to %g S, but step %d of %s needs %g S. Use a cell with a larger on/off ratio, fewer bits, or steps of several cells."
                                .formatted(
                                        cell.range().min(),
                                        cell.range().max(),
                                        k,
                                        plan.conversion().activation().name(),
                                        target));
            }
            top = Math.max(top, target);
            steps.add(new Step(1, 1, target));
        }
        return new RampLayout(plan, cell, top / largest, steps);
    }

    /** The smallest step is one cell of the given conductance [S], larger ones are split as they need. */
    static RampLayout ofSmallest(RampPlan plan, CellSpec cell, double smallest, int mostCellsEach) {
        requireSteps(plan);
        if (!(smallest > 0 && cell.range().contains(smallest))) {
            throw new IllegalArgumentException(
                    "The smallest step of a ramp must be one cell of %g S to %g S, but is to be %g S"
                            .formatted(cell.range().min(), cell.range().max(), smallest));
        }
        double size = DoubleStream.of(plan.steps()).min().orElseThrow();
        return ofScale(plan, cell, smallest / size, mostCellsEach);
    }

    /** Each step as few cells and then as few clocks as it needs. */
    static RampLayout ofScale(RampPlan plan, CellSpec cell, double scale, int mostCellsEach) {
        requireSteps(plan);
        List<Step> steps = new ArrayList<>();
        for (double size : plan.steps()) {
            steps.add(split(scale * size, cell.range(), mostCellsEach));
        }
        return new RampLayout(plan, cell, scale, steps);
    }

    private static Step split(double charge, ConductanceRange range, int mostCells) {
        // rounding must not make a second cell of a step that one just holds
        long readings = (long) Math.max(1, Math.ceil(charge / range.max() * (1 - 1e-12)));
        int cells = (int) Math.min(readings, mostCells);
        int clocks = limited((readings + cells - 1) / cells);
        double conductance = Math.min(charge / ((double) cells * clocks), range.max());
        if (!(conductance >= range.min() * (1 - 1e-12))) {
            throw new IllegalArgumentException(
                    "The cells of a step of %g S must lie in %g S to %g S, but %d in %d clocks would be of %g S. Use a cell with a larger on/off ratio, or a larger smallest step."
                            .formatted(charge, range.min(), range.max(), cells, clocks, conductance));
        }
        return new Step(cells, clocks, Math.max(conductance, range.min()));
    }

    static void requireSteps(RampPlan plan) {
        if (plan.thresholds().length < 2) {
            throw new IllegalArgumentException(
                    "A ramp of cells needs at least two thresholds, but %s has one. A linear ramp can do it."
                            .formatted(plan.title()));
        }
    }

    public RampPlan plan() {
        return plan;
    }

    public CellSpec cell() {
        return cell;
    }

    /** Returns the steps in the order of the ramp. */
    public List<Step> steps() {
        return steps;
    }

    /** Returns the scale: conductance times clocks for each unit of the function's argument [S]. */
    @SI("S")
    public double scale() {
        return scale;
    }

    /** Returns the cells of all steps, without those of calibration and the spare ones [1]. */
    public int cells() {
        return limited(steps.stream().mapToLong(Step::cells).sum());
    }

    /**
     * Returns the clocks of one conversion [1]: one for the first threshold, then those of every step, and at least one a
     * strobe of the design. The start is made before, while the array still collects its inputs.
     */
    public int clocks() {
        return Math.max(
                plan.clocks(),
                limited(1 + steps.stream().mapToLong(Step::clocks).sum()));
    }

    /** A number beyond those of integers is beyond all limits of a ramp too, so that its size does not matter. */
    private static int limited(long number) {
        return (int) Math.min(number, Integer.MAX_VALUE);
    }

    /** Returns the target of every cell [S], in the order of the ramp. */
    public double[] targets() {
        return steps.stream()
                .flatMapToDouble(
                        step -> DoubleStream.generate(step::conductance).limit(step.cells()))
                .toArray();
    }

    /** Returns how far from the start of the design the nearest lies that exact bias cells make, as an input: 0 if they make it. */
    double startError() {
        double wanted = plan.thresholds()[0] * scale;
        return (ChargeTrim.nearest(wanted, RampColumn.BIAS_CELLS, cell.range()) - wanted) / scale;
    }

    /**
     * Refuses bias cells that cannot go to zero if even exact ones would leave the ramp more than half a step of the output off its
     * place.
     */
    void requireStart() {
        double error = startError();
        double[] moved = plan.thresholds();
        Arrays.setAll(moved, k -> moved[k] + error);
        // rounding leaves some of a start that is met
        if (Math.abs(error) > 1e-9 * (moved[moved.length - 1] - moved[0])) {
            double inl = new TransferCurve(plan, moved).maxInl();
            if (!(inl <= 0.5)) {
                throw new IllegalArgumentException(
                        "A ramp must start within half a step of the output of its place, but bias cells of %g S to %g S leave that of %s off by %g LSB. Use a cell that goes closer to zero, a larger smallest step, or a start from a reference (\"calibration\": \"none\")."
                                .formatted(cell.range().min(), cell.range().max(), plan.title(), inl));
            }
        }
    }

    /** Returns how much larger the largest step is than the largest that one cell gives in one clock [1]. */
    double size() {
        return scale
                * DoubleStream.of(plan.steps()).max().orElseThrow()
                / cell.range().max();
    }

    /**
     * Returns the median of max |INL| that a column made and calibrated like this is expected to have [output LSB], from the
     * error that writes leave; stuck cells, ageing and read noise are not in it.
     *
     * @param calibration how it is calibrated
     */
    public double predictedInl(RampCalibration calibration) {
        return new InlForecast(plan, cell, calibration).of(this);
    }
}
