package mho.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import mho.base.random.Draws;
import mho.base.random.IndexedDraws;
import mho.base.random.RandomStream;
import mho.device.ReadNoise.Flicker;
import mho.device.ReadNoise.PerState;
import mho.device.ReadNoise.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadNoiseTest {
    private static final PerState TWO_STATES =
            new PerState(List.of(new State(100e-6, 0.2e-6), new State(200e-6, 0.4e-6)));
    private static final Flicker PCM = new Flicker(new StateLaw.Power(0.0088, 0.65, 0.2), 20, 250e-9, 25e-6);

    private static final ReadNoise.Decades CMO = new ReadNoise.Decades(0.0277316483e-6, 1e-6, 1e-6, 1);
    private static final ReadNoise.Telegraph TRAPS =
            new ReadNoise.Telegraph(0.3, 0.02, 0.5, new TelegraphSignal(1e-3, 2e-3), 1e-4);

    static List<ReadNoise> laws() {
        return List.of(
                new ReadNoise.None(),
                new ReadNoise.Constant(0.14e-6),
                TWO_STATES,
                PCM,
                new ReadNoise.White(new Spread.Saturating(0.126e-6, 2.15e-6)),
                CMO,
                new ReadNoise.Integrated(100e-9),
                TRAPS,
                new ReadNoise.Sum(List.of(TRAPS, PCM, TRAPS)));
    }

    @ParameterizedTest
    @MethodSource("laws")
    void every_law_is_finite_and_not_negative_in_every_state_at_every_age(ReadNoise law) {
        for (double conductance = 0; conductance < 450e-6; conductance += 0.7e-6) {
            for (double elapsed : new double[] {0, 1, 3600, 31_536_000}) {
                assertThat(law.deviation(conductance, conductance, elapsed, cell()))
                        .isGreaterThanOrEqualTo(0)
                        .isFinite();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("laws")
    void a_batch_has_the_noise_of_its_cells_one_by_one(ReadNoise law) {
        double[] now = {0, 1e-9, 3e-6, 12.5e-6, 48.6e-6, 130e-6};
        double[] programmed = {0, 2e-6, 3e-6, 15e-6, 48e-6, 140e-6};
        IndexedDraws cells = RandomStream.ofSeed(2).child("cells").indexed();
        for (double elapsed : new double[] {0, 3600}) {
            double[] batch = law.deviations(now, programmed, elapsed, cells);
            for (int k = 0; k < now.length; k++) {
                assertThat(batch[k]).isEqualTo(law.deviation(now[k], programmed[k], elapsed, cells.at(k)));
            }
        }
    }

    /** By hand: log₁₀ 48.6 = 1.686636, √ln(1.000001/2e-6) = √13.122364 = 3.622480. */
    @Test
    void noise_per_decade_is_that_of_the_formula_and_before_the_first_read_that_of_the_first_read() {
        assertThat(CMO.deviation(48.6e-6, 48.6e-6, 1, cell())).isCloseTo(0.169436e-6, within(1e-12));
        assertThat(CMO.deviation(48.6e-6, 48.6e-6, 0, cell())).isEqualTo(CMO.deviation(48.6e-6, 48.6e-6, 1, cell()));
        assertThat(CMO.deviation(0.5e-6, 48.6e-6, 1, cell())).isZero();
    }

    /** By hand at 100 ns, x = 2: slope 0.01130418, offset 0.0404… µS, term by term of the published quartics. */
    @Test
    void integrated_noise_is_the_quartic_of_the_decades_of_time() {
        double slope = 0.00021926 * 16 - 0.00187352 * 8 + 0.00655714 * 4 - 0.0146159 * 2 + 0.02578764;
        double offset = 1.11906e-3 * 16 - 9.08577e-3 * 8 + 3.07015e-2 * 4 - 6.77079e-2 * 2 + 0.117763;
        ReadNoise law = new ReadNoise.Integrated(100e-9);
        assertThat(law.deviation(0, 0, 0, cell())).isCloseTo(offset * 1e-6, within(1e-18));
        assertThat(law.deviation(20e-6, 20e-6, 0, cell())).isCloseTo(slope * 20e-6 + offset * 1e-6, within(1e-18));
    }

    @Test
    void integrated_noise_falls_with_the_time_of_a_read_as_far_as_it_is_known() {
        double before = Double.POSITIVE_INFINITY;
        for (int step = 0; step <= 300; step++) {
            double time = Math.min(1e-6, 1e-9 * StrictMath.pow(10, step * 0.01));
            double now = new ReadNoise.Integrated(time).deviation(10e-6, 10e-6, 0, cell());
            assertThat(now).isLessThan(before);
            before = now;
        }
        assertMessage(
                () -> new ReadNoise.Integrated(2e-6),
                "Integrated read noise is known for reads of 1.00000e-09 s to 1.00000e-06 s, but they take 2.00000e-06 s");
    }

    @Test
    void independent_noises_add_their_variances() {
        ReadNoise sum = new ReadNoise.Sum(List.of(new ReadNoise.Constant(3e-6), new ReadNoise.Constant(4e-6)));
        assertThat(sum.deviation(1e-4, 1e-4, 1, cell())).isCloseTo(5e-6, within(1e-20));
        assertThat(new ReadNoise.Sum(List.of()).deviation(1e-4, 1e-4, 1, cell()))
                .isZero();
    }

    @Test
    void no_noise_and_constant_noise_are_what_they_say() {
        assertThat(new ReadNoise.None().deviation(1e-4, 1e-4, 1, cell())).isZero();
        assertThat(new ReadNoise.Constant(0.14e-6).deviation(1e-4, 1e-4, 1, cell()))
                .isEqualTo(0.14e-6);
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
        assertThat(new PerState(List.of(new State(1e-6, 3e-9))).deviation(5e-6, 5e-6, 0, cell()))
                .isEqualTo(3e-9);
    }

    @Test
    void a_table_cannot_be_changed_afterwards() {
        List<State> states = new ArrayList<>(List.of(new State(1e-6, 3e-9)));
        PerState law = new PerState(states);
        states.set(0, new State(1e-6, 5e-9));
        assertThat(law.deviation(1e-6, 1e-6, 0, cell())).isEqualTo(3e-9);
    }

    /** By hand: ĝ = 0.5, Q = 0.0088/0.5^0.65 = 0.013809, √ln(20.00000025/5e-7) = √17.50439 = 4.183825. */
    @Test
    void flicker_noise_of_a_fresh_cell_is_that_of_the_formula() {
        assertThat(PCM.deviation(12.5e-6, 12.5e-6, 0, cell())).isCloseTo(0.72219e-6, within(0.00003e-6));
    }

    @Test
    void flicker_noise_grows_with_the_present_conductance_and_the_root_of_the_logarithm_of_time() {
        double day = PCM.deviation(8e-6, 12.5e-6, 86_400, cell());
        assertThat(PCM.deviation(4e-6, 12.5e-6, 86_400, cell())).isCloseTo(day / 2, within(1e-20));
        double second = PCM.deviation(8e-6, 12.5e-6, 1, cell());
        double ratio = Math.sqrt(StrictMath.log(86_420 / 5e-7) / StrictMath.log(21 / 5e-7));
        assertThat(day / second).isCloseTo(ratio, within(1e-7));
    }

    @Test
    void the_relative_noise_of_a_cell_near_zero_has_a_ceiling() {
        double logarithm = Math.sqrt(StrictMath.log(20.00000025 / 5e-7));
        assertThat(PCM.deviation(1e-9, 0, 0, cell()) / 1e-9 / logarithm).isCloseTo(0.2, within(1e-12));
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
                () -> new Flicker(new StateLaw.Constant(0.01), 1e-8, 250e-9, 25e-6),
                "1/f noise needs first read >= read time > 0 and a full scale > 0, "
                        + "but they are 1.00000e-08 s, 2.50000e-07 s and 2.50000e-05 S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Flicker(new StateLaw.Constant(0.01), 20, 250e-9, Double.NaN));
    }

    private static Draws cell() {
        return RandomStream.ofSeed(1).child("cell").draws();
    }

    private static double deviation(double conductance) {
        return TWO_STATES.deviation(conductance, conductance, 0, cell());
    }

    private static void assertMessage(org.assertj.core.api.ThrowableAssert.ThrowingCallable code, String message) {
        assertThatIllegalArgumentException().isThrownBy(code).withMessage(message);
    }
}
