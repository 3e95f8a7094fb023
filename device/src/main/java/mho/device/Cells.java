package mho.device;

import mho.base.cost.Cost;
import mho.base.random.IndexedDraws;
import mho.base.random.RandomStream;
import mho.base.unit.SI;
import mho.device.Programming.Written;

/**
 * A batch of programmed cells at a certain age. Programming errors, faults and drift exponents belong to the address and the
 * cell's number in it: cells aged twice are the same cells. Immutable.
 */
public final class Cells {
    private final CellSpec spec;
    private final RandomStream random;
    private final double[] targets;
    private final Written typical;
    private final double[] written;
    private final double[] conductances;
    private final double elapsed;

    private Cells(
            CellSpec spec,
            RandomStream random,
            double[] targets,
            Written typical,
            double[] written,
            double[] conductances,
            double elapsed) {
        this.spec = spec;
        this.random = random;
        this.targets = targets;
        this.typical = typical;
        this.written = written;
        this.conductances = conductances;
        this.elapsed = elapsed;
    }

    static Cells program(CellSpec spec, double[] targets, RandomStream random) {
        double[] wanted = targets.clone();
        ConductanceRange range = spec.range();
        for (int k = 0; k < wanted.length; k++) {
            if (!range.contains(wanted[k])) {
                throw new IllegalArgumentException(
                        "A target must lie in the cell's range of %g S to %g S, but cell %d asks for %g S"
                                .formatted(range.min(), range.max(), k, wanted[k]));
            }
        }
        Written typical =
                spec.programming().write(wanted, random.child("programming").indexed());
        double[] written = withVariation(spec, random, typical.conductances(), wanted);
        return new Cells(spec, random, wanted, typical, written, withFaults(spec, random, written), 0);
    }

    /**
     * Returns these cells some time after programming [s]; always counted from programming, not from the present age.
     *
     * @throws IllegalArgumentException if nothing is known of cells of this age
     */
    public Cells aged(double newElapsed) {
        if (!(newElapsed >= 0 && newElapsed < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("An age must be >= 0, but is %g s".formatted(newElapsed));
        }
        spec.drift().requireKnown(newElapsed);
        IndexedDraws draws = random.child("drift").indexed();
        double[] drifted = spec.drift()
                .centres(targets, newElapsed)
                .map(centres -> spread(centres, newElapsed, draws))
                .orElseGet(() -> spec.drift().after(written, targets, newElapsed, draws));
        return new Cells(spec, random, targets, typical, written, withFaults(spec, random, drifted), newElapsed);
    }

    /** Where the law spreads typical cells as a whole, what is a cell's own is applied to the aged and not to the fresh. */
    private double[] spread(double[] centres, double newElapsed, IndexedDraws draws) {
        double[] drifted = spec.drift().after(typical.conductances(), targets, newElapsed, draws);
        return withVariation(spec, random, drifted, centres);
    }

    private static double[] withVariation(CellSpec spec, RandomStream random, double[] typical, double[] centres) {
        if (spec.variation().equals(CellVariation.NONE)) {
            return typical;
        }
        IndexedDraws draws = random.child("cell").indexed();
        double[] own = new double[typical.length];
        for (int k = 0; k < own.length; k++) {
            own[k] = spec.variation().apply(typical[k], centres[k], spec.range(), draws.at(k));
        }
        return own;
    }

    private static double[] withFaults(CellSpec spec, RandomStream random, double[] healthy) {
        if (spec.faults().equals(CellFaults.NONE)) {
            return healthy;
        }
        IndexedDraws draws = random.child("faults").indexed();
        double[] all = new double[healthy.length];
        for (int k = 0; k < all.length; k++) {
            all[k] = spec.faults().apply(healthy[k], spec.range(), draws.at(k));
        }
        return all;
    }

    public CellSpec spec() {
        return spec;
    }

    /** Returns how many cells there are. */
    public int count() {
        return targets.length;
    }

    /** Returns the time since the end of programming [s]. */
    @SI("s")
    public double age() {
        return elapsed;
    }

    /** Returns what was asked for [S]. */
    public double[] targets() {
        return targets.clone();
    }

    /** Returns the conductances at this age [S], without read noise. */
    public double[] conductances() {
        return conductances.clone();
    }

    /** Returns the standard deviation of one read of each cell at this age [S]; an open cell has none. */
    public double[] readDeviations() {
        IndexedDraws traps = random.child("cell").child("traps").indexed();
        // a stuck cell has never been in the state that its write was meant to leave
        double[] programmed = withFaults(spec, random, written);
        double[] deviations = spec.readNoise().deviations(conductances, programmed, elapsed, traps);
        if (spec.faults().stuckOff() > 0) {
            for (int k = 0; k < deviations.length; k++) {
                deviations[k] = conductances[k] == 0 ? 0 : deviations[k];
            }
        }
        return deviations;
    }

    /** Returns the electrical pulses that each cell's write took [1]. */
    public int[] pulses() {
        return typical.pulses().clone();
    }

    /** Returns what programming took, cell after cell. */
    public Cost programming() {
        return spec.cost().write(typical.effort());
    }
}
