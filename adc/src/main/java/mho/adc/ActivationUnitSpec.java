package mho.adc;

import java.util.List;
import java.util.Set;
import mho.adc.activation.Activation;
import mho.base.cost.Component;
import mho.base.cost.CostSheet;
import mho.base.cost.Technology;

/**
 * The design of a digital unit that applies a function to numbers: what stands behind a converter that applies none. The grid of
 * its outputs is that of the conversion that it is set up for.
 */
public sealed interface ActivationUnitSpec {
    /** Outputs of more bits are not rounded by an exact unit, and given with so many by the others. */
    int MOST_OUTPUT_BITS = 24;

    /** Returns whether the unit can be set up for the function. */
    boolean realises(Activation activation);

    /** Returns the same design for numbers that come in with another resolution [bit]: a table has an entry for each. */
    default ActivationUnitSpec withBits(int bits) {
        return this;
    }

    /**
     * Sets the unit up.
     *
     * @param conversion the function, the range of its inputs and where outputs lie; where the range is infinite, the unit covers
     *     the inputs for which the function is more than half an output step from its limits
     * @param bits       resolution of the outputs [bit]
     * @throws IllegalArgumentException if the unit does not realise the function, or cannot cover the range
     */
    ActivationUnit unit(Conversion conversion, int bits);

    /** Returns the clocks from a number in to its output, for a function that the unit realises; the next number may follow a clock later. */
    int clocks(Activation activation);

    /** Returns what the unit is made of, each part with what one use of it costs, for so many output bits. */
    List<Component> parts(int bits, Technology technology);

    /** Returns one line for lists: what it is. */
    String summary();

    /**
     * Returns the cost of numbers that go through such units.
     *
     * @param bits    resolution of the outputs [bit]
     * @param values  numbers
     * @param units   units whose area is counted
     * @param latency time for all the numbers [s]
     */
    default CostSheet used(Technology technology, int bits, double values, double units, double latency) {
        List<CostSheet> parts = parts(bits, technology).stream()
                .map(part -> part.used(values, units, latency))
                .toList();
        return parts.size() == 1 ? parts.get(0) : CostSheet.parallel(ActivationUnitCost.NAME, parts);
    }

    /** The exact function, rounded to the output grid: the best that a unit of these output bits can do. */
    record Rounded() implements ActivationUnitSpec {
        @Override
        public boolean realises(Activation activation) {
            return true;
        }

        @Override
        public ActivationUnit unit(Conversion conversion, int bits) {
            return new RoundedFunction(conversion, bits);
        }

        @Override
        public int clocks(Activation activation) {
            return 1;
        }

        @Override
        public List<Component> parts(int bits, Technology technology) {
            return List.of(ActivationUnitCost.rounded(technology));
        }

        @Override
        public String summary() {
            return "exact function, rounded to the output grid";
        }
    }

    /**
     * A memory with an output code for each of 2ⁿ equal pieces of the range: the function at the middle of the piece, rounded.
     *
     * <pre>  |ŷ − g(x)| ≤ w/2^(n+1)·max|g′| + half an output step,   w: width of the range; inputs beyond it get its last entries</pre>
     *
     * @param addressBits n, 1 to 16: the highest bits of the number that comes in [bit]
     */
    record Table(int addressBits) implements ActivationUnitSpec {
        public static final Table DEFAULT = new Table(8);

        public Table {
            if (!(addressBits >= 1 && addressBits <= 16)) {
                throw new IllegalArgumentException(
                        "A table is addressed by 1 to 16 bits, but %d were asked for".formatted(addressBits));
            }
        }

        @Override
        public Table withBits(int bits) {
            return new Table(bits);
        }

        @Override
        public boolean realises(Activation activation) {
            return true;
        }

        @Override
        public ActivationUnit unit(Conversion conversion, int bits) {
            return new FunctionTable(addressBits, conversion, bits);
        }

        @Override
        public int clocks(Activation activation) {
            return 1;
        }

        @Override
        public List<Component> parts(int bits, Technology technology) {
            double stored = (double) (1 << addressBits) * Math.min(bits, MOST_OUTPUT_BITS);
            return List.of(ActivationUnitCost.table(stored, technology));
        }

        @Override
        public String summary() {
            return "a memory addressed by the number's highest bits";
        }
    }

    /** Where the pieces of a piecewise linear function meet. */
    enum Breakpoints {
        /** At equal distances. */
        UNIFORM,
        /** Dense where the function bends, so that every piece has about the same largest error. */
        FITTED
    }

    /**
     * Straight lines between points of the function: a small memory, a multiplier and an adder.
     *
     * <pre>  y = (A_k·2^−F + S_k·(u − u_k)·2^−E),   u: the number as 16 bits over the range,   A, S: coefficients, all integers
     *   |y − g| ≤ h²/8·max|g″| for pieces of width h, and the rounding of u, A, S and the output</pre>
     *
     * <p>F leaves a bit for the sign beside the output bits, and an A at full scale saturates; E is the largest that keeps all slopes within the coefficient bits.
     *
     * @param segments        pieces, 1 to 1024 [1]
     * @param breakpoints     where they meet
     * @param coefficientBits width of A and S, more than the output has [bit]
     */
    record PiecewiseLinear(int segments, Breakpoints breakpoints, int coefficientBits) implements ActivationUnitSpec {
        /** 16 pieces, good for about 8 bits of a sigmoid (chosen). */
        public static final PiecewiseLinear DEFAULT = new PiecewiseLinear(16, Breakpoints.FITTED, 16);

        public PiecewiseLinear {
            if (!(segments >= 1 && segments <= 1024)) {
                throw new IllegalArgumentException(
                        "A piecewise linear unit has 1 to 1024 segments, but %d were asked for".formatted(segments));
            }
            if (!(coefficientBits >= 4 && coefficientBits <= 28)) {
                throw new IllegalArgumentException(
                        "Coefficients have 4 to 28 bits, but %d were asked for".formatted(coefficientBits));
            }
        }

        @Override
        public boolean realises(Activation activation) {
            return true;
        }

        @Override
        public ActivationUnit unit(Conversion conversion, int bits) {
            return FunctionSegments.of(this, conversion, bits);
        }

        /** Look-up, multiplication, addition. */
        @Override
        public int clocks(Activation activation) {
            return 3;
        }

        @Override
        public List<Component> parts(int bits, Technology technology) {
            return List.of(
                    ActivationUnitCost.table(2.0 * segments * coefficientBits, technology),
                    ActivationUnitCost.comparisons(breakpoints == Breakpoints.FITTED ? segments - 1 : 0, technology),
                    ActivationUnitCost.multiplier(coefficientBits, FunctionSegments.INPUT_BITS, technology),
                    ActivationUnitCost.adder(coefficientBits, technology));
        }

        @Override
        public String summary() {
            return "straight pieces: a small memory, a multiplier and an adder";
        }
    }

    /**
     * Shift-and-add rotations: hyperbolic ones for exp, and with a division by linear ones for sigmoid and tanh; circular ones for
     * sin and cos. Integers throughout.
     *
     * <pre>  exp x = 2^q·(cosh r + sinh r),  x = q·ln 2 + r,      sigmoid x = 1/(1 + exp −x),   tanh x = (1 − exp −2x)/(1 + exp −2x)
     *   sin, cos: x = q·π/2 + r,  r rotated;   error ≤ 2^−n (sin, cos, exp relative), 1.25·2^−n (sigmoid), 1.5·2^−n (tanh),
     *   and the rounding of each of n steps to the word</pre>
     *
     * <p>Rotations by atan 2^−i or artanh 2^−i, i = 1 … n, hyperbolic ones with i = 4 and 13 twice, or n if
     * it lies between.
     *
     * <p>Reference: J. S. Walther, "A unified algorithm for elementary functions", AFIPS Spring Joint Computer Conference (1971),
     * doi:10.1145/1478786.1478840.
     *
     * @param iterations   n, 2 to 26 [1]
     * @param internalBits word length: sign, one bit before the binary point, the rest behind it, 6 to 30 [bit]
     */
    record Cordic(int iterations, int internalBits) implements ActivationUnitSpec {
        /** Good for 10 output bits (chosen). */
        public static final Cordic DEFAULT = new Cordic(12, 16);

        private static final Set<String> FUNCTIONS = Set.of("sigmoid", "tanh", "exp", "sin", "cos");

        public Cordic {
            if (!(iterations >= 2 && iterations <= 26 && internalBits >= 6 && internalBits <= 30)) {
                throw new IllegalArgumentException(
                        "A CORDIC unit needs 2 to 26 iterations of words of 6 to 30 bits, but they are %d and %d"
                                .formatted(iterations, internalBits));
            }
        }

        /** By name: it is all that the rotations need to know. */
        @Override
        public boolean realises(Activation activation) {
            return FUNCTIONS.contains(activation.name());
        }

        @Override
        public ActivationUnit unit(Conversion conversion, int bits) {
            if (!realises(conversion.activation())) {
                throw new IllegalArgumentException(refusal(conversion.activation()));
            }
            return new CordicFunction(new CordicRotation(iterations, internalBits), conversion, bits);
        }

        private static String refusal(Activation activation) {
            return "A CORDIC unit applies sigmoid, tanh, exp, sin or cos, but %s was asked for"
                    .formatted(activation.name());
        }

        /** A clock a rotation, and one a step of the division where there is one; range reduction takes none. */
        @Override
        public int clocks(Activation activation) {
            return switch (activation.name()) {
                case "sin", "cos" -> iterations;
                case "exp" -> CordicRotation.hyperbolicRotations(iterations);
                case "sigmoid", "tanh" -> CordicRotation.hyperbolicRotations(iterations) + iterations;
                default -> throw new IllegalArgumentException(refusal(activation));
            };
        }

        @Override
        public List<Component> parts(int bits, Technology technology) {
            return List.of(ActivationUnitCost.cordic(iterations, internalBits, technology));
        }

        @Override
        public String summary() {
            return "shift-and-add rotations for sigmoid, tanh, exp, sin and cos";
        }
    }
}
