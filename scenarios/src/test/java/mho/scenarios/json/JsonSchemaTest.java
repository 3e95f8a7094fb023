package mho.scenarios.json;

import static mho.scenarios.json.BenchSamples.BINDER;
import static mho.scenarios.json.BenchSamples.DOCUMENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mho.base.random.RandomStream;
import mho.scenarios.json.BenchSamples.AdcSpec;
import mho.scenarios.json.BenchSamples.Bench;
import mho.scenarios.json.BenchSamples.Cell;
import mho.scenarios.json.BenchSamples.ReadNoise;
import mho.scenarios.json.BenchSamples.Sweep;
import mho.scenarios.json.BenchSamples.Wires;
import org.junit.jupiter.api.Test;

/** Checked with an independent validator of JSON Schema, networknt json-schema-validator. */
class JsonSchemaTest {
    private static final JsonSchema SCHEMA = new JsonSchema(BenchSamples.PRESETS);
    private static final SchemaRegistry VALIDATORS =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @Test
    void a_record_with_a_default_is_described_by_its_components() {
        assertThat(SCHEMA.text(Wires.class)).isEqualTo("""
                        {
                          "$schema": "https://json-schema.org/draft/2020-12/schema",
                          "title": "Wires",
                          "$ref": "#/$defs/Wires",
                          "$defs": {
                            "Wires": {
                              "title": "Wires",
                              "type": "object",
                              "properties": {
                                "$schema": true,
                                "wordLine": {
                                  "type": "string",
                                  "description": "in ohms (Ω)",
                                  "unit": "Ω",
                                  "pattern": "PATTERN",
                                  "examples": ["2.5 ohm"],
                                  "default": "2.5 ohm"
                                },
                                "bitLine": {
                                  "type": "string",
                                  "description": "in ohms (Ω)",
                                  "unit": "Ω",
                                  "pattern": "PATTERN",
                                  "examples": ["2.5 ohm"],
                                  "default": "5 ohm"
                                }
                              },
                              "patternProperties": {
                                "^//": true
                              },
                              "required": [],
                              "additionalProperties": false
                            }
                          }
                        }
                        """.replace(
                        "PATTERN", mho.base.unit.Quantities.pattern("Ω").replace("\\", "\\\\")));
    }

    @Test
    void the_schema_is_valid_by_the_schema_of_schemas() {
        Schema meta = VALIDATORS.getSchema(
                com.networknt.schema.SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));
        for (Class<?> type : List.of(Bench.class, Sweep.class, AdcSpec.class, Cell.class)) {
            assertThat(meta.validate(SCHEMA.text(type), InputFormat.JSON)).isEmpty();
        }
        assertThat(meta.validate("{\"type\": 3}", InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void documents_that_are_read_are_valid() {
        assertValid(Bench.class, DOCUMENT);
        assertValid(Sweep.class, "{}");
        assertValid(Sweep.class, "{\"trials\": 1e3, \"wires\": {\"wordLine\": \"7 kΩ\"}, \"//\": 1}");
        assertValid(Cell.class, "\"yang-taox-2025\"");
        assertValid(Cell.class, "{\"extends\": \"yang-taox-2025\"}");
        assertValid(
                Cell.class,
                "{\"extends\": \"yang-taox-2025\", \"range\": {\"max\": \"200 uS\"}, \"readNoise\": {\"sigma\": \"3 uS\"}}");
        assertValid(
                Cell.class,
                "{\"extends\": \"yang-taox-2025\", \"readNoise\": {\"kind\": \"flicker-noise\", \"exponent\": 1}}");
        assertValid(ReadNoise.class, "\"gaussian\"");
        assertValid(AdcSpec.class, "\"flash-5\"");
        assertValid(AdcSpec.class, "{\"extends\": \"flash-5\", \"bits\": 4}");
        assertValid(AdcSpec.class, "{\"extends\": \"flash-5\", \"kind\": \"flash\"}");
    }

    @Test
    void documents_that_are_refused_are_invalid() {
        assertInvalid(Wires.class, "{\"wordline\": \"1 ohm\"}");
        assertInvalid(Wires.class, "{\"wordLine\": 1}");
        assertInvalid(Wires.class, "{\"wordLine\": \"1 V\"}");
        assertInvalid(Cell.class, "\"yang-taox-2052\"");
        assertInvalid(Cell.class, "{\"extends\": \"wan\"}");
        assertInvalid(ReadNoise.class, "\"telegraph\"");
        assertInvalid(ReadNoise.class, "{\"kind\": \"gausian\"}");
        assertInvalid(ReadNoise.class, "{\"sigma\": \"1 uS\"}");
        assertInvalid(AdcSpec.class, "{\"extends\": \"flash-5\", \"kind\": \"ideal-adc\"}");
        assertInvalid(Sweep.class, "{\"trials\": 3000000000}");
        assertInvalid(Sweep.class, "{\"trials\": null}");
    }

    @Test
    void whatever_is_written_is_valid() {
        Schema schema = VALIDATORS.getSchema(SCHEMA.text(Bench.class));
        for (int n = 0; n < 100; n++) {
            RandomStream address = RandomStream.ofSeed(5).child("record").child(n);
            String text = BINDER.write(new RandomRecords(address.draws()).bench());
            assertThat(schema.validate(text, InputFormat.JSON))
                    .as(address.toString())
                    .isEmpty();
        }
    }

    /**
     * Every part of a document replaced by wrong and by accidentally right values, and left out: binder and schema must
     * agree on each. Only what a compact constructor checks is unknown to the schema.
     */
    @Test
    void the_binder_and_the_schema_agree_on_damaged_documents() {
        Schema schema = VALIDATORS.getSchema(SCHEMA.text(Bench.class));
        List<Object> damaged = damaged(JsonSyntax.parse(DOCUMENT));
        int accepted = 0;
        for (Object json : damaged) {
            String text = text(json);
            List<String> problems = problems(json);
            if (problems.stream().noneMatch(problem -> problem.startsWith("A conductance range"))) {
                assertThat(schema.validate(text, InputFormat.JSON).isEmpty())
                        .as("%s %s", text, problems)
                        .isEqualTo(problems.isEmpty());
                accepted += problems.isEmpty() ? 1 : 0;
            }
        }
        assertThat(damaged.size()).isGreaterThan(200);
        assertThat(accepted).isBetween(20, damaged.size() / 2);
    }

    private static List<String> problems(Object json) {
        try {
            BINDER.bind(json, Bench.class, List.of());
            return List.of();
        } catch (InvalidDocumentException refused) {
            return refused.problems().stream().map(Problem::message).toList();
        }
    }

    /** Returns the value with one part of it replaced or left out, in every way. */
    private static List<Object> damaged(Object json) {
        List<Object> results = new ArrayList<>(
                Arrays.asList(3L, 2.5, "x", "1 uS", "1 V", "none", "joshi-pcm-2020", true, List.of(), Map.of()));
        if (json instanceof Map<?, ?> map) {
            Json.entries(map).forEach((key, part) -> {
                Map<String, Object> without = new LinkedHashMap<>(Json.entries(map));
                without.remove(key);
                results.add(without);
                damaged(part).forEach(value -> results.add(with(map, key, value)));
            });
            results.add(with(map, "extra", 1L));
        }
        if (json instanceof List<?> list && !list.isEmpty()) {
            damaged(list.get(0)).forEach(value -> results.add(List.of(value)));
        }
        return results;
    }

    private static Map<String, Object> with(Map<?, ?> map, String key, Object value) {
        Map<String, Object> changed = new TreeMap<>(Json.entries(map));
        changed.put(key, value);
        return changed;
    }

    private static String text(Object json) {
        return JsonText.of(json);
    }

    private static void assertValid(Class<?> type, String json) {
        assertThat(BINDER.read(json, type)).isNotNull();
        assertThat(VALIDATORS.getSchema(SCHEMA.text(type)).validate(json, InputFormat.JSON))
                .isEmpty();
    }

    private static void assertInvalid(Class<?> type, String json) {
        assertThat(problemsOf(type, json)).isNotEmpty();
        assertThat(VALIDATORS.getSchema(SCHEMA.text(type)).validate(json, InputFormat.JSON))
                .isNotEmpty();
    }

    private static List<Problem> problemsOf(Class<?> type, String json) {
        try {
            BINDER.read(json, type);
            return List.of();
        } catch (InvalidDocumentException refused) {
            return refused.problems();
        }
    }
}
