package mho.device.pulse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.Predicate;
import mho.base.random.RandomStream;
import mho.device.ConductanceRange;
import mho.device.Polarity;
import mho.device.PulseStep;
import mho.device.PulsedCell;
import mho.device.PulsedUpdate;
import mho.device.PulsedUpdate.CycleNoise;
import mho.device.PulsedUpdate.SpreadLaw;
import mho.device.PulsedUpdate.StepSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PulsedPresetTest {
    @Test
    void twelve_presets_have_names_and_sources_of_their_own() {
        assertThat(PulsedPreset.all()).hasSize(12);
        assertThat(PulsedPreset.all()).extracting(PulsedPreset::name).doesNotHaveDuplicates();
        assertThat(PulsedPreset.all()).extracting(PulsedPreset::source).allMatch(Predicate.not(String::isBlank));
    }

    /** Step at zero weight, up and down [1], as the published parameters give it by hand. */
    @ParameterizedTest
    @CsvSource({
        // 1 + 1.18445·e^(5·(−0.5)) times 0.00135; down 1 + 0.081404·e^(2.5), weakened by 25.9359 %
        "reram-es, 0.00148125, 0.00199144",
        "reram-sb, 0.002, 0.002",
        "capacitor, 0.005, 0.005",
        "ecram, 0.002, 0.002",
        "ecram-mo, 0.00028214, 0.00028214",
        "idealized, 0.0002, 0.0002",
        "gokmen-vlasov, 0.0016, 0.0016",
        // 1 + 27.235 times 0.01 up; down 1 + 2.235
        "pcm, 0.28235, 0.03235",
        "reram-array-om, 0.0949, 0.0949",
        "reram-array-hfo2, 0.4622, 0.4622",
        "neurosim-ideal, 0.0158730, 0.0158730"
    })
    void steps_at_zero_weight_are_the_published_ones(String name, double up, double down) {
        PulsedCell cell = preset(name).update().nominal();
        PulseStep law = cell.law().step();
        assertThat(cell.setStep() * law.factor(0, Polarity.SET, cell.low(), cell.high()))
                .isCloseTo(up, within(1e-5 * up));
        assertThat(cell.resetStep() * law.factor(0, Polarity.RESET, cell.low(), cell.high()))
                .isCloseTo(down, within(1e-5 * down));
    }

    /**
     * The numbers of aihwkit 1.1's presets as they are published: step; bounds; spreads of step, upper and lower bound from cell to
     * cell; spread from pulse to pulse, as a share of the change (r) or of the step (a); write noise in steps; distribution of
     * the step; bias and its spread.
     */
    @ParameterizedTest
    @CsvSource({
        "reram-es,         0.00135,   -1,      1,      0.2,    0.3,    0.3,    r, 5,      75,     NORMAL,     0.259359, 0.05",
        "reram-sb,         0.002,     -0.75,   1.25,   0.3,    0.24,   0.4,    a, 3.75,   56,     NORMAL,     0,        0.01",
        "capacitor,        0.005,     -1,      1,      0.1,    0.07,   0.07,   a, 0.3,    0,      NORMAL,     0,        0.06",
        "ecram,            0.002,     -0.8276, 1.1724, 0.1,    0.05,   0.05,   r, 0.3,    0,      NORMAL,     0,        0.01",
        "ecram-mo,         2.8214e-4, -0.8286, 1.1714, 0.1,    0.05,   0.05,   r, 2,      0,      NORMAL,     0,        0.01",
        "idealized,        2e-4,      -1,      1,      0.3,    0.3,    0.3,    r, 0.3,    0,      NORMAL,     0,        0",
        "gokmen-vlasov,    0.0016,    -1,      1,      0.3,    0.3,    0.3,    r, 0.3,    0,      NORMAL,     0,        0.01",
        "pcm,              0.01,      0,       2,      0.2,    0.1,    0,      r, 0.6,    0,      NORMAL,     0,        0.05",
        "reram-array-om,   0.0949,    -1,      1,      0.7829, 0.3499, 0.5695, a, 0.4158, 1.4113, LOG_NORMAL, 0,        0.01",
        "reram-array-hfo2, 0.4622,    -1,      1,      0.7125, 0.4295, 0.5990, a, 0.2174, 0.5841, LOG_NORMAL, 0,        0.01"
    })
    void presets_carry_the_published_numbers(
            String name,
            double step,
            double min,
            double max,
            double stepSpread,
            double maxSpread,
            double minSpread,
            String share,
            double cycle,
            double writeNoise,
            SpreadLaw distribution,
            double bias,
            double biasSpread) {
        PulsedUpdate law = preset(name).update();
        assertThat(law.size()).isEqualTo(new StepSize(step, stepSpread, distribution, bias, biasSpread));
        assertThat(law.bounds().min()).isEqualTo(min);
        assertThat(law.bounds().max()).isEqualTo(max);
        assertThat(law.bounds().maxSpread()).isCloseTo(maxSpread, within(1e-15));
        assertThat(law.bounds().minSpread()).isCloseTo(minSpread, within(1e-15));
        assertThat(law.cycleNoise().relative()).isEqualTo(share.equals("r") ? cycle : 0);
        assertThat(law.cycleNoise().additive()).isEqualTo(share.equals("a") ? cycle : 0);
        assertThat(law.writeNoise()).isEqualTo(writeNoise);
    }

    /** σ = 0.6·(|Δw| + 0.042 + 0.108|w|); no other preset has noise that stands for itself. */
    @Test
    void only_phase_change_memory_and_silver_have_noise_that_does_not_follow_the_step() {
        assertThat(preset("pcm").update().cycleNoise().floor()).isCloseTo(0.0252, within(1e-15));
        assertThat(preset("pcm").update().cycleNoise().ofWeight()).isCloseTo(0.0648, within(1e-15));
        assertThat(preset("neurosim-ag-si").update().cycleNoise()).isEqualTo(new CycleNoise(0, 0, 0.035, 0));
        assertThat(preset("neurosim-ideal").update().cycleNoise()).isEqualTo(CycleNoise.NONE);
        assertThat(PulsedPreset.all())
                .filteredOn(preset -> preset.update().cycleNoise().floor() > 0
                        || preset.update().cycleNoise().ofWeight() > 0)
                .extracting(PulsedPreset::name)
                .containsExactly("pcm", "neurosim-ag-si");
    }

    @Test
    void step_laws_are_the_published_ones() {
        assertThat(preset("reram-es").update().step())
                .isEqualTo(new PulseStep.Exponential(-1.18445, -0.081404, 5, 5, -0.5, -0.5));
        assertThat(preset("pcm").update().step())
                .isEqualTo(new PulseStep.Exponential(-27.235, -2.235, 2.5, 2.5, -1, 0));
        for (String soft : List.of("reram-sb", "reram-array-om", "reram-array-hfo2")) {
            assertThat(preset(soft).update().step()).isEqualTo(new PulseStep.SoftBounds());
        }
        for (String constant : List.of("idealized", "gokmen-vlasov", "neurosim-ideal")) {
            assertThat(preset(constant).update().step()).isEqualTo(new PulseStep.Constant());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "reram-es, 1e-6, 100e-6",
        "capacitor, 1e-6, 100e-6",
        "pcm, 0, 40e-6",
        "neurosim-ideal, 0.1e-6, 5e-6",
        "neurosim-ag-si, 3.08e-9, 38.5e-9"
    })
    void ranges_are_the_published_or_chosen_ones(String name, double min, double max) {
        assertThat(preset(name).range()).isEqualTo(new ConductanceRange(min, max));
    }

    /** aihwkit's γ is the share that the step has lost at the bound. */
    @ParameterizedTest
    @CsvSource({
        "capacitor, 1, -1, 0.05, 0.05",
        "ecram, 1.1724, -0.8276, 0.1153, 0.5085",
        "ecram-mo, 1.1714, -0.8286, 0.4152, 0.7342"
    })
    void linear_steps_have_lost_their_published_share_at_the_bounds(
            String name, double max, double min, double up, double down) {
        PulseStep step = preset(name).update().step();
        assertThat(step.factor(max, Polarity.SET, 0, 0)).isCloseTo(1 - up, within(1e-12));
        assertThat(step.factor(min, Polarity.RESET, 0, 0)).isCloseTo(1 - down, within(1e-12));
    }

    /** MLP+NeuroSim's own trajectories, ends included: 97 pulses up, 100 down. */
    @Test
    void silver_in_silicon_follows_the_published_exponentials() {
        PulsedPreset preset = preset("neurosim-ag-si");
        PulsedCell cell = preset.update().withoutSpread().nominal();
        double[] up = cell.respond(0, Polarity.SET, 97, RandomStream.ofSeed(1).draws());
        double[] down =
                cell.respond(1, Polarity.RESET, 100, RandomStream.ofSeed(1).draws());
        for (int n = 0; n <= 97; n++) {
            double exact = (1 - StrictMath.exp(-n / (0.499181 * 97))) / (1 - StrictMath.exp(-1 / 0.499181));
            assertThat(up[n]).isCloseTo(exact, within(1e-12));
        }
        for (int n = 0; n <= 100; n++) {
            double exact = (StrictMath.exp((100 - n) / 20.0303) - 1) / (StrictMath.exp(100 / 20.0303) - 1);
            assertThat(down[n]).isCloseTo(exact, within(1e-11));
        }
        assertThat(preset.update().conductance(up[97], preset.range())).isCloseTo(38.5e-9, within(1e-19));
    }

    @Test
    void sixty_four_levels_are_sixty_three_pulses() {
        PulsedPreset preset = preset("neurosim-ideal");
        double[] up = preset.update()
                .nominal()
                .respond(0, Polarity.SET, 64, RandomStream.ofSeed(1).draws());
        assertThat(up[62]).isLessThan(1 - 1e-3);
        assertThat(up[63]).isCloseTo(1, within(1e-12));
        assertThat(up[64]).isEqualTo(1);
    }

    private static PulsedPreset preset(String name) {
        return PulsedPreset.all().stream()
                .filter(preset -> preset.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
