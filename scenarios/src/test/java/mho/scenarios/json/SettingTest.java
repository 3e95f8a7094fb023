package mho.scenarios.json;

import static mho.scenarios.json.BenchSamples.BINDER;
import static mho.scenarios.json.BenchSamples.DOCUMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import mho.scenarios.json.BenchSamples.Bench;
import mho.scenarios.json.BenchSamples.Cell;
import mho.scenarios.json.BenchSamples.FlashAdcSpec;
import mho.scenarios.json.BenchSamples.IdealAdc;
import mho.scenarios.json.BenchSamples.Layer;
import mho.scenarios.json.BenchSamples.NonlinearRampAdcSpec;
import mho.scenarios.json.BenchSamples.Range;
import mho.scenarios.json.BenchSamples.ReadNoise;
import mho.scenarios.json.BenchSamples.Sweep;
import mho.scenarios.json.BenchSamples.Wires;
import org.junit.jupiter.api.Test;

class SettingTest {
    @Test
    void a_value_is_json_if_it_can_be_and_else_a_text() {
        assertThat(Setting.parse("/a=0.3 V")).isEqualTo(new Setting("/a", "0.3 V"));
        assertThat(Setting.parse("/a=3")).isEqualTo(new Setting("/a", 3L));
        assertThat(Setting.parse("/a=\"3\"")).isEqualTo(new Setting("/a", "3"));
        assertThat(Setting.parse("/a={\"b\": [1]}")).isEqualTo(new Setting("/a", Map.of("b", List.of(1L))));
        assertThat(Setting.parse("/a=NaN")).isEqualTo(new Setting("/a", "NaN"));
        assertThat(Setting.parse("/a=")).isEqualTo(new Setting("/a", ""));
        assertThat(Setting.parse("/a=b=c")).isEqualTo(new Setting("/a", "b=c"));
        for (String text : new String[] {"a=3", "/a", "=3"}) {
            assertThatThrownBy(() -> Setting.parse(text))
                    .hasMessage("A setting must be /json/pointer=value, such as \"/crossbar/rows=128\", but is \"%s\""
                            .formatted(text));
        }
    }

    @Test
    void what_is_written_can_be_set() {
        Bench bench = bench("/seed=7", "/cell/range/max=300 uS", "/sampling=mini-batch", "/weights/side=2.5");
        assertThat(bench.seed()).isEqualTo(7);
        assertThat(bench.cell().range()).isEqualTo(new Range(50e-6, 300e-6));
        assertThat(bench.sampling()).isEqualTo(BenchSamples.Sampling.MINI_BATCH);
        assertThat(bench.weights()).isEqualTo(Map.of("up", 1.0, "down", 0.5, "side", 2.5));
    }

    @Test
    void a_part_of_a_preset_can_be_set() {
        Bench bench =
                bench("/adc/cell/readVoltage=0.3 V", "/adc/cell/range/min=60 uS", "/adc/cell/readNoise/sigma=9 uS");
        Cell cell = ((NonlinearRampAdcSpec) bench.adc()).cell();
        assertThat(cell).isEqualTo(new Cell(new Range(60e-6, 225e-6), 0.3, new ReadNoise.Gaussian(9e-6)));
        assertThat(bench("/adc=flash-5", "/adc/bits=3").adc()).isEqualTo(new FlashAdcSpec(3, 0.8));
    }

    @Test
    void a_part_of_a_kind_written_as_a_bare_text_can_be_set() {
        assertThat(bench("/cell/readNoise=gaussian", "/cell/readNoise/sigma=4 uS")
                        .cell()
                        .readNoise())
                .isEqualTo(new ReadNoise.Gaussian(4e-6));
        assertThat(bench("/adc=ideal-adc").adc()).isEqualTo(new IdealAdc());
    }

    /** The default of the whole, not that of the part: one setting changes one number. */
    @Test
    void a_part_of_a_default_can_be_set_and_the_rest_stays() {
        Sweep sweep = BINDER.read(
                "{}",
                Sweep.class,
                settings("/wires/bitLine=3 ohm", "/adc/bits=9", "/corners/1=2", "/corners/-=4", "/corners/3=8"));
        assertThat(sweep)
                .isEqualTo(
                        new Sweep(10, 80e-12, new Wires(1, 3), List.of(0.5, 2.0, 4.0, 8.0), new FlashAdcSpec(9, 0.8)));
    }

    @Test
    void a_list_can_grow_and_its_elements_can_be_set() {
        assertThat(bench("/layers/0/parts/0/inputs=5", "/layers/1={\"name\": \"n\", \"inputs\": 1, \"parts\": []}")
                        .layers())
                .isEqualTo(List.of(
                        new Layer("gate", 8, List.of(new Layer("a", 5, List.of()))), new Layer("n", 1, List.of())));
    }

    @Test
    void a_missing_part_can_be_added() {
        String without = DOCUMENT.replace("\"seed\": 42,", "").replace("\"wires\": {\"bitLine\": \"1 ohm\"},", "");
        Bench bench = BINDER.read(without, Bench.class, settings("/seed=1", "/wires/wordLine=9 ohm"));
        assertThat(bench.seed()).isEqualTo(1);
        assertThat(bench.wires()).isEqualTo(new Wires(9, 5));
    }

    @Test
    void wrong_pointers_and_values_are_refused_with_what_was_probably_meant() {
        assertProblems("/cel/readVoltage=1 V", "/cel: is not a key here. Did you mean \"cell\"?");
        assertProblems(
                "/cell/readvolt=1 V",
                "/cell/readvolt: is not a key here; the keys are \"range\", \"readVoltage\", \"readNoise\"");
        assertProblems("/adc/bit=1", "/adc/bit: is not a key here. Did you mean \"bits\"?");
        assertProblems(
                "/cell/readVoltage/x=1",
                "/cell/readVoltage: must be an object or a list to have the part \"x\", but is \"200 mV\"");
        assertProblems(
                "/layers/7/name=x", "/layers: must have an index from 0 to 1 (the last one appends), but it is \"7\"");
        assertProblems(
                "/layers/one=x", "/layers: must have an index from 0 to 1 (the last one appends), but it is \"one\"");
        assertProblems("/seed=soon", "/seed: must be an integer, but is \"soon\"");
        assertProblems(
                "/cell/range/max=10 uS",
                "/cell/range: A conductance range needs 0 <= min < max, but they are 5.0E-5 S and 1.0E-5 S");
        assertProblems(
                "/adc/kind=flash",
                "/adc/steps: is not a key here; the keys are \"bits\", \"fullScale\"",
                "/adc/cell: is not a key here; the keys are \"bits\", \"fullScale\"",
                "/adc/fullScale: is missing, must be in volts (V), such as \"0.2 V\"");
    }

    @Test
    void a_problem_is_reported_once_along_with_those_of_the_document() {
        String json = DOCUMENT.replace("nonlinear-ramp", "linear-ramp").replace("42", "true");
        assertThatThrownBy(() -> BINDER.read(json, Bench.class, settings("/adc/bits=3", "/titel=x")))
                .hasMessage("""
                        /adc/kind: must be one of "nonlinear-ramp", "flash", "ideal-adc", but is "linear-ramp". Did you mean "nonlinear-ramp"?
                        /titel: is not a key here. Did you mean "title"?
                        /seed: must be an integer, but is true""");
    }

    private static Bench bench(String... settings) {
        return BINDER.read(DOCUMENT, Bench.class, settings(settings));
    }

    private static List<Setting> settings(String... settings) {
        return Arrays.stream(settings).map(Setting::parse).toList();
    }

    private static void assertProblems(String setting, String... problems) {
        assertThatThrownBy(() -> bench(setting))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessage(String.join("\n", problems));
    }
}
