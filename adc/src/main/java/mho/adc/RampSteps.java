package mho.adc;

/** Of what the steps of a ramp are made. */
public sealed interface RampSteps {
    /** One cell a step, read for one clock; the largest step takes the largest conductance. */
    record OneCell() implements RampSteps {}
}
