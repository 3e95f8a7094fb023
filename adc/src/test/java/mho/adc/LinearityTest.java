package mho.adc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import mho.adc.activation.Activation;
import mho.adc.activation.Identity;
import mho.adc.activation.Interpolation;
import mho.adc.activation.Interval;
import mho.adc.activation.Relu;
import mho.adc.activation.Sigmoid;
import mho.adc.activation.Sine;
import mho.adc.activation.Tabulated;
import mho.adc.activation.Tanh;
import mho.base.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearityTest {
    /** Levels −3 … 3 and an LSB of 1. */
    private static final RampPlan LINEAR = RampPlan.of(Conversion.linear(4), 3);

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 8})
    void the_rounded_function_has_no_nonlinearity(int bits) {
        for (Activation activation :
                new Activation[] {new Identity(), new Sigmoid(), new Tanh(), new Relu(), new Sine()}) {
            for (Placement placement : Placement.values()) {
                Conversion conversion = RampSamples.conversion(activation, placement);
                RampPlan plan = RampPlan.of(conversion, bits);
                Linearity linearity = Linearity.of(ConverterSamples.rounded(plan), plan);
                assertThat(linearity.maxInl()).as(conversion + ", bits " + bits).isLessThan(1e-6);
                assertThat(linearity.maxDnl()).isLessThan(1e-6);
                assertThat(linearity.missingCodes()).isEmpty();
                assertThat(linearity.isMonotonic()).isTrue();
            }
        }
    }

    @Test
    void levels_that_were_moved_are_found_where_they_are() {
        double[] moved = {-3.1, -2, -0.75, 0, 1.3, 1.9, 3.4};
        Linearity linearity = Linearity.of(ConverterSamples.withLevels(LINEAR, moved), LINEAR);
        assertThat(linearity.transitions()).containsExactly(moved, within(1e-9));
        assertThat(linearity.inl()).containsExactly(new double[] {-0.1, 0, 0.25, 0, 0.3, -0.1, 0.4}, within(1e-9));
        assertThat(linearity.dnl()).containsExactly(new double[] {0.1, 0.25, -0.25, 0.3, -0.4, 0.5}, within(1e-9));
        assertThat(linearity.maxInl()).isCloseTo(0.4, within(1e-9));
        assertThat(linearity.maxDnl()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void a_code_that_is_skipped_is_missing_and_has_a_dnl_of_minus_one() {
        double[] moved = {-3, -2, -1, 0.5, 0.5, 2, 3};
        Linearity linearity = Linearity.of(ConverterSamples.withLevels(LINEAR, moved), LINEAR);
        assertThat(linearity.missingCodes()).containsExactly(4);
        assertThat(linearity.dnl()[3]).isCloseTo(-1, within(1e-9));
        assertThat(linearity.isMonotonic()).isTrue();
    }

    @Test
    void an_output_that_goes_back_is_not_monotonic() {
        DoubleUnaryOperator rounded = ConverterSamples.rounded(LINEAR);
        DoubleUnaryOperator glitched = x -> rounded.applyAsDouble(x) - (x > 0.2 && x < 0.6 ? 2 : 0);
        Linearity linearity = Linearity.of(glitched, LINEAR);
        assertThat(linearity.isMonotonic()).isFalse();
        // over 0.4 of the input two codes less came out: two levels lie 0.4 higher in the histogram
        assertThat(linearity.inl()).containsExactly(new double[] {0, 0, 0.4, 0.4, 0, 0, 0}, within(1e-9));
    }

    /** Seen from outside a ramp shows what its own levels say. */
    @Test
    void a_fabricated_ramp_measures_as_its_transfer_curve_says() {
        for (Activation activation : new Activation[] {new Sigmoid(), new Tanh(), new Identity()}) {
            for (int trial = 0; trial < 20; trial++) {
                RampAdc bank = RampSamples.ramp(5, RampSamples.TAOX, RampCalibration.OnePoint.DEFAULT)
                        .fabricate(
                                RampSamples.conversion(activation, Placement.CENTRE),
                                1,
                                RandomStream.ofSeed(7).child(trial));
                TransferCurve exact = bank.transfer();
                Linearity measured = Linearity.of(new Channel(bank, 0).quiet(), exact.plan());
                assertThat(measured.inl()).containsExactly(exact.inl(), within(1e-8));
                assertThat(measured.dnl()).containsExactly(exact.dnl(), within(1e-8));
                assertThat(measured.isMonotonic()).isEqualTo(exact.isMonotonic());
            }
        }
    }

    @Test
    void gain_and_offset_are_found_and_taken_out() {
        double[] moved =
                Arrays.stream(LINEAR.thresholds()).map(x -> 1.02 * x + 0.1).toArray();
        Linearity linearity = Linearity.of(ConverterSamples.withLevels(LINEAR, moved), LINEAR);
        assertThat(linearity.inl()[6]).isCloseTo(0.16, within(1e-9));
        for (Correction correction : new Correction[] {Correction.END_POINT, Correction.BEST_FIT}) {
            assertThat(linearity.line(correction).gain()).isCloseTo(1.02, within(1e-9));
            assertThat(linearity.line(correction).offset()).isCloseTo(0.1, within(1e-9));
            assertThat(linearity.corrected(correction).maxInl()).isLessThan(1e-9);
        }
        assertThat(linearity.corrected(Correction.NONE).inl()).isEqualTo(linearity.inl());
    }

    /** Only the middle level is off, by 0.7: the ends say nothing about it, least squares give a seventh to all. */
    @Test
    void end_points_and_the_best_line_share_an_error_differently() {
        double[] moved = {-3, -2, -1, 0.7, 1, 2, 3};
        Linearity linearity = Linearity.of(ConverterSamples.withLevels(LINEAR, moved), LINEAR);
        assertThat(linearity.corrected(Correction.END_POINT).inl()[3]).isCloseTo(0.7, within(1e-9));
        assertThat(linearity.corrected(Correction.BEST_FIT).inl())
                .containsExactly(new double[] {-0.1, -0.1, -0.1, 0.6, -0.1, -0.1, -0.1}, within(1e-9));
    }

    @Test
    void levels_that_do_not_rise_have_no_gain_to_take_out() {
        Linearity linearity = Linearity.of(x -> LINEAR.levels()[0], LINEAR);
        assertThat(linearity.missingCodes()).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThatThrownBy(() -> linearity.corrected(Correction.END_POINT))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("Levels can be corrected for a gain > 0, but those measured rise 0.00000 times as fast as "
                        + "designed");
    }

    /** An error of the output of an eighth of an LSB on both branches of a maximum: the code at the top is narrower by both. */
    @Test
    void where_a_function_turns_the_code_at_the_turn_loses_on_both_sides() {
        Conversion conversion = new Conversion(new Sine(), new Interval(0, Math.PI), Placement.CENTRE);
        RampPlan plan = RampPlan.of(conversion, 3);
        int top = plan.thresholds().length / 2;
        double[] moved = plan.thresholds();
        double edge = StrictMath.sin(moved[top - 1]) + plan.lsb() / 8;
        moved[top - 1] = StrictMath.asin(edge);
        moved[top] = Math.PI - StrictMath.asin(edge);
        Linearity linearity = Linearity.of(ConverterSamples.withLevels(plan, moved), plan);
        assertThat(linearity.dnl()[top - 1]).isCloseTo(-0.25, within(1e-9));
        assertThat(linearity.dnl()[top - 2]).isCloseTo(0.125, within(1e-9));
        assertThat(linearity.dnl()[top]).isCloseTo(0.125, within(1e-9));
        assertThat(new TransferCurve(plan, moved).dnl()).containsExactly(linearity.dnl(), within(1e-9));
    }

    /** The comparator of a column adds its offset to the input, which moves all levels of the column the other way. */
    @Test
    void each_column_has_the_levels_of_its_own_comparator() {
        RampAdc bank = RampSamples.linear(5, 0.01).fabricate(Conversion.linear(4), 3, RandomStream.ofSeed(3));
        RampPlan plan = bank.transfer().plan();
        double[] offsets = new double[3];
        Arrays.setAll(offsets, column -> {
            Linearity linearity = Linearity.of(new Channel(bank, column).quiet(), plan);
            assertThat(linearity.corrected(Correction.BEST_FIT).maxInl()).isLessThan(1e-9);
            return linearity.line(Correction.BEST_FIT).offset();
        });
        assertThat(offsets).doesNotHaveDuplicates();
        // 10 mV of a swing of 0.5 V over 8 units are 0.16 units; five of them reject one seed in 600 000
        assertThat(Arrays.stream(offsets).map(Math::abs).toArray()).containsExactly(new double[3], within(0.8));
    }

    /** A gain that is taken out moves the last level of 0.95 to 1.04, where the table has no points. */
    @Test
    void levels_corrected_to_beyond_a_table_are_those_at_its_end() {
        Tabulated line = new Tabulated("own", Interpolation.PCHIP, List.of(0.0, 1.0), List.of(0.0, 1.0));
        RampPlan plan = RampPlan.of(new Conversion(line, new Interval(0, 1), Placement.LEVEL), 3);
        double[] moved = plan.thresholds();
        moved[2] = moved[3] = moved[4] = moved[5] = 0.15 + moved[1];
        moved[6] = 0.95;
        Linearity linearity = Linearity.of(ConverterSamples.withLevels(plan, moved), plan);
        double[] inl = linearity.corrected(Correction.BEST_FIT).inl();
        assertThat(inl[6]).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void a_channel_is_one_of_the_bank() {
        Adc bank = new IdealAdcSpec().fabricate(Conversion.linear(1), 2, RandomStream.ofSeed(0));
        assertThatThrownBy(() -> new Channel(bank, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
