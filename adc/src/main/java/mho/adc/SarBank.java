package mho.adc;

import mho.base.cost.CostSheet;
import mho.base.cost.Technology;

/**
 * A bank of successive-approximation converters as its cost sees it.
 *
 * @param spec       the design
 * @param conversion what it does
 * @param columns    of the bank
 */
record SarBank(SarAdcSpec spec, Conversion conversion, int columns) implements ConverterBank {
    @Override
    public double inputWidth() {
        return conversion.inputs().width();
    }

    /** A clock to sample and one a bit, for each of the columns that take turns. */
    @Override
    public CostSheet conversion(Technology technology) {
        int clocks = spec.bits() + 1;
        int each = spec.columnsPerAdc();
        int turns = Math.min(each, columns);
        int converters = (columns + each - 1) / each;
        CostSheet bank = AdcSurvey.part(spec.bits(), technology.clock() / clocks, technology)
                .used(columns, converters, turns * clocks * technology.cycle())
                .named("SAR conversion, " + spec.bits() + " bit");
        int bits = spec.frontEnd().calibration().bits();
        return FrontEnd.beside(bank, FrontEnd.trimRegisters(bits, columns, technology));
    }
}
