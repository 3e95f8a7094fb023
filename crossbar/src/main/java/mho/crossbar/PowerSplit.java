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
        Wires wires = grid.wires();
        double wordEnds = byWire[Grid.WORD_LINE_END];
        double bitEnds = byWire[Grid.BIT_LINE_END];
        return new PowerSplit(
                cells,
                byWire[Grid.WORD_LINE] + share(wordEnds, wires.wordLine(), wires.driver()),
                byWire[Grid.BIT_LINE] + share(bitEnds, wires.bitLine(), wires.sense()),
                share(wordEnds, wires.driver(), wires.wordLine()),
                share(bitEnds, wires.sense(), wires.bitLine()));
    }

    /** The part of a power that one of two resistances in series takes. */
    private static double share(double power, double resistance, double other) {
        return resistance == 0 ? 0 : power * (resistance / (resistance + other));
    }
}
