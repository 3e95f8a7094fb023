package mho.device.pulse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.Predicate;
import mho.base.random.RandomStream;
import mho.device.Polarity;
import mho.device.PulseStep;
import mho.device.PulsedCell;
import mho.device.PulsedUpdate;
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

    /** aihwkit's γ is the share that the step has lost at the bound. */
    @Test
    void linear_steps_have_lost_their_published_share_at_the_bounds() {
        PulsedUpdate law = preset("ecram").update();
        assertThat(law.step().factor(1.1724, Polarity.SET, 0, 0)).isCloseTo(1 - 0.1153, within(1e-12));
        assertThat(law.step().factor(-0.8276, Polarity.RESET, 0, 0)).isCloseTo(1 - 0.5085, within(1e-12));
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
