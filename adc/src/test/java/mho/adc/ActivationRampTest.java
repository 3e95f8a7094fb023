package mho.adc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mho.adc.activation.Activation;
import mho.adc.activation.Gelu;
import mho.adc.activation.HardSwish;
import mho.adc.activation.Interpolation;
import mho.adc.activation.Interval;
import mho.adc.activation.PolyRelu;
import mho.adc.activation.Relu;
import mho.adc.activation.Swish;
import mho.adc.activation.Tabulated;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The ideal ramp of every function of the catalogue. */
class ActivationRampTest {
    private static final Tabulated TABLE = new Tabulated(
            "own",
            Interpolation.AKIMA,
            List.of(-5.0, -3.0, -2.0, 0.0, 1.0, 2.5, 5.0),
            List.of(0.3, -0.4, -0.1, 0.2, 1.5, 1.1, 1.4));

    static Stream<Arguments> functionsAndBits() {
        return Stream.concat(Activation.all().stream(), Stream.of(TABLE, new PolyRelu(List.of(0.2, 3.0, -2.0, 0.3))))
                .flatMap(activation -> IntStream.rangeClosed(3, 8)
                        .boxed()
                        .flatMap(bits -> Stream.of(OutputValues.FITTED, OutputValues.CENTRE, OutputValues.LEVEL)
                                .map(outputs -> Arguments.of(activation, bits, outputs))));
    }

    @ParameterizedTest
    @MethodSource("functionsAndBits")
    void the_output_is_within_half_a_step_of_the_function(Activation activation, int bits, OutputValues outputs) {
        Interval inputs = new Interval(-4.3, 4);
        RampPlan plan = RampPlan.of(new Conversion(activation, inputs, outputs.placement(activation)), bits);
        double[] thresholds = plan.thresholds();
        double[] levels = plan.levels();
        int k = 0;
        for (int n = 0; n <= 5000; n++) {
            double x = inputs.low() + inputs.width() * n / 5000;
            while (k < thresholds.length && thresholds[k] <= x) {
                k++;
            }
            assertThat(levels[k])
                    .as("%s at %s", activation, x)
                    .isCloseTo(activation.value(x), within(0.5 * plan.lsb() * (1 + 1e-9)));
        }
    }

    @Test
    void a_function_with_a_plateau_has_a_level_on_it() {
        assertThat(OutputValues.FITTED.placement(new Relu())).isEqualTo(Placement.LEVEL);
        assertThat(OutputValues.FITTED.placement(new Gelu())).isEqualTo(Placement.CENTRE);
        // its plateau lies between the ends of its outputs
        assertThat(OutputValues.FITTED.placement(new HardSwish())).isEqualTo(Placement.CENTRE);
        for (Activation activation : Activation.all()) {
            if (activation.hasPlateaus()) {
                Conversion conversion =
                        new Conversion(activation, new Interval(-7, 5), OutputValues.FITTED.placement(activation));
                assertThat(RampPlan.of(conversion, 5).levels()[0])
                        .as("%s", activation)
                        .isEqualTo(activation.value(-7));
            }
        }
    }

    /** nladc.md 1.4: crossings left of the dip, for outputs up to g(4) and steps of span/2ⁿ, that is on the grids of bins. */
    @Test
    void gelu_and_swish_keep_their_dip_exactly_when_the_bits_allow_it() {
        assertThat(crossingsBeforeTheDip(new Swish(1))).containsExactly(1, 2, 16);
        assertThat(crossingsBeforeTheDip(new Gelu())).containsExactly(0, 1, 10);
    }

    private static List<Integer> crossingsBeforeTheDip(Activation activation) {
        Interval inputs = new Interval(Double.NEGATIVE_INFINITY, 4);
        double dip = activation.branches(inputs).get(0).inputs().high();
        return Stream.of(4, 5, 8)
                .map(bits -> RampPlan.of(new Conversion(activation, inputs, Placement.CENTRE), bits))
                .map(plan -> (int) java.util.Arrays.stream(plan.thresholds())
                        .filter(x -> x < dip)
                        .count())
                .toList();
    }
}
