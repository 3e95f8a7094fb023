package mho.adc;

import java.util.List;
import mho.adc.activation.Activation;
import mho.base.cost.Band;
import mho.base.cost.CostSheet;
import mho.base.cost.Footprint;
import mho.base.cost.Technology;
import mho.base.random.RandomStream;
import mho.device.CellSpec;

/** A converter of unlimited resolution that applies its function exactly and costs nothing: the limit, not a design. */
public record IdealAdcSpec() implements AdcSpec {
    @Override
    public int bits() {
        return 53; // of a double
    }

    /** Returns this design: its resolution is not limited. */
    @Override
    public IdealAdcSpec withBits(int bits) {
        return this;
    }

    @Override
    public IdealAdcSpec withCell(CellSpec cell) {
        return this;
    }

    @Override
    public boolean realises(Activation activation) {
        return true;
    }

    @Override
    public Adc fabricate(Conversion conversion, int columns, RandomStream random) {
        return new IdealAdc(conversion.activation(), columns);
    }

    @Override
    public ConverterBank designed(Conversion conversion, int columns) {
        return new IdealAdc(conversion.activation(), columns);
    }

    @Override
    public double swing() {
        return 0;
    }

    private record IdealAdc(Activation activation, int columns) implements Adc {
        IdealAdc {
            if (!(columns >= 1)) {
                throw new IllegalArgumentException(
                        "A bank needs at least one converter, but %d were asked for".formatted(columns));
            }
        }

        @Override
        public double convert(double x, int column) {
            if (Double.isNaN(x)) {
                throw new IllegalArgumentException("The input of a converter must be a number, but is NaN");
            }
            return activation.clippedValue(x);
        }

        @Override
        public double inputWidth() {
            return 0;
        }

        @Override
        public CostSheet conversion(Technology technology) {
            return new CostSheet("ideal converters", Band.ZERO, 0, Footprint.NONE, columns, "definition", List.of());
        }
    }

    @Override
    public String summary() {
        return "unlimited resolution, any function, no cost: the limit";
    }
}
