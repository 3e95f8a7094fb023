package mho.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {
    private static final Map<String, Object> VALUES = Map.of(
            "accuracy",
            0.9,
            "energy",
            2e-9,
            "bits",
            5L,
            "device",
            "TaOx",
            "/hardware/tile/readVoltage",
            "200 mV",
            "input kind",
            "pulse");

    private static final Condition.Row ROW = name -> Optional.ofNullable(VALUES.get(name));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "accuracy >= 0.9 | true",
                "accuracy>0.9 | false",
                "energy<1e-9 | false",
                "energy < 3 nJ | true",
                "energy<2nJ or bits=5 | true",
                "accuracy>=0.9 and energy<1 nJ or bits=5 | true",
                "accuracy>=0.9 and (energy<1 nJ or bits=4) | false",
                "not bits = 4 and device = TaOx | true",
                "not bits = 5 or device = TaOx | true",
                "not bits = 4 and device = PCM | false",
                "not bits = 5 and device = PCM or bits = 5 | true",
                "device != 3 | false",
                "NOT (bits != 5) AND device=\"TaOx\" | true",
                "device != TaOx | false",
                "/hardware/tile/readVoltage <= 0.2 V | true",
                "/hardware/tile/readVoltage < 0.2 V | false",
                "/hardware/tile/readVoltage > 0.15 | true",
                "/hardware/tile/readVoltage > 0.25 | false",
                "/hardware/tile/readVoltage > 0.1 A | false",
                "\"input kind\" = pulse | true",
                "unknown < 3 | false",
                "not unknown < 3 | true",
                "device > 3 | false",
                "bits == 5 and -1 < bits | error",
                "bits<=+5.0e0 | true"
            })
    void conditions_hold_or_not(String text, String holds) {
        if (holds.equals("error")) {
            assertThatThrownBy(() -> Condition.parse(text)).isInstanceOf(IllegalArgumentException.class);
        } else {
            assertThat(Condition.parse(text).holds(ROW)).isEqualTo(Boolean.parseBoolean(holds));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "accuracy | The condition \"accuracy\" needs one of >= <= > < = !=, but ends.",
                "accuracy >= | The condition \"accuracy >=\" needs a value, but ends.",
                "(bits=5 | The condition \"(bits=5\" needs \")\", but ends.",
                "bits=5 energy<3 | The condition \"bits=5 energy<3\" needs \"and\" or \"or\", but has \"energy\" in column 8.",
                "energy < 3 V | energy is in J, but is compared with a value in V",
                "energy < 3 bananas | The condition \"energy < 3 bananas\" has a value in the unknown unit \"bananas\"",
                "device > TaOx | device can be = or != \"TaOx\", but no more or less than a text",
                "bits = \" | The condition \"bits = \"\" cannot be read from column 7 on: \"",
                "bits; DROP TABLE points | The condition \"bits; DROP TABLE points\" needs one of >= <= > < = !=, but has \"DROP\""
            })
    void what_is_no_condition_is_told_with_its_place(String text, String message) {
        assertThatThrownBy(() -> Condition.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void nests_and_lengths_have_bounds() {
        assertThatThrownBy(() -> Condition.parse("(".repeat(200) + "bits=1" + ")".repeat(200)))
                .hasMessage("A condition is nested at most 100 deep, but this one is deeper");
        assertThatThrownBy(() -> Condition.parse("bits = 1 and ".repeat(1000)))
                .hasMessage("A condition has at most 10,000 characters, but this one has 13,000");
        assertThatThrownBy(() -> Condition.parse("")).hasMessageContaining("needs a name");
    }

    @Test
    void violations_are_relative_and_add_up() {
        assertThat(Condition.parse("accuracy >= 0.9").violation(ROW)).isZero();
        assertThat(Condition.parse("accuracy >= 1.8 and bits <= 4").violation(ROW))
                .isEqualTo(0.5 + 0.25);
        assertThat(Condition.parse("accuracy >= 1.8 or bits <= 4").violation(ROW))
                .isEqualTo(0.25);
        assertThat(Condition.parse("area < 1 um2").violation(ROW)).isInfinite();
        assertThat(Condition.parse("not bits = 5").violation(ROW)).isEqualTo(1);
        assertThat(Condition.parse("not bits = 4").violation(ROW)).isZero();
    }
}
