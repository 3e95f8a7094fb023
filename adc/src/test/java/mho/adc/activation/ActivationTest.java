package mho.adc.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import mho.adc.activation.Activation.Branch;
import mho.base.random.Draws;
import mho.base.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every function of the catalogue. */
class ActivationTest {
    private static final Interval INPUTS = new Interval(-9.3, 8.1);
    /** Where some function of the catalogue has a kink. */
    private static final double[] KINKS = {-3, -1, 0, 1, 3, 6};

    static List<Activation> activations() {
        return Activation.all();
    }

    /** The catalogue with other parameters than the defaults besides. */
    static Stream<Activation> variants() {
        return Stream.concat(
                Activation.all().stream(),
                Stream.of(
                        new ClippedRelu(1),
                        new LeakyRelu(0.25),
                        new LeakyRelu(2),
                        new Elu(0.5),
                        new Celu(2),
                        new Swish(1.7),
                        new Swish(30),
                        new AdaptiveSwish(0.7, -1, 2, 0.3),
                        new AdaptiveSwish(4, 1, 0.5, 1.5),
                        new AdaptiveSwish(1, -3, 1, -1),
                        new Crrelu(2.24),
                        new PolyRelu(List.of(0.5, -1.0)),
                        new PolyRelu(List.of(0.0, 3.0, -2.0, 0.3)),
                        new PolyRelu(List.of(-1.0, 0.0, 0.0, 0.1, -0.02)),
                        // slopes (x − 1)² and (x − 1)²(2 − x), which only touch zero at 1
                        new PolyRelu(List.of(0.0, 1.0, -1.0, 1.0 / 3)),
                        new PolyRelu(List.of(0.0, 2.0, -2.5, 4.0 / 3, -0.25))));
    }

    private static boolean nextToAKink(double x, double distance) {
        return Arrays.stream(KINKS).anyMatch(kink -> Math.abs(x - kink) < distance);
    }

    @Test
    void the_catalogue_lists_every_permitted_class_in_order_but_users_tables() {
        assertThat(Activation.all().stream().map(Object::getClass).toList())
                .isEqualTo(Arrays.stream(Activation.class.getPermittedSubclasses())
                        .filter(type -> type != Tabulated.class)
                        .toList());
    }

    @Test
    void names_are_unique() {
        assertThat(Activation.all().stream().map(Activation::name)).doesNotHaveDuplicates();
        assertThat(Activation.all().stream().map(Activation::name))
                .startsWith("identity", "relu", "clipped-relu", "leaky-relu", "sigmoid")
                .contains("tanh", "sin", "gelu", "swish")
                .hasSize(26);
        assertThat(Activation.all().stream().map(Activation::summary)).doesNotHaveDuplicates();
    }

    @Test
    void values_are_those_of_the_definitions() {
        Draws draws = RandomStream.ofSeed(1).draws();
        for (int n = 0; n < 10_000; n++) {
            double x = 30 * (draws.uniform() - 0.5);
            assertThat(new Identity().value(x)).isEqualTo(x);
            assertThat(new Relu().value(x)).isEqualTo(x > 0 ? x : 0);
            assertThat(new Sigmoid().value(x)).isCloseTo(1 / (1 + StrictMath.exp(-x)), within(1e-15));
            assertThat(new Tanh().value(x)).isCloseTo(StrictMath.tanh(x), within(1e-15));
            assertThat(new Sine().value(x)).isCloseTo(StrictMath.sin(x), within(1e-15));
        }
    }

    @ParameterizedTest
    @MethodSource("activations")
    void a_run_of_values_is_the_single_values(Activation activation) {
        double[] x = new double[100];
        Arrays.setAll(x, k -> (k - 50) * 0.21);
        double[] y = new double[100];
        activation.values(x, y, 3, 97);
        for (int k = 0; k < 100; k++) {
            assertThat(y[k]).isEqualTo(k < 3 || k >= 97 ? 0 : activation.value(x[k]));
        }
    }

    /** The central difference of step h errs by g‴·h²/6 < 1e-9 (Swish(30): 2e-8) and by rounding of 1e-16·|g|/h. */
    @ParameterizedTest
    @MethodSource("variants")
    void derivatives_are_the_limits_of_differences(Activation activation) {
        double h = 1e-5;
        double error = activation.equals(new Swish(30)) ? 4e-8 : 2e-9;
        Draws draws = RandomStream.ofSeed(2).draws();
        for (int n = 0; n < 2000; n++) {
            double x = 16 * (draws.uniform() - 0.5);
            if (nextToAKink(x, h)) {
                continue;
            }
            double before = activation.value(x - h);
            double after = activation.value(x + h);
            assertThat(activation.derivative(x))
                    .as("%s at %s", activation, x)
                    .isCloseTo((after - before) / (2 * h), within(error * (1 + Math.abs(after))));
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void at_a_kink_the_derivative_is_that_from_the_left(Activation activation) {
        double h = 1e-7;
        for (double kink : KINKS) {
            double expected = (activation.value(kink) - activation.value(kink - h)) / h;
            // h·g″/2, g″ up to 30 for Swish(30) and e⁶ for exp
            assertThat(activation.derivative(kink))
                    .as("%s at %s", activation, kink)
                    .isCloseTo(expected, within(3e-5));
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void on_every_branch_the_inverse_leads_back(Activation activation) {
        for (Branch branch : activation.branches(INPUTS)) {
            for (int n = 1; n < 1001; n++) {
                double x = branch.inputs().low() + branch.inputs().width() * n / 1001;
                assertLeadsBack(activation, branch, x);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void inverses_on_branches_without_end_lead_back(Activation activation) {
        if (activation.period() < Double.POSITIVE_INFINITY) {
            return;
        }
        for (Branch branch : activation.branches(Interval.REALS)) {
            for (int n = -99; n < 100; n++) {
                double x = 0.3 * n + 0.05;
                double y = activation.value(x);
                boolean strictlyBetween = Math.abs(y) > 1e-300
                        && y != activation.value(branch.inputs().low())
                        && y != activation.value(branch.inputs().high());
                if (branch.inputs().contains(x) && strictlyBetween) {
                    assertLeadsBack(activation, branch, x);
                }
            }
        }
    }

    private static void assertLeadsBack(Activation activation, Branch branch, double x) {
        double y = activation.value(x);
        double found = activation.inverse(y, branch);
        // y is known to a few units in the last place, which is that over the slope in x
        double slope = Math.abs(activation.derivative(x));
        double error = 1e-13 * Math.abs(x) + 4e-15 * Math.abs(y) / Math.max(slope, 1e-300);
        if (error < 0.1) {
            assertThat(found).as("%s at %s", activation, x).isCloseTo(x, within(error + 1e-16));
        }
        assertThat(activation.value(found))
                .as("%s at %s", activation, x)
                .isCloseTo(y, within(1e-14 * Math.abs(y) + 1e-15 * slope * (0.1 + Math.abs(x))));
    }

    @ParameterizedTest
    @MethodSource("variants")
    void what_a_branch_does_not_reach_has_no_inverse_on_it(Activation activation) {
        for (Branch branch : activation.branches(new Interval(-0.4, 0.3))) {
            double low = activation.value(branch.inputs().low());
            double high = activation.value(branch.inputs().high());
            for (double beyond : List.of(Math.min(low, high) - 0.01, Math.max(low, high) + 0.01)) {
                assertThat(branch.inputs().contains(activation.inverse(beyond, branch)))
                        .as("%s of %s on %s", activation, beyond, branch)
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void branches_are_monotone_and_between_them_nothing_changes(Activation activation) {
        double end = INPUTS.low();
        int number = Integer.MIN_VALUE;
        for (Branch branch : activation.branches(INPUTS)) {
            assertConstant(activation, end, branch.inputs().low());
            assertThat(branch.number()).isGreaterThan(number);
            number = branch.number();
            end = branch.inputs().high();
            double before = activation.value(branch.inputs().low());
            for (int n = 1; n <= 200; n++) {
                double now =
                        activation.value(branch.inputs().low() + branch.inputs().width() * n / 200);
                // far down the tail of a gate the double 0 is reached
                assertThat((now - before) * branch.direction())
                        .as("%s on %s", activation, branch)
                        .matches(rise -> rise > 0 || (rise == 0 && saturated(activation)));
                before = now;
            }
        }
        assertConstant(activation, end, INPUTS.high());
    }

    /** Swish(30) at −9.3 and the like are below the smallest double, or next to their limit to the last bit. */
    private static boolean saturated(Activation activation) {
        return activation.equals(new Swish(30)) || activation.equals(new AdaptiveSwish(4, 1, 0.5, 1.5));
    }

    private static void assertConstant(Activation activation, double from, double to) {
        for (int n = 0; n <= 100; n++) {
            assertThat(activation.value(from + (to - from) * n / 100))
                    .as("%s from %s to %s", activation, from, to)
                    .isCloseTo(activation.value(from), within(1e-12));
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void neighbouring_branches_go_opposite_ways_unless_a_plateau_lies_between(Activation activation) {
        List<Branch> branches = activation.branches(INPUTS);
        for (int k = 1; k < branches.size(); k++) {
            boolean joined = branches.get(k).inputs().low()
                    == branches.get(k - 1).inputs().high();
            if (joined) {
                assertThat(branches.get(k).direction())
                        .as("%s", activation)
                        .isEqualTo(-branches.get(k - 1).direction());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void outputs_are_what_dense_samples_span(Activation activation) {
        boolean wholeRange = List.of("sigmoid", "tanh", "sin", "cos").contains(activation.name());
        for (Interval inputs : List.of(INPUTS, new Interval(-2.5, 1), new Interval(-0.5, 4))) {
            Interval outputs = activation.outputs(inputs);
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int n = 0; n <= 20_000; n++) {
                double y = activation.value(inputs.low() + inputs.width() * n / 20_000);
                low = Math.min(low, y);
                high = Math.max(high, y);
            }
            // an extremum between samples: g″·(width/40 000)²/2
            double error = 1e-5;
            assertThat(outputs.low()).as("%s", activation).isLessThanOrEqualTo(low + 1e-15);
            assertThat(outputs.high()).as("%s", activation).isGreaterThanOrEqualTo(high - 1e-15);
            if (!wholeRange) {
                assertThat(outputs.low()).as("%s", activation).isCloseTo(low, within(error));
                assertThat(outputs.high()).as("%s", activation).isCloseTo(high, within(error));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void infinite_arguments_have_the_limits_as_values(Activation activation) {
        if (activation.period() < Double.POSITIVE_INFINITY) {
            return;
        }
        for (double far : List.of(-1e300, 1e300)) {
            double limit = activation.value(far * 1e300);
            assertThat(limit).as("%s", activation).isNotNaN();
            assertThat(activation.derivative(far)).as("%s", activation).isNotNaN();
            if (Double.isFinite(limit)) {
                assertThat(activation.value(far)).as("%s", activation).isCloseTo(limit, within(1e-12));
            }
            assertThat(activation.value(far)).as("%s", activation).isNotNaN();
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void a_plateau_at_an_end_of_the_outputs_is_told(Activation activation) {
        if (activation.period() < Double.POSITIVE_INFINITY) {
            assertThat(activation.hasPlateaus()).isFalse();
            return;
        }
        Interval all = new Interval(-40, 40);
        Interval outputs = activation.outputs(all);
        List<Branch> branches = activation.branches(all);
        boolean first = branches.get(0).inputs().low() > -40 && !strictlyInside(outputs, activation.value(-40));
        boolean last = branches.get(branches.size() - 1).inputs().high() < 40
                && !strictlyInside(outputs, activation.value(40));
        assertThat(activation.hasPlateaus()).as("%s", activation).isEqualTo(first || last);
    }

    private static boolean strictlyInside(Interval interval, double value) {
        return value > interval.low() && value < interval.high();
    }

    @Test
    void the_ramp_of_tanh_has_the_shape_of_that_of_the_sigmoid() {
        Branch all = new Branch(Interval.REALS, 0, 1);
        for (int k = 1; k < 32; k++) {
            double sigmoid = new Sigmoid().inverse(k / 32.0, all);
            assertThat(new Tanh().inverse(2 * k / 32.0 - 1, all)).isCloseTo(sigmoid / 2, within(1e-15));
        }
    }

    @Test
    void a_polynomial_rises_on_where_its_slope_only_touches_zero() {
        assertThat(new PolyRelu(List.of(0.0, 1.0, -1.0, 1.0 / 3)).branches(Interval.symmetric(3)))
                .containsExactly(new Branch(new Interval(0, 3), 0, 1));
        assertThat(new PolyRelu(List.of(0.0, 2.0, -2.5, 4.0 / 3, -0.25)).branches(Interval.symmetric(3)))
                .extracting(Branch::direction)
                .containsExactly(1, -1);
    }

    /** v + ln v = −1001: v is below the smallest double, and the dip at −1/(2α). */
    @Test
    void a_steep_adaptive_swish_keeps_its_dip() {
        assertThat(new AdaptiveSwish(1000, 0, 1, 0.5).branches(Interval.symmetric(3)))
                .containsExactly(
                        new Branch(new Interval(-3, -0.0005), 0, -1), new Branch(new Interval(-0.0005, 3), 1, 1));
    }

    @ParameterizedTest
    @MethodSource("variants")
    void derivatives_of_the_largest_numbers_are_numbers(Activation activation) {
        for (double x : List.of(-Double.MAX_VALUE, Double.MAX_VALUE)) {
            assertThat(activation.derivative(x)).as("%s at %s", activation, x).isNotNaN();
        }
    }

    @Test
    void a_sine_has_one_branch_between_extrema() {
        List<Branch> branches = new Sine().branches(Interval.symmetric(2.5 * Math.PI));
        assertThat(branches).hasSize(5);
        assertThat(branches.stream().map(Branch::direction)).containsExactly(1, -1, 1, -1, 1);
        assertThat(new Sine().branches(new Interval(0, 1))).hasSize(1);
        assertThat(new Sine().branches(new Interval(0, Math.PI))).hasSize(2);
        assertThat(new Sine()
                        .branches(new Interval(0.5 * Math.PI, 1.5 * Math.PI))
                        .get(0)
                        .direction())
                .isEqualTo(-1);
        assertThat(new Cos().branches(Interval.symmetric(2 * Math.PI)).stream().map(Branch::direction))
                .containsExactly(-1, 1, -1, 1);
    }

    /** Minima as published: nladc.md 1.4 for GELU and Swish, −ε/√e and −3/8 by hand. */
    @Test
    void dips_are_where_and_as_deep_as_published() {
        assertDip(new Gelu(), -0.75179, -0.16997);
        assertDip(new Swish(1), -1.27846, -0.27846);
        assertDip(new Swish(2), -1.27846 / 2, -0.27846 / 2);
        assertDip(new Mish(), -1.19243, -0.30884);
        assertDip(new HardSwish(), -1.5, -0.375);
        assertDip(new Crrelu(0.5), -1, -0.30327);
        // at z = 0 the adaptive Swish is a Swish of twice the steepness
        assertDip(new AdaptiveSwish(0.5, 0, 1, 0), -1.27846, -0.27846);
    }

    private static void assertDip(Activation activation, double x, double y) {
        Branch falling = activation.branches(Interval.REALS).get(0);
        assertThat(falling.direction()).isEqualTo(-1);
        assertThat(falling.inputs().high()).isCloseTo(x, within(1e-5));
        assertThat(activation.outputs(Interval.REALS).low()).isCloseTo(y, within(1e-5));
        assertThat(activation.derivative(falling.inputs().high())).isCloseTo(0, within(1e-15));
    }

    @Test
    void a_range_that_a_function_cannot_have_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Relu().outputs(new Interval(-2, -1)))
                .withMessage("A converter of relu needs a range of inputs on which it changes, "
                        + "but it is constant from -2.00000 to -1.00000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sine().branches(Interval.REALS))
                .withMessage("A sine converter needs a range of at most 1000 half-periods, "
                        + "but it is -Infinity to Infinity rad");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Interval(1, 1))
                .withMessage("A range needs low < high, but they are 1.00000 and 1.00000");
        assertThatIllegalArgumentException().isThrownBy(() -> new Interval(Double.NaN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Interval.symmetric(-1));
    }

    /** Far out g′ is e^−|x| of a sigmoid and 4e^−2|x| of tanh, to e^−|x| of itself. */
    @Test
    void slopes_of_saturating_functions_keep_both_tails() {
        for (double x : List.of(40.0, 200.0, 350.0)) {
            double sigmoid = StrictMath.exp(-x);
            double tanh = 4 * StrictMath.exp(-2 * x);
            for (double side : List.of(-x, x)) {
                assertThat(new Sigmoid().derivative(side)).isCloseTo(sigmoid, within(1e-14 * sigmoid));
                assertThat(new Tanh().derivative(side)).isCloseTo(tanh, within(1e-14 * tanh));
            }
        }
        assertThat(new Tanh().derivative(Double.POSITIVE_INFINITY)).isZero();
        assertThat(new Sigmoid().derivative(Double.NEGATIVE_INFINITY)).isZero();
    }

    /** artanh y = y + y³/3 + y⁵/5 + … and ln(y/(1 − y)) = 2·artanh(2y − 1). */
    @Test
    void inverses_next_to_the_middle_are_as_good_as_their_arguments() {
        Branch all = new Branch(Interval.REALS, 0, 1);
        for (int n = 4; n < 52; n++) {
            double y = 0.9 * Math.scalb(1.0, -n);
            double shift = Math.scalb(1.0, -n);
            for (int side : new int[] {-1, 1}) {
                double tanh = new Tanh().inverse(side * y, all);
                assertThat(tanh).isCloseTo(side * areaTangent(y), within(1e-13 * y));
                double sigmoid = new Sigmoid().inverse(0.5 + side * shift / 2, all);
                assertThat(sigmoid).isCloseTo(2 * side * areaTangent(shift), within(1e-13 * shift));
            }
        }
    }

    private static double areaTangent(double y) {
        double sum = 0;
        for (int k = 19; k > 0; k -= 2) {
            sum = sum * y * y + 1.0 / k;
        }
        return y * sum;
    }

    @Test
    void a_wave_far_from_zero_has_no_phase() {
        double far = 999_990 * Math.PI;
        assertThat(new Sine().branches(new Interval(far, far + 3 * Math.PI))).hasSizeBetween(3, 4);
        for (double sign : List.of(-1.0, 1.0)) {
            double middle = sign * 7e9;
            double beyond = sign * 1_000_010 * Math.PI;
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Sine().branches(new Interval(beyond - 2, beyond + 2)));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Cos().branches(new Interval(middle - 2, middle + 2)))
                    .withMessageStartingWith("A cosine converter needs a range within 1000000 half-periods of zero, "
                            + "beyond which the phase of a number is lost in its rounding, but it is ");
        }
    }

    @Test
    void a_limit_has_no_inverse() {
        Branch tail = new Gelu().branches(Interval.REALS).get(0);
        assertThat(new Gelu().inverse(0, tail)).isNaN();
        assertThat(new Gelu().inverse(-1e-9, tail)).isCloseTo(-6.3, within(0.1));
    }

    @Test
    void parameters_that_make_no_function_of_the_kind_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClippedRelu(0))
                .withMessage("The limit of a clipped ReLU must be > 0 and finite, but is 0.00000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LeakyRelu(-0.1))
                .withMessage("The slope of a leaky ReLU must be > 0 and finite, but is -0.100000");
        assertThatIllegalArgumentException().isThrownBy(() -> new Elu(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new Celu(Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException().isThrownBy(() -> new Swish(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AdaptiveSwish(0, 1, 2, 3))
                .withMessage("An adaptive Swish needs a steepness > 0, a deviation >= 0 and finite numbers, "
                        + "but has 0.00000, 2.00000, mean 1.00000 and z 3.00000");
        assertThatIllegalArgumentException().isThrownBy(() -> new AdaptiveSwish(1, 0, -1, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Crrelu(0))
                .withMessage("The correction of a CRReLU must lie above 0 and not above 2.24000, but is 0.00000. "
                        + "At 0 it is a ReLU.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PolyRelu(List.of(1.0)))
                .withMessage("A PolyReLU has 2 to 10 coefficients, but 1 were given");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PolyRelu(List.of(1.0, 0.0)))
                .withMessage("The last coefficient of a PolyReLU must not be 0, but they are [1.0, 0.0]");
        assertThatIllegalArgumentException().isThrownBy(() -> new PolyRelu(List.of(Double.NaN, 1.0)));
    }

    @Test
    void an_interval_clamps_to_its_ends() {
        Interval interval = new Interval(-1, 2);
        assertThat(interval.clamp(-5)).isEqualTo(-1);
        assertThat(interval.clamp(5)).isEqualTo(2);
        assertThat(interval.clamp(0.5)).isEqualTo(0.5);
        assertThat(interval.width()).isEqualTo(3);
        assertThat(interval.isFinite()).isTrue();
        assertThat(Interval.REALS.isFinite()).isFalse();
        assertThat(new Interval(0, Double.POSITIVE_INFINITY).isFinite()).isFalse();
    }
}
