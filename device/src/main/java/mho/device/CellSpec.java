package mho.device;

import mho.base.random.RandomStream;

/**
 * The design of a memory cell: its range and one law per effect. Order of effects: target → programming → faults → drift
 * → read noise.
 *
 * @param range       conductances that may be asked for
 * @param programming error of a write
 * @param drift       change with time
 * @param readNoise   fluctuation from read to read
 * @param faults      stuck cells
 * @param cost        area and write pulse
 */
public record CellSpec(
        ConductanceRange range,
        Programming programming,
        Drift drift,
        ReadNoise readNoise,
        CellFaults faults,
        CellCost cost) {

    /**
     * Programs a batch of cells.
     *
     * @param targets conductances to write [S]
     * @param random  the batch's address
     * @throws IllegalArgumentException if a target lies outside the range
     */
    public Cells program(double[] targets, RandomStream random) {
        return Cells.program(this, targets, random);
    }

    /** Returns the same cell with another programming error. */
    public CellSpec withProgramming(Programming newProgramming) {
        return new CellSpec(range, newProgramming, drift, readNoise, faults, cost);
    }

    /** Returns the same cell with another conductance range. */
    public CellSpec withRange(ConductanceRange newRange) {
        return new CellSpec(newRange, programming, drift, readNoise, faults, cost);
    }

    /** Returns the same cell with other fault rates. */
    public CellSpec withFaults(CellFaults newFaults) {
        return new CellSpec(range, programming, drift, readNoise, newFaults, cost);
    }

    /** Returns the same cell with other read noise. */
    public CellSpec withReadNoise(ReadNoise newReadNoise) {
        return new CellSpec(range, programming, drift, newReadNoise, faults, cost);
    }
}
