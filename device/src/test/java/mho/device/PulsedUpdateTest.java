package mho.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import mho.base.random.Draws;
import mho.base.random.IndexedDraws;
import mho.base.random.RandomStream;
import mho.device.PulsedUpdate.CycleNoise;
import mho.device.PulsedUpdate.SpreadLaw;
import mho.device.PulsedUpdate.StepSize;
import mho.device.PulsedUpdate.WeightBounds;
import org.junit.jupiter.api.Test;

class PulsedUpdateTest {
    private static final int CELLS = 100_000;

    @Test
    void a_constant_step_climbs_a_straight_line_to_the_bound() {
        double[] up = quiet(new PulseStep.Constant(), 0.03, -1, 1).respond(-1, Polarity.SET, 80, draws());
        for (int n = 0; n <= 80; n++) {
            assertThat(up[n]).isCloseTo(Math.min(-1 + 0.03 * n, 1), within(1e-13));
        }
    }

    /** w₊ − w* = (1 − Δ/b)·(w − w*) with w* = b. */
    @Test
    void soft_bounds_are_approached_geometrically() {
        PulsedCell cell = quiet(new PulseStep.SoftBounds(), 0.02, -0.75, 1.25);
        double[] up = cell.respond(-0.75, Polarity.SET, 300, draws());
        double[] down = cell.respond(1.25, Polarity.RESET, 300, draws());
        for (int n = 0; n <= 300; n++) {
            assertThat(up[n]).isCloseTo(1.25 - 2 * StrictMath.pow(1 - 0.02 / 1.25, n), within(1e-12));
            assertThat(down[n]).isCloseTo(-0.75 + 2 * StrictMath.pow(1 - 0.02 / 0.75, n), within(1e-12));
        }
    }

    /** w₊ = w + Δ(1 + γw): a geometric sequence about −1/γ. */
    @Test
    void a_linear_step_is_a_geometric_sequence_about_its_zero() {
        PulsedCell cell = quiet(new PulseStep.Linear(-0.4, 0.9), 0.01, -1, 1);
        double[] up = cell.respond(-1, Polarity.SET, 150, draws());
        double[] down = cell.respond(1, Polarity.RESET, 100, draws());
        for (int n = 0; n <= 100; n++) {
            assertThat(up[n]).isCloseTo(2.5 - 3.5 * StrictMath.pow(1 - 0.01 * 0.4, n), within(1e-12));
            double below = -1 / 0.9 + (1 + 1 / 0.9) * StrictMath.pow(1 - 0.01 * 0.9, n);
            assertThat(down[n]).isCloseTo(Math.max(below, -1), within(1e-12));
        }
    }

    /**
     * In the limit of small steps dw/dn = Δ(1 − A·e^(γz)), z = c·w + b: with u = e^(−γz), du/dn = −γcΔ(u − A), so u − A
     * decays exponentially. A step of 1e-5 differs from that by its square.
     */
    @Test
    void an_exponential_step_follows_the_solution_of_its_differential_equation() {
        double step = 1e-5;
        double amplitude = 0.3;
        double rate = 2;
        PulsedCell cell = quiet(new PulseStep.Exponential(amplitude, 0.2, rate, 1.5, 0.5, -0.1), step, -1, 1);
        double c = 0.5;
        int pulses = 100_000;
        double[] up = cell.respond(-1, Polarity.SET, pulses, draws());
        for (int n = 0; n <= pulses; n += 1000) {
            double u0 = StrictMath.exp(-rate * (c * -1 - 0.1));
            double u = amplitude + (u0 - amplitude) * StrictMath.exp(-rate * c * step * n);
            assertThat(up[n]).isCloseTo((-StrictMath.log(u) / rate + 0.1) / c, within(2e-5));
        }
    }

    @Test
    void an_exponential_step_falls_downwards_by_its_own_amplitude_and_never_turns() {
        PulseStep.Exponential law = new PulseStep.Exponential(-1.18445, -0.081404, 5, 5, -0.5, -0.5);
        // z = −0.5w − 0.5 over a range of two
        assertThat(law.factor(0.4, Polarity.SET, -1, 1))
                .isCloseTo(1 + 1.18445 * StrictMath.exp(5 * -0.7), within(1e-15));
        assertThat(law.factor(0.4, Polarity.RESET, -1, 1))
                .isCloseTo(1 + 0.081404 * StrictMath.exp(-5 * -0.7), within(1e-14));
        assertThat(new PulseStep.Exponential(2, 0, 1, 1, 1, 1).factor(1, Polarity.SET, -1, 1))
                .isZero();
    }

    /** dw/dn = Δω^γ: ω^(1−γ) falls linearly, ω = (1 − w)/2. */
    @Test
    void a_power_step_follows_the_solution_of_its_differential_equation() {
        double step = 1e-5;
        double power = 2.5;
        PulsedCell cell = quiet(new PulseStep.Power(power, 1), step, -1, 1);
        double[] up = cell.respond(-1, Polarity.SET, 200_000, draws());
        for (int n = 0; n <= 200_000; n += 2000) {
            double omega = StrictMath.pow(1 + (power - 1) * step * n / 2, 1 / (1 - power));
            assertThat(up[n]).isCloseTo(1 - 2 * omega, within(2e-5));
        }
    }

    @Test
    void a_table_of_steps_is_read_between_its_entries() {
        PulseStep table = new PulseStep.Piecewise(List.of(1.0, 0.5, 0.25), List.of(0.0, 2.0));
        assertThat(table.factor(-1, Polarity.SET, -1, 1)).isEqualTo(1);
        assertThat(table.factor(-0.5, Polarity.SET, -1, 1)).isCloseTo(0.75, within(1e-15));
        assertThat(table.factor(0.5, Polarity.SET, -1, 1)).isCloseTo(0.375, within(1e-15));
        assertThat(table.factor(1, Polarity.SET, -1, 1)).isEqualTo(0.25);
        assertThat(table.factor(0.5, Polarity.RESET, -1, 1)).isCloseTo(1.5, within(1e-15));
    }

    /** A table of 1 − w/b is soft bounds. */
    @Test
    void a_table_can_be_soft_bounds() {
        PulsedCell soft = quiet(new PulseStep.SoftBounds(), 0.02, -1, 1);
        PulsedCell table = quiet(new PulseStep.Piecewise(List.of(2.0, 0.0), List.of(0.0, 2.0)), 0.02, -1, 1);
        double[] first = soft.respond(-1, Polarity.SET, 100, draws());
        double[] second = table.respond(-1, Polarity.SET, 100, draws());
        for (int n = 0; n <= 100; n++) {
            assertThat(second[n]).isCloseTo(first[n], within(1e-13));
        }
    }

    @Test
    void changes_spread_from_pulse_to_pulse_as_specified() {
        Moments relative = changes(CycleNoise.relative(0.4), 0.5);
        // the step at w = 0.5 is 0.01·(1 − 0.5); five standard errors reject a correct model once in 1.7 million
        assertThat(relative.mean()).isCloseTo(0.005, within(5 * relative.errorOfMean()));
        assertThat(relative.sd()).isCloseTo(0.4 * 0.005, within(5 * relative.errorOfSd()));
        Moments additive = changes(CycleNoise.additive(0.4), 0.5);
        assertThat(additive.mean()).isCloseTo(0.005, within(5 * additive.errorOfMean()));
        assertThat(additive.sd()).isCloseTo(0.4 * 0.01, within(5 * additive.errorOfSd()));
        Moments rest = changes(new CycleNoise(0, 0, 0.001, 0.002), 0.5);
        assertThat(rest.sd()).isCloseTo(0.001 + 0.002 * 0.5, within(5 * rest.errorOfSd()));
    }

    @Test
    void steps_and_bounds_spread_from_cell_to_cell_as_specified() {
        PulsedUpdate law = new PulsedUpdate(
                new PulseStep.Constant(),
                new StepSize(0.01, 0.1, SpreadLaw.NORMAL, 0.25, 0.05),
                new WeightBounds(-0.8, 1.2, 0.05, 0.1),
                CycleNoise.NONE,
                0);
        Moments high = cells(law, PulsedCell::high);
        assertThat(high.mean()).isCloseTo(1.2, within(5 * high.errorOfMean()));
        assertThat(high.sd()).isCloseTo(0.12, within(5 * high.errorOfSd()));
        Moments low = cells(law, PulsedCell::low);
        assertThat(low.mean()).isCloseTo(-0.8, within(5 * low.errorOfMean()));
        assertThat(low.sd()).isCloseTo(0.04, within(5 * low.errorOfSd()));
        double spread = 0.01 * Math.sqrt(0.1 * 0.1 + 0.05 * 0.05);
        Moments set = cells(law, PulsedCell::setStep);
        assertThat(set.mean()).isCloseTo(0.01, within(5 * set.errorOfMean()));
        assertThat(set.sd()).isCloseTo(spread, within(5 * set.errorOfSd()));
        Moments reset = cells(law, PulsedCell::resetStep);
        assertThat(reset.mean()).isCloseTo(0.0075, within(5 * reset.errorOfMean()));
        assertThat(reset.sd()).isCloseTo(spread, within(5 * reset.errorOfSd()));
        // what both directions share is the gain, and what they do not is the bias
        Moments difference = cells(law, cell -> cell.setStep() - cell.resetStep());
        assertThat(difference.sd()).isCloseTo(2 * 0.05 * 0.01, within(5 * difference.errorOfSd()));
    }

    /** The logarithm of a log-normal gain is normal with the given spread about zero. */
    @Test
    void log_normal_steps_have_the_specified_logarithm() {
        PulsedUpdate law = new PulsedUpdate(
                new PulseStep.Constant(),
                new StepSize(0.1, 0.7829, SpreadLaw.LOG_NORMAL, 0, 0),
                WeightBounds.of(-1, 1),
                CycleNoise.NONE,
                0);
        Moments logarithm = cells(law, cell -> StrictMath.log(cell.setStep() / 0.1));
        assertThat(logarithm.mean()).isCloseTo(0, within(5 * logarithm.errorOfMean()));
        assertThat(logarithm.sd()).isCloseTo(0.7829, within(5 * logarithm.errorOfSd()));
    }

    @Test
    void write_noise_is_seen_by_reads_and_forgotten_by_the_next_pulse() {
        PulsedUpdate law = new PulsedUpdate(
                new PulseStep.Constant(), StepSize.of(0.001), WeightBounds.of(-1, 1), CycleNoise.NONE, 20);
        double[] seen = law.nominal().respond(0, Polarity.SET, 400, draws());
        Moments noise = Moments.of(400, n -> seen[n + 1] - 0.001 * (n + 1));
        assertThat(noise.mean()).isCloseTo(0, within(5 * noise.errorOfMean()));
        // 400 normals: relative standard error of the sd 3.5 %
        assertThat(noise.sd()).isCloseTo(0.02, within(5 * 0.035 * 0.02));
    }

    /** 20 mean steps of 0.001, whatever the cell's own steps are: here 5 and 3 times as large. */
    @Test
    void write_noise_counts_in_mean_steps_and_not_in_those_of_the_cell() {
        PulsedUpdate law = new PulsedUpdate(
                new PulseStep.Constant(), StepSize.of(0.001), WeightBounds.of(-1, 1), CycleNoise.NONE, 20);
        PulsedCell fast = new PulsedCell(law, 0.005, 0.003, -1, 1);
        Draws draws = draws();
        Moments seen = Moments.of(CELLS, k -> fast.apparent(0.25, draws));
        assertThat(seen.mean()).isCloseTo(0.25, within(5 * seen.errorOfMean()));
        assertThat(seen.sd()).isCloseTo(0.02, within(5 * seen.errorOfSd()));
    }

    @Test
    void pulses_go_on_from_what_the_cell_holds_not_from_what_reads_see() {
        PulsedUpdate law = new PulsedUpdate(
                new PulseStep.Constant(), StepSize.of(0.001), WeightBounds.of(-1, 1), CycleNoise.NONE, 20);
        PulsedCell cell = law.nominal();
        PulsedCell.Response up = cell.response(0, Polarity.SET, 400, draws());
        assertThat(up.left()).isCloseTo(0.4, within(1e-12));
        assertThat(up.seen().get(400)).isNotCloseTo(0.4, within(1e-6));
        assertThat(cell.response(up.left(), Polarity.RESET, 400, draws()).left())
                .isCloseTo(0, within(1e-12));
    }

    @Test
    void no_pulse_leaves_the_bounds_of_its_cell() {
        PulsedUpdate law = new PulsedUpdate(
                new PulseStep.Constant(),
                new StepSize(0.2, 0.3, SpreadLaw.NORMAL, 0, 0.3),
                new WeightBounds(-1, 1, 0.3, 0.3),
                CycleNoise.relative(5),
                0);
        IndexedDraws draws = RandomStream.ofSeed(3).child("cells").indexed();
        for (int k = 0; k < 500; k++) {
            Draws own = draws.at(k);
            PulsedCell cell = law.fabricate(own);
            for (Polarity polarity : Polarity.values()) {
                assertThat(DoubleStream.of(cell.respond(0, polarity, 50, own)))
                        .allMatch(weight -> weight >= cell.low() && weight <= cell.high());
            }
        }
    }

    @Test
    void weights_and_conductances_are_one_line() {
        PulsedUpdate law = quiet(new PulseStep.Constant(), 0.1, -0.75, 1.25).law();
        ConductanceRange range = new ConductanceRange(10e-6, 90e-6);
        assertThat(law.conductance(-0.75, range)).isCloseTo(10e-6, within(1e-18));
        assertThat(law.conductance(1.25, range)).isCloseTo(90e-6, within(1e-18));
        assertThat(law.conductance(0.25, range)).isCloseTo(50e-6, within(1e-18));
        assertThat(law.weight(50e-6, range)).isCloseTo(0.25, within(1e-12));
        // a cell's own lower bound may lie below the range, but nothing conducts less than nothing
        assertThat(law.conductance(-3, range)).isZero();
    }

    @Test
    void laws_that_cannot_be_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WeightBounds.of(0.1, 1))
                .withMessage("Weights need bounds min <= 0 <= max, min < max, and spreads >= 0, "
                        + "but they are 0.100000, 1.00000, 0.00000 and 0.00000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StepSize.of(0))
                .withMessageStartingWith("A step needs a mean > 0");
        assertThatIllegalArgumentException().isThrownBy(() -> CycleNoise.relative(Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PulseStep.Piecewise(List.of(1.0), List.of(1.0, 2.0)))
                .withMessage("A table of steps needs two entries or more, but has 1 for SET and 2 for RESET");
        assertThatIllegalArgumentException().isThrownBy(() -> new PulseStep.Power(-1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new PulseShape(0, 1));
    }

    private static PulsedCell quiet(PulseStep step, double size, double min, double max) {
        return new PulsedUpdate(step, StepSize.of(size), WeightBounds.of(min, max), CycleNoise.NONE, 0).nominal();
    }

    private static Moments changes(CycleNoise noise, double weight) {
        PulsedCell cell = new PulsedUpdate(
                        new PulseStep.SoftBounds(), StepSize.of(0.01), WeightBounds.of(-1, 1), noise, 0)
                .nominal();
        Draws draws = RandomStream.ofSeed(6).child("pulses").draws();
        double[] changes = IntStream.range(0, CELLS)
                .mapToDouble(k -> cell.after(weight, Polarity.SET, draws) - weight)
                .toArray();
        return Moments.of(CELLS, k -> changes[k]);
    }

    private static Moments cells(PulsedUpdate law, java.util.function.ToDoubleFunction<PulsedCell> property) {
        IndexedDraws draws = RandomStream.ofSeed(2).child("cells").indexed();
        return Moments.of(CELLS, k -> property.applyAsDouble(law.fabricate(draws.at(k))));
    }

    private static Draws draws() {
        return RandomStream.ofSeed(1).draws();
    }
}
