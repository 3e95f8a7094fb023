package mho.adc;

import mho.adc.activation.Activation;
import mho.adc.activation.Identity;
import mho.adc.activation.Interval;

/**
 * What a converter is asked to do: a function of inputs from a range, onto a grid of output codes.
 *
 * @param activation the function
 * @param inputs     range of the input x, in units of the function's argument; infinite ends where the function saturates
 * @param placement  where the output values lie
 */
public record Conversion(Activation activation, Interval inputs, Placement placement) {
    /** Returns the plain conversion of a symmetric range, zero being a code edge. */
    public static Conversion linear(double limit) {
        return new Conversion(new Identity(), Interval.symmetric(limit), Placement.CENTRE);
    }
}
