package mho.adc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import mho.adc.activation.Activation;
import mho.adc.activation.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DipTest {
    /** Crossings of the left branch for outputs up to g(4), from the numbers of the functions alone. */
    @ParameterizedTest
    @CsvSource({"gelu, 4, 0", "gelu, 5, 1", "gelu, 8, 10", "swish, 4, 1", "swish, 5, 2", "swish, 8, 16"})
    void the_left_branch_keeps_so_many_codes(String function, int bits, int codes) {
        RampPlan plan = plan(function, bits);
        Dip dip = Dip.of(plan).orElseThrow();
        assertThat(dip.codes()).isEqualTo(codes);
        assertThat(dip.value()).isCloseTo(function.equals("gelu") ? -0.16997 : -0.27846, within(1e-5));
        assertThat(dip.at()).isCloseTo(function.equals("gelu") ? -0.75179 : -1.27846, within(1e-5));
        assertThat(dip.seen(ConverterSamples.rounded(plan), plan)).isEqualTo(codes);
    }

    @Test
    void a_converter_of_the_right_branch_alone_has_lost_it() {
        RampPlan plan = plan("gelu", 8);
        DoubleUnaryOperator rounded = ConverterSamples.rounded(plan);
        Dip dip = Dip.of(plan).orElseThrow();
        assertThat(dip.seen(x -> rounded.applyAsDouble(Math.max(x, dip.at())), plan))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"sigmoid", "sin", "relu", "square", "gaussian"})
    void other_functions_have_none(String function) {
        assertThat(Dip.of(plan(function, 5))).isEmpty();
    }

    private static RampPlan plan(String function, int bits) {
        Activation activation = Activation.all().stream()
                .filter(one -> one.name().equals(function))
                .findFirst()
                .orElseThrow();
        // far enough to the left for the function to be at its limit
        Interval inputs = function.equals("square") ? Interval.symmetric(4) : new Interval(-40, 4);
        return RampPlan.of(new Conversion(activation, inputs, Placement.CENTRE), bits);
    }
}
