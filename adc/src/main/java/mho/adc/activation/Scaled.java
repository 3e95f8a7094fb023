package mho.adc.activation;

/**
 * A function as another one, scaled and shifted: what a ramp of the other one's shape needs to do its work.
 *
 * <pre>  g(x) = outputGain·base(inputGain·x) + outputOffset</pre>
 *
 * @param base         the other function
 * @param inputGain    factor on the input, more than 0 [1]
 * @param outputGain   factor on its output, in units of the outputs
 * @param outputOffset added to that, in units of the output
 */
public record Scaled(Activation base, double inputGain, double outputGain, double outputOffset) {
    public Scaled {
        if (!(inputGain > 0
                && inputGain < Double.POSITIVE_INFINITY
                && outputGain > 0
                && outputGain < Double.POSITIVE_INFINITY
                && Double.isFinite(outputOffset))) {
            throw new IllegalArgumentException(
                    "A scaled function needs finite gains > 0 and a finite offset, but they are %g, %g and %g"
                            .formatted(inputGain, outputGain, outputOffset));
        }
    }

    /** Returns the range of the base function's input for a range of this one's. */
    public Interval inputs(Interval inputs) {
        return new Interval(inputGain * inputs.low(), inputGain * inputs.high());
    }
}
