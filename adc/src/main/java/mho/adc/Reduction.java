package mho.adc;

import mho.adc.activation.Interval;
import mho.base.random.Draws;
import mho.base.random.IndexedDraws;
import mho.base.random.RandomStream;

/** The fabricated range reduction of a bank: what finds the fold of an input, and what is taken off for it. */
final class Reduction {
    private final ModularRampAdcSpec spec;
    private final Conversion conversion;
    private final Folds folds;
    private final FrontEnd.Columns frontEnd;
    private final double[] offsets;
    private final double[][] subtracted;
    private final double mirror;

    private Reduction(
            ModularRampAdcSpec spec, Conversion conversion, Folds folds, FrontEnd.Columns frontEnd, Errors errors) {
        this.spec = spec;
        this.conversion = conversion;
        this.folds = folds;
        this.frontEnd = frontEnd;
        this.offsets = errors.offsets;
        this.subtracted = errors.subtracted;
        Interval outputs = conversion.activation().outputs(conversion.inputs());
        // the complement of a code: where a code stands for its lower edge, the mirrored bin has the other one
        double lowerEdge = conversion.placement() == Placement.EDGE ? Math.scalb(outputs.width(), -spec.bits()) : 0;
        this.mirror = outputs.low() + outputs.high() - lowerEdge;
    }

    /** Errors of the columns: offset of the coarse comparator, charge taken off for each fold from the first on. */
    @SuppressWarnings("ArrayRecordComponent") // between methods of this class, never compared
    private record Errors(double[] offsets, double[][] subtracted) {}

    static Reduction fabricate(ModularRampAdcSpec spec, Conversion conversion, int columns, RandomStream random) {
        Folds folds = Folds.covering(conversion.inputs(), spec.fold().window(conversion.activation()));
        double unitsPerVolt = conversion.inputs().width() / spec.swing();
        FrontEnd.Columns frontEnd = spec.frontEnd().fabricate(columns, unitsPerVolt, random);
        IndexedDraws coarse = random.child("coarse").indexed();
        IndexedDraws up = random.child("subtraction").indexed();
        IndexedDraws down = random.child("addition").indexed();
        double[] offsets = new double[columns];
        double[][] subtracted = new double[columns][folds.boundaries() + 1];
        for (int column = 0; column < columns; column++) {
            offsets[column] =
                    spec.comparatorOffset() * unitsPerVolt * coarse.at(column).normal();
            charge(subtracted[column], folds, 1, spec.subtractionError(), up.at(column));
            charge(subtracted[column], folds, -1, spec.subtractionError(), down.at(column));
        }
        return new Reduction(spec, conversion, folds, frontEnd, new Errors(offsets, subtracted));
    }

    /** Writes what is taken off for folds on one side of zero, which itself needs nothing. */
    private static void charge(double[] charges, Folds folds, int direction, double deviation, Draws units) {
        double error = 0;
        for (int k = direction; k >= Math.min(folds.first(), 0) && k <= Math.max(folds.last(), 0); k += direction) {
            error += deviation * units.normal();
            if (k >= folds.first() && k <= folds.last()) {
                charges[k - folds.first()] =
                        (k + direction * error) * folds.window().width();
            }
        }
    }

    int columns() {
        return offsets.length;
    }

    /** Returns the standard deviation of what is sampled, from conversion to conversion. */
    double noise() {
        return frontEnd.noise();
    }

    /** Returns an input as it is behind the front end. */
    double sampled(double x, int column) {
        return frontEnd.gains()[column] * x + frontEnd.offsets()[column];
    }

    /** Returns the fold that the coarse conversion of a sample finds. */
    int fold(double sample, int column) {
        if (Double.isNaN(sample)) {
            throw new IllegalArgumentException("The input of a converter must be a number, but is NaN");
        }
        return folds.of(sample + offsets[column]);
    }

    /** Returns what is left of a sample without its fold. */
    double residue(double sample, int fold, int column) {
        return sample - subtracted[column][fold - folds.first()];
    }

    /** Returns the output for what the fine converter made of a fold's residue. */
    double unfolded(double y, int fold) {
        return spec.fold().mirrors(fold) ? mirror - y : y;
    }

    ModularRampAdcSpec spec() {
        return spec;
    }

    Conversion conversion() {
        return conversion;
    }

    Folds folds() {
        return folds;
    }
}
