package mho.base.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Pattern;
import mho.base.random.Draws;
import mho.base.random.RandomStream;
import org.junit.jupiter.api.Test;

/** The texts of numbers: shortest, the same on every Java release, and matched by the pattern in the schema. */
class QuantitiesTextTest {
    private static final String[] UNITS = {"S", "Ω", "V", "V/s", "A", "s", "J", "W", "F", "Hz", "m", "m²", "K"};

    /** Golden: Double.toString of JDK 25; JDK 17 prints the first four with 16 or 17 digits. */
    @Test
    void the_shortest_decimal_is_that_of_new_java_releases() {
        String[] golden = {
            "2.0E23",
            "1.0E23",
            "8.41E21",
            "5.684341886080802E-14",
            "4.9E-324",
            "9.9E-324",
            "2.2250738585072014E-308",
            "1.7976931348623157E308",
            "9.007199254740992E15",
            "0.0",
            "-0.1",
            "2.7163194094793888E14",
            "0.30000000000000004",
            "1.0E-5"
        };
        for (String text : golden) {
            assertThat(Quantities.decimal(Double.parseDouble(text))).isEqualByComparingTo(text);
        }
    }

    @Test
    void the_shortest_decimal_of_any_double_reads_back_and_one_digit_less_does_not() {
        Draws draws = RandomStream.ofSeed(1).child("doubles").draws();
        for (int n = 0; n < 20_000; n++) {
            long exponent = draws.integer(2047);
            double value = Double.longBitsToDouble(exponent << 52 | (long) (draws.uniform() * 0x1p52));
            BigDecimal shortest = Quantities.decimal(value);
            assertThat(shortest.doubleValue()).isEqualTo(value);
            if (shortest.precision() > 2) {
                BigDecimal shorter = new BigDecimal(value).round(new MathContext(shortest.precision() - 1));
                assertThat(shorter.doubleValue()).as(shortest.toString()).isNotEqualTo(value);
            }
        }
    }

    @Test
    void the_exact_text_of_any_double_reads_back_and_matches_the_pattern() {
        Draws draws = RandomStream.ofSeed(2).child("quantities").draws();
        for (int n = 0; n < 5_000; n++) {
            String unit = UNITS[n % UNITS.length];
            double value = draws.normal() * Double.parseDouble("1e" + (draws.integer(60) - 40));
            String text = Quantities.exact(value, unit);
            assertThat(Quantities.parse(text, unit)).as(text).isEqualTo(value);
            assertThat(Pattern.matches(Quantities.pattern(unit), text)).as(text).isTrue();
        }
    }

    @Test
    void areas_take_the_next_prefix_before_they_need_an_exponent() {
        assertThat(Quantities.format(80e-12, "m²")).isEqualTo("80 µm²");
        assertThat(Quantities.format(9_999e-12, "m²")).isEqualTo("9999 µm²");
        assertThat(Quantities.format(10_000e-12, "m²")).isEqualTo("0.01 mm²");
        assertThat(Quantities.format(123_456e-12, "m²")).isEqualTo("0.1235 mm²");
        assertThat(Quantities.format(62.5e-6, "m²")).isEqualTo("62.5 mm²");
    }

    @Test
    void a_negative_zero_keeps_its_sign() {
        assertThat(Quantities.exact(-0.0, "V")).isEqualTo("-0 V");
        assertThat(Double.doubleToRawLongBits(Quantities.parse("-0 V", "V"))).isEqualTo(Long.MIN_VALUE);
        assertThat(Double.doubleToRawLongBits(Quantities.parse("0 V", "V"))).isZero();
    }

    @Test
    void the_pattern_of_a_unit_matches_exactly_what_is_parsed() {
        String[] numbers = {"1", "-2.5e-3", ".5", "5.", "1e3", "", "e3", "1,5"};
        String[] symbols = {
            "S", "uS", "µS", "ohm", "kΩ", "V", "mV", "ns", "s", "min", "h", "days", "um2", "µm²", "mm^2", "m", "K",
            "xV", ""
        };
        for (String unit : UNITS) {
            Pattern pattern = Pattern.compile(Quantities.pattern(unit));
            for (String number : numbers) {
                for (String symbol : symbols) {
                    String text = number + " " + symbol;
                    assertThat(pattern.matcher(text).matches())
                            .as("%s as %s", text, unit)
                            .isEqualTo(parses(text, unit));
                }
            }
        }
    }

    @Test
    void a_wrong_dimension_is_named() {
        assertThatThrownBy(() -> Quantities.parse("5 nS", "V"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("must be in volts (V), such as \"0.2 V\", but \"5 nS\" is in siemens (S)");
    }

    @Test
    void a_number_without_a_unit_is_not_split_into_one() {
        assertThatThrownBy(() -> Quantities.parse("3.5", "V"))
                .hasMessage("must be a number with a unit in volts (V), such as \"0.2 V\", but is \"3.5\"");
    }

    private static boolean parses(String text, String unit) {
        try {
            Quantities.parse(text, unit);
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }
}
