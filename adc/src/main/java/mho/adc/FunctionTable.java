package mho.adc;

import java.util.Arrays;
import mho.adc.activation.Interval;

/** The entries of a table. */
final class FunctionTable implements ActivationUnit {
    private final double low;
    private final double scale;
    private final double[] entries;

    FunctionTable(int addressBits, Conversion conversion, int bits) {
        int given = Math.min(bits, ActivationUnitSpec.MOST_OUTPUT_BITS);
        Interval inputs = FiniteRange.of(conversion, given);
        Interval outputs = conversion.activation().outputs(conversion.inputs());
        this.low = inputs.low();
        this.entries = new double[1 << addressBits];
        this.scale = entries.length / inputs.width();
        double step = inputs.width() / entries.length;
        Arrays.setAll(
                entries,
                address -> conversion
                        .placement()
                        .nearest(outputs, given, conversion.activation().value(low + (address + 0.5) * step)));
    }

    @Override
    public double apply(double x) {
        if (Double.isNaN(x)) {
            throw new IllegalArgumentException("The input of a digital table must be a number, but is NaN");
        }
        double address = (x - low) * scale;
        return entries[(int) Math.max(0, Math.min(entries.length - 1, address))];
    }
}
