package mho.scenarios.cli;

import mho.adc.activation.Activation;
import mho.adc.activation.Interval;
import mho.adc.activation.Relu;

/**
 * The inputs that functions are converted over, as the options say.
 *
 * @param text        "lo:hi" or "X" for −X to X; null if nothing was said
 * @param halfPeriods half-periods of periodic functions [1]; null if nothing was said
 */
record ConverterRange(String text, Integer halfPeriods) {
    private static final double USUAL_LIMIT = 4;
    private static final double USUAL_STRAIGHT_LIMIT = 1;

    ConverterRange {
        if (halfPeriods != null && halfPeriods < 1) {
            throw new BadInput("--half-periods must be 1 or more, but is %d.".formatted(halfPeriods));
        }
    }

    /** Returns the inputs of a function: all where it is given or bounded, unless a range was asked for. */
    Interval of(Activation activation) {
        if (isPeriodic(activation) && (halfPeriods != null || text == null)) {
            return Interval.symmetric((halfPeriods == null ? 1 : halfPeriods) * activation.period() / 4);
        }
        Interval asked = text != null ? parsed() : usual(activation);
        // inputs below zero have one and the same output
        return activation instanceof Relu && asked.low() < 0 && asked.high() > 0
                ? new Interval(0, asked.high())
                : asked;
    }

    /** Whether half-periods of the function can be counted. */
    static boolean isPeriodic(Activation activation) {
        return activation.period() < Double.POSITIVE_INFINITY;
    }

    private static Interval usual(Activation activation) {
        if (activation.domain().isFinite()) {
            return activation.domain();
        }
        if (activation.outputs(Interval.REALS).isFinite()) {
            return Interval.REALS;
        }
        boolean straight = activation.derivative(1) == activation.derivative(USUAL_LIMIT);
        return Interval.symmetric(straight ? USUAL_STRAIGHT_LIMIT : USUAL_LIMIT);
    }

    private Interval parsed() {
        int colon = text.indexOf(':');
        double high = number(text.substring(colon + 1));
        double low = colon < 0 ? -high : number(text.substring(0, colon));
        if (!(low < high)) {
            throw new BadInput("--range must be lo:hi with lo < hi, or X > 0 for -X to X, but is %s.".formatted(text));
        }
        return new Interval(low, high);
    }

    private double number(String part) {
        try {
            double value = Double.parseDouble(part.strip());
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        throw new BadInput("--range must be lo:hi or X, such as -4:4 or 4, but is %s.".formatted(text));
    }
}
