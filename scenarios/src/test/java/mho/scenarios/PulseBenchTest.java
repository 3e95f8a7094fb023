package mho.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import mho.device.ConductanceRange;
import mho.device.PulseStep;
import mho.device.PulsedUpdate;
import mho.device.PulsedUpdate.CycleNoise;
import mho.device.PulsedUpdate.StepSize;
import mho.device.PulsedUpdate.WeightBounds;
import mho.device.pulse.PulsedPreset;
import org.junit.jupiter.api.Test;

class PulseBenchTest {
    private static final double STEP = 0.05;

    /** Ten steps of write noise: 0.5 S, as the range lays a weight of 1 on 1 S. */
    private static final PulsedPreset NOISY = new PulsedPreset(
            "noisy",
            new PulsedUpdate(new PulseStep.Constant(), StepSize.of(STEP), WeightBounds.of(-1, 1), CycleNoise.NONE, 10),
            new ConductanceRange(9, 11),
            "constant steps under write noise",
            "none");

    @Test
    void reset_pulses_go_down_from_the_weight_not_from_its_noisy_read() {
        PulseBench.Results results = new PulseBench(NOISY, 2000, 7).measure();
        int pulses = results.pulses();
        assertThat(pulses).isEqualTo(60);
        for (PulseBench.Point point : results.points()) {
            int down = point.pulse() - pulses;
            double weight = down <= 0 ? Math.min(1, -1 + STEP * point.pulse()) : Math.max(-1, 1 - STEP * down);
            assertThat(point.mean())
                    .as("after %d pulses", point.pulse())
                    .isCloseTo(10 + weight, within(1e-12 + 5 * 0.5 / Math.sqrt(results.n())));
            // reads right before the first pulse have no noise
            assertThat(point.sd()).isCloseTo(point.pulse() == 0 ? 0 : 0.5, within(5 * 0.5 / Math.sqrt(2.0 * 2000)));
        }
    }
}
