package mho.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mho.networks.io.ElementType;
import mho.networks.io.NpyArray;
import mho.networks.io.Safetensors;
import mho.networks.io.StoredTensor;
import mho.networks.io.StoredTensors;
import mho.scenarios.json.JsonSyntaxReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands import, infer and export, and networks that a run saves and takes. */
class ForeignNetworkCommandsTest {
    @TempDir
    private Path folder;

    private Path weights;
    private Path inputs;

    /** y = W2 relu(W1 x + b1) + b2, on scaled inputs, small enough to do by hand. */
    @BeforeEach
    void write_a_small_network() throws IOException {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        tensors.put("fc1.weight", tensor(List.of(3, 2), 1, 0, 0, 1, 1, -1));
        tensors.put("fc1.bias", tensor(List.of(3), 0, 0, 0.5));
        tensors.put("fc2.weight", tensor(List.of(2, 3), 1, 1, 1, 0, 0, 2));
        tensors.put("fc2.bias", tensor(List.of(2), 0.25, -1));
        tensors.put("input.mean", tensor(List.of(2), 1, 0));
        tensors.put("input.std", tensor(List.of(2), 2, 1));
        weights = folder.resolve("net.safetensors");
        try (var out = Files.newOutputStream(weights)) {
            Safetensors.write(new StoredTensors(tensors), out);
        }
        inputs = npy("x.npy", List.of(2, 2), 3, 1, 1, -2);
    }

    private static StoredTensor tensor(List<Integer> shape, double... values) {
        return StoredTensor.of(ElementType.F32, shape, values);
    }

    private Path npy(String name, List<Integer> shape, double... values) throws IOException {
        Path file = folder.resolve(name);
        try (var out = Files.newOutputStream(file)) {
            NpyArray.of(shape, values).write(out);
        }
        return file;
    }

    private static StoredTensor read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return NpyArray.read(in).tensor();
        }
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private Path imported() {
        Session session = Session.of("import", weights.toString(), "--out", path("net"));
        assertThat(session.err()).contains("hidden linear layers have the function Relu");
        assertThat(session.code()).isZero();
        return folder.resolve("net");
    }

    private static void refused(String message, String... arguments) {
        Session session = Session.of(arguments);
        assertThat(session.err()).isEqualTo(message + System.lineSeparator());
        assertThat(session.code()).isEqualTo(3);
        assertThat(session.out()).isEmpty();
    }

    @Test
    void an_imported_network_computes_what_the_formula_says() throws IOException {
        Path network = imported();
        assertThat(network.resolve("network.json")).exists();
        assertThat(network.resolve("weights.safetensors")).exists();
        Session session = Session.of(
                "infer", network.toString(), "--inputs", inputs.toString(), "--out", path("y.npy"), "--double");
        assertThat(session.code()).isZero();
        // x = (1, 1), (0, -2): hidden (1, 1, 0.5), (0, 0, 2.5)
        StoredTensor y = read(folder.resolve("y.npy"));
        assertThat(y).isEqualTo(StoredTensor.of(ElementType.F64, List.of(2, 2), new double[] {2.75, 0, 2.75, 4}));
        assertThat(session.out()).contains("outputs               [2, 2]");
    }

    @Test
    void a_file_is_run_without_importing_it_and_single_precision_is_written() throws IOException {
        Session session = Session.of(
                "infer",
                weights.toString(),
                "--inputs",
                inputs.toString(),
                "--out",
                path("y.npy"),
                "--set",
                "/activation=identity",
                "--format",
                "json",
                "--quiet");
        assertThat(session.err()).isEmpty();
        assertThat(read(folder.resolve("y.npy")))
                .isEqualTo(StoredTensor.of(ElementType.F32, List.of(2, 2), new double[] {2.75, 0, 0.75, 4}));
        Map<String, Object> document = JsonSyntaxReader.read(session.out());
        assertThat(document).containsEntry("type", "F32").containsEntry("largest", 4.0);
    }

    @Test
    void the_table_says_which_tensor_became_which_layer_and_its_tiles() {
        Session session = Session.of("import", weights.toString(), "--out", path("net"), "--quiet");
        assertThat(session.err()).isEmpty();
        assertThat(session.out().lines().toList())
                .containsExactly(
                        "17 parameters in 2 layers",
                        "  tensor      shape   type  layer          as      tiles",
                        "  fc1.weight  [3, 2]  F32   0 Dense 2 → 3  weight  1 of 128 × 128 for 2 × 3",
                        "  fc1.bias    [3]     F32   0 Dense 2 → 3  bias    digital or bias lines",
                        "  fc2.weight  [2, 3]  F32   1 Dense 3 → 2  weight  1 of 128 × 128 for 3 × 2",
                        "  fc2.bias    [2]     F32   1 Dense 3 → 2  bias    digital or bias lines");
    }

    @Test
    void a_description_may_say_the_layers_instead() throws IOException {
        imported();
        Path layers = folder.resolve("layers.json");
        String text = Files.readString(folder.resolve("net").resolve("network.json"));
        Files.writeString(layers, text.replace("\"kind\": \"relu\"", "\"kind\": \"identity\""));
        Session session =
                Session.of("import", weights.toString(), "--layers", layers.toString(), "--out", path("linear"));
        assertThat(session.code()).isZero();
        Session.of("infer", path("linear"), "--inputs", inputs.toString(), "--out", path("y.npy"));
        assertThat(read(folder.resolve("y.npy")).values()).containsExactly(2.75, 0, 0.75, 4);
        Files.writeString(layers, text.replace("fc2.bias", "fc9.bias"));
        refused(
                "mho: %s: must hold tensors of its layers only, but no layer has [fc2.bias].".formatted(weights),
                "import",
                weights.toString(),
                "--layers",
                layers.toString(),
                "--out",
                path("bad"));
        assertThat(folder.resolve("bad")).doesNotExist();
    }

    @Test
    void on_chips_every_chip_answers_and_does_so_again() throws IOException {
        Path network = imported();
        String[] arguments = {
            "infer",
            network.toString(),
            "--inputs",
            inputs.toString(),
            "--scenario",
            "catalog:kws-nladc",
            "--trials",
            "3",
            "--format",
            "json",
            "--quiet",
            "--out",
            path("y.npy")
        };
        Session session = Session.of(arguments);
        assertThat(session.code()).as(session.err()).isZero();
        StoredTensor first = read(folder.resolve("y.npy"));
        assertThat(first.shape()).containsExactly(3, 2, 2);
        double[] exact = {2.75, 0, 2.75, 4};
        double worst = 0;
        for (int k = 0; k < first.count(); k++) {
            worst = Math.max(worst, Math.abs(first.value(k) - exact[k % 4]));
        }
        // noisy and quantised, but the same function
        assertThat(worst).isBetween(1e-6, 1.5);
        assertThat((double) JsonSyntaxReader.read(session.out()).get("rmsError"))
                .isBetween(1e-6, worst);
        Session.of(
                Stream.concat(Stream.of(arguments), Stream.of("--threads", "1")).toArray(String[]::new));
        assertThat(read(folder.resolve("y.npy"))).isEqualTo(first);
    }

    @Test
    void arrays_of_a_network_are_exported_as_asked_for_and_as_programmed() throws IOException {
        Path network = imported();
        Session session = Session.of(
                "export",
                network.toString(),
                "--conductances",
                "--scenario",
                "catalog:kws-nladc",
                "--inputs",
                inputs.toString(),
                "--out",
                path("arrays"),
                "--format",
                "json",
                "--quiet");
        assertThat(session.code()).as(session.err()).isZero();
        assertThat(session.out()).isEqualTo(Files.readString(folder.resolve("arrays/index.json")));
        List<?> arrays = (List<?>) JsonSyntaxReader.read(session.out()).get("arrays");
        assertThat(arrays).hasSize(2);
        Map<?, ?> second = (Map<?, ?>) arrays.get(1);
        StoredTensor target = exported(second, "target");
        StoredTensor programmed = exported(second, "programmed");
        // 3 inputs and 2 outputs as differential pairs, and perhaps lines for biases
        assertThat(target.shape().get(0)).isBetween(3, 8);
        assertThat(target.shape().get(1)).isEqualTo(4);
        // G+ - G- = w r / weightRange (Gmax - Gmin), with r the input that the largest code stands for
        List<?> lines = (List<?>) second.get("inputRanges");
        List<?> conductances = (List<?>) second.get("conductanceRange");
        double unit =
                ((double) conductances.get(1) - (double) conductances.get(0)) / (double) second.get("weightRange");
        for (int k = 0; k < 6; k++) {
            int row = k / 2;
            double weight = k % 2 == 0 ? 1 : row == 2 ? 2 : 0;
            double difference = target.value(row * 4 + k % 2 * 2) - target.value(row * 4 + k % 2 * 2 + 1);
            assertThat(difference).as("weight %d", k).isCloseTo(weight * (double) lines.get(row) * unit, within(1e-12));
        }
        assertThat(programmed.values()).isNotEqualTo(target.values());
        assertThat(Files.readAllLines(folder.resolve("arrays").resolve(file(second, "target", "csv"))))
                .hasSize(target.shape().get(0));
    }

    /** tanh of an LSTM's state has cells of its own, a weight of one for each number. */
    @Test
    void arrays_of_an_lstm_are_exported_those_before_its_state_too() throws IOException {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        double[] some = {0.5, -0.25, 1, 0.75, -1, 0.125};
        tensors.put(
                "r.weight_ih_l0",
                tensor(
                        List.of(12, 2),
                        IntStream.range(0, 24).mapToDouble(k -> some[k % 6]).toArray()));
        tensors.put(
                "r.weight_hh_l0",
                tensor(
                        List.of(12, 3),
                        IntStream.range(0, 36).mapToDouble(k -> some[k % 5]).toArray()));
        tensors.put("fc.weight", tensor(List.of(2, 3), some));
        Path file = folder.resolve("lstm.safetensors");
        try (var out = Files.newOutputStream(file)) {
            Safetensors.write(new StoredTensors(tensors), out);
        }
        Path sequences = npy("s.npy", List.of(2, 3, 2), 1, 2, -1, 0, 3, 1, -2, 1, 0, 1, 1, -1);
        Session session = Session.of(
                "export",
                file.toString(),
                "--conductances",
                "--scenario",
                "catalog:kws-nladc",
                "--inputs",
                sequences.toString(),
                "--out",
                path("lstm"),
                "--format",
                "json",
                "--quiet");
        assertThat(session.code()).as(session.err()).isZero();
        List<?> arrays = (List<?>) JsonSyntaxReader.read(session.out()).get("arrays");
        assertThat(arrays.stream().<Object>map(array -> ((Map<?, ?>) array).get("stage")))
                .containsExactly("0.gates", "0.cell", "2.dense");
        Map<?, ?> cell = (Map<?, ?>) arrays.get(1);
        assertThat(integers(cell.get("rows"))).containsExactly(0, 3);
        assertThat(integers(cell.get("columns"))).containsExactly(0, 1);
        StoredTensor target = exported(cell, "target", "lstm");
        assertThat(target.shape()).containsExactly(3, 2);
        List<?> lines = (List<?>) cell.get("inputRanges");
        List<?> conductances = (List<?>) cell.get("conductanceRange");
        double span = (double) conductances.get(1) - (double) conductances.get(0);
        for (int row = 0; row < 3; row++) {
            double share = (double) lines.get(row) / (double) cell.get("weightRange");
            assertThat(target.value(2 * row) - target.value(2 * row + 1)).isCloseTo(share * span, within(1e-12));
        }
    }

    private static List<Integer> integers(Object list) {
        return ((List<?>) list)
                .stream().map(number -> ((Number) number).intValue()).toList();
    }

    private static String file(Map<?, ?> array, String which, String kind) {
        return (String) ((Map<?, ?>) array.get(which)).get(kind);
    }

    private StoredTensor exported(Map<?, ?> array, String which) throws IOException {
        return exported(array, which, "arrays");
    }

    private StoredTensor exported(Map<?, ?> array, String which, String in) throws IOException {
        return read(folder.resolve(in).resolve(file(array, which, "npy")));
    }

    private static final String SCENARIO = """
            {"name": "bits", "title": "a small network",
             "task": {"kind": "checker"},
             "networks": [{"architecture": {"kind": "vanilla-mlp", "budget": 60, "hiddenLayers": 1},
                           "training": {"epochs": 3}}],
             "hardware": {}, "references": [], "run": {"chips": 2}}""";

    @Test
    void networks_of_a_run_are_saved_and_a_scenario_takes_them_up_again() throws IOException {
        Path file = folder.resolve("scenario.json");
        Files.writeString(file, SCENARIO);
        Session first =
                Session.of("run", file.toString(), "--out", path("a"), "--save-networks", path("nets"), "--quiet");
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(folder.resolve("nets/vanilla-seed-0/network.json")).exists();
        Path again = folder.resolve("again.json");
        Files.writeString(
                again,
                SCENARIO.replace(
                                "{\"kind\": \"vanilla-mlp\", \"budget\": 60, \"hiddenLayers\": 1}",
                                "{\"kind\": \"stored\", \"folder\": \"nets/vanilla-seed-0\"}")
                        .replace("\"epochs\": 3", "\"epochs\": 0"));
        Session second = Session.of("run", again.toString(), "--out", path("b"), "--quiet");
        assertThat(second.code()).as(second.err()).isZero();
        // the same weights on the same chips
        assertThat(scores("b")).isEqualTo(scores("a"));
        Session third = Session.of("export", again.toString(), "--conductances", "--out", path("c"), "--quiet");
        assertThat(third.code()).as(third.err()).isZero();
        assertThat(folder.resolve("c/index.json")).exists();
    }

    private Object scores(String results) throws IOException {
        Map<String, Object> document =
                JsonSyntaxReader.read(Files.readString(folder.resolve(results).resolve("results.json")));
        Map<?, ?> point = (Map<?, ?>) ((List<?>) document.get("points")).get(0);
        Map<?, ?> network = (Map<?, ?>) ((List<?>) point.get("networks")).get(0);
        return List.of(network.get("digital"), network.get("analog"));
    }

    @Test
    void stored_networks_that_do_not_exist_or_fit_are_refused() throws IOException {
        Path file = folder.resolve("scenario.json");
        String stored = SCENARIO.replace(
                        "{\"kind\": \"vanilla-mlp\", \"budget\": 60, \"hiddenLayers\": 1}",
                        "{\"kind\": \"stored\", \"folder\": \"net\"}")
                .replace("\"epochs\": 3", "\"epochs\": 0");
        Files.writeString(file, stored);
        refused(
                "mho: %s is no network folder: it holds no network.json. mho import FILE --out DIR makes one."
                        .formatted(folder.resolve("net")),
                "run",
                file.toString(),
                "--out",
                path("r"),
                "--quiet");
        imported();
        Files.writeString(file, stored.replace("checker", "complex"));
        Session session = Session.of("run", file.toString(), "--out", path("r"), "--quiet");
        assertThat(session.code()).isEqualTo(3);
    }

    @Test
    void bad_files_are_refused_with_their_names() throws IOException {
        refused("mho: There is no file nothing.pt.", "import", "nothing.pt", "--out", path("n"));
        Path text = folder.resolve("a.txt");
        Files.writeString(text, "hello");
        refused(
                "mho: %s must be a .safetensors, .npz, .pt, .pth or .onnx file, or a network folder.".formatted(text),
                "import",
                text.toString(),
                "--out",
                path("n"));
        Path pickle = folder.resolve("a.pt");
        Files.writeString(pickle, "hello");
        refused(
                "mho: %s: must be a zip file as torch.save writes it, but is none. In PyTorch: torch.save(model.state_dict(), path)."
                        .formatted(pickle),
                "import",
                pickle.toString(),
                "--out",
                path("n"));
        Path wide = npy("wide.npy", List.of(2, 3), 1, 2, 3, 4, 5, 6);
        refused(
                "mho: %s: must have the shape [samples, 2] or [samples, steps, 2], but has [2, 3].".formatted(wide),
                "infer",
                weights.toString(),
                "--inputs",
                wide.toString(),
                "--out",
                path("y.npy"));
        Path infinite = npy("inf.npy", List.of(1, 2), 1, Double.POSITIVE_INFINITY);
        refused(
                "mho: %s: must hold finite numbers, but sample 0 has Infinity.".formatted(infinite),
                "infer",
                weights.toString(),
                "--inputs",
                infinite.toString(),
                "--out",
                path("y.npy"));
        assertThat(folder.resolve("y.npy")).doesNotExist();
        Session usage = Session.of(
                "infer", weights.toString(), "--inputs", inputs.toString(), "--out", path("y.npy"), "--trials", "2");
        assertThat(usage.code()).isEqualTo(2);
    }

    @Test
    void a_hint_that_does_not_exist_is_refused() {
        Session session = Session.of("import", weights.toString(), "--out", path("n"), "--set", "/omga=3");
        assertThat(session.code()).isEqualTo(3);
        assertThat(session.err()).contains("/omga");
    }

    @Test
    void a_reference_is_another_process_whose_outputs_are_compared() throws IOException {
        Path golden = npy("golden.npy", List.of(2, 2), 2.75, 0, 2.75, 4.5);
        Path python = folder.resolve("python");
        // arguments of the real one: -c SCRIPT MODEL INPUTS OUTPUTS
        Files.writeString(python, "#!/bin/sh\ncp '%s' \"$5\"\n".formatted(golden));
        assertThat(python.toFile().setExecutable(true)).isTrue();
        Path model = folder.resolve("net.onnx");
        Files.writeString(model, "only the reference reads it");
        Session session = Session.of(compared("y.npy", model, python.toString(), "--format", "json", "--quiet"));
        assertThat(session.code()).as(session.err()).isZero();
        assertThat(JsonSyntaxReader.read(session.out())).containsEntry("largestDifference", 0.5);
        refused(
                "mho: The reference needs Python with onnxruntime, but %s cannot be started. pip install onnxruntime, or say where with --reference-python."
                        .formatted(path("none")),
                compared("z.npy", model, path("none")));
        Files.writeString(python, "#!/bin/sh\necho \"ModuleNotFoundError: No module named 'onnxruntime'\"\nexit 1\n");
        refused(
                "mho: The reference needs numpy and onnxruntime, but %s does not have them. pip install onnxruntime, or say where with --reference-python."
                        .formatted(python),
                compared("z.npy", model, python.toString()));
        assertThat(folder.resolve("z.npy")).doesNotExist();
    }

    /** Returns the arguments of an inference that is compared with a reference. */
    private String[] compared(String out, Path model, String python, String... more) {
        List<String> arguments = new ArrayList<>(List.of("infer", weights.toString()));
        arguments.addAll(List.of("--inputs", inputs.toString(), "--out", path(out)));
        arguments.addAll(List.of("--reference", "onnxruntime", "--reference-model", model.toString()));
        arguments.addAll(List.of("--reference-python", python));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }
}
