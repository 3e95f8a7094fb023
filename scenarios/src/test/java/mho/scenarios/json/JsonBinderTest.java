package mho.scenarios.json;

import static mho.scenarios.json.BenchSamples.BINDER;
import static mho.scenarios.json.BenchSamples.DOCUMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import mho.scenarios.json.BenchSamples.AdcSpec;
import mho.scenarios.json.BenchSamples.Bench;
import mho.scenarios.json.BenchSamples.Cell;
import mho.scenarios.json.BenchSamples.FlashAdcSpec;
import mho.scenarios.json.BenchSamples.FlickerNoise;
import mho.scenarios.json.BenchSamples.IdealAdc;
import mho.scenarios.json.BenchSamples.Layer;
import mho.scenarios.json.BenchSamples.NonlinearRampAdcSpec;
import mho.scenarios.json.BenchSamples.Range;
import mho.scenarios.json.BenchSamples.Ratio;
import mho.scenarios.json.BenchSamples.ReadNoise;
import mho.scenarios.json.BenchSamples.Sampling;
import mho.scenarios.json.BenchSamples.Sweep;
import mho.scenarios.json.BenchSamples.TelegraphReadNoise;
import mho.scenarios.json.BenchSamples.Wires;
import org.junit.jupiter.api.Test;

class JsonBinderTest {
    @Test
    void a_document_becomes_records() {
        assertThat(BINDER.read(DOCUMENT, Bench.class)).isEqualTo(BenchSamples.BENCH);
    }

    @Test
    void a_preset_stands_for_a_value_and_an_object_extends_one_at_any_depth() {
        assertThat(BINDER.read("\"yang-taox-2025\"", Cell.class)).isEqualTo(BenchSamples.YANG);
        assertThat(BINDER.read("{\"extends\": \"yang-taox-2025\", \"readNoise\": \"none\"}", Cell.class))
                .isEqualTo(new Cell(new Range(50e-6, 225e-6), 0.2, new ReadNoise.None()));
        String deep = """
                {"extends": "yang-taox-2025", "range": {"max": "200 uS"}, "readNoise": {"sigma": "3 uS"}}""";
        assertThat(BINDER.read(deep, Cell.class))
                .isEqualTo(new Cell(new Range(50e-6, 200e-6), 0.2, new ReadNoise.Gaussian(3e-6)));
        assertThat(BINDER.read("{\"extends\": \"flash-5\", \"bits\": 6}", AdcSpec.class))
                .isEqualTo(new FlashAdcSpec(6, 0.8));
    }

    @Test
    void a_part_of_another_kind_than_the_presets_inherits_nothing() {
        String json = "{\"extends\": \"yang-taox-2025\", \"readNoise\": {\"kind\": \"flicker-noise\"}}";
        assertProblems(json, Cell.class, "/readNoise/exponent: is missing, must be a number");
    }

    @Test
    void kinds_are_names_without_the_family_in_kebab_case() {
        assertThat(noise("\"none\"")).isEqualTo(new ReadNoise.None());
        assertThat(noise("{\"kind\": \"none\"}")).isEqualTo(new ReadNoise.None());
        assertThat(noise("\"gaussian\"")).isEqualTo(new ReadNoise.Gaussian(1e-6));
        assertThat(noise("{\"kind\": \"flicker-noise\", \"exponent\": 1.1}")).isEqualTo(new FlickerNoise(1.1));
        assertThat(noise("{\"kind\": \"telegraph\", \"dwell\": \"2 us\", \"jump\": \"1 uS\"}"))
                .isEqualTo(new TelegraphReadNoise(2e-6, 1e-6));
        assertThat(BINDER.read("\"ideal-adc\"", AdcSpec.class)).isEqualTo(new IdealAdc());
    }

    @Test
    void what_is_not_written_comes_from_the_records_default() {
        assertThat(BINDER.read("{}", Sweep.class)).isEqualTo(Sweep.DEFAULT);
        assertThat(BINDER.read("{\"wires\": {\"wordLine\": \"7 ohm\"}}", Sweep.class)
                        .wires())
                .isEqualTo(new Wires(7, 5));
    }

    @Test
    void whole_numbers_may_be_written_with_an_exponent_and_any_number_as_an_integer() {
        assertThat(BINDER.read("{\"trials\": 1e3, \"corners\": [1, 0.25, -0.0]}", Sweep.class))
                .isEqualTo(new Sweep(
                        1000, 80e-12, new Wires(1, 1), java.util.List.of(1.0, 0.25, -0.0), new FlashAdcSpec(5, 0.8)));
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_document() {
        assertThat(BINDER.read("\uFEFF{}", Sweep.class)).isEqualTo(Sweep.DEFAULT);
    }

    @Test
    void an_unknown_key_is_refused_with_what_was_probably_meant() {
        assertProblems("{\"trails\": 3}", Sweep.class, "/trails: is not a key here. Did you mean \"trials\"?");
        assertProblems("{\"Corner_s\": 3}", Sweep.class, "/Corner_s: is not a key here. Did you mean \"corners\"?");
        assertProblems(
                "{\"wires\": {\"a/b~c\": 3}}",
                Sweep.class,
                "/wires/a~1b~0c: is not a key here; the keys are \"wordLine\", \"bitLine\"");
        assertProblems(
                "{\"adc\": {\"kind\": \"ideal-adc\", \"bits\": 3}}",
                Sweep.class,
                "/adc/bits: is not a key here; there are none");
        assertProblems(
                "{\"extends\": \"x\"}",
                Wires.class,
                "/extends: is not a key here; the keys are \"wordLine\", \"bitLine\"");
    }

    @Test
    void a_misspelt_kind_is_refused_with_the_kinds() {
        String kinds = "\"none\", \"gaussian\", \"flicker-noise\", \"telegraph\"";
        assertProblems(
                "\"gausian\"",
                ReadNoise.class,
                "document: must be one of the kinds " + kinds + ", but is \"gausian\". Did you mean \"gaussian\"?");
        assertProblems(
                "{\"kind\": \"Telegraf\"}",
                ReadNoise.class,
                "/kind: must be one of " + kinds + ", but is \"Telegraf\". Did you mean \"telegraph\"?");
        assertProblems("{\"kind\": 3}", ReadNoise.class, "/kind: must be one of " + kinds + ", but is 3");
        assertProblems("{}", ReadNoise.class, "/kind: is missing, must be one of " + kinds);
        assertProblems("[]", ReadNoise.class, "document: must be one of the kinds " + kinds + ", but is a list");
        assertProblems(
                "\"telegraph\"",
                ReadNoise.class,
                "/dwell: is missing, must be in seconds (s), such as \"1 ns\"",
                "/jump: is missing, must be in siemens (S), such as \"150 uS\"");
    }

    @Test
    void an_unknown_preset_is_refused_with_the_presets_and_no_further_problems() {
        assertProblems(
                "\"yang-taox-2052\"",
                Cell.class,
                "document: must be an object or one of the presets \"joshi-pcm-2020\", \"yang-taox-2025\","
                        + " but is \"yang-taox-2052\". Did you mean \"yang-taox-2025\"?");
        assertProblems(
                "{\"extends\": \"wan\", \"readVoltage\": 3}",
                Cell.class,
                "/extends: must be one of the presets \"joshi-pcm-2020\", \"yang-taox-2025\", but is \"wan\"",
                "/readVoltage: must be in volts (V), such as \"0.2 V\", but 3 has no unit");
        assertProblems(
                "\"flash-6\"",
                AdcSpec.class,
                "document: must be one of the kinds \"nonlinear-ramp\", \"flash\", \"ideal-adc\" or the presets"
                        + " \"flash-5\", but is \"flash-6\". Did you mean \"flash-5\"?");
        assertProblems(
                "{\"extends\": \"flash-5\", \"kind\": \"ideal-adc\"}",
                AdcSpec.class,
                "/kind: must be \"flash\" as the preset's, but is \"ideal-adc\"");
    }

    @Test
    void a_quantity_needs_its_unit() {
        assertProblems(
                "{\"wordLine\": 3.5}",
                Wires.class,
                "/wordLine: must be in ohms (Ω), such as \"2.5 ohm\", but 3.5 has no unit");
        assertProblems(
                "{\"wordLine\": \"3.5\"}",
                Wires.class,
                "/wordLine: must be a number with a unit in ohms (Ω), such as \"2.5 ohm\", but is \"3.5\"");
        assertProblems(
                "{\"wordLine\": \"5 nS\"}",
                Wires.class,
                "/wordLine: must be in ohms (Ω), such as \"2.5 ohm\", but \"5 nS\" is in siemens (S)");
        assertProblems(
                "{\"wordLine\": true}",
                Wires.class,
                "/wordLine: must be in ohms (Ω), such as \"2.5 ohm\", but is true");
        assertProblems(
                "{\"wordLine\": \"1e400 ohm\"}",
                Wires.class,
                "/wordLine: must be within ±1.8e308, but is \"1e400 ohm\"");
        assertProblems(
                "{\"wordLine\": \"1e99999999999 ohm\"}",
                Wires.class,
                "/wordLine: must be within ±1.8e308, but is \"1e99999999999 ohm\"");
    }

    @Test
    void every_element_of_a_list_of_quantities_needs_its_unit() {
        assertProblems(
                "{\"kind\": \"nonlinear-ramp\", \"bits\": 5, \"steps\": [\"1 mV\", 2, \"3 A\"], \"cell\": \"joshi-pcm-2020\"}",
                AdcSpec.class,
                "/steps/1: must be in volts (V), such as \"0.2 V\", but 2 has no unit",
                "/steps/2: must be in volts (V), such as \"0.2 V\", but \"3 A\" is in amperes (A)");
    }

    @Test
    void values_of_another_type_are_refused() {
        assertProblems("{\"trials\": 2.5}", Sweep.class, "/trials: must be an integer, but is 2.5");
        assertProblems("{\"trials\": \"2\"}", Sweep.class, "/trials: must be an integer, but is \"2\"");
        assertProblems(
                "{\"trials\": 3000000000}",
                Sweep.class,
                "/trials: must be an integer from -2147483648 to 2147483647, but is 3000000000");
        assertProblems(
                "{\"corners\": [null, {}]}",
                Sweep.class,
                "/corners/0: must be a number, but is null",
                "/corners/1: must be a number, but is an object");
        assertProblems("{\"corners\": 1}", Sweep.class, "/corners: must be a list, but is 1");
        assertProblems(
                "{\"adc\": null}",
                Sweep.class,
                "/adc: must be one of the kinds \"nonlinear-ramp\", \"flash\", \"ideal-adc\" or the presets \"flash-5\", but is null");
        assertProblems("{\"wires\": \"thin\"}", Sweep.class, "/wires: must be an object, but is \"thin\"");
        String wrong = DOCUMENT.replace("42", "9223372036854775808")
                .replace("\"calibrated\": true", "\"calibrated\": \"yes\"")
                .replace("\"full-batch\"", "\"full_batch\"")
                .replace("\"title\": ", "\"title\": 7, \"//\": ")
                .replace("\"up\": 1", "\"up\": \"1\"")
                .replace("\"inputs\": 4", "\"input\": 4");
        assertProblems(
                wrong,
                Bench.class,
                "/title: must be a text, but is 7",
                "/seed: must be an integer from -9223372036854775808 to 9223372036854775807, but is 9223372036854775808",
                "/calibrated: must be true or false, but is \"yes\"",
                "/sampling: must be one of \"full-batch\", \"mini-batch\", but is \"full_batch\". Did you mean \"full-batch\"?",
                "/layers/0/parts/0/input: is not a key here. Did you mean \"inputs\"?",
                "/layers/0/parts/0/inputs: is missing, must be an integer",
                "/weights/up: must be a number, but is \"1\"");
    }

    @Test
    void what_a_compact_constructor_refuses_is_a_problem_of_its_object() {
        assertProblems(
                DOCUMENT.replace("225 µS", "25 µS"),
                Bench.class,
                "/cell/range: A conductance range needs 0 <= min < max, but they are 5.0E-5 S and 2.5E-5 S");
    }

    @Test
    void all_problems_of_a_document_come_at_once() {
        String json = """
                {
                  "title": "bad",
                  "seed": 1.5,
                  "sede": 2,
                  "calibrated": true,
                  "sampling": "half-batch",
                  "cell": {"range": {"min": "2 uS", "max": "1 uS"}, "readVoltage": "5 nS", "readNoise": "non"},
                  "adc": {"kind": "flash", "bits": 4},
                  "wires": {},
                  "layers": [{"name": "gate"}, 3],
                  "weights": {}
                }""";
        InvalidDocumentException thrown =
                catchThrowableOfType(InvalidDocumentException.class, () -> BINDER.read(json, Bench.class));
        assertThat(thrown).hasMessage("""
                        /seed: must be an integer, but is 1.5
                        /sede: is not a key here. Did you mean "seed"?
                        /sampling: must be one of "full-batch", "mini-batch", but is "half-batch". Did you mean "full-batch"?
                        /cell/range: A conductance range needs 0 <= min < max, but they are 2.0E-6 S and 1.0E-6 S
                        /cell/readVoltage: must be in volts (V), such as "0.2 V", but "5 nS" is in siemens (S)
                        /cell/readNoise: must be one of the kinds "none", "gaussian", "flicker-noise", "telegraph", but is "non". Did you mean "none"?
                        /adc/fullScale: is missing, must be in volts (V), such as "0.2 V"
                        /layers/0/inputs: is missing, must be an integer
                        /layers/0/parts: is missing, must be a list
                        /layers/1: must be an object, but is 3
                        /learningRate: is missing, must be a number""");
        assertThat(thrown.problems())
                .hasSize(11)
                .contains(new Problem("/learningRate", "is missing, must be a number"));
    }

    @Test
    void a_record_that_json_cannot_say_is_the_programmers_fault() {
        record Odd(java.util.Set<String> names) {}
        assertThatThrownBy(() -> BINDER.read("{\"names\": []}", Odd.class))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage(
                        Odd.class.getName() + ".names: JSON has no form for the type java.util.Set<java.lang.String>");
    }

    @Test
    void a_constructor_that_fails_otherwise_is_the_programmers_fault() {
        assertThatThrownBy(() -> BINDER.read("{\"of\": 0}", Ratio.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("document: the constructor of " + Ratio.class.getName() + " failed")
                .hasRootCauseMessage("/ by zero");
    }

    @Test
    void binders_know_their_own_presets_alone() {
        JsonBinder one = new JsonBinder(Map.of(Cell.class, Map.of("mine", BenchSamples.YANG)));
        JsonBinder other = new JsonBinder(Map.of(Cell.class, Map.of("mine", BenchSamples.JOSHI)));
        String ramp = "{\"kind\": \"nonlinear-ramp\", \"bits\": 5, \"steps\": [\"1 mV\"], \"cell\": \"mine\"}";
        for (int turn = 0; turn < 2; turn++) {
            assertThat(one.read("\"mine\"", Cell.class)).isEqualTo(BenchSamples.YANG);
            assertThat(other.read("\"mine\"", Cell.class)).isEqualTo(BenchSamples.JOSHI);
            assertThat(((NonlinearRampAdcSpec) one.read(ramp, AdcSpec.class)).cell())
                    .isEqualTo(BenchSamples.YANG);
            assertThat(((NonlinearRampAdcSpec) other.read(ramp, AdcSpec.class)).cell())
                    .isEqualTo(BenchSamples.JOSHI);
        }
    }

    @Test
    void presets_must_be_of_their_type() {
        assertThatThrownBy(() -> new JsonBinder(Map.of(Layer.class, Map.of("x", Sampling.FULL_BATCH))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The preset \"x\" must be a " + Layer.class.getName() + ", but is FULL_BATCH");
    }

    private static ReadNoise noise(String json) {
        return BINDER.read(json, ReadNoise.class);
    }

    private static void assertProblems(String json, Class<?> type, String... problems) {
        assertThatThrownBy(() -> BINDER.read(json, type))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessage(String.join("\n", problems));
    }
}
