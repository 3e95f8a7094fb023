package mho.scenarios.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mho.base.cost.Band;
import mho.base.cost.CostSheet;
import mho.base.cost.Footprint;
import mho.base.random.Draws;
import mho.base.random.RandomStream;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    @Test
    void results_are_written_in_the_order_of_insertion_and_declaration() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("zeta", 1);
        tree.put("alpha", List.of(0.5, 1e-9, 3L));
        tree.put("empty", Map.of());
        tree.put("none", List.of());
        tree.put("codes", new int[] {1, -1});
        tree.put("rows", new double[][] {{1, 2}, {}});
        tree.put("sampling", BenchSamples.Sampling.FULL_BATCH);
        tree.put(
                "cost",
                new CostSheet(
                        "ramp", new Band(1e-15, 2e-15, 3e-15), 1e-9, Footprint.NONE, 1, "chosen, because", List.of()));
        assertThat(JsonText.of(tree)).isEqualTo("""
                        {
                          "zeta": 1,
                          "alpha": [0.5, 1.0E-9, 3],
                          "empty": {},
                          "none": [],
                          "codes": [1, -1],
                          "rows": [
                            [1.0, 2.0],
                            []
                          ],
                          "sampling": "full-batch",
                          "cost": {
                            "name": "ramp",
                            "energy": {
                              "low": 1.0E-15,
                              "nominal": 2.0E-15,
                              "high": 3.0E-15
                            },
                            "latencies": {
                              "low": 1.0E-9,
                              "nominal": 1.0E-9,
                              "high": 1.0E-9
                            },
                            "footprint": {
                              "areas": {
                                "low": 0.0,
                                "nominal": 0.0,
                                "high": 0.0
                              },
                              "leakage": 0.0
                            },
                            "count": 1.0,
                            "origin": {
                              "source": "chosen, because"
                            },
                            "parts": []
                          }
                        }
                        """);
    }

    /** Map.of has another order in every run of Java. */
    @Test
    void a_map_without_an_order_is_written_in_the_order_of_its_keys() {
        Map<String, Object> ordered = new TreeMap<>();
        for (int n = 0; n < 50; n++) {
            ordered.put("key" + n * 7919 % 50, n);
        }
        String text = JsonText.of(ordered);
        assertThat(JsonText.of(Map.copyOf(ordered))).isEqualTo(text);
        assertThat(JsonText.of(new HashMap<>(ordered))).isEqualTo(text);
    }

    /** Golden: Double.toString of JDK 25. */
    @Test
    void numbers_have_the_same_shortest_text_on_every_release() {
        String[] golden = {
            "0.0",
            "-0.0",
            "1.0",
            "-1.5",
            "0.001",
            "9.99E-4",
            "9999999.0",
            "1.0E7",
            "1.2345678E7",
            "123456.789",
            "2.0E23",
            "8.41E21",
            "4.9E-324",
            "1.7976931348623157E308",
            "5.684341886080802E-14",
            "0.1",
            "100.0",
            "0.30000000000000004",
            "-1.0E-5"
        };
        for (String text : golden) {
            assertThat(JsonText.of(Double.parseDouble(text))).isEqualTo(text + "\n");
        }
    }

    /** Double.toString is the shortest since JDK 19, so on newer releases it must agree in every digit. */
    @Test
    void numbers_are_those_of_double_to_string_where_that_is_the_shortest() {
        Draws draws = RandomStream.ofSeed(3).child("numbers").draws();
        boolean shortest = Runtime.version().feature() >= 19;
        for (int n = 0; n < 20_000; n++) {
            double value =
                    Double.longBitsToDouble((long) draws.integer(4094) << 52 | (long) (draws.uniform() * 0x1p52));
            if (Double.isFinite(value)) {
                String text = JsonText.of(value).strip();
                assertThat(Double.parseDouble(text)).isEqualTo(value);
                assertThat(text.length())
                        .isLessThanOrEqualTo(Double.toString(value).length());
                assertThat(!shortest || text.equals(Double.toString(value)))
                        .as(text)
                        .isTrue();
            }
        }
    }

    @Test
    void texts_are_escaped_so_that_they_read_back() {
        String text = "\" \\ / \b \u0000 \u001f \n\r\t µ² \uD83D\uDE00 \uD800 x \uDC00";
        String written = JsonText.of(text);
        assertThat(written)
                .isEqualTo("\"\\\" \\\\ / \\u0008 \\u0000 \\u001f \\n\\r\\t µ² \uD83D\uDE00 \\ud800 x \\udc00\"\n");
        assertThat(JsonSyntax.parse(written)).isEqualTo(text);
    }

    @Test
    void what_json_cannot_say_is_refused_with_its_place() {
        assertRefused(
                Map.of("points", List.of(Map.of("a/b", Double.NaN))), "/points/0/a~1b: must be finite, but is NaN");
        assertRefused(new double[] {1, Double.NEGATIVE_INFINITY}, "/1: must be finite, but is -Infinity");
        assertRefused(Arrays.asList(1, null), "/1: must be a map, list, record, text or number, but is null");
        assertRefused(List.of('x'), "/0: must be a map, list, record, text or number, but is a java.lang.Character");
        assertRefused(Map.of(1, 2), "document: must have texts as keys, but one is 1");
    }

    private static void assertRefused(Object tree, String message) {
        assertThatThrownBy(() -> JsonText.of(tree))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
