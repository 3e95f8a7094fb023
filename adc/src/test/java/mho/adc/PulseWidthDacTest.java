package mho.adc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import mho.base.cost.Technology;
import org.junit.jupiter.api.Test;

class PulseWidthDacTest implements DacContract {
    private static final PulseWidthDacSpec DAC = new PulseWidthDacSpec(5);

    @Override
    public List<DacSpec> dacs() {
        return Arrays.stream(Polarity.values())
                .<DacSpec>map(polarity -> new PulseWidthDacSpec(5, polarity))
                .toList();
    }

    @Test
    void heat_goes_with_the_code() {
        assertThat(DAC.exposure(-21) * DAC.exposureTime(Technology.DEFAULT)).isCloseTo(21e-9, within(1e-22));
        assertThat(DAC.chargeTime(Technology.DEFAULT)).isCloseTo(31e-9, within(1e-22));
    }

    @Test
    void codes_are_the_nearest_of_thirty_one_steps_and_a_sign() {
        assertThat(DAC.largestCode()).isEqualTo(31);
        for (int n = -31; n <= 31; n++) {
            assertThat(DAC.code(n / 31.0)).isEqualTo(n);
            assertThat(DAC.code((n + 0.4) / 31)).isEqualTo(n);
            assertThat(DAC.code(-n / 31.0)).isEqualTo(-DAC.code(n / 31.0));
        }
        assertThat(DAC.code(7)).isEqualTo(31);
        assertThat(DAC.code(-7)).isEqualTo(-31);
    }

    @Test
    void the_slot_of_an_input_is_two_to_the_bits_clocks() {
        assertThat(DAC.duration(Technology.DEFAULT)).isCloseTo(32e-9, within(1e-20));
        assertThat(new PulseWidthDacSpec(8).duration(Technology.DEFAULT)).isCloseTo(256e-9, within(1e-20));
    }

    /** By hand at 130 nm, 1.8 V and 128 bit lines: (48 + 128·(1.5 + 0.2·3.12)) fF · 3.24 V² = 1.036 pJ, 1150 µm². */
    @Test
    void a_driver_costs_the_charge_of_its_line() {
        Technology old = new Technology(130e-9, 1.8, 1e9);
        assertThat(DAC.drivers(old, 128, 1).energy().nominal()).isCloseTo(1.0364e-12, within(0.0005e-12));
        assertThat(DAC.drivers(old, 128, 1).area()).isCloseTo(1150e-12, within(1e-18));
    }

    @Test
    void resolutions_that_cannot_be_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PulseWidthDacSpec(0))
                .withMessage(
                        "A pulse-width input has 1 to 12 bits, but 0 were asked for. Each bit doubles its duration.");
        assertThatIllegalArgumentException().isThrownBy(() -> new PulseWidthDacSpec(40));
    }
}
