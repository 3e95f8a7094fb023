package mho.adc;

import mho.base.random.IndexedDraws;
import mho.base.random.RandomStream;
import mho.base.unit.SI;

/**
 * The analog circuit around a ramp.
 *
 * @param comparatorOffset standard deviation of the comparators' input offset from column to column [V]
 */
public record RampCircuit(@SI("V") double comparatorOffset) {
    /** An offset as after a calibration (chosen). */
    public static final RampCircuit DEFAULT = new RampCircuit(0.5e-3);
    /** No error of any kind. */
    public static final RampCircuit IDEAL = new RampCircuit(0);

    public RampCircuit {
        if (!(comparatorOffset >= 0 && comparatorOffset <= 1)) {
            throw new IllegalArgumentException(
                    "A comparator offset must lie in 0 to 1 V, but is %g V".formatted(comparatorOffset));
        }
    }

    /** Draws the offset of each column's comparator, fixed for the life of the chip. */
    double[] offsets(int columns, double unitsPerVolt, RandomStream random) {
        double deviation = comparatorOffset * unitsPerVolt;
        IndexedDraws draws = random.child("comparator").indexed();
        double[] offsets = new double[columns];
        for (int column = 0; deviation > 0 && column < columns; column++) {
            offsets[column] = deviation * draws.at(column).normal();
        }
        return offsets;
    }
}
