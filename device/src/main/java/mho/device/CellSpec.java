package mho.device;

import mho.base.random.RandomStream;

/**
 * The design of a memory cell: its range and one law per effect. Order of effects: target → programming → the cell's own
 * variation → faults → drift → read noise.
 *
 * @param range       conductances that may be asked for
 * @param programming error of a write
 * @param drift       change with time
 * @param readNoise   fluctuation from read to read
 * @param variation   what differs from cell to cell
 * @param faults      stuck cells
 * @param iv          current over voltage; the conductance of a state is that of small voltages
 * @param cost        area and write pulse
 */
public record CellSpec(
        ConductanceRange range,
        Programming programming,
        Drift drift,
        ReadNoise readNoise,
        CellVariation variation,
        CellFaults faults,
        IvCurve iv,
        CellCost cost) {

    /** Makes a cell that obeys Ohm's law and is like every other of its design. */
    public CellSpec(
            ConductanceRange range,
            Programming programming,
            Drift drift,
            ReadNoise readNoise,
            CellFaults faults,
            CellCost cost) {
        this(range, programming, drift, readNoise, CellVariation.NONE, faults, new IvCurve.Ohmic(), cost);
    }

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
        return new CellSpec(range, newProgramming, drift, readNoise, variation, faults, iv, cost);
    }

    /** Returns the same cell with another conductance range. */
    public CellSpec withRange(ConductanceRange newRange) {
        return new CellSpec(newRange, programming, drift, readNoise, variation, faults, iv, cost);
    }

    /** Returns the same cell with other fault rates. */
    public CellSpec withFaults(CellFaults newFaults) {
        return new CellSpec(range, programming, drift, readNoise, variation, newFaults, iv, cost);
    }

    /** Returns the same cell with other read noise. */
    public CellSpec withReadNoise(ReadNoise newReadNoise) {
        return new CellSpec(range, programming, drift, newReadNoise, variation, faults, iv, cost);
    }

    /** Returns the same cell with another drift. */
    public CellSpec withDrift(Drift newDrift) {
        return new CellSpec(range, programming, newDrift, readNoise, variation, faults, iv, cost);
    }

    /** Returns the same cell with another variation from cell to cell. */
    public CellSpec withVariation(CellVariation newVariation) {
        return new CellSpec(range, programming, drift, readNoise, newVariation, faults, iv, cost);
    }

    /** Returns the same cell with another current over voltage. */
    public CellSpec withIv(IvCurve newIv) {
        return new CellSpec(range, programming, drift, readNoise, variation, faults, newIv, cost);
    }
}
