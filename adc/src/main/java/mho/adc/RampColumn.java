package mho.adc;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import mho.base.cost.Cost;
import mho.base.random.RandomStream;
import mho.base.unit.Quantities;
import mho.base.unit.SI;
import mho.device.Drift;

/**
 * The fabricated column of memory cells that makes a nonlinear ramp: step after step, the cells of a step are read onto an
 * integrator, so the ramp rises by their conductance times the clocks that they are read for.
 *
 * <pre>  s_k = S·dx_k = c_k·Σ G,   x̂_k = γ·(start + Σ_{j<k} ŝ_j)/S</pre>
 *
 * <p>The start is the charge of the bias cells, read with the other polarity before the ramp, while the array still
 * collects its inputs, for as many clocks as four of the five need at most (one cell a step at 5 bits, the sigmoid needs 709.6 µS; four cells of 150 µS give 1200 in two
 * clocks); or it is a reference, where there are no bias cells. A cell read for m clocks gets m read pulses. γ is the ramp's read voltage over that of the array, one unless a {@link RampCalibration.TwoPoint} has trimmed it.
 * Conductances are all that matters here: both the ramp and the
 * array's outputs scale with V_read/C_fb, which is why the converter follows the read voltage. Immutable.
 */
public final class RampColumn {
    /** Bias cells of a ramp column (Yang et al., Nat. Commun. 16:1136, 2025, Fig. 3a). */
    public static final int BIAS_CELLS = 5;

    private final RampCalibration calibration;
    private final RampCells cells;
    private final RampSetting setting;
    private final double age;
    private final double calibratedAt;
    private final List<Procedure> history;

    private RampColumn(
            RampCalibration calibration,
            RampCells cells,
            RampSetting setting,
            double age,
            double calibratedAt,
            List<Procedure> history) {
        this.calibration = calibration;
        this.cells = cells;
        this.setting = setting;
        this.age = age;
        this.calibratedAt = calibratedAt;
        this.history = List.copyOf(history);
    }

    /**
     * Something that was done to a column, or happened to it.
     *
     * @param name   what
     * @param cost   what its writes took
     * @param pulses programming pulses [1]
     * @param maxInl largest magnitude of the integral nonlinearity after it [output LSB]
     */
    public record Procedure(String name, Cost cost, long pulses, double maxInl) {}

    /**
     * Programs, repairs and calibrates one column.
     *
     * @param layout      the cells to make it of
     * @param calibration how its start is set
     * @param spares      spare cells that may stand in for cells that failed [1]
     * @param random      the column's address
     */
    public static RampColumn fabricate(
            RampLayout layout, RampCalibration calibration, int spares, RandomStream random) {
        RampCells cells = RampCells.program(layout, random);
        RampColumn column = new RampColumn(calibration, cells, RampSetting.designed(layout), 0, 0, List.of())
                .after("programming", cells);
        if (spares > 0) {
            RampCells.Repair repair = cells.repaired(spares);
            column = column.with(repair.cells()).after("repair", repair.cost(), repair.pulses());
        }
        return column.calibrated(RampSetting.first(column.cells, calibration, random));
    }

    private RampColumn with(RampCells newCells) {
        return new RampColumn(calibration, newCells, setting, age, calibratedAt, history);
    }

    private RampColumn after(String name, RampCells written) {
        return after(name, written.programming(), written.pulses());
    }

    private RampColumn after(String name, Cost cost, long pulses) {
        double maxInl = new TransferCurve(cells.layout().plan(), thresholds()).maxInl();
        List<Procedure> longer = new ArrayList<>(history);
        longer.add(new Procedure(name, cost, pulses, maxInl));
        return new RampColumn(calibration, cells, setting, age, calibratedAt, longer);
    }

    private RampColumn calibrated(RampSetting newSetting) {
        return new RampColumn(calibration, cells, newSetting, age, age, history)
                .after("calibration", newSetting.programming(), newSetting.pulses());
    }

    /** Returns this column as the one that was chosen among several, whose cost is added to its own. */
    RampColumn chosenAmong(List<RampColumn> candidates) {
        Cost cost = Cost.NONE;
        long pulses = 0;
        for (RampColumn other : candidates) {
            cost = other == this ? cost : cost.then(other.programming());
            pulses += other == this ? 0 : other.pulses();
        }
        return after("choice of 1 in %d".formatted(candidates.size()), cost, pulses);
    }

    /**
     * Returns this column some time after its cells were last programmed, with nothing done about it.
     *
     * @param newAge the time [s], counted from programming whatever the present age
     * @throws IllegalArgumentException if nothing is known of cells of this age
     * @throws IllegalStateException    if it was recalibrated at an age: its cells are then of different ages
     */
    public RampColumn aged(@SI("s") double newAge) {
        if (calibratedAt > 0) {
            throw new IllegalStateException(
                    "A ramp column ages from where all of its cells were programmed, but this was recalibrated %s after. Age the fresh column, or have it rewritten."
                            .formatted(Quantities.duration(calibratedAt, 4)));
        }
        Drift drift = cells.layout().cell().drift();
        if (!drift.isKnown(newAge)) {
            throw new IllegalArgumentException(
                    "A ramp of cells is to be read %s after programming, but the drift of its cells is known at %s. Have the ramp rewritten before use (\"upkeep\": \"rewritten\"), take another cell, or leave drift out (\"drift\": \"none\")."
                            .formatted(Quantities.duration(newAge, 7), drift.knownAges()));
        }
        return new RampColumn(calibration, cells.aged(newAge), setting.aged(newAge), newAge, 0, history)
                .after("ageing by " + Quantities.duration(newAge, 4), Cost.NONE, 0);
    }

    /** Returns this column after all cells in use were programmed anew and it was calibrated as at first. */
    public RampColumn rewritten() {
        RampCells anew = cells.renewed();
        return new RampColumn(calibration, anew, setting, 0, 0, history)
                .after("rewriting", anew)
                .recalibrated();
    }

    /** Returns this column after its bias and trim cells were programmed anew; those of its steps stay as they are. */
    public RampColumn recalibrated() {
        return calibrated(setting.again(cells, calibration));
    }

    /** Returns how its start is set, and what else is trimmed. */
    public RampCalibration calibration() {
        return calibration;
    }

    /** Returns the ramp that it was to make, with the clocks that it takes. */
    public RampPlan plan() {
        int[] clocks = strobeClocks();
        RampPlan plan = cells.layout().plan();
        return plan.withClocks(Math.max(plan.clocks(), clocks[clocks.length - 1]));
    }

    /** Returns the cells that it was to be made of. */
    public RampLayout layout() {
        return cells.layout();
    }

    /** Returns what was done to it and what happened to it, in order, from its programming on. */
    public List<Procedure> history() {
        return history;
    }

    /** Returns the time since the cells of its steps were programmed [s]. */
    @SI("s")
    public double age() {
        return age;
    }

    /** Returns the conductances asked for [S], in the order of the ramp. */
    public double[] targets() {
        return cells.layout().targets();
    }

    /** Returns the conductances of the cells in use [S], in the order of the ramp. */
    public double[] conductances() {
        return cells.conductances();
    }

    /**
     * Returns the inputs at which this ramp's code changes, non-decreasing: a comparator that the ramp has passed does not
     * notice when it falls back, as an overdone trim between branches can make it.
     */
    public double[] thresholds() {
        double[] thresholds = levels();
        for (int k = 1; k < thresholds.length; k++) {
            thresholds[k] = Math.max(thresholds[k], thresholds[k - 1]);
        }
        return thresholds;
    }

    private double[] levels() {
        double[] charges = charges();
        double[] levels = new double[charges.length + 1];
        double siemens = cells.layout().scale();
        double level = setting.start();
        levels[0] = setting.gain() * level / siemens;
        for (int k = 0; k < charges.length; k++) {
            level += charges[k];
            levels[k + 1] = setting.gain() * level / siemens;
        }
        return levels;
    }

    /** The charge of each step with what is read along with it [S]. */
    private double[] charges() {
        double[] charges = cells.charges();
        setting.trims().forEach((step, trim) -> charges[step] += trim.charge());
        return charges;
    }

    /** Returns the ramp as comparators meet it. */
    Ramp ramp() {
        double[] variances = cells.variances();
        setting.trims().forEach((step, trim) -> variances[step] += trim.variance());
        double inputs = setting.gain() / cells.layout().scale();
        double[] deviations = new double[variances.length + 1];
        deviations[0] = inputs * Math.sqrt(setting.startVariance());
        for (int k = 0; k < variances.length; k++) {
            deviations[k + 1] = inputs * Math.sqrt(variances[k]);
        }
        return new Ramp(levels(), deviations, strobeClocks());
    }

    /** The clock at which the ramp has come to each threshold: it has started at the first, then comes step after step. */
    private int[] strobeClocks() {
        List<RampLayout.Step> steps = cells.layout().steps();
        int[] clocks = new int[steps.size() + 1];
        clocks[0] = 1;
        for (int k = 0; k < steps.size(); k++) {
            ChargeTrim trim = setting.trims().get(k);
            int taken = Math.max(steps.get(k).clocks(), trim == null ? 1 : trim.clocks());
            clocks[k + 1] = clocks[k] + taken;
        }
        return clocks;
    }

    /** Returns the read voltage of the ramp over that of the array [1]. */
    public double gain() {
        return setting.gain();
    }

    /** Returns how many spare cells stand in for others [1]. */
    public int sparesUsed() {
        return cells.sparesUsed();
    }

    /** Returns the clocks in which bias cells bring the ramp to its start [1]; 0 where that is a reference. */
    public int startClocks() {
        return setting.startClocks();
    }

    /** Whether the start is a reference, without bias cells. */
    boolean startsFromReference() {
        return setting.startsFromReference();
    }

    /**
     * Returns the cells that are read in a conversion [1]: those of steps, bias and trims, and one a branch and one more at strobes
     * without a step.
     */
    public int cellsRead() {
        return cells.layout().cells() + free() + setting.count();
    }

    /** Strobes that no step leads to: the first, and the last of each branch. */
    private int free() {
        return cells.layout().plan().strobes() - cells.layout().steps().size();
    }

    /** Returns the read pulses on the lines of all cells in one conversion [1]: one a cell and clock. */
    public long linePulses() {
        long steps = cells.layout().steps().stream()
                .mapToLong(step -> (long) step.cells() * step.clocks())
                .sum();
        return steps + free() + setting.linePulses();
    }

    /** Returns the input per siemens and clock: what the array's gain has to match [1/S]. */
    public double unitsPerSiemens() {
        return 1 / cells.layout().scale();
    }

    /** Returns what everything that was done to it took. */
    public Cost programming() {
        return history.stream().map(Procedure::cost).reduce(Cost.NONE, Cost::then);
    }

    private long pulses() {
        return history.stream().mapToLong(Procedure::pulses).sum();
    }

    /**
     * Returns the charge read in one conversion per volt and clock, at the read voltage of the array: the sum over the cells
     * of conductance times clocks, those of steps, start and trims [S].
     */
    public double totalConductance() {
        return DoubleStream.of(cells.charges()).sum() + setting.charge();
    }
}
