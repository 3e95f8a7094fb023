package mho.adc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import mho.adc.activation.Activation;
import mho.adc.activation.Gelu;
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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RampPlanTest {
    /** Golden: ln(k/(32 − k)), k = 17 … 31, to four decimals. */
    private static final double[] SIGMOID_5 = {
        0.1252, 0.2513, 0.3795, 0.5108, 0.6466, 0.7885, 0.9383, 1.0986, 1.2730, 1.4663, 1.6864, 1.9459, 2.2687, 2.7081,
        3.4340
    };

    /** Golden: cells of the 5-bit sigmoid ramp from the outer end inward, largest 150 µS, to two decimals. */
    private static final double[] CELLS_5 = {
        150, 90.79, 66.69, 53.62, 45.47, 39.96, 36.03, 33.13, 30.96, 29.31, 28.06, 27.14, 26.48, 26.07, 25.86
    };

    static Stream<Arguments> designs() {
        return Activation.all().stream()
                .flatMap(activation -> Arrays.stream(Placement.values())
                        .flatMap(placement ->
                                Stream.of(1, 2, 3, 5, 8).map(bits -> Arguments.of(activation, placement, bits))));
    }

    @Test
    void thresholds_of_the_sigmoid_are_the_published_ones() {
        double[] three = plan(new Sigmoid(), 3).thresholds();
        assertThat(three)
                .containsExactly(new double[] {-1.9459, -1.0986, -0.5108, 0, 0.5108, 1.0986, 1.9459}, within(5e-5));
        double[] five = plan(new Sigmoid(), 5).thresholds();
        assertThat(five).hasSize(31);
        assertThat(five[15]).isZero();
        assertThat(Arrays.copyOfRange(five, 16, 31)).containsExactly(SIGMOID_5, within(5e-5));
        for (int k = 0; k < 31; k++) {
            assertThat(five[30 - k]).isCloseTo(-five[k], within(1e-14));
        }
    }

    @Test
    void thresholds_of_tanh_are_half_those_of_the_sigmoid() {
        double[] tanh = plan(new Tanh(), 5).thresholds();
        double[] sigmoid = plan(new Sigmoid(), 5).thresholds();
        assertThat(tanh[16]).isCloseTo(0.0626, within(5e-5));
        assertThat(tanh[17]).isCloseTo(0.1257, within(5e-5));
        assertThat(tanh[30]).isCloseTo(1.7170, within(5e-5));
        for (int k = 0; k < 31; k++) {
            assertThat(tanh[k]).isCloseTo(sigmoid[k] / 2, within(1e-14));
        }
    }

    @Test
    void cells_of_the_sigmoid_ramp_are_the_published_ones() {
        double[] three = cells(plan(new Sigmoid(), 3));
        assertThat(three).containsExactly(new double[] {150, 104.06, 90.43, 90.43, 104.06, 150}, within(0.005));
        assertThat(DoubleStream.of(three).sum()).isCloseTo(688.98, within(0.005));
        double[] five = cells(plan(new Sigmoid(), 5));
        assertThat(Arrays.copyOf(five, 15)).containsExactly(CELLS_5, within(0.005));
        for (int k = 0; k < 30; k++) {
            assertThat(five[29 - k]).isCloseTo(five[k], within(1e-9));
        }
        assertThat(DoubleStream.of(five).sum()).isCloseTo(1419.13, within(0.005));
        assertThat(cells(plan(new Tanh(), 5))).containsExactly(five, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"3, 1.66, 0.005", "4, 3.03, 0.005", "5, 5.80, 0.005", "8, 44.6, 0.05"})
    void the_largest_cell_is_the_published_multiple_of_the_smallest(int bits, double ratio, double digit) {
        for (Activation activation : new Activation[] {new Sigmoid(), new Tanh()}) {
            double[] steps = plan(activation, bits).steps();
            double largest = DoubleStream.of(steps).max().orElseThrow();
            double smallest = DoubleStream.of(steps).min().orElseThrow();
            assertThat(largest / smallest).isCloseTo(ratio, within(digit));
        }
    }

    @ParameterizedTest
    @MethodSource("designs")
    void levels_reproduce_the_function_within_the_placement(Activation activation, Placement placement, int bits) {
        Conversion conversion = RampSamples.conversion(activation, placement);
        RampPlan plan = RampPlan.of(conversion, bits);
        Interval outputs = activation.outputs(conversion.inputs());
        for (int n = 0; n <= 4000; n++) {
            double x = -8 + 16.0 * n / 4000;
            if (conversion.inputs().contains(x)) {
                double error = plan.levels()[below(plan, x)] - activation.value(x);
                double half = 0.5 * plan.lsb() * (1 + 1e-9);
                // a code stands for its lower edge, its middle or the nearest level
                assertThat(placement == Placement.EDGE ? error + 0.5 * plan.lsb() : error)
                        .as("%s at %s", plan.conversion(), x)
                        .isBetween(-half, half);
            }
        }
        assertThat(plan.lsb())
                .isEqualTo(outputs.width() / (placement == Placement.LEVEL ? (1 << bits) - 1 : 1 << bits));
    }

    @ParameterizedTest
    @MethodSource("designs")
    void thresholds_rise_and_codes_move_by_one_within_the_resolution(
            Activation activation, Placement placement, int bits) {
        RampPlan plan = RampPlan.of(RampSamples.conversion(activation, placement), bits);
        double[] steps = plan.steps();
        assertThat(DoubleStream.of(steps).allMatch(step -> step > 0)).isTrue();
        int[] codes = plan.codes();
        assertThat(codes).hasSize(plan.thresholds().length + 1);
        for (int k = 0; k < codes.length; k++) {
            assertThat(codes[k]).isBetween(0, (1 << bits) - 1);
            if (k > 0) {
                assertThat(Math.abs(codes[k] - codes[k - 1])).isEqualTo(1);
            }
        }
        assertThat(plan.segments())
                .isEqualTo(activation.branches(plan.conversion().inputs()).size());
        // one a threshold, and one for each run of codes in one direction
        int runs = 1;
        for (int k = 2; k < codes.length; k++) {
            runs += codes[k] - codes[k - 1] == codes[k - 1] - codes[k - 2] ? 0 : 1;
        }
        assertThat(plan.strobes()).isEqualTo(plan.thresholds().length + runs);
        assertThat(plan.clocks()).isEqualTo(plan.strobes());
    }

    /** 31 of 32 strobes of a whole branch are thresholds. */
    @ParameterizedTest
    @ValueSource(ints = {2, 5, 8})
    void whole_branches_take_two_to_the_bits_strobes(int bits) {
        assertThat(plan(new Sigmoid(), bits).strobes()).isEqualTo(1 << bits);
        assertThat(plan(new Tanh(), bits).strobes()).isEqualTo(1 << bits);
        assertThat(plan(new Sine(), bits).strobes()).isEqualTo(5 << bits);
    }

    /** GELU on ±4 falls by 0.17 of 4 before it rises: a few thresholds at 8 bits, none at 3, as the first bin holds the dip. */
    @Test
    void a_branch_that_is_cut_short_takes_as_many_strobes_as_it_has_thresholds_and_one() {
        RampPlan eight = plan(new Gelu(), 8);
        assertThat(eight.segments()).isEqualTo(2);
        assertThat(eight.strobes()).isEqualTo(eight.thresholds().length + 2).isBetween(264, 268);
        RampPlan three = plan(new Gelu(), 3);
        assertThat(three.segments()).isEqualTo(2);
        assertThat(three.strobes()).isEqualTo(8);
        RampPlan half = RampPlan.of(new Conversion(new Sigmoid(), new Interval(-1, 5), Placement.CENTRE), 5);
        assertThat(half.strobes()).isEqualTo(half.thresholds().length + 1).isLessThan(32);
    }

    @Test
    void a_sine_of_five_half_periods_counts_up_and_down() {
        RampPlan plan = plan(new Sine(), 5);
        assertThat(plan.thresholds()).hasSize(155);
        assertThat(plan.clocks()).isEqualTo(160);
        int[] codes = plan.codes();
        int[] expected = new int[156];
        for (int k = 0; k < 156; k++) {
            int phase = k % 62;
            expected[k] = phase <= 31 ? phase : 62 - phase;
        }
        assertThat(codes).containsExactly(expected);
        assertThat(plan.thresholds()[77]).isCloseTo(0, within(1e-15));
        assertThat(plan.zeroCrossing()).isEqualTo(77);
    }

    /** The two thresholds around a peak lie 2·acos(1 − LSB) apart, those around a zero crossing asin(LSB). */
    @Test
    void the_widest_steps_of_a_sine_lie_at_its_peaks() {
        double[] steps = plan(new Sine(), 5).steps();
        assertThat(DoubleStream.of(steps).max().orElseThrow()).isCloseTo(2 * StrictMath.acos(15.0 / 16), within(1e-12));
        assertThat(DoubleStream.of(steps).min().orElseThrow()).isCloseTo(StrictMath.asin(1.0 / 16), within(1e-12));
    }

    @Test
    void a_range_that_cuts_a_function_keeps_its_codes() {
        Conversion part = new Conversion(new Sigmoid(), new Interval(-1, 5), Placement.CENTRE);
        RampPlan plan = RampPlan.of(part, 5);
        double[] all = plan(new Sigmoid(), 5).thresholds();
        double[] kept = DoubleStream.of(all).filter(x -> x >= -1).toArray();
        assertThat(plan.thresholds()).isEqualTo(kept);
        assertThat(plan.codes()[0]).isEqualTo(31 - kept.length);
        assertThat(plan.codes()[kept.length]).isEqualTo(31);
    }

    /** Points at ½ and ¼ of the outputs, which are edges of every resolution: the code turns round there without a step. */
    @ParameterizedTest
    @ValueSource(ints = {2, 4, 8})
    void an_extremum_that_only_touches_an_edge_takes_no_step(int bits) {
        Activation waves = new Tabulated(
                "waves", Interpolation.PCHIP, List.of(-2.0, -1.0, 0.0, 1.0, 2.0), List.of(0.0, 0.5, 0.25, 0.75, 1.0));
        RampPlan plan = RampPlan.of(new Conversion(waves, new Interval(-2, 2), Placement.EDGE), bits);
        assertThat(DoubleStream.of(plan.steps())).allMatch(step -> step > 1e-3);
        int quarter = 1 << (bits - 2);
        // up to the edge below ½, down to the one above ¼, and up to the top
        assertThat(plan.thresholds()).hasSize((2 * quarter - 1) + (quarter - 1) + (3 * quarter - 1));
        assertThat(plan.codes()).startsWith(0).endsWith(4 * quarter - 1);
        for (RampSteps steps : List.of(RampSteps.Planned.DEFAULT, new RampSteps.SeveralClocks(1e-6, 4096))) {
            RampLayout layout = steps.layout(plan, RampSamples.TAOX, RampCalibration.OnePoint.DEFAULT);
            assertThat(DoubleStream.of(layout.targets())).allMatch(target -> target > 0 && target <= 150e-6);
        }
    }

    @Test
    void a_rectifier_starts_at_zero() {
        RampPlan plan = RampPlan.of(new Conversion(new Relu(), new Interval(-3, 2), Placement.EDGE), 3);
        assertThat(plan.thresholds())
                .containsExactly(new double[] {0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75}, within(1e-15));
        assertThat(plan.levels()[0]).isZero();
    }

    @Test
    void resolutions_and_ranges_that_make_no_ramp_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(new Sigmoid(), 0))
                .withMessage("A ramp converter has 1 to 12 bits, but 0 were asked for. "
                        + "Each bit doubles its conversion time.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(new Sigmoid(), 40))
                .withMessage("A ramp converter has 1 to 12 bits, but 40 were asked for. "
                        + "Each bit doubles its conversion time.");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> RampPlan.of(new Conversion(new Sigmoid(), new Interval(0.01, 0.02), Placement.CENTRE), 5))
                .withMessage(
                        "A ramp needs at least two thresholds, but sigmoid on 0.0100000 to 0.0200000 has 0 at 5 bits");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RampPlan.of(new Conversion(new Identity(), Interval.REALS, Placement.EDGE), 5))
                .withMessage("A ramp needs finite outputs, but those of identity on -Infinity to Infinity are "
                        + "-Infinity to Infinity. Give its inputs a finite range.");
        for (Activation activation : Activation.all()) {
            boolean bounded = activation.period() < Double.POSITIVE_INFINITY
                    || activation.outputs(Interval.REALS).isFinite();
            if (!bounded) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> RampPlan.of(new Conversion(activation, Interval.REALS, Placement.CENTRE), 5))
                        .withMessageStartingWith("A ramp needs finite outputs, but those of " + activation.name());
            }
        }
    }

    private static RampPlan plan(Activation activation, int bits) {
        return RampPlan.of(RampSamples.conversion(activation, Placement.CENTRE), bits);
    }

    /** The cells of an ideal column [µS]. */
    private static double[] cells(RampPlan plan) {
        RampLayout layout = new RampSteps.OneCell().layout(plan, RampSamples.IDEAL, new RampCalibration.None());
        return DoubleStream.of(layout.targets()).map(g -> g * 1e6).toArray();
    }

    private static int below(RampPlan plan, double x) {
        return (int) DoubleStream.of(plan.thresholds()).filter(t -> t <= x).count();
    }
}
