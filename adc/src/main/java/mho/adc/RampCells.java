package mho.adc;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mho.base.cost.Cost;
import mho.base.random.RandomStream;
import mho.device.Cells;

/** The cells that make the steps of a ramp, with the spare ones that stand in for cells that failed. Immutable. */
final class RampCells {
    /** A cell further from its target than so many standard deviations of a write has failed. */
    static final double REPAIR_LIMIT = 3;

    private final RampLayout layout;
    private final RandomStream random;
    private final Cells cells;
    private final Map<Integer, Cells> spares;

    private RampCells(RampLayout layout, RandomStream random, Cells cells, Map<Integer, Cells> spares) {
        this.layout = layout;
        this.random = random;
        this.cells = cells;
        this.spares = spares;
    }

    static RampCells program(RampLayout layout, RandomStream random) {
        return new RampCells(layout, random, layout.cell().program(layout.targets(), random), Map.of());
    }

    /**
     * Cells and how they came to be.
     *
     * @param cells  the column's cells
     * @param cost   what writing the spare ones took
     * @param pulses the same in pulses [1]
     */
    record Repair(RampCells cells, Cost cost, long pulses) {}

    /**
     * Puts spare cells in the place of those that failed, worst first: the spare is written to the target of the cell and
     * stays if it is closer to it.
     */
    Repair repaired(int available) {
        double[] targets = cells.targets();
        double[] errors = errors();
        List<Integer> failed = failed(errors);
        Map<Integer, Cells> used = new LinkedHashMap<>();
        Cost cost = Cost.NONE;
        long pulses = 0;
        int next = 0;
        WriteAccuracy accuracy = new WriteAccuracy(layout.cell());
        for (int cell : failed) {
            double error = errors[cell];
            while (next < available && hasFailed(accuracy, targets[cell], error)) {
                Cells spare = layout.cell()
                        .program(
                                new double[] {targets[cell]},
                                random.child("spares").child(next));
                next++;
                cost = cost.then(spare.programming());
                pulses += pulses(spare);
                double left = spare.conductances()[0] - targets[cell];
                if (Math.abs(left) < Math.abs(error)) {
                    error = left;
                    used.put(cell, spare);
                }
            }
        }
        return new Repair(new RampCells(layout, random, cells, used), cost, pulses);
    }

    private double[] errors() {
        double[] targets = cells.targets();
        double[] errors = cells.conductances();
        Arrays.setAll(errors, k -> errors[k] - targets[k]);
        return errors;
    }

    private List<Integer> failed(double[] errors) {
        WriteAccuracy accuracy = new WriteAccuracy(layout.cell());
        double[] targets = cells.targets();
        return IntStream.range(0, errors.length)
                .filter(k -> hasFailed(accuracy, targets[k], errors[k]))
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -Math.abs(errors[k])))
                .toList();
    }

    private static boolean hasFailed(WriteAccuracy accuracy, double target, double error) {
        return Math.abs(error - accuracy.mean(target)) > REPAIR_LIMIT * accuracy.deviation(target);
    }

    /** Programs all cells in use anew; those that were replaced are left alone. */
    RampCells renewed() {
        Map<Integer, Cells> again = new LinkedHashMap<>();
        spares.forEach((cell, spare) -> again.put(cell, spare.renewed(spare.targets())));
        return new RampCells(layout, random, cells.renewedBut(spares.keySet()), again);
    }

    RampCells aged(double age) {
        Map<Integer, Cells> later = new LinkedHashMap<>();
        spares.forEach((cell, spare) -> later.put(cell, spare.aged(age)));
        return new RampCells(layout, random, cells.aged(age), later);
    }

    RampLayout layout() {
        return layout;
    }

    /** Returns the cells of the steps as they were first put there; bias cells are numbered on from them. */
    Cells cells() {
        return cells;
    }

    /** Returns what the last programming of all cells took. */
    Cost programming() {
        Cost cost = cells.programming();
        for (Cells spare : spares.values()) {
            cost = cost.then(spare.programming());
        }
        return cost;
    }

    /** Returns the same in pulses [1]. */
    long pulses() {
        return pulses(cells)
                + spares.values().stream().mapToLong(RampCells::pulses).sum();
    }

    static long pulses(Cells cells) {
        return Arrays.stream(cells.pulses()).asLongStream().sum();
    }

    /** Returns how many spare cells are in use. */
    int sparesUsed() {
        return spares.size();
    }

    /** Returns the conductances in use [S], in the order of the ramp. */
    double[] conductances() {
        double[] conductances = cells.conductances();
        spares.forEach((cell, spare) -> conductances[cell] = spare.conductances()[0]);
        return conductances;
    }

    /** Returns the charge of each step over volt and clock [S]. */
    double[] charges() {
        return sums(conductances(), 1);
    }

    /** Returns the variance of each step's charge from one conversion to the next [S²]. */
    double[] variances() {
        double[] deviations = cells.readDeviations();
        spares.forEach((cell, spare) -> deviations[cell] = spare.readDeviations()[0]);
        Arrays.setAll(deviations, k -> deviations[k] * deviations[k]);
        // reads of a cell that follow each other by nanoseconds find it in the same state: clocks add up, they do not
        // average
        return sums(deviations, 2);
    }

    private double[] sums(double[] values, int order) {
        double[] sums = new double[layout.steps().size()];
        int cell = 0;
        for (int k = 0; k < sums.length; k++) {
            RampLayout.Step step = layout.steps().get(k);
            double sum = 0;
            for (int n = 0; n < step.cells(); n++) {
                sum += values[cell++];
            }
            sums[k] = sum * (order == 1 ? step.clocks() : (double) step.clocks() * step.clocks());
        }
        return sums;
    }
}
