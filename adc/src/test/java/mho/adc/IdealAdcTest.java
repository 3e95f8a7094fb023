package mho.adc;

import static org.assertj.core.api.Assertions.assertThat;

import mho.adc.activation.Activation;
import mho.base.cost.Band;
import mho.base.cost.Technology;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IdealAdcTest implements AdcContract {
    static java.util.List<Activation> activations() {
        return Activation.all();
    }

    @Override
    public AdcSpec spec() {
        return new IdealAdcSpec();
    }

    @ParameterizedTest
    @MethodSource("activations")
    void every_function_is_applied_exactly_and_for_nothing(Activation activation) {
        assertThat(spec().realises(activation)).isTrue();
        Adc bank = spec().fabricate(RampSamples.conversion(activation, Placement.CENTRE), 3, RANDOM);
        for (double x = -5; x < 5; x += 0.0137) {
            assertThat(bank.convert(x, 2)).isEqualTo(activation.value(x));
        }
        assertThat(bank.conversion(Technology.DEFAULT).energy()).isEqualTo(Band.ZERO);
        assertThat(bank.conversion(Technology.DEFAULT).area()).isZero();
        assertThat(bank.conversion(Technology.DEFAULT).latency()).isZero();
    }
}
