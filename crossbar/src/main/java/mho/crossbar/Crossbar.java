package mho.crossbar;

import mho.base.cost.Cost;
import mho.base.cost.Footprint;
import mho.base.random.RandomStream;
import mho.device.Cells;
import mho.device.ConductanceRange;
import mho.device.IvCurve;

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

    /** Returns the port currents per volt, as far as the cells obey Ohm's law. */
    public ArrayResponse response() {
        return spec.solver().solve(conductances);
    }

    /**
     * Returns what reads at one voltage meet: each cell's current per volt [S].
     *
     * @param volts voltage of the cells, of either sign, within the limit of their law; 0 for small voltages [V]
     */
    public Conductances conductances(double volts) {
        IvCurve iv = spec.cell().iv();
        if (volts == 0 || iv instanceof IvCurve.Ohmic) {
            return conductances;
        }
        if (!(Math.abs(volts) <= iv.limit())) {
            throw new IllegalArgumentException(
                    "The cell's current is known up to %g V, but it is read at %g V".formatted(iv.limit(), volts));
        }
        return conductances.map(g -> iv.chord(g, volts));
    }

    /** Returns the standard deviation of one read at a voltage [V]: of a cell's current the same share as at small voltages [S]. */
    public Conductances readDeviations(double volts) {
        Conductances deviations = readDeviations();
        Conductances met = conductances(volts);
        if (met == conductances) {
            return deviations;
        }
        return Conductances.tabulate(
                met.rows(),
                met.columns(),
                k -> conductances.at(k) == 0 ? 0 : deviations.at(k) * (met.at(k) / conductances.at(k)));
    }

    /** Returns the array as reads at one voltage [V] meet it, behind its wires. */
    public Read at(double volts) {
        Conductances met = conductances(volts);
        return new Read(spec.solver().solve(met), spec.solver().sensed(met, readDeviations(volts)));
    }

    /**
     * An array read at one voltage.
     *
     * @param response port currents per volt
     * @param noise    read noise at the bit lines
     */
    public record Read(ArrayResponse response, SensedNoise noise) {}

    /** Returns what programming took, cell after cell: the pulses' V²·G·t, without drivers and verify reads. */
    public Cost programming() {
        return cells.programming();
    }

    /** Returns the footprint of the cells, without periphery. */
    public Footprint footprint() {
        return new Footprint(spec.cell().cost().area(), 0).times((double) targets.rows() * targets.columns());
    }
}
