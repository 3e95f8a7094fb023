package mho.adc;

import mho.adc.activation.Interval;

/** Where the output values of a converter lie with respect to its 2ⁿ − 1 output edges. */
public enum Placement {
    /** LSB = span/2ⁿ, edges at whole LSBs, a code stands for its lower edge. */
    EDGE,
    /** LSB = span/2ⁿ, edges at whole LSBs, a code stands for the middle between its edges. */
    CENTRE,
    /** LSB = span/(2ⁿ − 1), edges half way between codes, the first and last code stand for the ends of the span. */
    LEVEL;

    double lsb(Interval outputs, int bits) {
        return outputs.width() / (this == LEVEL ? (1 << bits) - 1 : 1 << bits);
    }

    /** Returns the output at which the code moves from edge − 1 to edge, edge = 1 … 2ⁿ − 1. */
    double edge(Interval outputs, double lsb, int edge) {
        return outputs.low() + (this == LEVEL ? edge - 0.5 : edge) * lsb;
    }

    /** Returns the output that a code stands for. */
    double level(Interval outputs, double lsb, int code) {
        return outputs.low() + (this == CENTRE ? code + 0.5 : code) * lsb;
    }

    /** Returns the output that a digital table of the same grid holds for a value of the function. */
    public double nearest(Interval outputs, int bits, double value) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("The input of a digital table must be a number, but is NaN");
        }
        double lsb = lsb(outputs, bits);
        double position = (value - outputs.low()) / lsb;
        double code = this == LEVEL ? Math.rint(position) : Math.floor(position);
        return level(outputs, lsb, (int) Math.max(0, Math.min((1 << bits) - 1, code)));
    }
}
