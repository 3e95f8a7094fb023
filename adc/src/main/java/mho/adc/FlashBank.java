package mho.adc;

import mho.base.cost.Component;
import mho.base.cost.Cost;
import mho.base.cost.CostSheet;
import mho.base.cost.Footprint;
import mho.base.cost.Law;
import mho.base.cost.Technology;

/**
 * A bank of flash converters as its cost sees it.
 *
 * @param spec       the design
 * @param conversion what it does
 * @param columns    of the bank
 */
record FlashBank(FlashAdcSpec spec, Conversion conversion, int columns) implements ConverterBank {
    @Override
    public double inputWidth() {
        return conversion.inputs().width();
    }

    /** One clock for each of the columns that take turns. */
    @Override
    public CostSheet conversion(Technology technology) {
        int each = spec.columnsPerAdc();
        int turns = Math.min(each, columns);
        int converters = (columns + each - 1) / each;
        CostSheet bank = converter(technology)
                .used(columns, converters, turns * technology.cycle())
                .named("flash conversion, " + spec.bits() + " bit");
        int bits = spec.frontEnd().calibration().bits();
        return FrontEnd.beside(bank, FrontEnd.trimRegisters(bits, columns, technology));
    }

    /** As much as a surveyed converter of these bits and this rate, and no less than its comparators. */
    private Component converter(Technology technology) {
        Component surveyed = AdcSurvey.part(spec.bits(), technology.clock(), technology);
        Component comparator = Comparator.part(technology);
        int comparators = (1 << spec.bits()) - 1;
        double energy = Math.max(
                surveyed.action().energy(), comparators * comparator.action().energy());
        double area = Math.max(
                surveyed.footprint().area(),
                comparators * comparator.footprint().area());
        return new Component(
                "flash converter",
                new Cost(energy, technology.cycle()),
                new Footprint(area, 0).within(AdcSurvey.AREA_BAND),
                surveyed.band(),
                "the larger of (2^b - 1) comparators (" + comparator.source() + ") and the " + surveyed.source(),
                new Law(
                        "max((2^b - 1)*E_comparator, E_survey)",
                        new Law.Term("2^b - 1", comparators, ""),
                        new Law.Term("E_comparator", comparator.action().energy(), "J"),
                        new Law.Term("E_survey", surveyed.action().energy(), "J")));
    }
}
