package mho.adc.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import mho.adc.activation.Activation.Branch;
import mho.base.random.Draws;
import mho.base.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ActivationTest {
    private static final Interval INPUTS = new Interval(-9.3, 8.1);

    static List<Activation> activations() {
        return Activation.all();
    }

    @Test
    void the_catalogue_lists_every_permitted_class_in_order() {
        assertThat(Activation.all().stream().map(Object::getClass).toList())
                .isEqualTo(Arrays.stream(Activation.class.getPermittedSubclasses())
                        .filter(type -> type != Tabulated.class)
                        .toList());
    }

    @Test
    void names_are_unique() {
        assertThat(Activation.all().stream().map(Activation::name)).doesNotHaveDuplicates();
        assertThat(Activation.all().stream().map(Activation::name))
                .containsExactly("identity", "relu", "sigmoid", "tanh", "sin");
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

    /** The central difference of step h errs by g‴·h²/6 < 2e-11 and by rounding of 1e-16/h. */
    @ParameterizedTest
    @MethodSource("activations")
    void derivatives_are_the_limits_of_differences(Activation activation) {
        double h = 1e-5;
        Draws draws = RandomStream.ofSeed(2).draws();
        for (int n = 0; n < 2000; n++) {
            double x = 16 * (draws.uniform() - 0.5);
            if (activation instanceof Relu && Math.abs(x) < h) {
                continue;
            }
            double difference = (activation.value(x + h) - activation.value(x - h)) / (2 * h);
            assertThat(activation.derivative(x)).isCloseTo(difference, within(2e-10));
        }
    }

    @Test
    void at_its_kink_the_rectifier_has_the_derivative_from_the_left() {
        assertThat(new Relu().derivative(0)).isZero();
    }

    @ParameterizedTest
    @MethodSource("activations")
    void on_every_branch_the_inverse_leads_back(Activation activation) {
        for (Branch branch : activation.branches(INPUTS)) {
            double low = branch.inputs().low();
            double width = branch.inputs().width();
            for (int n = 1; n < 200; n++) {
                double x = low + width * n / 200;
                double y = activation.value(x);
                // near an extremum or in saturation a rounding of y by 1e-16 moves x by 1e-16/|g'|
                double slope = Math.abs(activation.derivative(x));
                double error = 4e-16 * Math.abs(x) + Math.min(1e-7, 1e-15 / slope);
                assertThat(activation.inverse(y, branch)).isCloseTo(x, within(error));
                assertThat(activation.value(activation.inverse(y, branch))).isCloseTo(y, within(1e-14));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("activations")
    void branches_are_monotone_and_follow_each_other(Activation activation) {
        List<Branch> branches = activation.branches(INPUTS);
        double end = branches.get(0).inputs().low();
        for (Branch branch : branches) {
            assertThat(branch.inputs().low()).isCloseTo(end, within(1e-12));
            end = branch.inputs().high();
            double before = activation.value(branch.inputs().low());
            for (int n = 1; n <= 50; n++) {
                double now =
                        activation.value(branch.inputs().low() + branch.inputs().width() * n / 50);
                assertThat((now - before) * branch.direction()).isPositive();
                before = now;
            }
        }
        assertThat(end).isEqualTo(INPUTS.high());
    }

    @ParameterizedTest
    @MethodSource("activations")
    void outputs_hold_every_value(Activation activation) {
        Interval outputs = activation.outputs(INPUTS);
        for (int n = 0; n <= 1000; n++) {
            assertThat(outputs.contains(activation.value(INPUTS.low() + INPUTS.width() * n / 1000)))
                    .isTrue();
        }
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
    }

    @Test
    void a_range_that_a_function_cannot_have_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Relu().outputs(new Interval(-2, -1)))
                .withMessage(
                        "A converter of relu needs a range of inputs on which it changes, but it is constant from -2.00000 to -1.00000");
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
