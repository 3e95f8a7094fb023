package mho.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import mho.base.random.RandomStream;
import mho.networks.Layer.Forward;
import mho.networks.Recurrent.Cell;
import mho.networks.Recurrent.Direction;
import mho.networks.Recurrent.Readout;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Recurrent layers against PyTorch (src/test/reference/recurrent_layers.py): values and gradients. */
class RecurrentLayersTest {
    private static final int INPUTS = 3;
    private static final int HIDDEN = 5;
    private static final int PROJECTED = 2;
    private static final double PRECISION = 1e-12;
    private static final Properties REFERENCE = new Properties();

    @BeforeAll
    static void open_reference() throws IOException {
        try (InputStream file = RecurrentLayersTest.class.getResourceAsStream("recurrent-layers.properties")) {
            REFERENCE.load(file);
        }
    }

    /** Returns what a name of the reference stands for. */
    private static Recurrent design(String name) {
        Cell cell = switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "rnn" -> Cell.RNN;
            case "rnn-relu" -> Cell.RNN_RELU;
            case "gru" -> Cell.GRU;
            default -> Cell.LSTM;
        };
        return new Recurrent(
                cell,
                HIDDEN,
                name.contains("two") ? 2 : 1,
                name.contains("projected") ? PROJECTED : 0,
                name.contains("bidirectional") ? Direction.BOTH : Direction.FORWARD,
                Readout.LAST,
                0);
    }

    static Stream<String> names() {
        Stream<String> one = Stream.of("rnn", "rnn-relu", "gru", "lstm", "projected-lstm")
                .flatMap(cell -> Stream.of(cell, "bidirectional." + cell, "two." + cell));
        return Stream.concat(one, Stream.of("two.bidirectional.gru", "two.bidirectional.projected-lstm"));
    }

    /** Returns the recurrent layers of a design, without pool and head, with the reference's numbers. */
    private static Network network(String name) {
        List<Layer> layers = design(name).layers(INPUTS, 1);
        SplitMixStream stream = SplitMixStream.ofSeed(71);
        Network drawn = Network.initial(layers.subList(0, layers.size() - 2), SplitMixStream.ofSeed(0));
        Map<String, DMatrixRMaj> tensors = new LinkedHashMap<>();
        for (String tensor : drawn.parameters().names()) {
            DMatrixRMaj like = drawn.parameters().get(tensor);
            DMatrixRMaj rows = new DMatrixRMaj(like.getNumCols(), like.getNumRows());
            tensors.put(tensor, transposed(stream.fillUniform(rows, -0.9, 0.9)));
        }
        return drawn.with(Parameters.of(tensors));
    }

    private static DMatrixRMaj transposed(DMatrixRMaj matrix) {
        DMatrixRMaj turned = new DMatrixRMaj(matrix.getNumCols(), matrix.getNumRows());
        for (int row = 0; row < matrix.getNumRows(); row++) {
            for (int column = 0; column < matrix.getNumCols(); column++) {
                turned.set(column, row, matrix.get(row, column));
            }
        }
        return turned;
    }

    private static List<DMatrixRMaj> sequences() {
        SplitMixStream stream = SplitMixStream.ofSeed(72);
        return NetworkSamples.FALLING_LENGTHS.stream()
                .map(length -> stream.fillUniform(new DMatrixRMaj(length, INPUTS), -1, 1))
                .toList();
    }

    /** Returns all numbers of a signal, sample by sample. */
    private static double[] bySample(Signal signal) {
        List<Double> numbers = new ArrayList<>();
        for (int row = 0; row < signal.samples(); row++) {
            for (DMatrixRMaj step : signal.steps()) {
                for (int c = 0; row < step.getNumRows() && c < step.getNumCols(); c++) {
                    numbers.add(step.get(row, c));
                }
            }
        }
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Returns a signal of the same sizes, filled sample by sample. */
    private static Signal filled(Signal like, SplitMixStream stream) {
        List<DMatrixRMaj> steps = like.steps().stream()
                .map(step -> new DMatrixRMaj(step.getNumRows(), step.getNumCols()))
                .toList();
        for (int row = 0; row < like.samples(); row++) {
            for (DMatrixRMaj step : steps) {
                for (int c = 0; row < step.getNumRows() && c < step.getNumCols(); c++) {
                    step.set(row, c, stream.uniform(-1, 1));
                }
            }
        }
        return new Signal(steps);
    }

    private static double[] reference(String key) {
        return Arrays.stream(REFERENCE.getProperty(key).split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static Signal run(Network network, Signal signal) {
        return network.infer(signal, new Exact(), RandomStream.ofSeed(0)).outputs();
    }

    @ParameterizedTest
    @MethodSource("names")
    void outputs_equal_pytorch_on_sequences_of_unequal_length(String name) {
        Signal outputs = run(network(name), NetworkSamples.signal(sequences()));
        assertThat(bySample(outputs)).containsExactly(reference(name + ".outputs"), within(PRECISION));
    }

    @ParameterizedTest
    @MethodSource("names")
    void the_last_state_is_where_each_direction_of_the_last_layer_ends(String name) {
        Network network = network(name);
        Layer pool = design(name).layers(INPUTS, 1).get(network.layers().size());
        List<Layer> layers = new ArrayList<>(network.layers());
        layers.add(pool);
        Network pooled = Network.initial(layers, SplitMixStream.ofSeed(0)).with(network.parameters());
        Signal last = run(pooled, NetworkSamples.signal(sequences()));
        assertThat(last.single().data).containsExactly(reference(name + ".last"), within(PRECISION));
    }

    @ParameterizedTest
    @MethodSource("names")
    void gradients_equal_pytorch(String name) {
        Network network = network(name);
        Signal signal = NetworkSamples.signal(sequences());
        List<Forward> forwards = network.forward(signal, new Exact(), RandomStream.ofSeed(0));
        Signal weights = filled(forwards.get(forwards.size() - 1).outputs(), SplitMixStream.ofSeed(73));
        Parameters gradients = network.backward(weights, forwards);
        for (String tensor : gradients.names()) {
            assertThat(transposed(gradients.get(tensor)).data)
                    .as(tensor)
                    .containsExactly(reference(name + ".gradient." + theirs(tensor)), within(1e-11));
        }
        Signal toInputs = weights;
        for (int k = forwards.size() - 1; k >= 0; k--) {
            toInputs = network.layers()
                    .get(k)
                    .backward(
                            toInputs,
                            network.forward(signal, new Exact(), RandomStream.ofSeed(0))
                                    .get(k),
                            network.scope(k))
                    .inputs()
                    .get();
        }
        assertThat(bySample(toInputs)).containsExactly(reference(name + ".gradient.inputs"), within(1e-11));
    }

    /** 1.weight_ih_reverse is weight_ih_l1_reverse there. */
    private static String theirs(String tensor) {
        String layer = "_l" + tensor.charAt(0);
        String plain = tensor.substring(2);
        return plain.endsWith("_reverse") ? plain.replace("_reverse", layer + "_reverse") : plain + layer;
    }

    @ParameterizedTest
    @ValueSource(strings = {"rnn", "gru", "projected-lstm", "two.bidirectional.gru"})
    void a_batch_equals_its_sequences_alone_bit_by_bit(String name) {
        Network network = network(name);
        List<DMatrixRMaj> sequences = sequences();
        double[] together = bySample(run(network, NetworkSamples.signal(sequences)));
        double[] alone = sequences.stream()
                .flatMapToDouble(one -> DoubleStream.of(bySample(run(network, NetworkSamples.signal(List.of(one))))))
                .toArray();
        assertThat(together).isEqualTo(alone);
    }

    /** networks.md of the SinGLU benchmark, section 6, head included. */
    @Test
    void networks_of_32_units_have_the_published_numbers_of_parameters() {
        int[][] counts = {
            {2, 1, 4641, 3489, 1185}, {40, 10, 9802, 7434, 2698}, {24, 24, 8216, 6360, 2648}, {1, 1, 4513, 3393, 1153}
        };
        for (int[] line : counts) {
            List<Cell> cells = List.of(Cell.LSTM, Cell.GRU, Cell.RNN);
            for (int k = 0; k < 3; k++) {
                Network network = Recurrent.DEFAULT.withCell(cells.get(k)).initial(line[0], line[1], 0);
                assertThat(network.parameters().count()).isEqualTo(line[2 + k]);
            }
        }
    }

    @Test
    void a_step_of_a_gru_reads_three_arrays_at_once_and_then_squashes_the_candidate() {
        Network network = Recurrent.DEFAULT.withCell(Cell.GRU).initial(40, 10, 0);
        assertThat(network.stages().stream()
                        .map(s -> "%s %d x %d %s"
                                .formatted(
                                        s.name(),
                                        s.inputs(),
                                        s.outputs(),
                                        s.groups().get(0).activation().name())))
                .containsExactly(
                        "0.gates 72 x 64 sigmoid",
                        "0.candidate_input 40 x 32 identity",
                        "0.candidate_state 32 x 32 identity",
                        "0.candidate 32 x 32 tanh",
                        "0.hidden 32 x 32 identity",
                        "2.dense 32 x 10 identity");
        // r∘(…) and the sum of the candidate; z∘(h − n) + n where the state is kept
        assertThat(new Gru(40, 32).digitalWork()).isEqualTo(new DigitalWork(32, 32, 0));
        assertThat(((Stage.State) network.stages().get(4)).update()).isEqualTo(new DigitalWork(32, 64, 0));
    }

    @Test
    void the_work_of_the_other_layers_is_known() {
        assertThat(new Rnn(40, 32, new mho.adc.activation.Tanh()).digitalWork())
                .isEqualTo(new DigitalWork(0, 0, 8 * 32));
        assertThat(new ProjectedLstm(40, 32, 8).digitalWork()).isEqualTo(new DigitalWork(32, 0, 8 * 8));
        assertThat(new Bidirectional(new Gru(40, 32)).digitalWork()).isEqualTo(new DigitalWork(64, 64, 0));
    }

    @Test
    void stages_of_both_directions_have_their_own_tensors() {
        Network network = network("bidirectional.lstm");
        assertThat(network.stages().stream().map(Stage::name))
                .containsExactly(
                        "0.gates", "0.state", "0.cell", "0.reverse.gates", "0.reverse.state", "0.reverse.cell");
        Stage.Product ahead = (Stage.Product) network.stages().get(0);
        Stage.Product reverse = (Stage.Product) network.stages().get(3);
        assertThat(ahead.weights().get(0, 0))
                .isEqualTo(network.parameters().get("0.weight_ih").get(0, 0));
        assertThat(reverse.weights().get(0, 0))
                .isEqualTo(network.parameters().get("0.weight_ih_reverse").get(0, 0));
        assertThat(network.matrices())
                .containsExactly("0.weight_ih", "0.weight_hh", "0.weight_ih_reverse", "0.weight_hh_reverse");
    }

    @Test
    void forget_gates_of_all_lstms_lean_towards_remembering() {
        Recurrent design =
                Recurrent.DEFAULT.withHidden(16).withProjection(4).withLayers(2).withDirection(Direction.BOTH);
        Network network = design.initial(3, 2, 0);
        for (String name : List.of("0.bias_ih", "0.bias_ih_reverse", "1.bias_ih", "1.bias_ih_reverse")) {
            double[] bias = network.parameters().get(name).data;
            for (int k = 0; k < 64; k++) {
                assertThat(bias[k]).isBetween(k / 16 == 1 ? 0.75 : -0.25, k / 16 == 1 ? 1.25 : 0.25);
            }
        }
        assertThat(network.layers().get(1).inputs()).isEqualTo(8);
        assertThat(network.parameters().get("3.weight").getNumRows()).isEqualTo(8);
    }

    /** What is random in a read has an address of its own, or the noise of a sequence would be the same at each step. */
    @ParameterizedTest
    @ValueSource(strings = {"rnn", "gru", "lstm", "projected-lstm", "two.bidirectional.gru", "bidirectional.lstm"})
    void no_two_uses_of_stages_draw_the_same_noise(String name) {
        List<Long> firstDraws = new ArrayList<>();
        network(name)
                .infer(
                        NetworkSamples.signal(sequences()),
                        (stage, x, read) -> {
                            firstDraws.add(Double.doubleToLongBits(read.draws().uniform()));
                            return new Exact().apply(stage, x, read);
                        },
                        RandomStream.ofSeed(3));
        assertThat(firstDraws).hasSizeGreaterThanOrEqualTo(6).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gru", "lstm", "projected-lstm"})
    void what_goes_on_is_the_state_as_it_was_kept(String name) {
        Signal outputs = network(name)
                .infer(
                        NetworkSamples.signal(sequences()),
                        (stage, x, read) -> stage instanceof Stage.State
                                ? new Substrate.Applied(
                                        x, new DMatrixRMaj(x.getNumRows(), x.getNumCols()), Activity.NONE)
                                : new Exact().apply(stage, x, read),
                        RandomStream.ofSeed(0))
                .outputs();
        assertThat(bySample(outputs)).containsOnly(0);
    }

    @Test
    void both_directions_draw_their_first_weights_one_after_the_other() {
        Gru layer = new Gru(3, 4);
        Map<String, DMatrixRMaj> both = new Bidirectional(layer).initial(SplitMixStream.ofSeed(5));
        SplitMixStream stream = SplitMixStream.ofSeed(5);
        Map<String, DMatrixRMaj> ahead = layer.initial(stream);
        Map<String, DMatrixRMaj> reverse = layer.initial(stream);
        assertThat(both).hasSize(8);
        ahead.forEach((name, drawn) -> assertThat(both.get(name).data).isEqualTo(drawn.data));
        reverse.forEach(
                (name, drawn) -> assertThat(both.get(name + "_reverse").data).isEqualTo(drawn.data));
    }

    @Test
    void designs_have_names() {
        assertThat(design("two.bidirectional.projected-lstm").name()).isEqualTo("bidirectional 2-layer projected lstm");
        assertThat(design("rnn-relu").name()).isEqualTo("rnn-relu");
    }

    @Test
    void designs_that_cannot_be_are_refused() {
        assertThatThrownBy(() -> Recurrent.DEFAULT.withHidden(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "A recurrent network needs 1 to 100,000 hidden units and 1 to 1000 layers, but has 0 and 1");
        assertThatThrownBy(() -> Recurrent.DEFAULT.withProjection(8).withCell(Cell.GRU))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A projection is for an LSTM and has fewer numbers than its 32 units, or is 0 for none, "
                        + "but is 8 on cells of kind GRU");
        assertThatThrownBy(() -> new ProjectedLstm(3, 4, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A projection of 4 cell states needs at least one number and fewer than these, but has 4");
        assertThatThrownBy(() -> new Pool(3, Pool.Kind.ENDS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The ends of two directions need an even number of features, but there are 3");
    }
}
