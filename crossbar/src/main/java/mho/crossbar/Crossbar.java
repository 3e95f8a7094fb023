package mho.crossbar;

import mho.base.cost.Cost;
import mho.base.cost.Footprint;
import mho.base.random.RandomStream;
import mho.device.Cells;
import mho.device.ConductanceRange;

/**
 * A programmed array at a certain age. Programming errors, faults and drift exponents belong to the cell's address: an
 * array aged twice is the same array.
 */
public final class Crossbar {
    private final CrossbarSpec spec;
    private final Conductances targets;
    private final Cells cells;
    private final Conductances conductances;

    private Crossbar(CrossbarSpec spec, Conductances targets, Cells cells) {
        this.spec = spec;
        this.targets = targets;
        this.cells = cells;
        this.conductances = Conductances.wrap(targets.rows(), targets.columns(), cells.conductances());
    }

    static Crossbar program(CrossbarSpec spec, Conductances targets, RandomStream random) {
        requireInRange(targets, spec.cell().range());
        return new Crossbar(spec, targets, spec.cell().program(targets.toArray(), random));
    }

    private static void requireInRange(Conductances targets, ConductanceRange range) {
        for (int row = 0; row < targets.rows(); row++) {
            for (int column = 0; column < targets.columns(); column++) {
                if (!range.contains(targets.at(row, column))) {
                    throw new IllegalArgumentException(
                            "A target must lie in the cell's range of %g S to %g S, but row %d, column %d asks for %g S"
                                    .formatted(range.min(), range.max(), row, column, targets.at(row, column)));
                }
            }
        }
    }

    /** Returns this array some time after programming [s]; always counted from programming, not from the present age. */
    public Crossbar aged(double elapsed) {
        return new Crossbar(spec, targets, cells.aged(elapsed));
    }

    public CrossbarSpec spec() {
        return spec;
    }

    /** Returns what was asked for [S]. */
    public Conductances targets() {
        return targets;
    }

    /** Returns the conductances at this age [S], without read noise. */
    public Conductances conductances() {
        return conductances;
    }

    /** Returns the standard deviation of one read of each cell at this age [S]. */
    public Conductances readDeviations() {
        return Conductances.wrap(targets.rows(), targets.columns(), cells.readDeviations());
    }

    /** Returns the read noise at this age as it appears at the bit lines, behind the wires. */
    public SensedNoise sensedNoise() {
        return spec.solver().sensed(conductances, readDeviations());
    }

    /** Returns the port currents per volt. */
    public ArrayResponse response() {
        return spec.solver().solve(conductances);
    }

    /** Returns what programming took, cell after cell: the pulses' V²·G·t, without drivers and verify reads. */
    public Cost programming() {
        return cells.programming();
    }

    /** Returns the footprint of the cells, without periphery. */
    public Footprint footprint() {
        return new Footprint(spec.cell().cost().area(), 0).times((double) targets.rows() * targets.columns());
    }
}
