package mho.device;

import java.util.Set;
import mho.base.cost.Cost;
import mho.base.random.IndexedDraws;
import mho.base.random.RandomStream;
import mho.base.unit.SI;
import mho.device.Programming.Effort;
import mho.device.Programming.Write;
import mho.device.Programming.Written;

/**
 * A batch of programmed cells at a certain age. Programming errors, faults and drift exponents belong to the address and the
 * cell's number in it: cells aged twice are the same cells. Immutable.
 */
public final class Cells {
    private final CellSpec spec;
    private final Numbers numbers;
    private final double[] targets;
    private final Written typical;
    private final double[] written;
    private final double[] conductances;
    private final double elapsed;

    private Cells(
            CellSpec spec,
            Numbers numbers,
            double[] targets,
            Written typical,
            double[] written,
            double[] conductances,
            double elapsed) {
        this.spec = spec;
        this.numbers = numbers;
        this.targets = targets;
        this.typical = typical;
        this.written = written;
        this.conductances = conductances;
        this.elapsed = elapsed;
    }

    /**
     * Where a batch finds its random numbers.
     *
     * @param random     address
     * @param first      number there of the batch's first cell
     * @param generation how often the batch as a whole was programmed before
     */
    private record Numbers(RandomStream random, int first, int generation) {
        /** More than the times one cell is rewritten between two programmings of the batch. */
        static final int ATTEMPTS = 1000;

        IndexedDraws of(String effect) {
            return random.child(effect).indexed().from(first);
        }

        /** Of a write: attempt 0 is that of the batch, then come single cells. */
        IndexedDraws ofWrite(int attempt) {
            long count = (long) generation * ATTEMPTS + attempt;
            return count == 0
                    ? of("programming")
                    : random.child("rewrite").child(count).indexed().from(first);
        }
    }

    static Cells program(CellSpec spec, double[] targets, RandomStream random) {
        return program(spec, targets.clone(), new Numbers(random, 0, 0));
    }

    private static Cells program(CellSpec spec, double[] wanted, Numbers numbers) {
        for (int k = 0; k < wanted.length; k++) {
            requireInRange(spec, wanted[k], k);
        }
        Written typical = spec.programming().write(wanted, numbers.ofWrite(0));
        double[] written = withVariation(spec, numbers, typical.conductances(), wanted);
        return new Cells(spec, numbers, wanted, typical, written, withFaults(spec, numbers, written), 0);
    }

    private static void requireInRange(CellSpec spec, double target, int cell) {
        ConductanceRange range = spec.range();
        if (!range.contains(target)) {
            throw new IllegalArgumentException(
                    "A target must lie in the cell's range of %g S to %g S, but cell %d asks for %g S"
                            .formatted(range.min(), range.max(), cell, target));
        }
    }

    /**
     * Programs more cells of the same address, numbered on from the last of these: a batch of its own.
     *
     * @param moreTargets conductances to write [S]
     * @throws IllegalArgumentException if a target lies outside the range
     */
    public Cells following(double... moreTargets) {
        Numbers next = new Numbers(numbers.random, numbers.first + targets.length, numbers.generation);
        return program(spec, moreTargets.clone(), next);
    }

    /**
     * Programs all of these cells anew: the same cells with their variation, faults, traps and drift exponents, but new
     * draws of the write. What it took counts from here on.
     *
     * @param newTargets conductances to write, as many as there are cells [S]
     * @throws IllegalArgumentException if a target lies outside the range
     */
    public Cells renewed(double... newTargets) {
        if (newTargets.length != targets.length) {
            throw new IllegalArgumentException("To program %d cells anew takes as many targets, but there are %d"
                    .formatted(targets.length, newTargets.length));
        }
        return program(spec, newTargets.clone(), new Numbers(numbers.random, numbers.first, numbers.generation + 1));
    }

    /**
     * Programs these cells anew for the same targets, as {@link #renewed}, but for some that are out of use: they are not written, cost
     * nothing and keep what their last write left, whatever their age.
     *
     * @param unused numbers of the cells that are out of use
     */
    public Cells renewedBut(Set<Integer> unused) {
        Numbers next = new Numbers(numbers.random, numbers.first, numbers.generation + 1);
        double[] reached = typical.conductances().clone();
        int[] pulses = new int[reached.length];
        Effort effort = Effort.NONE;
        for (int k = 0; k < reached.length; k++) {
            if (!unused.contains(k)) {
                Write write =
                        spec.programming().write(targets[k], next.ofWrite(0).at(k));
                reached[k] = write.conductance();
                pulses[k] = write.pulses();
                effort = effort.plus(write.effort());
            }
        }
        double[] left = withVariation(spec, next, reached, targets);
        return new Cells(
                spec, next, targets, new Written(reached, pulses, effort), left, withFaults(spec, next, left), 0);
    }

    /**
     * Returns these cells after one of them was written once more: the same cell, a new draw of the write. What it took adds
     * to what the batch has taken.
     *
     * @param cell    which
     * @param target  conductance to write [S]
     * @param attempt which rewrite of this cell it is, 1 to 999; the same attempt gives the same draw
     * @throws IllegalArgumentException if the target lies outside the range
     * @throws IllegalStateException    if the cells have aged
     */
    public Cells rewritten(int cell, double target, int attempt) {
        if (!(attempt >= 1 && attempt < Numbers.ATTEMPTS)) {
            throw new IllegalArgumentException("A cell can be rewritten 1 to %d times, but this is attempt %d"
                    .formatted(Numbers.ATTEMPTS - 1, attempt));
        }
        if (elapsed > 0) {
            throw new IllegalStateException(
                    "Single cells can be rewritten right after programming, but these are %g s old".formatted(elapsed));
        }
        requireInRange(spec, target, cell);
        Write write = spec.programming().write(target, numbers.ofWrite(attempt).at(cell));
        double own = spec.variation()
                .apply(
                        write.conductance(),
                        target,
                        spec.range(),
                        numbers.of("cell").at(cell));
        double left =
                spec.faults().apply(own, spec.range(), numbers.of("faults").at(cell));
        int[] pulses = typical.pulses().clone();
        pulses[cell] = Math.addExact(pulses[cell], write.pulses());
        Written sum = new Written(
                replaced(typical.conductances(), cell, write.conductance()),
                pulses,
                typical.effort().plus(write.effort()));
        return new Cells(
                spec,
                numbers,
                replaced(targets, cell, target),
                sum,
                replaced(written, cell, own),
                replaced(conductances, cell, left),
                0);
    }

    private static double[] replaced(double[] values, int index, double value) {
        double[] copy = values.clone();
        copy[index] = value;
        return copy;
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
        IndexedDraws draws = numbers.of("drift");
        double[] drifted = spec.drift()
                .centres(targets, newElapsed)
                .map(centres -> spread(centres, newElapsed, draws))
                .orElseGet(() -> spec.drift().after(written, targets, newElapsed, draws));
        return new Cells(spec, numbers, targets, typical, written, withFaults(spec, numbers, drifted), newElapsed);
    }

    /** Where the law spreads typical cells as a whole, what is a cell's own is applied to the aged and not to the fresh. */
    private double[] spread(double[] centres, double newElapsed, IndexedDraws draws) {
        double[] drifted = spec.drift().after(typical.conductances(), targets, newElapsed, draws);
        return withVariation(spec, numbers, drifted, centres);
    }

    private static double[] withVariation(CellSpec spec, Numbers numbers, double[] typical, double[] centres) {
        if (spec.variation().equals(CellVariation.NONE)) {
            return typical;
        }
        IndexedDraws draws = numbers.of("cell");
        double[] own = new double[typical.length];
        for (int k = 0; k < own.length; k++) {
            own[k] = spec.variation().apply(typical[k], centres[k], spec.range(), draws.at(k));
        }
        return own;
    }

    private static double[] withFaults(CellSpec spec, Numbers numbers, double[] healthy) {
        if (spec.faults().equals(CellFaults.NONE)) {
            return healthy;
        }
        IndexedDraws draws = numbers.of("faults");
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
        IndexedDraws traps =
                numbers.random.child("cell").child("traps").indexed().from(numbers.first);
        // a stuck cell has never been in the state that its write was meant to leave
        double[] programmed = withFaults(spec, numbers, written);
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
