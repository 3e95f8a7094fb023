package mho.adc;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import mho.adc.activation.Activation;
import mho.adc.activation.Interval;

/**
 * Errors of a converter against its function over a list of inputs, quantisation included.
 *
 * <pre>  e_n = (ŷ(x_n) − g(x_n))/LSB,   rms = √(Σ e_n²/N)</pre>
 *
 * <p>A converter without any other error has an rms of 1/√12 LSB for inputs spread evenly over its output.
 */
public final class ErrorRecord {
    private final double[] inputs;
    private final double[] errors;

    private ErrorRecord(double[] inputs, double[] errors) {
        this.inputs = inputs;
        this.errors = errors;
    }

    /**
     * Converts inputs, such as those that a network has met.
     *
     * @param converter output for an input; with or without noise
     * @param plan      the ideal design, for the function and its LSB
     * @param inputs    inputs, at least one
     */
    public static ErrorRecord at(DoubleUnaryOperator converter, RampPlan plan, double... inputs) {
        if (inputs.length == 0) {
            throw new IllegalArgumentException("Errors need at least one input, but there is none");
        }
        Activation activation = plan.conversion().activation();
        double[] errors = Arrays.stream(inputs)
                .map(x -> (converter.applyAsDouble(x) - activation.value(x)) / plan.lsb())
                .toArray();
        return new ErrorRecord(inputs.clone(), errors);
    }

    /**
     * Converts inputs spread evenly over a range, each in the middle of its share.
     *
     * @param converter output for an input; with or without noise
     * @param plan      the ideal design, for the function and its LSB
     * @param range     range of inputs
     * @param points    how many [1]
     */
    public static ErrorRecord over(DoubleUnaryOperator converter, RampPlan plan, Interval range, int points) {
        if (!(points >= 1 && range.isFinite())) {
            throw new IllegalArgumentException(
                    "Errors over a range need finite ends and at least one point, but they are %g and %g, with %d points"
                            .formatted(range.low(), range.high(), points));
        }
        double[] inputs = new double[points];
        Arrays.setAll(inputs, n -> range.low() + range.width() * (n + 0.5) / points);
        return at(converter, plan, inputs);
    }

    public double[] inputs() {
        return inputs.clone();
    }

    /** Returns the error at each input [output LSB]. */
    public double[] errors() {
        return errors.clone();
    }

    /** Returns the root mean square [output LSB]. */
    public double rms() {
        return Math.sqrt(DoubleStream.of(errors).map(error -> error * error).sum() / errors.length);
    }

    /** Returns the mean: what an offset of the output would take out [output LSB]. */
    public double mean() {
        return DoubleStream.of(errors).sum() / errors.length;
    }

    /** Returns the largest magnitude [output LSB]. */
    public double largest() {
        return DoubleStream.of(errors).map(Math::abs).max().orElseThrow();
    }
}
