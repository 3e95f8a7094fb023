package mho.adc;

import java.util.Arrays;
import mho.adc.ActivationUnitSpec.Breakpoints;
import mho.adc.ActivationUnitSpec.PiecewiseLinear;
import mho.adc.activation.Activation;
import mho.adc.activation.Interval;

/** The coefficients of a piecewise linear function, and the arithmetic that uses them: integers from the input word to the code. */
final class FunctionSegments implements ActivationUnit {
    /** Width of the number that comes in, over the range [bit]. */
    static final int INPUT_BITS = 16;

    private static final int WORDS = 1 << INPUT_BITS;
    /** Places at which bends are looked for. */
    private static final int GRID = 4096;
    /** Share of the density of breakpoints that does not go by bends, so that straight stretches get some too. */
    private static final double EVEN_SHARE = 0.1;
    /** Products are exact in 64 bits up to this many places behind the point. */
    private static final int MOST_PLACES = 44;

    private final Interval inputs;
    private final Interval outputs;
    private final Placement placement;
    private final int bits;
    private final double lsb;
    private final int[] starts;
    private final long[] values;
    private final long[] slopes;
    private final int valuePlaces;
    private final int shift;

    private FunctionSegments(PiecewiseLinear spec, Conversion conversion, int bits) {
        Activation activation = conversion.activation();
        this.inputs = FiniteRange.of(conversion, bits);
        this.outputs = activation.outputs(conversion.inputs());
        this.placement = conversion.placement();
        this.bits = bits;
        this.lsb = placement.lsb(outputs, bits);
        this.valuePlaces = spec.coefficientBits() - 1 - bits;
        int[] ends = spec.breakpoints() == Breakpoints.UNIFORM
                ? uniform(spec.segments())
                : fitted(spec.segments(), activation, inputs);
        this.starts = Arrays.copyOf(ends, ends.length - 1);
        this.values = new long[starts.length];
        this.slopes = new long[starts.length];
        double[] steep = new double[starts.length];
        long largest = (1L << (spec.coefficientBits() - 1)) - 1;
        for (int k = 0; k < starts.length; k++) {
            double from = position(activation, ends[k]);
            // full scale of outputs without a code on it is a power of two, the first number that is not a coefficient
            values[k] = Math.min(largest, Math.round(Math.scalb(from, valuePlaces)));
            steep[k] = (position(activation, ends[k + 1]) - from) / (ends[k + 1] - ends[k]);
        }
        int slopePlaces = places(steep, spec.coefficientBits());
        Arrays.setAll(slopes, k -> Math.round(Math.scalb(steep[k], slopePlaces)));
        this.shift = slopePlaces - valuePlaces;
    }

    static FunctionSegments of(PiecewiseLinear spec, Conversion conversion, int bits) {
        int given = Math.min(bits, ActivationUnitSpec.MOST_OUTPUT_BITS);
        if (!(spec.coefficientBits() > given)) {
            throw new IllegalArgumentException(
                    "Coefficients of a piecewise linear unit need more bits than its outputs, but they have %d and %d"
                            .formatted(spec.coefficientBits(), given));
        }
        return new FunctionSegments(spec, conversion, given);
    }

    /** The function at an input word, in output steps from the lower end of the outputs. */
    private double position(Activation activation, int word) {
        double x = inputs.low() + inputs.width() * word / WORDS;
        return (outputs.clamp(activation.clippedValue(x)) - outputs.low()) / lsb;
    }

    /** The most places behind the point with which every slope fits a signed coefficient. */
    private static int places(double[] slopes, int coefficientBits) {
        double steepest = Arrays.stream(slopes).map(Math::abs).max().orElse(0);
        double largest = (1L << (coefficientBits - 1)) - 1;
        return steepest > 0 ? Math.min(MOST_PLACES, Math.getExponent(largest / steepest)) : 0;
    }

    private static int[] uniform(int segments) {
        int[] ends = new int[segments + 1];
        Arrays.setAll(ends, k -> (int) Math.round((double) k * WORDS / segments));
        return ends;
    }

    /**
     * Breakpoints with a density of √|g″|, for which all pieces have the same largest error as their number grows (C. de Boor, "A
     * Practical Guide to Splines", 1978, chapter III).
     */
    private static int[] fitted(int segments, Activation activation, Interval inputs) {
        double[] sums = new double[GRID + 1];
        double before = activation.derivative(inputs.low());
        for (int k = 1; k <= GRID; k++) {
            // the last place may be rounded to beyond the range, where a table of points has no slope
            double slope = activation.derivative(inputs.clamp(inputs.low() + inputs.width() * k / GRID));
            sums[k] = sums[k - 1] + Math.sqrt(Math.abs(slope - before));
            before = slope;
        }
        double even = sums[GRID] > 0 ? EVEN_SHARE * sums[GRID] / GRID : 1;
        int[] ends = new int[segments + 1];
        int found = 1;
        for (int k = 1; k <= GRID && found < segments; k++) {
            double total = sums[GRID] + even * GRID;
            double from = sums[k - 1] + even * (k - 1);
            double to = sums[k] + even * k;
            while (found < segments && to >= total * found / segments) {
                double part = (total * found / segments - from) / (to - from);
                ends[found++] = (int) Math.round((k - 1 + part) * WORDS / GRID);
            }
        }
        Arrays.fill(ends, found, segments + 1, WORDS);
        // several in one place are one
        return Arrays.stream(ends).distinct().toArray();
    }

    @Override
    public double apply(double x) {
        return placement.level(outputs, lsb, (int) code(word(x)));
    }

    private int word(double x) {
        if (Double.isNaN(x)) {
            throw new IllegalArgumentException("The input of a digital unit must be a number, but is NaN");
        }
        double word = Math.rint((x - inputs.low()) / inputs.width() * WORDS);
        return (int) Math.max(0, Math.min(WORDS - 1, word));
    }

    /** The output code of an input word. */
    long code(int word) {
        int found = Arrays.binarySearch(starts, word);
        int segment = found >= 0 ? found : -found - 2;
        long sum = values[segment] + scaled(slopes[segment] * (word - starts[segment]));
        long code = placement == Placement.LEVEL ? rounded(sum, valuePlaces) : sum >> valuePlaces;
        return Math.max(0, Math.min((1L << bits) - 1, code));
    }

    private long scaled(long product) {
        return shift >= 0 ? rounded(product, shift) : product << -shift;
    }

    private static long rounded(long value, int places) {
        return places == 0 ? value : (value + (1L << (places - 1))) >> places;
    }
}
