package mho.adc;

import java.util.Arrays;
import java.util.List;
import mho.base.cost.CostSheet;
import mho.base.cost.Technology;

/**
 * How a digital input becomes something on a word line: a signed code, put out in one or more reads.
 *
 * <pre>  n_i = rint(N x_i/s_i), limited to ±N,   N = 2ᵇ − 1
 *   n_i = Σ_steps weight·Σ_planes weight·v_i        (InputStep, InputPlane)</pre>
 */
public sealed interface DacSpec permits PulseWidthDacSpec, VoltageLevelDacSpec, BitSerialDacSpec {
    /** What of a pulse on a word line follows the value of a plane. */
    enum Drive {
        /** Its width, at the read voltage; all pulses start together. */
        WIDTH,
        /** Its voltage. */
        LEVEL
    }

    /** Returns what of a pulse follows the value. */
    default Drive drive() {
        return Drive.WIDTH;
    }

    /** Returns the resolution of the magnitude [bit]; the sign comes on top. */
    int bits();

    /** Returns how the sign is put out. */
    Polarity polarity();

    /** Returns one line for lists: what it is. */
    String summary();

    /** Returns the conversions that one input takes, in their order, each with the reads before it. */
    List<InputStep> steps();

    /** Returns how long all reads of one input take, without conversions [s]. */
    double duration(Technology technology);

    /**
     * Returns for how long one word line conducts at full amplitude, as far as heat is concerned, in units of
     * {@link #exposureTime}: cells burn V²·G·t with t = exposure·exposureTime.
     *
     * @param code signed code
     */
    double exposure(double code);

    /** Returns the unit of {@link #exposure} [s]. */
    double exposureTime(Technology technology);

    /** Returns for how long the largest code would conduct at full amplitude, by the charge that is converted at once [s]. */
    double chargeTime(Technology technology);

    /**
     * Returns what puts one vector onto the word lines, and what it occupies.
     *
     * @param technology node, supply and clock
     * @param cells      cells on a line
     * @param lines      word lines
     */
    CostSheet drivers(Technology technology, int cells, int lines);

    /** Returns what so many columns have beside their integrators to put the reads of one vector together. */
    default List<CostSheet> accumulators(Technology technology, int columns) {
        return List.of();
    }

    /** Returns the largest code. */
    default int largestCode() {
        return (1 << bits()) - 1;
    }

    /** Returns the signed code nearest to a share of full scale (−1 … 1), limited to the largest. */
    default double code(double share) {
        int largest = largestCode();
        return Math.max(-largest, Math.min(largest, Math.rint(share * largest)));
    }

    /**
     * Writes the codes of a vector.
     *
     * @param inputs one vector after the other
     * @param from   where the vector starts
     * @param ranges input that the largest code stands for, for each element
     * @param codes  overwritten
     * @param to     where the codes start
     * @throws IllegalArgumentException if an input is not a number
     */
    default void codes(double[] inputs, int from, double[] ranges, float[] codes, int to) {
        double largest = largestCode();
        double[] rounded = Arrays.copyOfRange(inputs, from, from + ranges.length);
        // loops without branches over arrays with a common index, which the compiler turns into vector instructions
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = Math.rint(rounded[i] / ranges[i] * largest);
        }
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = Math.max(-largest, Math.min(largest, rounded[i]));
        }
        for (int i = 0; i < rounded.length; i++) {
            codes[to + i] = (float) rounded[i];
        }
        for (double code : rounded) {
            if (Double.isNaN(code)) {
                throw notANumber(inputs, from, ranges);
            }
        }
    }

    private static IllegalArgumentException notANumber(double[] inputs, int from, double[] ranges) {
        int bad = 0;
        while (!Double.isNaN(inputs[from + bad] / ranges[bad])) {
            bad++;
        }
        return new IllegalArgumentException(
                "An input must be a number, but element %d of the vector is %g, for a range of %g"
                        .formatted(bad, inputs[from + bad], ranges[bad]));
    }

    /** Returns the reads of one input. */
    default int reads() {
        return steps().stream().mapToInt(step -> step.planes().size()).sum();
    }
}
