package mho.scenarios.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import mho.base.cost.Band;
import mho.base.random.RandomStream;
import mho.base.unit.Quantities;
import org.junit.jupiter.api.Test;

class DecimalTest {
    @Test
    void exact_text_reads_back() {
        for (double value : new double[] {0, 1, -0.1, 4.12e-8, 1.0 / 3, 123_456, 1e6, 4e-15, Double.MIN_VALUE}) {
            assertThat(Double.parseDouble(Decimal.exact(value))).isEqualTo(value);
        }
        assertThat(Decimal.exact(4.12e-8)).isEqualTo("4.12e-8");
        assertThat(Decimal.exact(49)).isEqualTo("49");
    }

    @Test
    void exact_text_has_an_exponent_below_a_ten_thousandth_and_from_a_million_on() {
        List<String> texts = List.of(
                "0.0005",
                "-0.00025",
                "0.0001",
                "5e-5",
                "-1e-7",
                "9.99e-5",
                "1.5e-40",
                "100000",
                "999999.5",
                "1e6",
                "-1.5e6",
                "1e7",
                "-2.5e8",
                "0.125",
                "1024");
        for (String text : texts) {
            assertThat(Decimal.exact(Double.parseDouble(text))).isEqualTo(text);
        }
        assertThat(Decimal.exact(0x1p-12)).isEqualTo("0.000244140625");
        assertThat(Decimal.exact(0x1p-14)).isEqualTo("6.103515625e-5");
        assertThat(Decimal.exact(0x1p24)).isEqualTo("1.6777216e7");
    }

    @Test
    void exact_text_has_the_digits_of_the_shortest_decimal() {
        // bit patterns over all exponents, and short decimals; the other way is by rounding the exact expansion
        RandomStream decimals = RandomStream.ofSeed(20).child("decimals");
        for (int k = 0; k < 20_000; k++) {
            double bits = Double.longBitsToDouble(decimals.child(k).key());
            double few = (k % 9973) * Double.parseDouble("1e" + (k % 40 - 20));
            for (double value : new double[] {bits, few, Double.parseDouble("2e23"), Double.MIN_VALUE, -0.0}) {
                if (Double.isFinite(value)) {
                    assertThat(new BigDecimal(Decimal.exact(value))).isEqualByComparingTo(Quantities.decimal(value));
                }
            }
        }
    }

    @Test
    void rounding_is_of_the_binary_number() {
        Map.of(2.675, "2.67", 0.125, "0.12", 0.375, "0.38", -1.005, "-1.00", 99.999, "100.00")
                .forEach((value, text) -> assertThat(Decimal.fixed(value, 2)).isEqualTo(text));
        assertThat(Decimal.significant(0.00123456, 3)).isEqualTo("0.00123");
        assertThat(Decimal.significant(0.0000123456, 3)).isEqualTo("1.23e-5");
        assertThat(Decimal.significant(999_999, 3)).isEqualTo("1e6");
        assertThat(Decimal.significant(100, 3)).isEqualTo("100");
    }

    @Test
    void counts_have_spaces_between_thousands() {
        assertThat(Decimal.count(999)).isEqualTo("999");
        assertThat(Decimal.count(1_000)).isEqualTo("1 000");
        assertThat(Decimal.count(-12_345_678)).isEqualTo("-12 345 678");
        assertThat(Decimal.count(-999)).isEqualTo("-999");
    }

    @Test
    void a_number_that_is_none_is_refused() {
        assertThatThrownBy(() -> Decimal.fixed(Double.NaN, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A reported number must be finite, but is NaN");
    }

    @Test
    void ratios_take_the_far_ends_of_both_bands() {
        Ratio ratio = Ratio.of(new Band(10, 30, 60), new Band(1, 2, 5));
        assertThat(ratio).isEqualTo(new Ratio(2, 15, 60));
        assertThat(ratio.band(" to ")).isEqualTo("2x to 60x");
        assertThat(Ratio.of(Band.EXACT, Band.ZERO).text()).isEqualTo("–");
        assertThat(Ratio.asSaid(new Band(1, 2, 5), new Band(10, 30, 60))).isEqualTo(ratio);
        assertThat(Ratio.asSaid(new Band(10, 30, 60), new Band(1, 2, 5))).isEqualTo(ratio);
        assertThat(Ratio.than(30, 2, "energy")).isEqualTo("15 times less energy than");
        assertThat(Ratio.than(2, 30, "area")).isEqualTo("15 times more area than");
        assertThat(Ratio.than(2, 2.0001, "energy")).isEqualTo("about the same energy as");
        assertThat(Ratio.than(0, 2, "energy")).isEqualTo("not comparable in energy with");
    }

    @Test
    void metrics_compare_in_their_own_way() {
        assertThat(Metric.of("accuracy").against(0.9312, 0.9475).formatted("float"))
                .isEqualTo("1.63 points below float");
        assertThat(Metric.of("accuracy").against(0.95, 0.95).formatted("float")).isEqualTo("equal to float");
        assertThat(Metric.of("mse").against(0.003, 0.0012).formatted("float")).isEqualTo("2.5 times that of float");
        assertThatThrownBy(() -> Metric.of("f1"))
                .hasMessage("A metric must be one of accuracy, sequences, mse, nrmse, bits, but is \"f1\"");
    }
}
