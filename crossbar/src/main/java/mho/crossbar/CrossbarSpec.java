package mho.crossbar;

import mho.base.random.RandomStream;
import mho.device.CellSpec;
import mho.device.IvCurve;

/**
 * The design of an array: its cell and its wires.
 *
 * @param cell   the cell at each crossing
 * @param solver how the wires share in the currents
 */
public record CrossbarSpec(CellSpec cell, Solver solver) {
    public CrossbarSpec {
        if (!(cell.iv() instanceof IvCurve.Ohmic) && !(solver instanceof IdealSolver)) {
            throw new IllegalArgumentException(
                    "Arrays on resistive wires have one transfer matrix only if their cells obey Ohm's law, but their current follows %s. Set \"iv\": \"ohmic\" or \"solver\": \"ideal\"; mho array solves single reads of such arrays."
                            .formatted(cell.iv()));
        }
    }

    /**
     * Programs one array.
     *
     * @param targets conductances to write [S], each inside the cell's range
     * @param random  the array's address
     * @throws IllegalArgumentException if a target lies outside the cell's range
     */
    public Crossbar program(Conductances targets, RandomStream random) {
        return Crossbar.program(this, targets, random);
    }
}
