package mho.adc;

import java.util.ArrayList;
import java.util.List;
import mho.adc.activation.Interval;
import mho.base.cost.Band;
import mho.base.cost.CostSheet;
import mho.base.cost.Footprint;
import mho.base.cost.Technology;
import mho.base.random.Draws;
import mho.base.random.IndexedDraws;
import mho.base.random.RandomStream;

/** The fabricated range reduction of a bank: what finds the fold of an input, and what is taken off for it. */
final class Reduction {
    /**
     * Large enough for a match of about 0.1 % (chosen) [F]. Charges are scaled down to it, as for all integrators here, whose
     * capacitors are not costed: 0.5 V from the charge of a 5-bit ramp of 150 µS cells would take 0.57 pF.
     */
    private static final double CAPACITANCE = 0.1e-12;
    /** Capacitance of fingers of metal (chosen) [F/m²]. */
    private static final double CAPACITANCE_DENSITY = 2e-3;

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

    Folds folds() {
        return folds;
    }

    String title() {
        return "%s conversion, modular, %d bit"
                .formatted(conversion.activation().name(), spec.bits());
    }

    /** Returns the cost of finding the folds and taking them off, of all columns; nothing if there is one fold only. */
    List<CostSheet> conversion(Technology technology) {
        List<CostSheet> parts = new ArrayList<>(frontEnd.parts(technology));
        if (folds.boundaries() > 0) {
            parts.add(coarse(technology));
            parts.add(subtraction(technology));
        }
        return parts;
    }

    private CostSheet coarse(Technology technology) {
        int boundaries = folds.boundaries();
        double bits = (double) folds.bits() * columns();
        double time = boundaries * technology.cycle();
        return CostSheet.parallel(
                "coarse conversion, %d folds".formatted(boundaries + 1),
                Comparator.part(technology)
                        .used((double) boundaries * columns(), columns(), time)
                        .named("coarse comparators"),
                Register.bit(technology).used(bits, bits, 0).named("fold latches"),
                RampSource.ofReference(spec.swing())
                        .conversion(boundaries, folds.bits(), columns(), technology)
                        .named("coarse ramp"));
    }

    private CostSheet subtraction(Technology technology) {
        double clocks = Math.ceil(spec.settling() / technology.cycle() * (1 - 1e-12));
        double supply = technology.supply();
        return CostSheet.parallel(
                "subtraction of folds",
                Integrator.part(technology)
                        .used(columns(), columns(), clocks * technology.cycle())
                        .named("residue integrators"),
                new CostSheet(
                        "fold capacitors",
                        new Band(0.3, 1, 20).times(CAPACITANCE * supply * supply * columns()),
                        0,
                        new Footprint(CAPACITANCE / CAPACITANCE_DENSITY * columns(), 0),
                        columns(),
                        "C V2 of 0.1 pF a column, for a match of 0.1 %; 2 fF/um2 (chosen)",
                        List.of()));
    }
}
