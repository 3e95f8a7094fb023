package mho.adc;

import mho.adc.activation.Activation;
import mho.adc.activation.Identity;
import mho.base.cost.Cost;
import mho.base.cost.CostSheet;
import mho.base.cost.Technology;
import mho.base.random.Draws;
import mho.base.random.RandomStream;
import mho.device.CellSpec;

/**
 * A converter without a function and a digital activation unit behind it. The converter spends its codes evenly on the range of
 * the input, so the error of the output is that of the input times the slope of the function:
 *
 * <pre>  rms error = 2R/2^b · √(mean g′²/12) for inputs spread over ±R;   sin: (2R/2^b)/√24</pre>
 *
 * <p>An infinite range is cut where the function comes within half an output step of its limits; a function that does not saturate
 * needs a finite one.
 *
 * @param converter      digitises the argument of the function
 * @param unit           applies it
 * @param bits           resolution of what the unit puts out [bit], 1 to 16
 * @param columnsPerUnit columns that take turns on one unit [1]
 */
public record ActivatedAdcSpec(AdcSpec converter, ActivationUnitSpec unit, int bits, int columnsPerUnit)
        implements AdcSpec {
    /** A table with an entry for every code of a linear ramp, one a column. */
    public static final ActivatedAdcSpec DEFAULT =
            new ActivatedAdcSpec(LinearRampAdcSpec.DEFAULT, ActivationUnitSpec.Table.DEFAULT, 8, 1);

    public ActivatedAdcSpec {
        if (converter instanceof ActivatedAdcSpec || !converter.realises(new Identity())) {
            throw new IllegalArgumentException(
                    "The converter before a digital unit must be one without a unit of its own that converts plainly, but is: %s"
                            .formatted(converter.summary()));
        }
        if (!(bits >= 1 && bits <= 16)) {
            throw new IllegalArgumentException(
                    "The unit behind a converter puts out 1 to 16 bits, but %d were asked for".formatted(bits));
        }
        if (!(columnsPerUnit >= 1)) {
            throw new IllegalArgumentException(
                    "At least one column must use a digital unit, but \"columnsPerUnit\" is %d"
                            .formatted(columnsPerUnit));
        }
    }

    /** Returns the same design with another resolution of converter and unit, and of the unit's table [bit]. */
    @Override
    public ActivatedAdcSpec withBits(int newBits) {
        return new ActivatedAdcSpec(converter.withBits(newBits), unit.withBits(newBits), newBits, columnsPerUnit);
    }

    @Override
    public ActivatedAdcSpec withCell(CellSpec cell) {
        return new ActivatedAdcSpec(converter.withCell(cell), unit, bits, columnsPerUnit);
    }

    @Override
    public boolean realises(Activation activation) {
        return unit.realises(activation);
    }

    @Override
    public Adc fabricate(Conversion conversion, int columns, RandomStream random) {
        if (!realises(conversion.activation())) {
            throw new IllegalArgumentException("This digital unit does not apply %s: %s"
                    .formatted(conversion.activation().name(), unit.summary()));
        }
        return new ActivatedAdc(
                this, converter.fabricate(plain(conversion), columns, random), unit.unit(conversion, bits), conversion);
    }

    private Conversion plain(Conversion conversion) {
        return new Conversion(new Identity(), FiniteRange.of(conversion, bits), Placement.CENTRE);
    }

    @Override
    public ConverterBank designed(Conversion conversion, int columns) {
        return new ActivatedBank(this, converter.designed(plain(conversion), columns), conversion.activation());
    }

    @Override
    public double swing() {
        return converter.swing();
    }

    /** The bank as its cost sees it. */
    private record ActivatedBank(ActivatedAdcSpec spec, ConverterBank converters, Activation activation)
            implements ConverterBank {
        @Override
        public int columns() {
            return converters.columns();
        }

        @Override
        public double inputWidth() {
            return converters.inputWidth();
        }

        @Override
        public double preparation(Technology technology) {
            return converters.preparation(technology);
        }

        @Override
        public CostSheet conversion(Technology technology) {
            int units = (columns() + spec.columnsPerUnit - 1) / spec.columnsPerUnit;
            int turns = Math.min(spec.columnsPerUnit, columns());
            double time = (spec.unit.clocks(activation) + turns - 1) * technology.cycle();
            return CostSheet.sequence(
                    activation.name() + " conversion and digital unit, " + spec.bits + " bit",
                    converters.conversion(technology),
                    spec.unit
                            .used(technology, spec.bits, columns(), units, time)
                            .named("digital activation units of the columns"));
        }
    }

    @Override
    public String summary() {
        return "a converter without a function, and a digital activation unit behind it";
    }

    private record ActivatedAdc(ActivatedAdcSpec spec, Adc bank, ActivationUnit unit, Conversion conversion)
            implements Adc {
        @Override
        public double convert(double x, int column) {
            return unit.apply(bank.convert(x, column));
        }

        @Override
        public void convert(double[] values, int from, int to, int column) {
            bank.convert(values, from, to, column);
            unit.apply(values, from, to);
        }

        @Override
        public Moment moment(Draws draws) {
            Moment moment = bank.moment(draws);
            return (values, from, to, column) -> {
                moment.convert(values, from, to, column);
                unit.apply(values, from, to);
            };
        }

        @Override
        public Adc aged(double age) {
            return new ActivatedAdc(spec, bank.aged(age), unit, conversion);
        }

        @Override
        public Cost upkeep() {
            return bank.upkeep();
        }

        /** The converter's codes are what is measured, before the unit. */
        @Override
        public Cost frontEndCalibration(Technology technology) {
            return bank.frontEndCalibration(technology);
        }

        @Override
        public Activation activation() {
            return conversion.activation();
        }

        @Override
        public int columns() {
            return bank.columns();
        }

        @Override
        public double inputWidth() {
            return bank.inputWidth();
        }

        @Override
        public double preparation(Technology technology) {
            return bank.preparation(technology);
        }

        @Override
        public CostSheet conversion(Technology technology) {
            return new ActivatedBank(spec, bank, conversion.activation()).conversion(technology);
        }
    }
}
