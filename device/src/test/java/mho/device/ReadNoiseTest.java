package mho.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import mho.device.ReadNoise.Flicker;
import mho.device.ReadNoise.PerState;
import mho.device.ReadNoise.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadNoiseTest {
    private static final PerState TWO_STATES =
            new PerState(List.of(new State(100e-6, 0.2e-6), new State(200e-6, 0.4e-6)));
    private static final Flicker PCM = new Flicker(0.0088, 0.65, 0.2, 20, 250e-9, 25e-6);

    static List<ReadNoise> laws() {
        return List.of(new ReadNoise.None(), new ReadNoise.Constant(0.14e-6), TWO_STATES, PCM);
    }

    @ParameterizedTest
    @MethodSource("laws")
    void every_law_is_finite_and_not_negative_in_every_state_at_every_age(ReadNoise law) {
        for (double conductance = 0; conductance < 450e-6; conductance += 0.7e-6) {
            for (double elapsed : new double[] {0, 1, 3600, 31_536_000}) {
                assertThat(law.deviation(conductance, conductance, elapsed))
                        .isGreaterThanOrEqualTo(0)
                        .isFinite();
            }
        }
    }

    @Test
    void no_noise_and_constant_noise_are_what_they_say() {
        assertThat(new ReadNoise.None().deviation(1e-4, 1e-4, 1)).isZero();
        assertThat(new ReadNoise.Constant(0.14e-6).deviation(1e-4, 1e-4, 1)).isEqualTo(0.14e-6);
    }

    @Test
    void between_measured_states_the_deviation_is_linear_and_beyond_them_constant() {
        assertThat(deviation(100e-6)).isEqualTo(0.2e-6);
        assertThat(deviation(125e-6)).isCloseTo(0.25e-6, within(1e-18));
        assertThat(deviation(150e-6)).isCloseTo(0.3e-6, within(1e-18));
        assertThat(deviation(200e-6)).isCloseTo(0.4e-6, within(1e-18));
        assertThat(deviation(95e-6)).isEqualTo(0.2e-6);
        assertThat(deviation(0)).isEqualTo(0.2e-6);
        assertThat(deviation(205e-6)).isEqualTo(0.4e-6);
        assertThat(new PerState(List.of(new State(1e-6, 3e-9))).deviation(5e-6, 5e-6, 0))
                .isEqualTo(3e-9);
    }

    @Test
    void a_table_cannot_be_changed_afterwards() {
        List<State> states = new ArrayList<>(List.of(new State(1e-6, 3e-9)));
        PerState law = new PerState(states);
        states.set(0, new State(1e-6, 5e-9));
        assertThat(law.deviation(1e-6, 1e-6, 0)).isEqualTo(3e-9);
    }

    /** By hand: ĝ = 0.5, Q = 0.0088/0.5^0.65 = 0.013809, √ln(20.00000025/5e-7) = √17.50439 = 4.183825. */
    @Test
    void flicker_noise_of_a_fresh_cell_is_that_of_the_formula() {
        assertThat(PCM.deviation(12.5e-6, 12.5e-6, 0)).isCloseTo(0.72219e-6, within(0.00003e-6));
    }

    @Test
    void flicker_noise_grows_with_the_present_conductance_and_the_root_of_the_logarithm_of_time() {
        double day = PCM.deviation(8e-6, 12.5e-6, 86_400);
        assertThat(PCM.deviation(4e-6, 12.5e-6, 86_400)).isCloseTo(day / 2, within(1e-20));
        double second = PCM.deviation(8e-6, 12.5e-6, 1);
        double ratio = Math.sqrt(StrictMath.log(86_420 / 5e-7) / StrictMath.log(21 / 5e-7));
        assertThat(day / second).isCloseTo(ratio, within(1e-7));
    }

    @Test
    void the_relative_noise_of_a_cell_near_zero_has_a_ceiling() {
        double logarithm = Math.sqrt(StrictMath.log(20.00000025 / 5e-7));
        assertThat(PCM.deviation(1e-9, 0, 0) / 1e-9 / logarithm).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void laws_that_cannot_be_are_refused() {
        assertMessage(() -> new ReadNoise.Constant(Double.NaN), "Read noise must be >= 0, but is NaN S");
        assertMessage(
                () -> new State(Double.NaN, 1e-6),
                "A measured state needs a conductance and a deviation >= 0, but they are NaN S and 1.00000e-06 S");
        assertMessage(
                () -> new State(1e-6, Double.POSITIVE_INFINITY),
                "A measured state needs a conductance and a deviation >= 0, but they are 1.00000e-06 S and Infinity S");
        assertMessage(() -> new PerState(List.of()), "Read noise per state needs at least one state");
        assertMessage(
                () -> new PerState(List.of(new State(2e-6, 0), new State(2e-6, 0))),
                "Read noise per state needs rising conductances, but 2.00000e-06 S comes before 2.00000e-06 S");
        assertMessage(
                () -> new Flicker(0.0088, Double.NaN, 0.2, 20, 250e-9, 25e-6),
                "1/f noise needs a coefficient, power and ceiling >= 0, first read >= read time > 0 and a full scale > 0, "
                        + "but they are 0.00880000, NaN, 0.200000, 20.0000 s, 2.50000e-07 s and 2.50000e-05 S");
        assertThatIllegalArgumentException().isThrownBy(() -> new Flicker(0.0088, 0.65, 0.2, 1e-8, 250e-9, 25e-6));
    }

    private static double deviation(double conductance) {
        return TWO_STATES.deviation(conductance, conductance, 0);
    }

    private static void assertMessage(org.assertj.core.api.ThrowableAssert.ThrowingCallable code, String message) {
        assertThatIllegalArgumentException().isThrownBy(code).withMessage(message);
    }
}
