package mho.networks.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import mho.networks.LayerNorm;
import mho.networks.io.InvalidFileException;
import mho.networks.io.OnnxModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Graphs written field by field. */
class OnnxNetworkTest {
    /** A protocol-buffer message under construction. */
    private static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        private Message varint(long value) {
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                out.write((int) ((rest & 0x7F) | 0x80));
                rest >>>= 7;
            }
            out.write((int) rest);
            return this;
        }

        Message integer(int field, long value) {
            return varint((long) field << 3).varint(value);
        }

        Message bytes(int field, byte[] value) {
            varint((long) field << 3 | 2).varint(value.length);
            out.writeBytes(value);
            return this;
        }

        Message text(int field, String value) {
            return bytes(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message message(int field, Message value) {
            return bytes(field, value.out.toByteArray());
        }

        Message fraction(int field, float value) {
            varint((long) field << 3 | 5);
            out.writeBytes(floats(value));
            return this;
        }
    }

    private static byte[] floats(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }

    private static Message tensor(String name, long[] shape, float... values) {
        Message tensor = new Message().integer(2, 1).text(8, name).bytes(9, floats(values));
        for (long size : shape) {
            tensor.integer(1, size);
        }
        return tensor;
    }

    private static Message node(String type, String output, String... inputs) {
        Message node = new Message();
        for (String input : inputs) {
            node.text(1, input);
        }
        return node.text(2, output).text(4, type);
    }

    private static Message attribute(String name, int value) {
        return new Message().text(1, name).integer(3, value);
    }

    private static Message graph() {
        return new Message().message(11, new Message().text(1, "x")).message(12, new Message().text(1, "y"));
    }

    private static ImportedNetwork read(Message graph) {
        byte[] model = new Message().integer(1, 8).message(7, graph).out.toByteArray();
        try {
            return OnnxNetwork.read(OnnxModel.read(new ByteArrayInputStream(model)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void refused(Message graph, String message) {
        assertThatThrownBy(() -> read(graph))
                .isInstanceOf(InvalidFileException.class)
                .hasMessage(message);
    }

    private static Message weights() {
        return tensor("w", new long[] {2, 3}, 1, 2, 3, 4, 5, 6);
    }

    @Test
    void a_product_with_factors_and_a_sum_is_one_layer() {
        Message gemm = node("Gemm", "y", "x", "w", "b")
                .message(5, new Message().text(1, "alpha").fraction(2, 2))
                .message(5, new Message().text(1, "beta").fraction(2, -1));
        ImportedNetwork network =
                read(graph().message(1, gemm).message(5, weights()).message(5, tensor("b", new long[] {3}, 1, 2, -1)));
        assertThat(network.network().parameters().get("0.weight").data).containsExactly(2, 4, 6, 8, 10, 12);
        assertThat(network.network().parameters().get("0.bias").data).containsExactly(-1, -2, 1);
    }

    @Test
    void a_product_a_sum_and_a_function_are_one_layer() {
        ImportedNetwork network = read(graph().message(1, node("MatMul", "p", "x", "w"))
                .message(1, node("Add", "s", "b", "p"))
                .message(1, node("Sub", "d", "s", "b"))
                .message(1, node("Mul", "m", "d", "f"))
                .message(1, node("Sigmoid", "y", "m"))
                .message(5, weights())
                .message(5, tensor("b", new long[] {1, 3}, 1, 0, -1))
                .message(5, tensor("f", new long[] {}, 10)));
        assertThat(network.file().layers()).hasSize(1);
        assertThat(network.file().layers().get(0).layer().toString())
                .isEqualTo("Dense[inputs=2, outputs=3, activation=Sigmoid[]]");
        assertThat(network.network().parameters().get("0.weight").data).containsExactly(10, 20, 30, 40, 50, 60);
        assertThat(network.network().parameters().get("0.bias").data).containsExactly(0, 0, 0);
    }

    @Test
    void numbers_in_lists_are_those_in_bytes() {
        Message listed = new Message()
                .integer(2, 1)
                .text(8, "w")
                .bytes(1, new byte[] {2, 1})
                .bytes(4, floats(7, 8));
        ImportedNetwork network =
                read(graph().message(1, node("MatMul", "y", "x", "w")).message(5, listed));
        assertThat(network.network().parameters().get("0.weight").data).containsExactly(7, 8);
    }

    @Test
    void operators_that_no_layer_can_be_are_refused_by_name() {
        Message start = graph().message(5, weights());
        refused(
                start.message(1, node("Conv", "y", "x", "w").text(3, "first")),
                "must be made of operators that layers can be, but has Conv (first). docs/formats.md lists them");
        refused(
                graph().message(5, weights()).message(1, node("MyOp", "y", "x").text(7, "acme")),
                "must be made of operators that layers can be, but has acme.MyOp. docs/formats.md lists them");
        refused(
                graph().message(5, weights()).message(1, node("Relu", "y", "x")),
                "must have Relu after a linear layer, but has it elsewhere");
        refused(
                graph().message(5, weights()).message(1, node("MatMul", "y", "x", "v")),
                "must compute \"v\" before MatMul uses it, but does not");
        refused(
                graph().message(5, weights()).message(1, node("MatMul", "z", "x", "w")),
                "must return what its layers make of the input, but \"y\" is none of that");
    }

    @Test
    void a_gru_of_the_other_formula_is_refused() {
        Message gru = node("GRU", "y", "x", "w", "r").message(5, attribute("hidden_size", 1));
        refused(
                graph().message(1, gru)
                        .message(5, tensor("w", new long[] {1, 3, 1}, 1, 2, 3))
                        .message(5, tensor("r", new long[] {1, 3, 1}, 1, 2, 3)),
                "must have GRU in its usual form, but it has linear_before_reset = 0, another formula than PyTorch's");
    }

    @Test
    void recurrent_operators_out_of_the_usual_are_refused() {
        Message lstm = node("LSTM", "y", "x", "w", "r").message(5, attribute("hidden_size", 1));
        Message clipped = node("LSTM", "y", "x", "w", "r")
                .message(5, attribute("hidden_size", 1))
                .message(5, new Message().text(1, "clip").fraction(2, 3));
        refused(graph().message(1, clipped), "must compute \"w\" before LSTM uses it, but does not");
        Message w = tensor("w", new long[] {1, 4, 1}, 1, 2, 3, 4);
        Message r = tensor("r", new long[] {1, 4, 1}, 1, 2, 3, 4);
        refused(
                graph().message(1, clipped).message(5, w).message(5, r),
                "must have LSTM in its usual form, but it has clip");
        refused(
                graph().message(1, lstm).message(5, w).message(5, tensor("r", new long[] {1, 2, 2}, 1, 2, 3, 4)),
                "must give R of LSTM the shape [1, 4, 1], but it is [1, 2, 2]");
        Message peephole =
                node("LSTM", "y", "x", "w", "r", "", "", "", "", "p").message(5, attribute("hidden_size", 1));
        refused(
                graph().message(1, peephole)
                        .message(5, w)
                        .message(5, r)
                        .message(5, tensor("p", new long[] {1, 3}, 1, 2, 3)),
                "must start LSTM from zero states and without peepholes, but input 7 (p) is neither");
    }

    private static Message lstm(String bias) {
        return node("LSTM", "h", "x", "w", "r", bias).message(5, attribute("hidden_size", 1));
    }

    /** A graph of one LSTM of one unit and then other nodes. */
    private static Message sequence(Message... nodes) {
        Message graph = graph().message(1, lstm(""))
                .message(5, tensor("w", new long[] {1, 4, 1}, 1, 2, 3, 4))
                .message(5, tensor("r", new long[] {1, 4, 1}, 1, 2, 3, 4))
                .message(1, node("Squeeze", "s", "h").message(5, integers("axes", 1)));
        for (Message node : nodes) {
            graph.message(1, node);
        }
        return graph;
    }

    private static Message integers(String name, long... values) {
        Message attribute = new Message().text(1, name);
        for (long value : values) {
            attribute.integer(8, value);
        }
        return attribute;
    }

    @Test
    void biases_that_are_computed_are_not_taken_for_zero() {
        refused(
                graph().message(1, node("Add", "sum", "b", "b"))
                        .message(1, lstm("sum"))
                        .message(5, tensor("w", new long[] {1, 4, 1}, 1, 2, 3, 4))
                        .message(5, tensor("r", new long[] {1, 4, 1}, 1, 2, 3, 4))
                        .message(5, tensor("b", new long[] {1, 8}, 1, 2, 3, 4, 5, 6, 7, 8)),
                "must have constant weights, but input 3 of LSTM is computed");
    }

    @Test
    void steps_that_are_left_out_are_noticed() {
        Message thinned = node("Slice", "y", "s")
                .message(5, integers("starts", 0))
                .message(5, integers("ends", Integer.MAX_VALUE))
                .message(5, integers("axes", 0));
        assertThat(read(sequence(thinned)).file().layers()).hasSize(1);
        refused(
                sequence(thinned.message(5, integers("steps", 2))),
                "must cut out the last step in Slice, but cuts out others");
    }

    @Test
    void a_softmax_is_left_out_only_where_nothing_follows_it() {
        Message first = node("MatMul", "a", "x", "w");
        Message softmax = node("Softmax", "p", "a");
        Message square = tensor("w", new long[] {2, 2}, 1, 2, 3, 4);
        assertThat(read(graph().message(1, first)
                                .message(1, node("Softmax", "y", "a"))
                                .message(5, square))
                        .notes())
                .containsExactly("outputs are those before Softmax, whose order is the same");
        refused(
                graph().message(1, first)
                        .message(1, softmax)
                        .message(1, node("MatMul", "y", "p", "w"))
                        .message(5, square),
                "must end with Softmax, but goes on after it");
        refused(
                graph().message(1, first)
                        .message(1, node("Softmax", "y", "a").message(5, attribute("axis", 0)))
                        .message(5, square),
                "must take features last in Softmax, but takes axis 0");
    }

    @Test
    void constants_that_double_themselves_do_not_fill_the_memory() {
        Message graph = graph().message(5, tensor("c0", new long[] {4}, 1, 2, 3, 4));
        for (int k = 0; k < 40; k++) {
            graph.message(1, node("Concat", "c" + (k + 1), "c" + k, "c" + k).message(5, attribute("axis", 0)));
        }
        refused(graph, "must not move more than 1048576 numbers about before any input, but does in Concat");
    }

    @Test
    void numbers_that_become_integers_are_refused() {
        refused(
                graph().message(1, node("MatMul", "a", "x", "w"))
                        .message(1, node("Cast", "y", "a").message(5, attribute("to", 7)))
                        .message(5, weights()),
                "must keep fractions in Cast, but makes numbers of ONNX type 7");
        assertThat(read(graph().message(1, node("MatMul", "a", "x", "w"))
                                .message(1, node("Cast", "y", "a").message(5, attribute("to", 10)))
                                .message(5, weights()))
                        .file()
                        .layers())
                .hasSize(1);
    }

    @Test
    void sums_along_another_axis_than_the_features_are_refused() {
        Message turned = node("Transpose", "t", "a").message(5, integers("perm", 1, 0));
        refused(
                graph().message(1, node("MatMul", "a", "x", "w"))
                        .message(1, turned)
                        .message(1, node("Add", "y", "t", "b"))
                        .message(5, weights())
                        .message(5, tensor("b", new long[] {3}, 1, 2, 3)),
                "must take features last in Add, but its axes count [FEATURE, SAMPLE]");
    }

    private static Message texts(String name, String... values) {
        Message attribute = new Message().text(1, name);
        for (String value : values) {
            attribute.text(9, value);
        }
        return attribute;
    }

    @Test
    void gates_with_other_functions_are_refused() {
        Message lstm = lstm("").message(5, texts("activations", "Sigmoid", "Tanh", "Relu"));
        refused(
                graph().message(5, tensor("w", new long[] {1, 4, 1}, 1, 2, 3, 4))
                        .message(5, tensor("r", new long[] {1, 4, 1}, 1, 2, 3, 4))
                        .message(1, lstm),
                "must have LSTM in its usual form, but it has the functions [Sigmoid, Tanh, Relu]");
        Message gru = node("GRU", "h", "x", "w", "r")
                .message(5, attribute("hidden_size", 1))
                .message(5, attribute("linear_before_reset", 1))
                .message(5, texts("activations", "HardSigmoid", "Tanh"));
        refused(
                graph().message(5, tensor("w", new long[] {1, 3, 1}, 1, 2, 3))
                        .message(5, tensor("r", new long[] {1, 3, 1}, 1, 2, 3))
                        .message(1, gru),
                "must have GRU in its usual form, but it has the functions [HardSigmoid, Tanh]");
    }

    @Test
    void a_normalisation_has_its_own_epsilon() {
        ImportedNetwork network = read(graph().message(1, node("MatMul", "a", "x", "w"))
                .message(
                        1,
                        node("LayerNormalization", "y", "a", "g")
                                .message(5, new Message().text(1, "epsilon").fraction(2, 0.5f)))
                .message(5, weights())
                .message(5, tensor("g", new long[] {3}, 1, 2, 3)));
        assertThat(network.file().layers().get(1).layer()).isEqualTo(new LayerNorm(3, 0.5));
    }

    @Test
    void parts_of_constants_may_be_counted_from_their_end() {
        ImportedNetwork network = read(graph().message(
                        1,
                        node("Slice", "part", "all")
                                .message(5, integers("starts", -2))
                                .message(5, integers("ends", Integer.MAX_VALUE))
                                .message(5, integers("axes", 0)))
                .message(1, node("MatMul", "y", "x", "part"))
                .message(5, tensor("all", new long[] {3, 1}, 1, 2, 3)));
        assertThat(network.network().parameters().get("0.weight").data).containsExactly(2, 3);
    }

    @Test
    void only_the_last_step_can_be_taken() {
        Message index = new Message().integer(2, 7).text(8, "i").integer(7, 0);
        refused(
                sequence(node("Gather", "y", "s", "i").message(5, attribute("axis", 0)))
                        .message(5, index),
                "must take the last step in Gather, but takes another entry");
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "1, 3", "-1, 3"})
    void the_final_state_of_a_layer_is_the_one_that_is_picked(int layer, int layers) {
        Message second = node("LSTM", "h2", "s", "w", "r").text(2, "e2").message(5, attribute("hidden_size", 1));
        Message graph = graph().message(1, lstm("").text(2, "e1"))
                .message(5, tensor("w", new long[] {1, 4, 1}, 1, 2, 3, 4))
                .message(5, tensor("r", new long[] {1, 4, 1}, 1, 2, 3, 4))
                .message(5, new Message().integer(2, 7).text(8, "i").integer(7, layer))
                .message(1, node("Squeeze", "s", "h").message(5, integers("axes", 1)))
                .message(1, second)
                .message(1, node("Concat", "e", "e1", "e2").message(5, attribute("axis", 0)))
                .message(1, node("Gather", "y", "e", "i").message(5, attribute("axis", 0)));
        assertThat(read(graph).file().layers()).hasSize(layers);
    }

    @Test
    void numbers_that_are_missing_elsewhere_or_not_finite_are_refused() {
        Message external =
                new Message().integer(2, 1).text(8, "w").integer(1, 1).integer(14, 1);
        refused(
                graph().message(5, external),
                "must hold all its numbers, but those of tensor \"w\" lie in another file. In Python: "
                        + "onnx.save(onnx.load(path), path, save_as_external_data=False)");
        refused(
                graph().message(5, tensor("w", new long[] {2}, 1)),
                "must hold 8 bytes for tensor \"w\" of shape [2], but has 4");
        refused(
                graph().message(5, tensor("w", new long[] {1L << 30, 1L << 30, 1L << 30}, 1)),
                "must hold 8589934588 bytes for tensor \"w\" of shape [1073741824, 1073741824, 1073741824], but has 4");
        refused(
                graph().message(5, tensor("w", new long[] {-1}, 1)),
                "must have at most 64 sizes from 0 to 2147483647, but tensor \"w\" has 1, of them -1");
        refused(
                graph().message(5, tensor("w", new long[] {1}, Float.NaN)),
                "must hold finite numbers, but tensor \"w\" has NaN at [0]");
    }

    @Test
    void bytes_that_are_no_message_are_refused() {
        List<byte[]> files = List.of(
                new byte[0],
                "hello, world".getBytes(StandardCharsets.US_ASCII),
                new byte[] {0x3a, 0x7f, 1},
                new byte[20]);
        for (byte[] file : files) {
            assertThatThrownBy(() -> OnnxModel.read(new ByteArrayInputStream(file)))
                    .isInstanceOf(InvalidFileException.class);
        }
    }
}
