package mho.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import mho.adc.ActivatedAdcSpec;
import mho.adc.ActivationUnitSpec;
import mho.adc.AdcSpec;
import mho.adc.FlashAdcSpec;
import mho.adc.LinearRampAdcSpec;
import mho.adc.NonlinearRampAdcSpec;
import mho.adc.SarAdcSpec;
import org.junit.jupiter.api.Test;

class ReferenceTest {
    @Test
    void a_reference_is_called_by_its_converter_and_by_who_applies_functions() {
        assertThat(name(LinearRampAdcSpec.DEFAULT)).isEqualTo("linear ramp ADC + digital activation");
        assertThat(name(SarAdcSpec.DEFAULT)).isEqualTo("SAR ADC + digital activation");
        assertThat(name(FlashAdcSpec.DEFAULT)).isEqualTo("flash ADC + digital activation");
        assertThat(name(NonlinearRampAdcSpec.DEFAULT)).isEqualTo("nonlinear ramp ADC");
        assertThat(name(ActivatedAdcSpec.DEFAULT)).isEqualTo("linear ramp ADC + own activation");
        assertThat(name(new ActivatedAdcSpec(SarAdcSpec.DEFAULT, ActivationUnitSpec.Cordic.DEFAULT, 8, 8)))
                .isEqualTo("SAR ADC + own activation");
    }

    private static String name(AdcSpec adc) {
        return new Reference.ConventionalConverter(adc).name();
    }
}
