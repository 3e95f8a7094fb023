package mho.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import mho.device.CellCost;
import mho.device.CellSpec;
import mho.device.ComplianceLoop;
import mho.device.Programming;
import mho.device.PulseShape;
import mho.device.PulseTrain;
import mho.device.pulse.PulsedPreset;
import org.junit.jupiter.api.Test;

/** Cells under pulses as scenarios write them. */
class PulsedCellJsonTest {
    @Test
    void a_cost_that_says_no_verify_read_has_the_default() {
        String text =
                "{\"area\": \"0.05 um2\", \"writeVoltage\": \"2 V\", \"writePulse\": \"10 ns\", \"source\": \"mine\"}";
        assertThat(Catalogue.binder().read(text, CellCost.class)).isEqualTo(new CellCost(0.05e-12, 2, 10e-9, "mine"));
    }

    @Test
    void the_published_controller_is_a_word() {
        assertThat(Catalogue.binder().read("\"compliance-loop\"", Programming.class))
                .isEqualTo(ComplianceLoop.DEFAULT);
    }

    @Test
    void a_pulse_train_names_a_preset() {
        String text = """
                {"extends": "ideal", "programming": {"kind": "pulse-train", "update": "ecram",
                  "range": {"min": "10 uS", "max": "150 uS"}, "start": "10 uS", "tolerance": "1 uS", "verifyNoise": "0 uS",
                  "maximumPulses": 500, "set": {"voltage": 1, "duration": 1}, "reset": {"voltage": 0.8, "duration": 2}}}
                """;
        CellSpec cell = Catalogue.binder().read(text, CellSpec.class);
        PulseTrain train = (PulseTrain) cell.programming();
        assertThat(train.reset()).isEqualTo(new PulseShape(0.8, 2));
        assertThat(train.update())
                .isEqualTo(PulsedPreset.all().stream()
                        .filter(preset -> preset.name().equals("ecram"))
                        .findFirst()
                        .orElseThrow()
                        .update());
    }
}
