package mho.adc;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import mho.base.cost.Cost;
import mho.base.random.RandomStream;
import mho.device.CellSpec;
import mho.device.ConductanceRange;
import mho.device.Programming.Write;

/**
 * The fabricated column of memory cells that makes a nonlinear ramp: on clock k cell k is read for one clock onto an
 * integrator, so the ramp rises by its conductance.
 *
 * <pre>  G_k = G_max · dx_k / max dx,   x̂_k = x̂_1 + Σ_{j<k} Ĝ_j · max dx / G_max</pre>
 *
 * <p>The start x̂_1 is the charge of the bias cells, read with the other polarity before the ramp for as many clocks as
 * four of the five need at most (at 5 bits the sigmoid needs 709.6 µS; four cells of 150 µS give 1200 in two clocks).
 * Conductances are all that matters here: both the ramp and the
 * array's outputs scale with V_read/C_fb, which is why the converter follows the read voltage.
 */
public final class RampColumn {
    /** Bias cells of a ramp column (Yang et al., Nat. Commun. 16:1136, 2025, Fig. 3a). */
    public static final int BIAS_CELLS = 5;

    private final RampPlan plan;
    private final double[] targets;
    private final double[] conductances;
    private final double start;
    private final Cost programming;

    private RampColumn(RampPlan plan, double[] targets, double[] conductances, Start start) {
        this.plan = plan;
        this.targets = targets;
        this.conductances = conductances;
        this.start = start.position();
        this.programming = start.cost();
    }

    /** Where the ramp starts, from input zero [S], and what the writes so far cost. */
    private record Start(double position, Cost cost) {}

    /**
     * Programs and calibrates one column.
     *
     * @param plan        the ramp to make
     * @param cell        the cell it is made of
     * @param calibration how its start is set
     * @param random      the column's address
     * @throws IllegalArgumentException if a step needs a conductance outside the cell's range
     */
    public static RampColumn fabricate(RampPlan plan, CellSpec cell, RampCalibration calibration, RandomStream random) {
        if (plan.thresholds().length < 2) {
            throw new IllegalArgumentException(
                    "A ramp of cells needs at least two thresholds, but %s at %d bit has one. A linear ramp can do it."
                            .formatted(plan.conversion().activation().name(), plan.bits()));
        }
        double[] targets = targets(plan, cell);
        CellWriter writer = new CellWriter(cell, random);
        double[] reached = new double[targets.length];
        Arrays.setAll(reached, k -> writer.write(k, targets[k]));
        double designed = plan.thresholds()[0] * siemensPerUnit(plan, targets);
        Start start = new Start(designed, writer.cost());
        if (calibration instanceof RampCalibration.OnePoint onePoint) {
            int zero = plan.zeroCrossing();
            double wanted = plan.thresholds()[zero] * siemensPerUnit(plan, targets)
                    - DoubleStream.of(reached).limit(zero).sum();
            start = new BiasCells(writer, targets.length, wanted).trim(onePoint.tolerance());
        }
        return new RampColumn(plan, targets, reached, start);
    }

    private static double[] targets(RampPlan plan, CellSpec cell) {
        double[] steps = plan.steps();
        double largest = DoubleStream.of(steps).max().orElseThrow();
        double[] targets = new double[steps.length];
        for (int k = 0; k < steps.length; k++) {
            targets[k] = cell.range().max() * steps[k] / largest;
            if (!cell.range().contains(targets[k])) {
                throw new IllegalArgumentException(
                        "Each step of a ramp must be one cell of %g S to %g S, but step %d of %s needs %g S. Use a cell with a larger on/off ratio, or fewer bits."
                                .formatted(
                                        cell.range().min(),
                                        cell.range().max(),
                                        k,
                                        plan.conversion().activation().name(),
                                        targets[k]));
            }
        }
        return targets;
    }

    private static double siemensPerUnit(RampPlan plan, double[] targets) {
        return DoubleStream.of(targets).max().orElseThrow()
                / DoubleStream.of(plan.steps()).max().orElseThrow();
    }

    /** Writes the cells of one column and keeps account of the pulses. */
    private static final class CellWriter {
        private final CellSpec cell;
        private final RandomStream random;
        private Cost cost = Cost.NONE;

        CellWriter(CellSpec cell, RandomStream random) {
            this.cell = cell;
            this.random = random;
        }

        double write(int index, double target) {
            return write(random.child("programming"), index, target);
        }

        double rewrite(int index, int attempt, double target) {
            return write(random.child("rewrite").child(attempt), index, target);
        }

        private double write(RandomStream address, int index, double target) {
            Write write = cell.programming().write(target, address.indexed().at(index));
            cost = cost.then(cell.cost().write(write));
            double own = cell.variation()
                    .apply(
                            write.conductance(),
                            target,
                            cell.range(),
                            random.child("cell").indexed().at(index));
            return cell.faults()
                    .apply(own, cell.range(), random.child("faults").indexed().at(index));
        }

        double clamp(double target) {
            return Math.min(Math.max(target, range().min()), range().max());
        }

        ConductanceRange range() {
            return cell.range();
        }

        Cost cost() {
            return cost;
        }
    }

    /** The cells that set the start of the ramp: each read for a whole number of clocks, with either polarity. */
    private static final class BiasCells {
        private static final int MOST_REWRITES = 200;

        private final CellWriter writer;
        private final int firstIndex;
        private final double wanted;
        private final double clocks;
        private final double[] reached;

        /** Programs the cells for an equal share each of the wanted start [S]. */
        BiasCells(CellWriter writer, int firstIndex, double wanted) {
            this.writer = writer;
            this.firstIndex = firstIndex;
            this.wanted = wanted;
            this.reached = new double[cellsRead(Math.abs(wanted), writer.range().min())];
            // one cell fewer than there are: a stuck one can then be made up for by its neighbours
            double largest = Math.max(1, reached.length - 1) * writer.range().max();
            this.clocks = Math.max(1, Math.ceil(Math.abs(wanted) / largest * (1 - 1e-12)));
            double share = Math.abs(wanted) / clocks / reached.length;
            Arrays.setAll(reached, i -> writer.write(firstIndex + i, writer.clamp(share)));
        }

        /** Cells that cannot go to zero are left out where all five together would give more than is wanted. */
        private static int cellsRead(double wanted, double smallest) {
            return smallest == 0 ? BIAS_CELLS : (int) Math.min(BIAS_CELLS, Math.rint(wanted / (2 * smallest)));
        }

        /**
         * Rewrites one cell after the other, from the last, until the sum is within the tolerance [S]; a stuck cell is
         * thereby made up for by its neighbours.
         */
        Start trim(double tolerance) {
            for (int i = reached.length - 1; i >= 0 && Math.abs(error()) > tolerance; i--) {
                rewrite(i, tolerance);
            }
            return new Start(Math.copySign(DoubleStream.of(reached).sum() * clocks, wanted), writer.cost());
        }

        private void rewrite(int i, double tolerance) {
            double best = reached[i];
            double bestError = Math.abs(error());
            double needed = reached[i] - error() / clocks;
            for (int attempt = 1; attempt <= MOST_REWRITES && bestError > tolerance; attempt++) {
                reached[i] = writer.rewrite(firstIndex + i, attempt, writer.clamp(needed));
                if (Math.abs(error()) < bestError) {
                    best = reached[i];
                    bestError = Math.abs(error());
                }
            }
            reached[i] = best;
        }

        private double error() {
            return DoubleStream.of(reached).sum() * clocks - Math.abs(wanted);
        }
    }

    public RampPlan plan() {
        return plan;
    }

    /** Returns the conductances asked for [S], in the order of the ramp. */
    public double[] targets() {
        return targets.clone();
    }

    /** Returns the conductances reached [S]. */
    public double[] conductances() {
        return conductances.clone();
    }

    /** Returns the inputs at which this ramp's code changes, non-decreasing. */
    public double[] thresholds() {
        double[] thresholds = new double[targets.length + 1];
        double siemens = siemensPerUnit(plan, targets);
        double level = start;
        thresholds[0] = level / siemens;
        for (int k = 0; k < targets.length; k++) {
            level += conductances[k];
            thresholds[k + 1] = level / siemens;
        }
        return thresholds;
    }

    /** Returns the input of the ramp's largest step per siemens of its cell: what the array's gain has to match [1/S]. */
    public double unitsPerSiemens() {
        return 1 / siemensPerUnit(plan, targets);
    }

    /** Returns what programming and calibration took. */
    public Cost programming() {
        return programming;
    }

    /** Returns the charge read in one conversion per volt and clock: the sum over the ramp cells [S]. */
    public double totalConductance() {
        return DoubleStream.of(conductances).sum() + Math.abs(start);
    }
}
