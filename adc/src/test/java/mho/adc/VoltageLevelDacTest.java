package mho.adc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import mho.base.cost.Technology;
import org.junit.jupiter.api.Test;

class VoltageLevelDacTest implements DacContract {
    private static final VoltageLevelDacSpec DAC = VoltageLevelDacSpec.DEFAULT;
    private static final Technology OLD = new Technology(40e-9, 1.1, 1e9);

    @Override
    public List<DacSpec> dacs() {
        return Arrays.stream(Polarity.values())
                .<DacSpec>map(polarity -> new VoltageLevelDacSpec(6, polarity, 5e-9, 10e-9))
                .toList();
    }

    /** (V n/N)² G (5 + 10) ns: the full code for 15 ns, a third of it for a ninth of that. */
    @Test
    void heat_goes_with_the_square_of_the_code() {
        assertThat(DAC.exposure(255) * DAC.exposureTime(OLD)).isCloseTo(15e-9, within(1e-22));
        assertThat(DAC.exposure(-85) * DAC.exposureTime(OLD)).isCloseTo(15e-9 / 9, within(1e-22));
        assertThat(DAC.chargeTime(OLD)).isEqualTo(10e-9);
        assertThat(DAC.duration(OLD)).isCloseTo(15e-9, within(1e-22));
    }

    /** By hand at 40 nm and 1.1 V: 50 fF · 8 · 1.21 V² = 0.484 pJ and 438 µm² a line, beside the line itself. */
    @Test
    void each_line_has_a_converter() {
        var converter = DAC.drivers(OLD, 256, 3).parts().get(0);
        assertThat(converter.name()).isEqualTo("voltage DAC");
        assertThat(converter.energy().nominal()).isCloseTo(3 * 0.484e-12, within(1e-18));
        assertThat(converter.area()).isCloseTo(3 * 438e-12, within(1e-18));
        assertThat(DAC.drivers(OLD, 256, 3).parts()).hasSize(2);
        var bit = new VoltageLevelDacSpec(1, Polarity.BIPOLAR, 0, 1e-9).drivers(OLD, 256, 3);
        assertThat(bit.parts().get(0).energy().nominal()).isZero();
    }

    @Test
    void designs_that_cannot_be_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VoltageLevelDacSpec(13, Polarity.BIPOLAR, 0, 1e-9))
                .withMessage(
                        "A voltage-level input has 1 to 12 bits, but 13 were asked for. A step of 13 bits of 0.2 V is below the noise of a line.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VoltageLevelDacSpec(8, Polarity.BIPOLAR, -1e-9, 0))
                .withMessage(
                        "A voltage-level input settles in 0 to 1 s and is integrated for more than 0 and less than 1 s, but they are -1.00000e-09 s and 0.00000 s");
    }
}
