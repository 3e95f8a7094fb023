package mho.crossbar;

import mho.base.unit.SI;

/**
 * Where the power of an array goes.
 *
 * @param cells     in the cells [W]
 * @param wordLines in the segments of the word lines [W]
 * @param bitLines  in the segments of the bit lines [W]
 * @param drivers   in the drivers [W]
 * @param senses    in the senses [W]
 */
public record PowerSplit(
        @SI("W") double cells,
        @SI("W") double wordLines,
        @SI("W") double bitLines,
        @SI("W") double drivers,
        @SI("W") double senses) {
    /** Returns the sum of all parts [W]. */
    public double total() {
        return cells + wordLines + bitLines + drivers + senses;
    }

    static PowerSplit of(Grid grid, GridVolts volts, double[] cellCurrents) {
        double[] resistances = grid.resistances();
        double[] byWire = new double[resistances.length];
        grid.forEachWire((from, to, edge) -> {
            double drop = volts.between(from, to);
            byWire[edge - grid.cells()] += drop * drop / resistances[edge - grid.cells()];
        });
        double[] acrossCells = volts.acrossCells();
        double cells = 0;
        for (int cell = 0; cell < acrossCells.length; cell++) {
            cells += acrossCells[cell] * cellCurrents[cell];
        }
        return new PowerSplit(
                cells, byWire[Grid.WORD_LINE], byWire[Grid.BIT_LINE], byWire[Grid.DRIVER], byWire[Grid.SENSE]);
    }
}
