package mho.scenarios.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KindsTest {
    private sealed interface Adc permits RampAdc, Others.Adc {}

    private sealed interface RampAdc extends Adc permits FastRampAdc {}

    private record FastRampAdc() implements RampAdc {}

    private static final class Others {
        private record Adc() implements KindsTest.Adc {}
    }

    @Test
    void a_kind_goes_without_the_name_of_the_nearest_family() {
        assertThat(Kinds.of(FastRampAdc.class)).isEqualTo("fast");
    }

    @Test
    void what_is_named_as_its_family_keeps_its_name() {
        assertThat(Kinds.of(Others.Adc.class)).isEqualTo("adc");
    }
}
