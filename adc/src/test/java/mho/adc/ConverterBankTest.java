package mho.adc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import mho.adc.activation.Activation;
import mho.adc.activation.Identity;
import mho.adc.activation.Interval;
import mho.adc.activation.Sigmoid;
import mho.adc.activation.Sine;
import mho.base.cost.CostSheet;
import mho.base.cost.Technology;
import mho.base.random.RandomStream;
import mho.device.catalog.IdealCell;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A bank as designed costs what one of ideal cells costs when it has been made. */
class ConverterBankTest {
    private record Case(AdcSpec spec, Activation activation, Interval inputs) {
        @Override
        public String toString() {
            return spec.getClass().getSimpleName() + " " + spec.bits() + " " + activation.name();
        }
    }

    static Stream<Case> cases() {
        NonlinearRampAdcSpec ramp = NonlinearRampAdcSpec.DEFAULT.withCell(new IdealCell().cell());
        Interval reals = Interval.REALS;
        Interval some = Interval.symmetric(3);
        Interval waves = Interval.symmetric(7);
        return Stream.of(
                new Case(ramp, new Sigmoid(), reals),
                new Case(ramp.withBits(7), new Sigmoid(), reals),
                new Case(ramp, new Sine(), waves),
                new Case(new ClampedRampAdcSpec(ramp), new Sine(), waves),
                new Case(ModularRampAdcSpec.DEFAULT.withCell(new IdealCell().cell()), new Sine(), waves),
                new Case(LinearRampAdcSpec.DEFAULT, new Identity(), some),
                new Case(SarAdcSpec.DEFAULT, new Identity(), some),
                new Case(SarAdcSpec.DEFAULT.withColumnsPerAdc(3), new Identity(), some),
                new Case(FlashAdcSpec.DEFAULT, new Identity(), some),
                new Case(ActivatedAdcSpec.DEFAULT, new Sigmoid(), reals),
                new Case(new IdealAdcSpec(), new Identity(), some));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_design_costs_what_it_costs_when_it_is_made(Case one) {
        Conversion conversion = new Conversion(one.activation, one.inputs, Placement.CENTRE);
        Technology technology = Technology.DEFAULT;
        ConverterBank designed = one.spec.designed(conversion, 20);
        Adc made = one.spec.fabricate(conversion, 20, RandomStream.ofSeed(3));
        assertThat(designed.columns()).isEqualTo(made.columns());
        assertThat(designed.preparation(technology)).isEqualTo(made.preparation(technology));
        assertThat(designed.inputWidth()).isEqualTo(made.inputWidth());
        List<CostSheet> expected = made.conversion(technology).leaves();
        List<CostSheet> found = designed.conversion(technology).leaves();
        assertThat(found).hasSameSizeAs(expected);
        for (int k = 0; k < found.size(); k++) {
            double joules = expected.get(k).energy().nominal();
            assertThat(found.get(k).name()).isEqualTo(expected.get(k).name());
            assertThat(found.get(k).energy().nominal()).isCloseTo(joules, within(1e-12 * joules));
            assertThat(found.get(k).footprint()).isEqualTo(expected.get(k).footprint());
            assertThat(found.get(k).latency()).isEqualTo(expected.get(k).latency());
        }
    }
}
