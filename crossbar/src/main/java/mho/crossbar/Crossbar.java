package mho.crossbar;

import mho.base.cost.Cost;
import mho.base.cost.Footprint;
import mho.base.random.IndexedDraws;
import mho.base.random.RandomStream;
import mho.device.CellSpec;
import mho.device.ConductanceRange;
import mho.device.Programming.Write;

/**
 * A programmed array at a certain age. Programming errors, faults and drift exponents belong to the cell's address: an
 * array aged twice is the same array.
 */
public final class Crossbar {
    private final CrossbarSpec spec;
    private final RandomStream random;
    private final Conductances targets;
    private final Conductances programmed;
    private final Conductances conductances;
    private final double elapsed;
    private final Cost programming;

    private Crossbar(Crossbar fresh, Conductances conductances, double elapsed) {
        this.spec = fresh.spec;
        this.random = fresh.random;
        this.targets = fresh.targets;
        this.programmed = fresh.programmed;
        this.programming = fresh.programming;
        this.conductances = conductances;
        this.elapsed = elapsed;
    }

    private Crossbar(CrossbarSpec spec, RandomStream random, Conductances targets, Written written) {
        this.spec = spec;
        this.random = random;
        this.targets = targets;
        this.programmed = written.conductances;
        this.conductances = written.conductances;
        this.elapsed = 0;
        this.programming = written.cost;
    }

    static Crossbar program(CrossbarSpec spec, Conductances targets, RandomStream random) {
        requireInRange(targets, spec.cell().range());
        return new Crossbar(spec, random, targets, write(spec.cell(), targets, random));
    }

    private record Written(Conductances conductances, Cost cost) {}

    private static Written write(CellSpec cell, Conductances targets, RandomStream random) {
        IndexedDraws writes = random.child("programming").indexed();
        IndexedDraws faults = random.child("faults").indexed();
        double[] energy = new double[1];
        long[] pulses = new long[1];
        Conductances reached = Conductances.tabulate(targets.rows(), targets.columns(), k -> {
            Write write = cell.programming().write(targets.at(k), writes.at(k));
            energy[0] += cell.cost().write(write.conductance(), write.pulses()).energy();
            pulses[0] += write.pulses();
            return cell.faults().apply(write.conductance(), cell.range(), faults.at(k));
        });
        return new Written(reached, new Cost(energy[0], pulses[0] * cell.cost().writePulse()));
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
    public Crossbar aged(double newElapsed) {
        if (!(newElapsed >= 0 && newElapsed < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("An age must be >= 0, but is %g s".formatted(newElapsed));
        }
        IndexedDraws drift = random.child("drift").indexed();
        IndexedDraws faults = random.child("faults").indexed();
        CellSpec cell = spec.cell();
        Conductances later = Conductances.tabulate(targets.rows(), targets.columns(), k -> {
            double drifted = cell.drift().after(programmed.at(k), targets.at(k), newElapsed, drift.at(k));
            return cell.faults().apply(drifted, cell.range(), faults.at(k));
        });
        return new Crossbar(this, later, newElapsed);
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
        return Conductances.tabulate(
                targets.rows(),
                targets.columns(),
                k -> spec.cell().readNoise().deviation(conductances.at(k), programmed.at(k), elapsed));
    }

    /** Returns {@link #readDeviations} as they appear between word line and bit line, behind the wires [S]. */
    public Conductances sensedDeviations() {
        return spec.solver().sensed(conductances, readDeviations());
    }

    /** Returns the port currents per volt. */
    public ArrayResponse response() {
        return spec.solver().solve(conductances);
    }

    /** Returns what programming took, cell after cell: the pulses' V²·G·t, without drivers and verify reads. */
    public Cost programming() {
        return programming;
    }

    /** Returns the footprint of the cells, without periphery. */
    public Footprint footprint() {
        return new Footprint(spec.cell().cost().area(), 0).times((double) targets.rows() * targets.columns());
    }
}
