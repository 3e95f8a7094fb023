package mho.networks.tile;

import java.util.ArrayList;
import java.util.List;
import mho.adc.AdcSpec;
import mho.adc.Conversion;
import mho.adc.NonlinearRampAdcSpec;
import mho.adc.OutputValues;
import mho.adc.Placement;
import mho.adc.activation.Activation;
import mho.adc.activation.Interval;
import mho.adc.activation.Relu;
import mho.adc.activation.Sigmoid;
import mho.adc.activation.Sine;
import mho.adc.activation.Tanh;

/**
 * The range of arguments over which a converter applies a function, from arguments of the calibration data.
 *
 * <p>Sigmoid and tanh are converted over all arguments, waves over the range that was seen. For any other function both
 * ends are fitted: that pair is taken for which rounding to the codes between and clipping beyond together have the smallest
 * squared error in g. So softsign, whose ramp for all arguments would have one step of hundreds, ends where arguments do.
 */
final class FunctionRange {
    private static final int PARTS = 32;
    private static final int SMALLEST = 6;
    /** Arguments that the fit looks at; the error of a range is a mean, known to 2 % from so many. */
    private static final int MOST_SAMPLES = 4096;
    /** Beyond so many bits more make no difference to the choice of a range. */
    private static final int MOST_BITS = 24;

    private FunctionRange() {}

    /** Returns the conversion of a function by a converter, for arguments such as the given ones. */
    static Conversion conversion(Activation activation, double[] values, AdcSpec converter) {
        OutputValues outputs = converter instanceof NonlinearRampAdcSpec ramp ? ramp.outputs() : OutputValues.FITTED;
        Placement placement = outputs.placement(activation);
        return new Conversion(activation, inputs(activation, values, placement, converter), placement);
    }

    private static Interval inputs(Activation activation, double[] values, Placement placement, AdcSpec converter) {
        if (activation instanceof Relu) {
            double[] positive =
                    java.util.Arrays.stream(values).map(v -> Math.max(v, 0)).toArray();
            return new Interval(0, ClipRange.best(positive, codes(converter) - 1));
        }
        if (activation instanceof Sigmoid || activation instanceof Tanh) {
            return Interval.REALS;
        }
        Interval seen = ClipRange.span(values);
        if (activation instanceof Sine) {
            return seen;
        }
        if (activation.period() < Double.POSITIVE_INFINITY) {
            return widened(seen, activation.period() / 2);
        }
        return fitted(activation, samples(values), placement, Math.min(converter.bits(), MOST_BITS));
    }

    /** Returns the codes of a converter [1]. */
    static int codes(AdcSpec converter) {
        return 1 << Math.min(converter.bits(), MOST_BITS);
    }

    /** A wave's grid is its whole swing, of which a range much shorter than half a period may hold no step. */
    private static Interval widened(Interval seen, double width) {
        double missing = Math.max(0, width - seen.width()) / 2;
        return new Interval(seen.low() - missing, seen.high() + missing);
    }

    private static double[] samples(double[] values) {
        int count = Math.min(values.length, MOST_SAMPLES);
        double[] samples = new double[count];
        java.util.Arrays.setAll(samples, k -> values[(int) ((long) k * values.length / count)]);
        return samples;
    }

    private static Interval fitted(Activation activation, double[] values, Placement placement, int bits) {
        Interval seen = ClipRange.span(values);
        double[] exact = new double[values.length];
        activation.values(values, exact, 0, values.length);
        Interval best = changing(activation, seen);
        double bestError = Double.POSITIVE_INFINITY;
        Interval widest = best;
        for (double low : ends(widest.low(), activation.domain())) {
            for (double high : ends(widest.high(), activation.domain())) {
                if (low < high && changes(activation, new Interval(low, high))) {
                    Interval inputs = new Interval(low, high);
                    double error = squaredError(new Conversion(activation, inputs, placement), values, exact, bits);
                    if (error < bestError) {
                        best = inputs;
                        bestError = error;
                    }
                }
            }
        }
        return best;
    }

    /** The range, or a wider one if the function is constant there: of a layer that never fires. */
    private static Interval changing(Activation activation, Interval seen) {
        Interval domain = activation.domain();
        Interval inputs = new Interval(domain.clamp(seen.low()), domain.clamp(seen.high()));
        for (double more = 1; !changes(activation, inputs); more *= 2) {
            inputs = new Interval(domain.clamp(seen.low() - more), domain.clamp(seen.high() + more));
        }
        return inputs;
    }

    private static boolean changes(Activation activation, Interval inputs) {
        return activation.branches(inputs).stream()
                .map(Activation.Branch::inputs)
                .anyMatch(piece -> activation.value(piece.low()) != activation.value(piece.high()));
    }

    /** Parts of an end, the whole of it first. */
    private static List<Double> ends(double end, Interval domain) {
        List<Double> ends = new ArrayList<>();
        for (int k = PARTS; k >= SMALLEST; k--) {
            ends.add(end * k / PARTS);
        }
        ends.removeIf(part -> !domain.contains(part));
        return ends;
    }

    private static double squaredError(Conversion conversion, double[] values, double[] exact, int bits) {
        Activation activation = conversion.activation();
        Interval inputs = conversion.inputs();
        Interval outputs = activation.outputs(inputs);
        double atLow = activation.value(inputs.low());
        double atHigh = activation.value(inputs.high());
        double sum = 0;
        for (int k = 0; k < values.length; k++) {
            double clipped = values[k] < inputs.low() ? atLow : values[k] > inputs.high() ? atHigh : exact[k];
            double error = conversion.placement().nearest(outputs, bits, clipped) - exact[k];
            sum += error * error;
        }
        return sum;
    }
}
