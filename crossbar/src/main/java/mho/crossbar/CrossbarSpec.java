package mho.crossbar;

import mho.base.random.RandomStream;
import mho.device.CellSpec;

/**
 * The design of an array: its cell and its wires.
 *
 * @param cell   the cell at each crossing
 * @param solver how the wires share in the currents
 */
public record CrossbarSpec(CellSpec cell, Solver solver) {
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
