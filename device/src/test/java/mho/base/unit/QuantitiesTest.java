package mho.base.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import mho.base.random.Draws;
import mho.base.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantitiesTest {
    @ParameterizedTest
    @CsvSource({
        "40 fJ, J, 40e-15",
        "225 uS, S, 225e-6",
        "225 µS, S, 225e-6",
        "225 μS, S, 225e-6",
        "0.1 nS, S, 1e-10",
        "3e2nS, S, 3e-7",
        "2.5 ohm, Ω, 2.5",
        "2.5 kOhm, Ω, 2500",
        "1 MΩ, Ω, 1e6",
        "1 kΩ, Ω, 1e3",
        "-0.2 V, V, -0.2",
        "+.5 mV, V, 0.5e-3",
        "7. nW, W, 7e-9",
        "1 GHz, Hz, 1e9",
        "16 nm, m, 16e-9",
        "5 m, m, 5",
        "5 mm, m, 5e-3",
        "300 K, K, 300",
        "1.2 aF, F, 1.2e-18",
        "3 THz, Hz, 3e12"
    })
    void a_prefix_is_a_decimal_exponent_exactly(String text, String unit, double value) {
        assertThat(Quantities.parse(text, unit)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "80 um2, 80e-12",
        "80 µm², 80e-12",
        "80 um^2, 80e-12",
        "1 mm2, 1e-6",
        "3 nm2, 3e-18",
        "2 m2, 2",
        "0.71 mm², 0.71e-6",
        "1 km2, 1e6"
    })
    void the_prefix_of_a_squared_unit_is_squared(String text, double value) {
        assertThat(Quantities.parse(text, "m²")).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "1 s, 1",
        "250 ns, 250e-9",
        "1.5 min, 90",
        "1 h, 3600",
        "1 day, 86400",
        "2 days, 172800",
        "1 year, 31536000",
        "0.5 years, 15768000",
        "1 ms, 1e-3",
        "1 Ms, 1e6"
    })
    void long_times_have_names(String text, double seconds) {
        assertThat(Quantities.parse(text, "s")).isEqualTo(seconds);
    }

    @Test
    void a_wrong_unit_is_named_beside_the_right_one() {
        assertMessage("225 uS", "V", "must be in volts (V), such as \"0.2 V\", but \"225 uS\" is in siemens (S)");
        assertMessage(
                "80 um", "m²", "must be in square metres (m²), such as \"80 um2\", but \"80 um\" is in metres (m)");
        assertMessage("1 m", "s", "must be in seconds (s), such as \"1 ns\", but \"1 m\" is in metres (m)");
        assertMessage(
                "1 day", "m", "must be in metres (m), such as \"16 nm\", but \"1 day\" is in the unknown unit \"day\"");
        assertMessage(
                "3 pigs",
                "S",
                "must be in siemens (S), such as \"150 uS\", but \"3 pigs\" is in the unknown unit \"pigs\"");
        assertMessage(
                "3 kkS",
                "S",
                "must be in siemens (S), such as \"150 uS\", but \"3 kkS\" is in the unknown unit \"kkS\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "  ", "V", "0.2", "0,2 V", "two V", "0.2 V 3", "NaN V", "Infinity V", "0x1p3 V", "1e V"})
    void what_is_not_a_number_with_a_unit_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Quantities.parse(text, "V"));
    }

    @Test
    void a_bare_number_is_refused_with_an_example() {
        assertMessage("225", "S", "must be a number with a unit in siemens (S), such as \"150 uS\", but is \"225\"");
    }

    @Test
    void a_number_beyond_all_doubles_is_refused() {
        assertMessage("1e400 V", "V", "must be within ±1.8e308, but is \"1e400 V\"");
        assertMessage("1e306 year", "s", "must be within ±1.8e308, but is \"1e306 year\"");
        assertMessage("1e9999999999 V", "V", "must be within ±1.8e308, but is \"1e9999999999 V\"");
        assertMessage("1e2147483647 kS", "S", "must be within ±1.8e308, but is \"1e2147483647 kS\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"S", "Ω", "V", "V/s", "A", "s", "J", "W", "F", "Hz", "m", "m²", "K"})
    void every_unit_has_an_example_that_it_reads(String unit) {
        assertThat(Quantities.knows(unit)).isTrue();
        assertThat(Quantities.parse(Quantities.example(unit), unit)).isPositive();
    }

    @Test
    void other_units_are_not_known() {
        assertThat(Quantities.knows("kg")).isFalse();
        assertThat(Quantities.knows("uS")).isFalse();
        assertThat(Quantities.knows("ohm")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"S", "Ω", "V", "V/s", "A", "s", "J", "W", "F", "Hz", "m", "m²", "K"})
    void a_thousand_doubles_come_back_exactly(String unit) {
        Draws draws = RandomStream.ofSeed(17).child("quantities").child(unit).draws();
        for (int n = 0; n < 1000; n++) {
            double value = Double.longBitsToDouble(
                    Double.doubleToLongBits(draws.uniform() + 1) - ((long) draws.integer(100) << 52));
            assertThat(Quantities.parse(Quantities.exact(value, unit), unit)).isEqualTo(value);
            assertThat(Quantities.parse(Quantities.exact(-value, unit), unit)).isEqualTo(-value);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "225e-6, S, 225 µS",
        "0.00012345678, S, 123.5 µS",
        "40e-15, J, 40 fJ",
        "42.82e-12, J, 42.82 pJ",
        "32e-9, s, 32 ns",
        "1e-3, V, 1 mV",
        "0.9999999, V, 1 V",
        "999.96e-9, V, 1 µV",
        "1e9, Hz, 1 GHz",
        "12.5, V, 12.5 V",
        "0, V, 0 V",
        "-0.2, V, -200 mV",
        "2e-18, J, 0.002 fJ",
        "2.5e15, Hz, 2500 THz",
        "80e-12, m², 80 µm²",
        "2905e-12, m², 2905 µm²",
        "0.71e-6, m², 0.71 mm²",
        "0.05e-6, m², 0.05 mm²",
        "1.66e-13, m², 0.166 µm²"
    })
    void people_get_four_digits_and_a_readable_prefix(double value, String unit, String text) {
        assertThat(Quantities.format(value, unit)).isEqualTo(text);
    }

    @Test
    void what_is_not_finite_is_shown_as_such() {
        assertThat(Quantities.format(Double.NaN, "V")).isEqualTo("NaN V");
        assertThat(Quantities.format(Double.POSITIVE_INFINITY, "s")).isEqualTo("Infinity s");
    }

    private static void assertMessage(String text, String unit, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quantities.parse(text, unit))
                .withMessage(message);
    }

    @Test
    void units_per_something_take_no_prefix() {
        assertThat(Quantities.parse("3 /V", "/V")).isEqualTo(3);
        assertThat(Quantities.parse("0.25/V^2", "/V²")).isEqualTo(0.25);
        assertThat(Quantities.format(2500, "/V")).isEqualTo("2500 /V");
        assertThat(Quantities.exact(0.25, "/V²")).isEqualTo("0.25 /V2");
        assertThat(Quantities.parse(Quantities.exact(1234.5e-9, "/V"), "/V")).isEqualTo(1234.5e-9);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quantities.parse("3 k/V", "/V"))
                .withMessageContaining("unknown unit \"k/V\"");
    }

    @Test
    void long_times_are_said_in_the_largest_unit_that_fits() {
        assertThat(Quantities.duration(31_536_000, 4)).isEqualTo("1 year");
        assertThat(Quantities.duration(315_360_000, 4)).isEqualTo("10 years");
        assertThat(Quantities.duration(216_000, 4)).isEqualTo("2.5 days");
        assertThat(Quantities.duration(86_400, 4)).isEqualTo("1 day");
        assertThat(Quantities.duration(100_000, 3)).isEqualTo("27.8 h");
        assertThat(Quantities.duration(55.39, 4)).isEqualTo("55.39 s");
        assertThat(Quantities.duration(1e-9, 4)).isEqualTo("1 ns");
    }

    @Test
    void the_unit_of_a_text_is_the_one_that_it_is_read_in() {
        assertThat(Quantities.unitIn("225 uS")).contains("S");
        assertThat(Quantities.unitIn("80 µm²")).contains("m²");
        assertThat(Quantities.unitIn("2.5 days")).contains("s");
        assertThat(Quantities.unitIn("1 month")).isEmpty();
        assertThat(Quantities.unitIn("nonlinear ramp")).isEmpty();
        assertThat(Quantities.unitIn("5")).isEmpty();
    }
}
