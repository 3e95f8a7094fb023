package mho.adc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import mho.adc.ActivationUnitSpec.Breakpoints;
import mho.adc.ActivationUnitSpec.Cordic;
import mho.adc.ActivationUnitSpec.PiecewiseLinear;
import mho.adc.ActivationUnitSpec.Rounded;
import mho.adc.ActivationUnitSpec.Table;
import mho.adc.activation.Activation;
import mho.adc.activation.Cos;
import mho.adc.activation.Exp;
import mho.adc.activation.Identity;
import mho.adc.activation.Interpolation;
import mho.adc.activation.Interval;
import mho.adc.activation.Relu;
import mho.adc.activation.Sigmoid;
import mho.adc.activation.Sine;
import mho.adc.activation.Tabulated;
import mho.adc.activation.Tanh;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActivationUnitTest {
    private static final Conversion SIGMOID = new Conversion(new Sigmoid(), Interval.REALS, Placement.CENTRE);
    private static final Conversion SINE = new Conversion(new Sine(), Interval.symmetric(7), Placement.CENTRE);
    private static final Conversion TANH = new Conversion(new Tanh(), Interval.symmetric(3), Placement.LEVEL);

    private static double largestError(ActivationUnit unit, DoubleUnaryOperator exact, Interval inputs) {
        double largest = 0;
        for (int n = 0; n <= 40_000; n++) {
            double x = inputs.low() + inputs.width() * n / 40_000;
            largest = Math.max(largest, Math.abs(unit.apply(x) - exact.applyAsDouble(x)));
        }
        return largest;
    }

    // range

    /** 1 − g = half a step: the sigmoid at ln(2N − 1), tanh at ½ ln((2 − s)/s) with s = 1/N of 2/N steps. */
    @ParameterizedTest
    @ValueSource(ints = {2, 5, 8, 12})
    void an_infinite_range_is_cut_where_the_function_is_half_a_step_from_its_limit(int bits) {
        double codes = 1 << bits;
        double sigmoid = Math.log(2 * codes - 1);
        assertThat(FiniteRange.of(SIGMOID, bits).low()).isCloseTo(-sigmoid, within(1e-9));
        assertThat(FiniteRange.of(SIGMOID, bits).high()).isCloseTo(sigmoid, within(1e-9));
        Conversion tanh = new Conversion(new Tanh(), new Interval(-1, Double.POSITIVE_INFINITY), Placement.CENTRE);
        assertThat(FiniteRange.of(tanh, bits).low()).isEqualTo(-1);
        assertThat(FiniteRange.of(tanh, bits).high()).isCloseTo(0.5 * Math.log(2 * codes - 1), within(1e-9));
        assertThat(FiniteRange.of(SINE, bits)).isEqualTo(Interval.symmetric(7));
    }

    @Test
    void an_infinite_range_of_a_function_that_does_not_saturate_is_refused() {
        for (Activation activation : List.of(new Sine(), new Identity())) {
            Conversion conversion = new Conversion(activation, Interval.REALS, Placement.CENTRE);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Table(8).unit(conversion, 8))
                    .withMessage("A digital unit for %s needs a finite range of inputs, as it does not saturate, "
                                    .formatted(activation.name())
                            + "but it is -Infinity to Infinity");
        }
    }

    /** 1 − g(5) = 0.0067, and half a step of 4 bits is 1/32. */
    @Test
    void a_range_on_which_the_function_is_at_its_limit_is_refused() {
        Conversion saturated =
                new Conversion(new Sigmoid(), new Interval(5, Double.POSITIVE_INFINITY), Placement.CENTRE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FiniteRange.of(saturated, 4))
                .withMessage(
                        "A digital unit for sigmoid of 4 bits has nothing to tell apart from 5.00000 to Infinity, where "
                                + "the function stays within half an output step, 0.0312500, of its limit: give it more bits or a wider range");
        assertThat(FiniteRange.of(saturated, 8).low()).isEqualTo(5);
        Conversion left = new Conversion(new Tanh(), new Interval(Double.NEGATIVE_INFINITY, -3), Placement.CENTRE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FiniteRange.of(left, 3))
                .withMessageContaining("from -Infinity to -3.00000");
    }

    // rounded

    @Test
    void an_exact_unit_rounds_the_function_to_its_grid_and_many_bits_not_at_all() {
        ActivationUnit five = new Rounded().unit(TANH, 5);
        ActivationUnit unrounded = new Rounded().unit(TANH, 24);
        for (int n = 0; n < 1000; n++) {
            double x = -4 + 0.008 * n;
            double y = new Tanh().value(x);
            assertThat(five.apply(x)).isCloseTo(Math.rint((y + 1) / 2 * 31) / 31 * 2 - 1, within(1e-15));
            assertThat(unrounded.apply(x)).isEqualTo(y);
        }
    }

    // table

    /** Every address, at both ends and in the middle of its piece of the range, against the definition. */
    @ParameterizedTest
    @CsvSource({"1, 3", "5, 5", "8, 6", "10, 12"})
    void a_table_holds_the_rounded_function_of_the_middle_of_each_piece(int addressBits, int bits) {
        ActivationUnit unit = new Table(addressBits).unit(SINE, bits);
        int entries = 1 << addressBits;
        double codes = 1 << bits;
        for (int address = 0; address < entries; address++) {
            double middle = -7 + 14 * (address + 0.5) / entries;
            double code = Math.min(codes - 1, Math.floor((StrictMath.sin(middle) + 1) / 2 * codes));
            double expected = -1 + 2 * (code + 0.5) / codes;
            for (double part : new double[] {1e-6, 0.5, 1 - 1e-6}) {
                assertThat(unit.apply(-7 + 14 * (address + part) / entries)).isEqualTo(expected);
            }
        }
        assertThat(unit.apply(-1e9)).isEqualTo(unit.apply(-7));
        assertThat(unit.apply(Double.POSITIVE_INFINITY)).isEqualTo(unit.apply(6.999999));
    }

    /** Half a piece of the range times the steepest slope, 1 of a sine and 1/4 of a sigmoid; and half an output step. */
    @ParameterizedTest
    @ValueSource(ints = {3, 6, 9})
    void a_table_errs_by_half_a_piece_times_the_slope(int addressBits) {
        double half = 14.0 / (1 << addressBits) / 2;
        double sine = largestError(new Table(addressBits).unit(SINE, 16), StrictMath::sin, SINE.inputs());
        assertThat(sine).isLessThan(Math.min(half, 2) + 0x1p-16 + 1e-12);
        double expected = half > 1 ? 0.5 : 0.9 * half;
        assertThat(sine).isGreaterThan(expected);
        Interval range = FiniteRange.of(SIGMOID, 16);
        double sigmoid =
                largestError(new Table(addressBits).unit(SIGMOID, 16), x -> 1 / (1 + StrictMath.exp(-x)), range);
        double piece = range.width() / (1 << addressBits) / 2;
        assertThat(sigmoid).isBetween(0.6 * piece / 4, piece / 4 + 0x1p-17 + 1e-12);
    }

    // piecewise linear

    /** h²/8·max|g″|, g″ of a sine at most 1; nearly reached by pieces around an extremum. */
    @ParameterizedTest
    @ValueSource(ints = {8, 16, 32, 64})
    void uniform_pieces_err_by_the_square_of_their_width_times_the_second_derivative(int segments) {
        PiecewiseLinear spec = new PiecewiseLinear(segments, Breakpoints.UNIFORM, 26);
        double width = 14.0 / segments;
        double bound = width * width / 8;
        // half a step of the input word times the slope 1, a step of the output
        double rounding = 14 * 0x1p-17 + 2 * 0x1p-20;
        double error = largestError(spec.unit(SINE, 20), StrictMath::sin, SINE.inputs());
        assertThat(error).isLessThan(bound + rounding);
        assertThat(error).isGreaterThan(segments > 8 ? 0.8 * bound : 0.3 * bound);
    }

    /**
     * With breakpoints of density √|g″| every piece errs by (∫√|g″| dx)²/(8 S²); a tenth of them spread evenly makes it at most
     * 1.1² of that. The integral for tanh over ±3 by a sum of 10⁵ terms.
     */
    @ParameterizedTest
    @ValueSource(ints = {16, 32, 64})
    void fitted_pieces_err_as_the_law_of_best_breakpoints_says_and_less_than_uniform_ones(int segments) {
        Interval inputs = Interval.symmetric(3);
        Conversion tanh = new Conversion(new Tanh(), inputs, Placement.CENTRE);
        double integral = 0;
        for (int n = 0; n < 100_000; n++) {
            double y = StrictMath.tanh(-3 + 6 * (n + 0.5) / 100_000);
            integral += Math.sqrt(Math.abs(2 * y * (1 - y * y))) * 6 / 100_000;
        }
        double law = integral * integral / (8.0 * segments * segments);
        double rounding = 6 * 0x1p-17 + 2 * 0x1p-20;
        double fitted = largestError(
                new PiecewiseLinear(segments, Breakpoints.FITTED, 26).unit(tanh, 20), StrictMath::tanh, inputs);
        double uniform = largestError(
                new PiecewiseLinear(segments, Breakpoints.UNIFORM, 26).unit(tanh, 20), StrictMath::tanh, inputs);
        assertThat(fitted).isBetween(0.8 * law, 1.1 * 1.1 * 1.1 * law + rounding);
        assertThat(uniform).isGreaterThan(1.3 * fitted);
    }

    /** All 2^16 words: double arithmetic on coefficients rounded by their definition gives the same codes. */
    @ParameterizedTest
    @CsvSource({"8, 12, 8", "5, 9, 6", "16, 16, 10", "7, 9, 8"})
    void the_integers_of_uniform_pieces_are_those_of_the_definition(int segments, int coefficientBits, int bits) {
        Conversion falling = new Conversion(new Cos(), new Interval(0, 3), Placement.CENTRE);
        for (Conversion conversion : List.of(SINE, TANH, falling)) {
            FunctionSegments unit = FunctionSegments.of(
                    new PiecewiseLinear(segments, Breakpoints.UNIFORM, coefficientBits), conversion, bits);
            Interval inputs = conversion.inputs();
            boolean level = conversion.placement() == Placement.LEVEL;
            double lsb = 2.0 / (level ? (1 << bits) - 1 : 1 << bits);
            double[] positions = new double[segments + 1];
            long[] ends = new long[segments + 1];
            for (int k = 0; k <= segments; k++) {
                ends[k] = Math.round(65536.0 * k / segments);
                positions[k] =
                        (conversion.activation().value(inputs.low() + inputs.width() * ends[k] / 65536) + 1) / lsb;
            }
            double steepest = 0;
            for (int k = 0; k < segments; k++) {
                steepest = Math.max(steepest, Math.abs((positions[k + 1] - positions[k]) / (ends[k + 1] - ends[k])));
            }
            double unitSlope =
                    Math.pow(2, -Math.floor(Math.log(((1L << (coefficientBits - 1)) - 1) / steepest) / Math.log(2)));
            double unitValue = Math.pow(2, bits + 1 - coefficientBits);
            for (int word = 0, k = 0; word < 65536; word++) {
                k = word >= ends[k + 1] ? k + 1 : k;
                double slope = (positions[k + 1] - positions[k]) / (ends[k + 1] - ends[k]);
                double product = Math.round(slope / unitSlope) * unitSlope * (word - ends[k]);
                double value = Math.min((1L << (coefficientBits - 1)) - 1, Math.round(positions[k] / unitValue));
                double sum = value + Math.floor(product / unitValue + 0.5);
                double code = Math.floor(sum * unitValue + (level ? 0.5 : 0));
                assertThat(unit.code(word)).isEqualTo((long) Math.max(0, Math.min((1 << bits) - 1, code)));
            }
        }
    }

    /** Words of 16 bits end one short of the range's end. */
    @Test
    void the_last_word_stands_for_all_inputs_beyond_it() {
        ActivationUnit unit = new PiecewiseLinear(64, Breakpoints.UNIFORM, 26).unit(SINE, 20);
        double last = unit.apply(7 - 14 * 0x1p-16);
        assertThat(unit.apply(7 - 14 * 0x1p-15)).isNotEqualTo(last);
        assertThat(unit.apply(7)).isEqualTo(last);
        assertThat(unit.apply(Double.POSITIVE_INFINITY)).isEqualTo(last);
    }

    /** All breakpoints that bend go to the kink: wherever it lies, the pieces meet within a 4096th of the range of it. */
    @Test
    void fitted_pieces_find_a_kink() {
        Conversion relu = new Conversion(new Relu(), new Interval(-2.7, 3), Placement.LEVEL);
        ActivationUnit unit = new PiecewiseLinear(8, Breakpoints.FITTED, 24).unit(relu, 12);
        double error = largestError(unit, x -> Math.max(x, 0), relu.inputs());
        assertThat(error).isLessThan(5.7 / 4096 + 3 * 0x1p-12);
    }

    /** −5.4 + (2.4 − (−5.4)) is 4e-16 more than 2.4. */
    @Test
    void pieces_of_a_table_end_where_its_points_do() {
        Tabulated curve =
                new Tabulated("own", Interpolation.PCHIP, List.of(-5.4, -2.0, 0.0, 2.4), List.of(0.0, 1.0, 1.5, 3.0));
        Conversion conversion = new Conversion(curve, curve.domain(), Placement.CENTRE);
        for (Breakpoints breakpoints : Breakpoints.values()) {
            ActivationUnit unit = new PiecewiseLinear(16, breakpoints, 16).unit(conversion, 6);
            assertThat(unit.apply(3)).isEqualTo(3 - 3.0 / 128);
            assertThat(unit.apply(-6)).isEqualTo(3.0 / 128);
        }
    }

    @Test
    void coefficients_must_be_wider_than_the_output() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PiecewiseLinear(8, Breakpoints.UNIFORM, 12).unit(SINE, 12))
                .withMessage("Coefficients of a piecewise linear unit need more bits than its outputs, "
                        + "but they have 12 and 12");
    }

    // CORDIC

    private static double largestError(Cordic spec, Conversion conversion, DoubleUnaryOperator exact, Interval inputs) {
        CordicFunction unit =
                new CordicFunction(new CordicRotation(spec.iterations(), spec.internalBits()), conversion, 16);
        double largest = 0;
        for (int n = 0; n <= 40_000; n++) {
            double x = inputs.low() + inputs.width() * n / 40_000;
            largest = Math.max(largest, Math.abs(unit.value(x) - exact.applyAsDouble(x)));
        }
        return largest;
    }

    /**
     * The angle that is left after n rotations is at most 2^−n. A shift drops less than one place, a rotation two of them and half
     * a place of the angle; so do those of the division.
     */
    @ParameterizedTest
    @ValueSource(ints = {4, 8, 12, 16, 20})
    void rotations_err_by_the_last_angle(int iterations) {
        Cordic spec = new Cordic(iterations, 30);
        double angle = Math.scalb(1.0, -iterations);
        double rounding = (2.5 * iterations + 4) * 0x1p-28;
        Conversion sine = new Conversion(new Sine(), Interval.symmetric(100), Placement.CENTRE);
        assertThat(largestError(spec, sine, StrictMath::sin, sine.inputs()))
                .isBetween(0.3 * angle, angle + 2 * rounding);
        Conversion sigmoid = new Conversion(new Sigmoid(), Interval.symmetric(12), Placement.CENTRE);
        assertThat(largestError(spec, sigmoid, x -> 1 / (1 + StrictMath.exp(-x)), sigmoid.inputs()))
                .isBetween(0.3 * angle, 1.25 * angle + 2 * rounding);
        Conversion tanh = new Conversion(new Tanh(), Interval.symmetric(6), Placement.CENTRE);
        assertThat(largestError(spec, tanh, StrictMath::tanh, tanh.inputs()))
                .isBetween(0.3 * angle, 1.5 * angle + 2 * rounding);
    }

    /** The last hyperbolic angle is artanh 2^−n, whose exponential is √((1 + 2^−n)/(1 − 2^−n)). */
    @ParameterizedTest
    @ValueSource(ints = {4, 5, 7, 10, 12, 13, 16, 22})
    void exponentials_and_cosines_err_by_the_last_angle(int iterations) {
        CordicRotation rotation = new CordicRotation(iterations, 30);
        double angle = Math.scalb(1.0, -iterations);
        double rounding = (2.5 * iterations + 4) * 0x1p-28;
        double exponential = 0;
        double cosine = 0;
        for (int n = -2000; n <= 2000; n++) {
            double r = 0.0003923 * n;
            long word = rotation.word(r);
            exponential = Math.max(
                    exponential,
                    Math.abs(Math.scalb((double) rotation.exponential(word), -28) / StrictMath.exp(r) - 1));
            cosine = Math.max(
                    cosine, Math.abs(Math.scalb((double) rotation.circular(word).cosine(), -28) - StrictMath.cos(r)));
        }
        assertThat(exponential).isBetween(0.4 * angle, Math.sqrt((1 + angle) / (1 - angle)) - 1 + 4 * rounding);
        assertThat(cosine).isBetween(0.2 * angle, angle + 2 * rounding);
    }

    /** Words of few bits: more iterations than the word has places change nothing any more. */
    @Test
    void short_words_stop_the_gain_of_iterations() {
        double coarse = largestError(new Cordic(24, 12), SINE, StrictMath::sin, SINE.inputs());
        double fine = largestError(new Cordic(24, 30), SINE, StrictMath::sin, SINE.inputs());
        assertThat(coarse).isBetween(0x1p-11, 2.5 * 24 * 0x1p-10);
        assertThat(fine).isLessThan(0x1p-20);
    }

    @Test
    void cordic_output_lies_on_the_grid_and_saturates() {
        ActivationUnit unit = Cordic.DEFAULT.unit(SIGMOID, 8);
        for (int n = -3000; n <= 3000; n++) {
            double code = unit.apply(0.01 * n) * 256 - 0.5;
            assertThat(code).isEqualTo(Math.rint(code)).isBetween(0.0, 255.0);
        }
        assertThat(unit.apply(1e300)).isEqualTo(255.5 / 256);
        assertThat(unit.apply(Double.NEGATIVE_INFINITY)).isEqualTo(0.5 / 256);
        assertThat(new Cordic(12, 16).realises(new Relu())).isFalse();
        assertThat(new Cordic(12, 16).realises(new Tanh())).isTrue();
    }

    /** Rotations by 4, 13 and a last one between come twice, and only a sigmoid and tanh divide. */
    @Test
    void clocks_are_those_of_the_steps_that_a_function_needs() {
        for (Activation activation : List.of(new Sigmoid(), new Sine())) {
            assertThat(new Rounded().clocks(activation)).isEqualTo(1);
            assertThat(Table.DEFAULT.clocks(activation)).isEqualTo(1);
            assertThat(PiecewiseLinear.DEFAULT.clocks(activation)).isEqualTo(3);
        }
        for (Activation wave : List.of(new Sine(), new Cos())) {
            assertThat(new Cordic(12, 16).clocks(wave)).isEqualTo(12);
        }
        assertThat(new Cordic(3, 16).clocks(new Exp())).isEqualTo(3);
        assertThat(new Cordic(4, 16).clocks(new Exp())).isEqualTo(5);
        assertThat(new Cordic(12, 16).clocks(new Exp())).isEqualTo(14);
        assertThat(new Cordic(13, 16).clocks(new Exp())).isEqualTo(15);
        assertThat(new Cordic(20, 24).clocks(new Exp())).isEqualTo(22);
        for (Activation quotient : List.of(new Sigmoid(), new Tanh())) {
            assertThat(new Cordic(12, 16).clocks(quotient)).isEqualTo(26);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cordic.DEFAULT.clocks(new Relu()))
                .withMessage("A CORDIC unit applies sigmoid, tanh, exp, sin or cos, but relu was asked for");
    }

    // all

    @Test
    void runs_are_applied_as_each_number_and_nan_is_refused() {
        for (ActivationUnitSpec spec : List.of(new Rounded(), Table.DEFAULT, PiecewiseLinear.DEFAULT, Cordic.DEFAULT)) {
            ActivationUnit unit = spec.unit(SIGMOID, 6);
            double[] run = {9, -2, -0.1, 0, 0.7, 3, 9};
            double[] values = run.clone();
            unit.apply(values, 1, 6);
            assertThat(values[0]).isEqualTo(9);
            assertThat(values[6]).isEqualTo(9);
            for (int k = 1; k < 6; k++) {
                assertThat(values[k]).isEqualTo(unit.apply(run[k]));
                assertThat(values[k]).isCloseTo(new Sigmoid().value(run[k]), within(0.025));
            }
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> unit.apply(Double.NaN))
                    .withMessageMatching("The input of a digital (table|unit) must be a number, but is NaN");
        }
    }

    @Test
    void designs_that_cannot_be_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Table(17))
                .withMessage("A table is addressed by 1 to 16 bits, but 17 were asked for");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PiecewiseLinear(0, Breakpoints.FITTED, 12))
                .withMessage("A piecewise linear unit has 1 to 1024 segments, but 0 were asked for");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PiecewiseLinear(8, Breakpoints.FITTED, 32))
                .withMessage("Coefficients have 4 to 28 bits, but 32 were asked for");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Cordic(1, 16))
                .withMessage("A CORDIC unit needs 2 to 26 iterations of words of 6 to 30 bits, but they are 1 and 16");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Cordic.DEFAULT.unit(new Conversion(new Relu(), new Interval(0, 1), Placement.LEVEL), 8))
                .withMessage("A CORDIC unit applies sigmoid, tanh, exp, sin or cos, but relu was asked for");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Cordic.DEFAULT.unit(new Conversion(new Sine(), Interval.symmetric(600), Placement.CENTRE), 8))
                .withMessage(
                        "A CORDIC unit takes numbers of -512.000 to 512.000, but the range is -600.000 to 600.000");
    }
}
