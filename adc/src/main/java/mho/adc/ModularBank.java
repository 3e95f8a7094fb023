package mho.adc;

import java.util.ArrayList;
import java.util.List;
import mho.base.cost.Band;
import mho.base.cost.Component;
import mho.base.cost.Cost;
import mho.base.cost.CostSheet;
import mho.base.cost.Footprint;
import mho.base.cost.Law;
import mho.base.cost.Technology;

/**
 * Converters behind a range reduction as their cost sees them.
 *
 * @param spec       the design
 * @param conversion what it does
 * @param fine       the converters of what is left on a fold
 */
record ModularBank(ModularRampAdcSpec spec, Conversion conversion, ConverterBank fine) implements ConverterBank {
    /**
     * Large enough for a match of about 0.1 % (chosen) [F]. The residue's integrators have a capacitor of the same size: charges are
     * scaled down to it.
     */
    private static final double CAPACITANCE = 0.1e-12;

    @Override
    public int columns() {
        return fine.columns();
    }

    @Override
    public double inputWidth() {
        return conversion.inputs().width();
    }

    private Folds folds() {
        return Folds.covering(conversion.inputs(), spec.fold().window(conversion.activation()));
    }

    /** {@inheritDoc} The fine ramp can also come to its start while the fold is found. */
    @Override
    public double preparation(Technology technology) {
        double before = 0;
        for (CostSheet part : reduction(technology)) {
            before += part.latency();
        }
        return Math.max(0, fine.preparation(technology) - before);
    }

    @Override
    public CostSheet conversion(Technology technology) {
        List<CostSheet> parts = new ArrayList<>(reduction(technology));
        parts.add(fine.conversion(technology).named("fine conversion"));
        return CostSheet.sequence(
                conversion.activation().name() + " conversion, modular, " + spec.bits() + " bit", parts);
    }

    /** Finding the folds and taking them off, of all columns; nothing if there is one fold only. */
    private List<CostSheet> reduction(Technology technology) {
        int bits = spec.frontEnd().calibration().bits();
        List<CostSheet> parts = new ArrayList<>(FrontEnd.trimRegisters(bits, columns(), technology));
        Folds folds = folds();
        if (folds.boundaries() > 0) {
            parts.add(coarse(folds, technology));
            parts.add(subtraction(technology));
        }
        return parts;
    }

    private CostSheet coarse(Folds folds, Technology technology) {
        int boundaries = folds.boundaries();
        double bits = (double) folds.bits() * columns();
        double time = boundaries * technology.cycle();
        return CostSheet.parallel(
                "coarse conversion, " + (boundaries + 1) + " folds",
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
        return CostSheet.parallel(
                "subtraction of folds",
                Integrator.part(technology)
                        .used(columns(), columns(), clocks * technology.cycle())
                        .named("residue integrators"),
                foldCapacitor(technology).used(columns(), columns(), 0).named("fold capacitors"));
    }

    private static Component foldCapacitor(Technology technology) {
        double supply = technology.supply();
        return new Component(
                "fold capacitor",
                new Cost(CAPACITANCE * supply * supply, 0),
                new Footprint(CAPACITANCE / Capacitor.DENSITY, 0),
                new Band(0.3, 1, 20),
                "C V2 of 0.1 pF a column, for a match of 0.1 %; 2 fF/um2 (chosen)",
                new Law("C*V^2; C/(2 fF/um2)", new Law.Term("C", CAPACITANCE, "F"), new Law.Term("V", supply, "V")));
    }
}
