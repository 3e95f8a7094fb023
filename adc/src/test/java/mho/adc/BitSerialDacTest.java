package mho.adc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import mho.adc.BitSerialDacSpec.Accumulation;
import mho.base.cost.Technology;
import org.junit.jupiter.api.Test;

class BitSerialDacTest implements DacContract {
    @Override
    public List<DacSpec> dacs() {
        return dacs(Accumulation.DIGITAL);
    }

    private static List<DacSpec> dacs(Accumulation accumulation) {
        return Arrays.stream(Polarity.values())
                .<DacSpec>map(polarity -> new BitSerialDacSpec(5, polarity, accumulation, 10e-9))
                .toList();
    }

    @Test
    void every_plane_is_converted_or_all_are_shared_into_one() {
        DacSpec digital = dacs().get(0);
        assertThat(digital.steps().stream().mapToDouble(InputStep::weight)).containsExactly(1.0, 2.0, 4.0, 8.0, 16.0);
        List<DacSpec> shared = dacs(Accumulation.CHARGE_SHARING);
        assertThat(shared.get(0).steps()).hasSize(1);
        assertThat(shared.get(0).steps().get(0).planes().stream().mapToDouble(InputPlane::weight))
                .containsExactly(1.0, 2.0, 4.0, 8.0, 16.0);
        assertThat(shared.get(1).steps()).hasSize(1);
        assertThat(shared.get(1).steps().get(0).planes()).hasSize(10);
        assertThat(shared.get(2).steps()).hasSize(2);
    }

    /** Halving what was there before, bit after bit, leaves Σ 2ᵇ d_b/2ⁿ of one pulse's charge: here 21/32. */
    @Test
    void sharing_charge_weighs_bits_by_powers_of_two() {
        double volts = 0;
        for (InputPlane plane :
                dacs(Accumulation.CHARGE_SHARING).get(0).steps().get(0).planes()) {
            volts = (volts + plane.value(21)) / 2;
        }
        assertThat(volts).isEqualTo(21 / 32.0);
        assertThat(dacs(Accumulation.CHARGE_SHARING).get(0).chargeTime(Technology.DEFAULT))
                .isCloseTo(31 / 32.0 * 10e-9, within(1e-22));
    }

    @Test
    void heat_goes_with_the_bits_that_are_set() {
        BitSerialDacSpec dac = BitSerialDacSpec.DEFAULT;
        assertThat(dac.exposure(0b1011)).isEqualTo(3);
        assertThat(dac.exposure(-255)).isEqualTo(8);
        assertThat(dac.exposure(128)).isEqualTo(1);
        assertThat(dac.exposureTime(Technology.DEFAULT)).isEqualTo(10e-9);
        assertThat(dac.duration(Technology.DEFAULT)).isCloseTo(80e-9, within(1e-20));
    }

    /** By hand at 130 nm, 1.8 V: 1.2 pJ a read and column, 350 µm² a column. */
    @Test
    void sharing_charge_costs_a_capacitor_a_column_and_a_sample_a_read() {
        Technology old = new Technology(130e-9, 1.8, 1e9);
        assertThat(dacs().get(0).accumulators(old, 7)).isEmpty();
        var parts = dacs(Accumulation.CHARGE_SHARING).get(1).accumulators(old, 7);
        assertThat(parts).hasSize(1);
        assertThat(parts.get(0).energy().nominal()).isCloseTo(70 * 1.2e-12, within(1e-20));
        assertThat(parts.get(0).area()).isCloseTo(7 * 350e-12, within(1e-20));
    }

    @Test
    void designs_that_cannot_be_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BitSerialDacSpec(17, Polarity.BIPOLAR, Accumulation.DIGITAL, 1e-9))
                .withMessage("A bit-serial input has 1 to 16 bits, but 17 were asked for");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BitSerialDacSpec(8, Polarity.BIPOLAR, Accumulation.DIGITAL, 0))
                .withMessage("The pulse of a bit must last more than 0 and less than 1 s, but lasts 0.00000 s");
    }
}
