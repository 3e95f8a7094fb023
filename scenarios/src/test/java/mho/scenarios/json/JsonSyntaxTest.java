package mho.scenarios.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonSyntaxTest {
    @Test
    void values_are_plain_java() {
        assertThat(JsonSyntax.parse("[1, 2.5, \"\\u00b5\", true, null, {\"b\": [], \"a\": 18446744073709551616}]"))
                .isEqualTo(
                        Arrays.asList(1L, 2.5, "µ", true, null, Map.of("b", List.of(), "a", BigInteger.TWO.pow(64))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a": NaN}             | must have finite numbers, but found NaN (line 1, column 7)
            {"a":¶ -Infinity}      | must have finite numbers, but found -Infinity (line 2, column 2)
            [1, Infinity]          | must have finite numbers, but found Infinity (line 1, column 5)
            {¶  // x¶}             | must not have comments, but found //. A key that begins with "//" may hold one (line 2, column 3)
            {/* x */}              | must not have comments, but found /*. A key that begins with "//" may hold one (line 1, column 2)
            {"a": 1, # x¶}         | must not have comments, but found #. A key that begins with "//" may hold one (line 1, column 10)
            {"a": 1                | must be complete, but ends in the middle (line 1, column 8)
            {"a": {"b": "c         | must be complete, but ends in the middle (line 1, column 15)
            {"a":¶                 | must be complete, but ends in the middle (line 2, column 1)
            [1, [2]                | must be complete, but ends in the middle (line 1, column 8)
            {"a": tru              | must be complete, but ends in the middle (line 1, column 10)
            {"a": 1, "b": 2,¶"a":3}| must have every key once in an object, but "a" comes twice (line 2, column 1)
            {"a": 1} {}            | must end after its first value, but goes on (line 1, column 10)
            {"a": 1e999}           | must have numbers up to 1.8e308, but 1e999 is beyond (line 1, column 7)
            ``                     | must be JSON, but is empty (line 1, column 1)
            {"a": 1,}              | must be JSON, but unexpected character ('}'): was expecting double-quote to start property name (line 1, column 9)
            {"a" 1}                | must be JSON, but unexpected character ('1'): was expecting a colon to separate property name and value (line 1, column 6)
            {a: 1}                 | must be JSON, but unexpected character ('a'): was expecting double-quote to start property name (line 1, column 2)
            {"a": 0.2V}            | must be JSON, but unexpected character ('V'): was expecting comma to separate Object entries (line 1, column 7)
            {"a": 01}              | must be JSON, but invalid numeric value: Leading zeroes not allowed (line 1, column 7)
            {"a": +1}              | must be JSON, but unexpected character ('+') in numeric value: JSON spec does not allow numbers to have plus signs (line 1, column 7)
            {"a": yes}             | must be JSON, but unrecognized token 'yes': was expecting a JSON value (line 1, column 7)
            {"a": 1]               | must be JSON, but unexpected close marker ']': expected '}' (line 1, column 7)
            """)
    void what_is_not_json_is_refused_with_its_line_and_column(String text, String message) {
        assertThatThrownBy(() -> JsonSyntax.parse(text.replace('¶', '\n')))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessage("document: " + message);
    }

    @Test
    void sixty_four_levels_are_read_and_one_more_is_refused() {
        Object value = JsonSyntax.parse("[".repeat(64) + "]".repeat(64));
        int levels = 0;
        for (List<?> list = (List<?>) value; list != null; list = list.isEmpty() ? null : (List<?>) list.get(0)) {
            levels++;
        }
        assertThat(levels).isEqualTo(64);
        for (int depth : new int[] {65, 100_000}) {
            assertThatThrownBy(() -> JsonSyntax.parse("[".repeat(depth) + "]".repeat(depth)))
                    .hasMessage("document: must be nested at most 64 levels deep, but is deeper (line 1, column 65)");
        }
    }

    @Test
    void sixteen_mebibytes_are_read_and_one_byte_more_is_refused() {
        String largest = "\"" + "µ".repeat(JsonSyntax.LARGEST / 2 - 1) + "\"";
        assertThat((String) JsonSyntax.parse(largest)).hasSize(JsonSyntax.LARGEST / 2 - 1);
        assertThatThrownBy(() -> JsonSyntax.parse(largest + " "))
                .hasMessage("document: must be no longer than 16 MiB, but is");
    }

    @Test
    void a_number_of_too_many_digits_is_refused() {
        assertThatThrownBy(() -> JsonSyntax.parse("[" + "1".repeat(2000) + "]"))
                .hasMessage(
                        "document: must have numbers of at most 1000 characters, but one is longer (line 1, column 2)");
    }

    @Test
    void a_document_cut_short_anywhere_is_refused() {
        String document = BenchSamples.DOCUMENT.strip();
        for (int i = 0; i < document.length(); i++) {
            String cut = document.substring(0, i);
            assertThatThrownBy(() -> JsonSyntax.parse(cut))
                    .as(cut)
                    .isInstanceOf(InvalidDocumentException.class)
                    .hasMessageMatching("document: must be (complete, but ends in the middle|JSON, but is empty).*");
        }
    }

    /** One character lost or added anywhere: the document is read, or its problems are listed; nothing else happens. */
    @Test
    void a_damaged_document_is_read_or_refused() {
        String document = BenchSamples.DOCUMENT;
        int refused = 0;
        int damaged = 0;
        for (int i = 0; i < document.length(); i++) {
            for (String added : new String[] {"", "}", ",", "\"", "\\", "/", "\0", "N", "\uD800"}) {
                String text = document.substring(0, i) + added + document.substring(added.isEmpty() ? i + 1 : i);
                damaged++;
                refused += isRefused(text) ? 1 : 0;
            }
        }
        assertThat(refused).isBetween(damaged / 2, damaged - 1);
    }

    private static boolean isRefused(String text) {
        try {
            assertThat(BenchSamples.BINDER.read(text, BenchSamples.Bench.class)).isNotNull();
            return false;
        } catch (InvalidDocumentException e) {
            assertThat(e.problems()).isNotEmpty();
            return true;
        }
    }
}
