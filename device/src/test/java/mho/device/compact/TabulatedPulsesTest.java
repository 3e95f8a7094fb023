package mho.device.compact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import mho.base.random.RandomStream;
import mho.device.ConductanceRange;
import mho.device.Polarity;
import mho.device.Programming.Write;
import mho.device.PulseTrain;
import mho.device.PulsedUpdate;
import mho.device.PulsedUpdate.CycleNoise;
import mho.device.compact.Vteam.Branch;
import mho.device.compact.Vteam.Mixing;
import org.junit.jupiter.api.Test;

class TabulatedPulsesTest {
    /** 0.05 nm a pulse of 0.4 V and 0.1 ns either way: sixty of them across. */
    private static final Vteam CELL = new Vteam(
            new Branch(0.5, 1, 0.2), new Branch(-0.5, 1, -0.2), 0, 3e-9, 10e3, 100e3, Mixing.LINEAR, new Window.None());

    private static final TabulatedPulses PULSES = new TabulatedPulses(CELL, -0.4, 0.4, 0.1e-9, 0.1);

    @Test
    void the_range_is_that_of_the_limits() {
        assertThat(PULSES.range().min()).isCloseTo(10e-6, within(1e-18));
        assertThat(PULSES.range().max()).isCloseTo(100e-6, within(1e-18));
        assertThat(CELL.conductance(PULSES.state(30e-6), 0.1)).isCloseTo(30e-6, within(1e-15));
    }

    @Test
    void pulses_by_the_table_are_those_of_the_model() {
        PulsedUpdate law = PULSES.update(401, CycleNoise.NONE);
        double[] exact = Transient.DEFAULT.pulseResponse(CELL, 3e-9, -0.4, 0.1e-9, 60, 0.1);
        double[] tabulated = law.nominal()
                .respond(0, Polarity.SET, 60, RandomStream.ofSeed(1).draws());
        for (int n = 0; n <= 60; n++) {
            assertThat(law.conductance(tabulated[n], PULSES.range()))
                    .isCloseTo(exact[n], within(0.002 * PULSES.range().max()));
        }
        assertThat(exact[60]).isCloseTo(100e-6, within(1e-12));
    }

    @Test
    void write_verify_acts_on_the_model() {
        ConductanceRange range = PULSES.range();
        PulseTrain train = PulseTrain.of(PULSES.update(401, CycleNoise.relative(0.2)), range, 0.5e-6, 300);
        Write write = train.write(40e-6, RandomStream.ofSeed(3).draws());
        assertThat(write.conductance()).isBetween(39.5e-6, 40.5e-6);
        // 1/40 µS = 25 kΩ is five sixths of the way: fifty pulses of sixty
        assertThat(write.pulses()).isBetween(40, 70);
    }

    @Test
    void amplitudes_of_one_sign_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TabulatedPulses(CELL, 0.4, 0.4, 1e-9, 0.1))
                .withMessage("Pulses need a width > 0 and amplitudes of opposite sign, "
                        + "but they are 1.00000e-09 s, 0.400000 V and 0.400000 V");
    }
}
