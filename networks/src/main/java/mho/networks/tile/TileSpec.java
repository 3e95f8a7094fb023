package mho.networks.tile;

import mho.base.unit.SI;
import mho.crossbar.CrossbarSpec;
import mho.crossbar.WeightEncoding;
import mho.device.CellSpec;

/**
 * The design of a tile: an array and the converters at its edges.
 *
 * @param rows        word lines [1]
 * @param columns     signed weights a word line; the array has as many bit lines as the encoding needs for them [1]
 * @param crossbar    cells and wires
 * @param encoding    how signed weights become conductances
 * @param readVoltage amplitude on a word line [V]
 */
public record TileSpec(
        int rows,
        int columns,
        CrossbarSpec crossbar,
        WeightEncoding encoding,
        @SI("V") double readVoltage) {
    private static final int LARGEST = 16_384;

    public TileSpec {
        if (!(rows >= 1 && columns >= 1 && rows <= LARGEST && columns <= LARGEST)) {
            throw new IllegalArgumentException("A tile has 1 to %d rows and columns, but %d × %d were asked for"
                    .formatted(LARGEST, rows, columns));
        }
        if (!(readVoltage > 0 && readVoltage <= 2)) {
            throw new IllegalArgumentException(
                    "A read voltage must lie in 0 to 2 V, but is %g V".formatted(readVoltage));
        }
    }

    /** Returns the same tile with an array of other cells. */
    public TileSpec withCell(CellSpec cell) {
        return new TileSpec(rows, columns, new CrossbarSpec(cell, crossbar.solver()), encoding, readVoltage);
    }
}
