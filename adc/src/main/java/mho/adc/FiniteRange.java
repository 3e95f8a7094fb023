package mho.adc;

import mho.adc.activation.Activation;
import mho.adc.activation.Interval;

/**
 * The inputs that a digital unit, or the converter before it, has to tell apart: the range of the conversion, and where that is
 * infinite the inputs beyond which the function stays within half an output step of its limit.
 */
final class FiniteRange {
    /** Farther out than any number in use, near enough for the square of it to be a number. */
    private static final double FAR = 0x1p30;

    private static final double NEAR = 0x1p-20;

    private FiniteRange() {}

    static Interval of(Conversion conversion, int bits) {
        Interval inputs = conversion.inputs();
        if (inputs.isFinite()) {
            return inputs;
        }
        Activation activation = conversion.activation();
        Interval outputs = activation.outputs(inputs);
        if (!outputs.isFinite() || activation.period() < Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(
                    "A digital unit for %s needs a finite range of inputs, as it does not saturate, but it is %g to %g"
                            .formatted(activation.name(), inputs.low(), inputs.high()));
        }
        double half = conversion.placement().lsb(outputs, Math.min(bits, ActivationUnitSpec.MOST_OUTPUT_BITS)) / 2;
        double low = inputs.low() > Double.NEGATIVE_INFINITY ? inputs.low() : -edge(activation, -1, half);
        double high = inputs.high() < Double.POSITIVE_INFINITY ? inputs.high() : edge(activation, 1, half);
        if (!(low < high)) {
            throw new IllegalArgumentException(
                    "A digital unit for %s of %d bits has nothing to tell apart from %g to %g, where the function stays within half an output step, %g, of its limit: give it more bits or a wider range"
                            .formatted(activation.name(), bits, inputs.low(), inputs.high(), half));
        }
        return new Interval(low, high);
    }

    /** The smallest distance from zero from which on the function is so near its limit, by halving. */
    private static double edge(Activation activation, int side, double near) {
        double limit = activation.value(side * FAR);
        double outside = FAR;
        while (outside > NEAR && Math.abs(activation.value(side * outside / 2) - limit) <= near) {
            outside /= 2;
        }
        double inside = outside / 2;
        while (true) {
            double middle = (inside + outside) / 2;
            if (middle <= inside || middle >= outside) {
                return outside;
            }
            if (Math.abs(activation.value(side * middle) - limit) <= near) {
                outside = middle;
            } else {
                inside = middle;
            }
        }
    }
}
