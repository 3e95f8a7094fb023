package mho.networks.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mho.adc.activation.Relu;
import mho.base.random.RandomStream;
import mho.networks.Exact;
import mho.networks.LayerNorm;
import mho.networks.Lstm;
import mho.networks.Network;
import mho.networks.Recurrent.Readout;
import mho.networks.Signal;
import mho.networks.io.ElementType;
import mho.networks.io.InvalidFileException;
import mho.networks.io.NpzArchive;
import mho.networks.io.OnnxModel;
import mho.networks.io.PyTorchState;
import mho.networks.io.StoredTensor;
import mho.networks.io.StoredTensors;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks that PyTorch saved give the outputs that PyTorch computed, see src/test/reference/foreign.py. */
class ForeignNetworksTest {
    private static final Hints OTHERS =
            new Hints(10, 1e-5, Hints.DEFAULT.activation(), Hints.DEFAULT.recurrent(), Readout.LAST);

    private static InputStream open(String file) {
        return ForeignNetworksTest.class.getResourceAsStream(file);
    }

    private static ImportedNetwork stateDict(String name, Hints hints) throws IOException {
        try (InputStream in = open(name + ".pt")) {
            return StateDict.read(PyTorchState.read(in), hints);
        }
    }

    private static ImportedNetwork onnx(String name) throws IOException {
        try (InputStream in = open(name + ".onnx")) {
            return OnnxNetwork.read(OnnxModel.read(in));
        }
    }

    private static Hints readout(Readout readout) {
        return new Hints(10, 1e-5, OTHERS.activation(), OTHERS.recurrent(), readout);
    }

    /** Weights are the same float32 numbers, and both sides compute in double precision. */
    private static void answersAsPyTorchDoes(String name, Network network) throws IOException {
        StoredTensors golden;
        try (InputStream in = open(name + ".npz")) {
            golden = NpzArchive.read(in);
        }
        Signal outputs = network.infer(signal(golden.tensors().get("x")), new Exact(), RandomStream.ofSeed(1))
                .outputs();
        StoredTensor y = golden.tensors().get("y");
        int steps = outputs.steps().size();
        assertThat(y.count())
                .isEqualTo((int) outputs.sampleSteps() * outputs.steps().get(0).getNumCols());
        int width = outputs.steps().get(0).getNumCols();
        for (int k = 0; k < y.count(); k++) {
            int row = k / width;
            double ours = outputs.steps().get(row % steps).get(row / steps, k % width);
            assertThat(ours).as("%s, output %d", name, k).isCloseTo(y.value(k), within(1e-12));
        }
    }

    private static Signal signal(StoredTensor x) {
        int rank = x.shape().size();
        int steps = rank == 3 ? x.shape().get(1) : 1;
        int features = x.shape().get(rank - 1);
        List<DMatrixRMaj> all = new ArrayList<>();
        for (int t = 0; t < steps; t++) {
            DMatrixRMaj step = new DMatrixRMaj(x.shape().get(0), features);
            for (int k = 0; k < step.getNumElements(); k++) {
                step.data[k] = x.value((k / features * steps + t) * features + k % features);
            }
            all.add(step);
        }
        return new Signal(all);
    }

    @ParameterizedTest
    @CsvSource({
        "lstm, LAST",
        "lstm-two-layers, LAST",
        "lstm-both-ways, LAST",
        "lstm-two-both-ways, MEAN",
        "lstm-mean, MEAN",
        "lstm-projected, LAST",
        "gru, LAST",
        "gru-both-ways, MEAN",
        "rnn, LAST",
        "mlp, LAST",
        "singlu, LAST",
        "singlu-biased, LAST"
    })
    void state_dicts_answer_as_pytorch_does(String name, Readout readout) throws IOException {
        answersAsPyTorchDoes(name, stateDict(name, readout(readout)).network());
    }

    @Test
    void a_hint_names_the_function_of_plain_recurrent_layers() throws IOException {
        Hints relu = new Hints(0, 1e-5, new Relu(), new Relu(), Readout.EACH_STEP);
        answersAsPyTorchDoes("rnn-relu", stateDict("rnn-relu", relu).network());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lstm",
                "lstm-two-layers",
                "lstm-both-ways",
                "lstm-two-both-ways",
                "lstm-mean",
                "gru",
                "gru-both-ways",
                "rnn",
                "rnn-relu",
                "mlp",
                "batch-norm",
                "singlu-biased"
            })
    void graphs_answer_as_pytorch_does(String name) throws IOException {
        answersAsPyTorchDoes(name, onnx(name).network());
    }

    @ParameterizedTest
    @ValueSource(strings = {"lstm", "lstm-two-layers", "lstm-both-ways", "gru", "rnn", "mlp"})
    void a_state_dict_and_a_graph_of_one_network_give_the_same_bits(String name) throws IOException {
        Network ours = stateDict(name, OTHERS).network();
        Network theirs = onnx(name).network();
        assertThat(theirs.layers()).isEqualTo(ours.layers());
        ours.parameters()
                .names()
                .forEach(tensor -> assertThat(theirs.parameters().get(tensor).data)
                        .as(tensor)
                        .containsExactly(ours.parameters().get(tensor).data));
    }

    @Test
    void a_network_of_our_own_comes_back_from_its_file() throws IOException {
        Network network = stateDict("gru-both-ways", OTHERS).network();
        NetworkFile file = NetworkFile.of(network);
        Network back = file.network(NetworkFile.weights(network));
        assertThat(back.layers()).isEqualTo(network.layers());
        network.parameters()
                .names()
                .forEach(name -> assertThat(back.parameters().get(name).data)
                        .containsExactly(network.parameters().get(name).data));
    }

    private static StoredTensor tensor(Integer... shape) {
        List<Integer> sizes = List.of(shape);
        return StoredTensor.of(ElementType.F32, sizes, new double[sizes.stream().reduce(1, Math::multiplyExact)]);
    }

    private static Map<String, StoredTensor> tensors(Object... namesAndShapes) {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        for (int k = 0; k < namesAndShapes.length; k += 2) {
            tensors.put((String) namesAndShapes[k], (StoredTensor) namesAndShapes[k + 1]);
        }
        return tensors;
    }

    private static ImportedNetwork read(Object... namesAndShapes) {
        return StateDict.read(new StoredTensors(tensors(namesAndShapes)), Hints.DEFAULT);
    }

    @Test
    void linear_layers_are_put_in_order_by_their_sizes_and_numbers() {
        // sorted by name, as safetensors files often are
        ImportedNetwork network = read(
                "hid.0.bias", tensor(5),
                "hid.0.weight", tensor(5, 3),
                "hid.10.weight", tensor(5, 5),
                "hid.2.weight", tensor(5, 5),
                "out.weight", tensor(2, 5));
        assertThat(network.file().layers().stream().map(layer -> layer.tensors().get("weight")))
                .containsExactly("hid.0.weight", "hid.2.weight", "hid.10.weight", "out.weight");
        assertThat(network.network().parameters().get("3.bias").data).containsExactly(0, 0);
        assertThat(network.notes())
                .containsExactly("hidden linear layers have the function Relu; --set /activation=tanh for another");
    }

    @Test
    void what_could_be_two_networks_is_refused() {
        assertThatThrownBy(() -> read("a.weight", tensor(3, 3), "b.weight", tensor(3, 3)))
                .isInstanceOf(InvalidFileException.class)
                .hasMessageStartingWith("must name tensors that are one network only, but linear layers [a, b] "
                        + "do not follow one another in one way only. Say which with --layers network.json: ");
        assertThatThrownBy(() -> read("a.weight", tensor(3, 3), "conv.weight", tensor(3, 3, 3, 3)))
                .isInstanceOf(InvalidFileException.class)
                .hasMessageStartingWith(
                        "must name tensors that are one network only, but no layer is known for [conv.weight]. ");
        assertThatThrownBy(() -> read("a.weight", tensor(3, 3), "a.bias", tensor(4)))
                .isInstanceOf(InvalidFileException.class)
                .hasMessage("must give tensor \"a.bias\" the shape [3], but it is [4]");
        assertThatThrownBy(() -> read("r.weight_ih_l0", tensor(10, 3), "r.weight_hh_l0", tensor(10, 5)))
                .isInstanceOf(InvalidFileException.class)
                .hasMessage("must give \"r.weight_hh_l0\" 4, 3 or 1 rows for each of its 5 columns (LSTM, GRU, RNN), "
                        + "but has 10");
        assertThatThrownBy(() -> read("blocks.0.Wg.weight", tensor(4, 2)))
                .isInstanceOf(InvalidFileException.class)
                .hasMessage("must say the frequency of its sines in metadata \"omega\", but does not. "
                        + "Give it with --set /omega=10");
    }

    @Test
    void a_linear_layer_that_may_stand_before_or_behind_a_recurrent_one_is_refused() {
        Object[] one = {"r.weight_ih_l0", tensor(16, 4), "r.weight_hh_l0", tensor(16, 4), "out.weight", tensor(4, 4)};
        assertThat(read(one).file().layers()).hasSize(3);
        Object[] two = {
            "in.weight",
            tensor(4, 4),
            "r.weight_ih_l0",
            tensor(16, 4),
            "r.weight_hh_l0",
            tensor(16, 4),
            "out.weight",
            tensor(2, 4)
        };
        assertThatThrownBy(() -> read(two))
                .isInstanceOf(InvalidFileException.class)
                .hasMessageStartingWith("must name tensors that are one network only, but linear layer in could stand "
                        + "before the recurrent layers or behind them. Say which with --layers network.json: ");
    }

    @Test
    void plain_recurrent_layers_have_a_function_that_is_said() {
        assertThat(read("r.weight_ih_l0", tensor(4, 3), "r.weight_hh_l0", tensor(4, 4))
                        .notes())
                .contains("plain recurrent layers have the function Tanh; --set /recurrent=relu for another");
    }

    @Test
    void tensors_of_no_numbers_are_refused_by_name() {
        assertThatThrownBy(() -> read("fc.weight", tensor(0, 5)))
                .isInstanceOf(InvalidFileException.class)
                .hasMessage("must hold numbers in each tensor, but \"fc.weight\" has shape [0, 5]");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 2_000_000_000})
    void layers_of_impossible_sizes_are_refused(int outputs) {
        assertThatThrownBy(() -> new NamedLayer(new Lstm(40, outputs), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A Lstm of a file needs 1 to 10000000 inputs and outputs, but has 40 and " + outputs);
    }

    @Test
    void a_hint_says_the_epsilon_of_normalisations() {
        ImportedNetwork network = StateDict.read(
                new StoredTensors(tensors(
                        "blocks.0.Wg.weight", tensor(4, 2),
                        "blocks.0.Wv.weight", tensor(4, 2),
                        "blocks.0.Wo.weight", tensor(6, 4),
                        "blocks.0.ln.weight", tensor(6),
                        "out.weight", tensor(1, 6))),
                new Hints(10, 0.25, new Relu(), Hints.DEFAULT.recurrent(), Readout.LAST));
        assertThat(network.file().layers().get(1).layer()).isEqualTo(new LayerNorm(6, 0.25));
    }

    @Test
    void prefixes_of_wrappers_and_counters_are_left_out_with_a_note() {
        ImportedNetwork network =
                read("_orig_mod.module.fc.weight", tensor(2, 3), "_orig_mod.module.fc.num_batches_tracked", tensor());
        assertThat(network.weights().tensors()).containsOnlyKeys("fc.weight");
        assertThat(network.notes())
                .containsExactly(
                        "_orig_mod.module.fc.num_batches_tracked: a counter of training, left out",
                        "2 names: the prefix of a wrapper (module., _orig_mod.) taken off");
    }

    @Test
    void a_description_must_use_all_tensors_and_name_those_it_needs() {
        ImportedNetwork network = read("fc.weight", tensor(2, 3), "fc.bias", tensor(2));
        assertThatThrownBy(() ->
                        network.file().network(new StoredTensors(tensors("fc.weight", tensor(2, 3), "x", tensor(1)))))
                .isInstanceOf(InvalidFileException.class)
                .hasMessage("must hold tensors of its layers only, but no layer has [x]");
        assertThatThrownBy(() -> network.file().network(new StoredTensors(tensors("fc.weight", tensor(2, 3)))))
                .isInstanceOf(InvalidFileException.class)
                .hasMessage("must hold tensor \"fc.bias\" for bias of a Dense, but holds [fc.weight]");
        assertThatThrownBy(() -> new NamedLayer(network.file().layers().get(0).layer(), Map.of("weigth", "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A Dense has the tensors [weight, bias], but not \"weigth\"");
        assertThatThrownBy(() -> new NamedLayer(network.file().layers().get(0).layer(), Map.of("bias", "fc.bias"))
                        .matrices(network.weights().tensors()))
                .isInstanceOf(InvalidFileException.class)
                .hasMessage("must name a tensor of shape [2, 3] for weight of a Dense, but names [bias]");
    }
}
