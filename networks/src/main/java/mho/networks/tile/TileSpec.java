package mho.networks.tile;

import mho.base.unit.SI;
import mho.crossbar.CrossbarSpec;
import mho.crossbar.DifferentialPair;
import mho.crossbar.IdealSolver;
import mho.crossbar.WeightEncoding;
import mho.device.catalog.YangTaOx2025;

/**
 * The design of a tile: an array and the converters at its edges.
 *
 * @param rows        word lines [1]
 * @param columns     signed weights a word line; the array has as many bit lines as the encoding needs for them [1]
 * @param crossbar    cells and wires
 * @param encoding    how signed weights become conductances
 * @param readVoltage amplitude on a word line [V]
 * @param ramps       which columns share a ramp
 */
public record TileSpec(
        int rows,
        int columns,
        CrossbarSpec crossbar,
        WeightEncoding encoding,
        @SI("V") double readVoltage,
        RampSharing ramps) {
    /** 128 × 128 differential weights of the NL-ADC paper's cell, with wires of no resistance. */
    public static final TileSpec DEFAULT = new TileSpec(
            128, 128, new CrossbarSpec(new YangTaOx2025().cell(), new IdealSolver()), new DifferentialPair(), 0.2);

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

    /** A tile with a ramp for each function. */
    public TileSpec(int rows, int columns, CrossbarSpec crossbar, WeightEncoding encoding, double readVoltage) {
        this(rows, columns, crossbar, encoding, readVoltage, RampSharing.FUNCTION);
    }

    /** Returns the same tile with other columns sharing a ramp. */
    public TileSpec withRamps(RampSharing newRamps) {
        return new TileSpec(rows, columns, crossbar, encoding, readVoltage, newRamps);
    }
}
