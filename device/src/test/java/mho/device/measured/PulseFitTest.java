package mho.device.measured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import mho.base.random.Draws;
import mho.base.random.RandomStream;
import mho.device.ConductanceRange;
import mho.device.Polarity;
import mho.device.PulseStep;
import mho.device.PulsedCell;
import mho.device.PulsedUpdate;
import mho.device.PulsedUpdate.CycleNoise;
import mho.device.PulsedUpdate.StepSize;
import mho.device.PulsedUpdate.WeightBounds;
import org.junit.jupiter.api.Test;

/** Runs made from a known law: the fit must find it. */
class PulseFitTest {
    private static final ConductanceRange RANGE = new ConductanceRange(10e-6, 90e-6);

    @Test
    void soft_bounds_are_found_in_quiet_runs() {
        PulseFit fit = PulseFit.of(runs(law(new PulseStep.SoftBounds(), 0.03, 0), 1, 120));
        assertThat(fit.trajectory().determination()).isGreaterThan(0.9999);
        assertThat(fit.steps().determination()).isGreaterThan(0.9999);
        assertThat(fit.mirrored()).isEmpty();
        // the same step at the same conductance
        for (double conductance = 20e-6; conductance < 81e-6; conductance += 10e-6) {
            double known = 0.03 * (90e-6 - conductance);
            assertThat(step(fit, conductance, Polarity.SET)).isCloseTo(known, within(0.02 * known));
            double back = 0.03 * (conductance - 10e-6);
            assertThat(step(fit, conductance, Polarity.RESET)).isCloseTo(back, within(0.02 * back));
        }
    }

    @Test
    void a_linear_law_is_the_simplest_that_explains_noisy_soft_bounds() {
        PulseFit fit = PulseFit.of(runs(law(new PulseStep.SoftBounds(), 0.03, 0.004), 20, 100));
        // soft bounds are a linear step and a power of one; either has two numbers a direction
        assertThat(fit.candidates().get(0).name()).isIn("linear step", "power step");
        assertThat(fit.candidates()).isSortedAccordingTo((a, b) -> Double.compare(a.score(), b.score()));
        for (double conductance = 25e-6; conductance < 76e-6; conductance += 10e-6) {
            double known = 0.03 * (90e-6 - conductance);
            // 2000 steps of noise 0.16 µS each way
            assertThat(step(fit, conductance, Polarity.SET)).isCloseTo(known, within(0.05e-6));
        }
        double noise = fit.update().cycleNoise().floor() * fit.range().span() / 2;
        assertThat(noise).isCloseTo(0.004 * 40e-6, within(0.1 * 0.004 * 40e-6));
    }

    @Test
    void a_constant_step_needs_no_more() {
        PulseFit fit = PulseFit.of(runs(law(new PulseStep.Constant(), 0.02, 0.002), 10, 90, -0.9));
        assertThat(fit.candidates().get(0).name()).isEqualTo("constant step");
        assertThat(step(fit, 50e-6, Polarity.SET)).isCloseTo(0.02 * 40e-6, within(0.02e-6));
    }

    @Test
    void an_exponential_step_is_followed() {
        PulseStep known = new PulseStep.Exponential(0.12, 0.12, 2, 2, 1, 0);
        PulseFit fit = PulseFit.of(runs(law(known, 0.02, 0.0005), 10, 150));
        assertThat(fit.candidates().get(0).name()).isEqualTo("exponential step");
        for (double weight = -0.8; weight < 0.9; weight += 0.4) {
            double conductance = 50e-6 + 40e-6 * weight;
            double exact = 0.02 * 40e-6 * known.factor(weight, Polarity.SET, -1, 1);
            assertThat(step(fit, conductance, Polarity.SET)).isCloseTo(exact, within(0.03e-6));
        }
        assertThat(fit.trajectory().determination()).isGreaterThan(0.98);
    }

    @Test
    void what_no_formula_follows_becomes_a_table() {
        PulseStep hump = new PulseStep.Piecewise(
                List.of(0.3, 0.3, 2.0, 0.3, 2.0, 0.3, 0.3), List.of(0.3, 0.3, 2.0, 0.3, 2.0, 0.3, 0.3));
        PulseFit fit = PulseFit.of(runs(law(hump, 0.01, 0.0002), 10, 250));
        assertThat(fit.candidates().get(0).name()).isEqualTo("table of 9");
    }

    @Test
    void one_direction_alone_is_mirrored_and_said_so() {
        List<PulseSample> up = runs(law(new PulseStep.SoftBounds(), 0.03, 0), 1, 120).stream()
                .filter(sample -> sample.polarity() == Polarity.SET)
                .toList();
        PulseFit fit = PulseFit.of(up);
        assertThat(fit.mirrored()).containsExactly(Polarity.RESET);
        double middle = (fit.range().min() + fit.range().max()) / 2;
        assertThat(step(fit, middle, Polarity.RESET))
                .isCloseTo(step(fit, middle, Polarity.SET), within(1e-6 * step(fit, middle, Polarity.SET)));
    }

    @Test
    void skipped_pulses_count() {
        List<PulseSample> all = runs(law(new PulseStep.Constant(), 0.02, 0), 1, 80);
        List<PulseSample> some =
                all.stream().filter(sample -> sample.pulse() % 4 == 0).toList();
        assertThat(step(PulseFit.of(some), 50e-6, Polarity.SET)).isCloseTo(0.02 * 40e-6, within(1e-9));
    }

    @Test
    void the_cell_is_programmed_pulse_by_pulse() {
        PulseFit fit = PulseFit.of(runs(law(new PulseStep.SoftBounds(), 0.03, 0.004), 20, 100));
        var cells = fit.cell(1e-6, 500).program(new double[] {30e-6, 50e-6}, RandomStream.ofSeed(1));
        assertThat(cells.conductances()[0]).isCloseTo(30e-6, within(1.0001e-6));
        assertThat(cells.conductances()[1]).isCloseTo(50e-6, within(1.0001e-6));
        assertThat(cells.pulses()[1]).isBetween(10, 60);
    }

    @Test
    void what_cannot_be_fitted_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PulseFit.of(List.of(sample(1, 1e-6), sample(3, 2e-6), sample(3, 3e-6))))
                .withMessage("Pulse numbers must rise within a run of one direction, but 3 comes after 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PulseFit.of(List.of(sample(1, 1e-6), sample(2, 2e-6), sample(3, 3e-6))))
                .withMessage(
                        "A fit needs 5 steps or more of each direction that do not end at the lowest or highest read, "
                                + "but SET has 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PulseFit.of(List.of(sample(1, 1e-6), sample(2, 1e-6))))
                .withMessage("A fit of pulses needs conductances that change, but 2 reads are all 1.00000e-06 S");
        List<PulseSample> falling = new ArrayList<>();
        for (int n = 0; n < 20; n++) {
            falling.add(sample(n, 50e-6 - n * 1e-6));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PulseFit.of(falling))
                .withMessage("Pulses must move the conductance the way of their direction, "
                        + "but SET moves it by -1.00000e-06 S on average. Maybe the directions are swapped.");
    }

    private static PulseSample sample(int pulse, double conductance) {
        return new PulseSample(pulse, conductance, Polarity.SET);
    }

    /** The step [S] that the fitted law makes at a conductance. */
    private static double step(PulseFit fit, double conductance, Polarity polarity) {
        PulsedUpdate update = fit.update();
        PulsedCell cell = update.nominal();
        double weight = update.weight(conductance, fit.range());
        double size = polarity == Polarity.SET ? cell.setStep() : cell.resetStep();
        return size
                * update.step().factor(weight, polarity, -1, 1)
                * fit.range().span()
                / 2;
    }

    private static PulsedUpdate law(PulseStep step, double size, double noise) {
        return new PulsedUpdate(step, StepSize.of(size), WeightBounds.of(-1, 1), new CycleNoise(0, 0, noise, 0), 0);
    }

    /** Up and down again a number of times, starting at the bottom. */
    private static List<PulseSample> runs(PulsedUpdate law, int cycles, int pulses) {
        return runs(law, cycles, pulses, -1);
    }

    private static List<PulseSample> runs(PulsedUpdate law, int cycles, int pulses, double start) {
        Draws draws = RandomStream.ofSeed(8).child("runs").draws();
        PulsedCell cell = law.nominal();
        List<PulseSample> samples = new ArrayList<>();
        double weight = start;
        int n = 0;
        samples.add(new PulseSample(n, law.conductance(weight, RANGE), Polarity.SET));
        for (int run = 0; run < 2 * cycles; run++) {
            Polarity polarity = run % 2 == 0 ? Polarity.SET : Polarity.RESET;
            for (int k = 0; k < pulses; k++) {
                weight = cell.after(weight, polarity, draws);
                n++;
                samples.add(new PulseSample(n, law.conductance(weight, RANGE), polarity));
            }
        }
        return samples;
    }
}
