package mho.adc;

import mho.adc.activation.Interval;

/** A function made of rotations: range reduction, rotation, and what follows, in integers up to the output grid. */
final class CordicFunction implements ActivationUnit {
    /** Places by which the constants of range reduction are longer than the word. */
    private static final int GUARD = 16;
    /** Places of their inverses, which only have to find the right multiple or its neighbour. */
    private static final int COARSE = 16;
    /** Where numbers with all their places still fit 64 bits. */
    private static final double LARGEST = 512;

    private final CordicRotation rotation;
    private final String function;
    private final Interval inputs;
    private final Interval outputs;
    private final Placement placement;
    private final int bits;
    private final Reduction byLn2;
    private final Reduction byQuarterTurn;

    CordicFunction(CordicRotation rotation, Conversion conversion, int bits) {
        this.rotation = rotation;
        this.function = conversion.activation().name();
        this.bits = Math.min(bits, ActivationUnitSpec.MOST_OUTPUT_BITS);
        this.inputs = FiniteRange.of(conversion, this.bits);
        if (!(Math.max(-inputs.low(), inputs.high()) <= LARGEST)) {
            throw new IllegalArgumentException("A CORDIC unit takes numbers of -%g to %g, but the range is %g to %g"
                    .formatted(LARGEST, LARGEST, inputs.low(), inputs.high()));
        }
        this.outputs = conversion.activation().outputs(conversion.inputs());
        this.placement = conversion.placement();
        this.byLn2 = new Reduction(StrictMath.log(2), rotation.places());
        this.byQuarterTurn = new Reduction(Math.PI / 2, rotation.places());
    }

    /** A number as a multiple of a constant and a rest of at most about half of it. */
    private static final class Reduction {
        private final long inverse;
        private final long constant;
        private final int places;

        Reduction(double constant, int places) {
            this.inverse = Math.round(Math.scalb(1 / constant, COARSE));
            this.constant = Math.round(Math.scalb(constant, places + GUARD));
            this.places = places;
        }

        long multiple(long number) {
            return rounded(number * inverse, places + COARSE);
        }

        long rest(long number, long multiple) {
            return number - rounded(multiple * constant, GUARD);
        }
    }

    private static long rounded(long value, int drop) {
        return drop == 0 ? value : (value + (1L << (drop - 1))) >> drop;
    }

    @Override
    public double apply(double x) {
        if (Double.isNaN(x)) {
            throw new IllegalArgumentException("The input of a digital unit must be a number, but is NaN");
        }
        return placement.nearest(outputs, bits, value(inputs.clamp(x)));
    }

    /** The function before the output is rounded. */
    double value(double x) {
        long number = rotation.word(x);
        return switch (function) {
            case "exp" -> exponential(number);
            case "sigmoid" -> number(sigmoid(number));
            case "tanh" -> number(tanh(number));
            case "sin" -> number(wave(number, 0));
            case "cos" -> number(wave(number, 1));
            default -> throw new IllegalStateException("No rotations for " + function);
        };
    }

    private double number(long word) {
        return Math.scalb((double) word, -rotation.places());
    }

    /** A word and an exponent: the only output that may be larger than the word can hold. */
    private double exponential(long number) {
        long multiple = byLn2.multiple(number);
        long word = rotation.exponential(byLn2.rest(number, multiple));
        return Math.scalb((double) word, (int) multiple - rotation.places());
    }

    /** The exponential of a number that is not positive, as a word. */
    private long decay(long number) {
        long multiple = byLn2.multiple(number);
        long word = rotation.exponential(byLn2.rest(number, multiple));
        // next to zero the multiple is 0, never above it
        return rounded(word, (int) Math.min(62, -multiple));
    }

    private long sigmoid(long number) {
        long one = rotation.word(1);
        long upper = rotation.quotient(one, one + decay(-Math.abs(number)));
        return number >= 0 ? upper : one - upper;
    }

    private long tanh(long number) {
        long one = rotation.word(1);
        long decay = decay(-2 * Math.abs(number));
        long size = rotation.quotient(one - decay, one + decay);
        return number >= 0 ? size : -size;
    }

    /** The sine of a number that lies so many quarter turns ahead. */
    private long wave(long number, int ahead) {
        long multiple = byQuarterTurn.multiple(number);
        CordicRotation.Rotated rotated = rotation.circular(byQuarterTurn.rest(number, multiple));
        int quarter = (int) ((multiple + ahead) & 3);
        long size = (quarter & 1) == 0 ? rotated.sine() : rotated.cosine();
        return quarter < 2 ? size : -size;
    }
}
