package mho.adc;

import mho.adc.activation.Activation;
import mho.adc.activation.Interval;

/** An exact function whose values are rounded to the output grid. */
final class RoundedFunction implements ActivationUnit {
    private final Activation activation;
    private final Placement placement;
    private final Interval outputs;
    private final int bits;

    RoundedFunction(Conversion conversion, int bits) {
        this.activation = conversion.activation();
        this.placement = conversion.placement();
        this.outputs = activation.outputs(conversion.inputs());
        this.bits = bits;
    }

    @Override
    public double apply(double x) {
        double[] value = {x};
        apply(value, 0, 1);
        return value[0];
    }

    @Override
    public void apply(double[] values, int from, int to) {
        activation.values(values, values, from, to);
        if (bits >= ActivationUnitSpec.MOST_OUTPUT_BITS) {
            return;
        }
        for (int k = from; k < to; k++) {
            values[k] = placement.nearest(outputs, bits, values[k]);
        }
    }
}
