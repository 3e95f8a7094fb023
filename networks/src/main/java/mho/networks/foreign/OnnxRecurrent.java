package mho.networks.foreign;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import mho.adc.activation.Activation;
import mho.adc.activation.Relu;
import mho.adc.activation.Tanh;
import mho.networks.Bidirectional;
import mho.networks.Gru;
import mho.networks.Layer;
import mho.networks.Lstm;
import mho.networks.Rnn;
import mho.networks.io.InvalidFileException;
import mho.networks.io.OnnxModel.Node;
import mho.networks.io.StoredTensor;

/**
 * Recurrent operators of ONNX: their gates in our order.
 *
 * <pre>  LSTM  i, o, f, c → i, f, g, o      GRU  z, r, h → r, z, n      RNN  one</pre>
 *
 * <p>Weights W [D, gates·H, I], R [D, gates·H, H], biases B [D, 2·gates·H] of the input and then of the state; D directions.
 * A GRU must reset after its product ({@code linear_before_reset = 1}), which is PyTorch's formula.
 *
 * <p>Reference: ONNX, "Operator Schemas": LSTM, GRU, RNN.
 */
final class OnnxRecurrent {
    private static final Set<String> HARMLESS =
            Set.of("hidden_size", "direction", "layout", "activations", "linear_before_reset", "output_sequence");

    private final Node node;
    private final int[] order;
    private final int hidden;
    private final boolean both;

    OnnxRecurrent(Node node) {
        this.node = node;
        this.order = switch (node.type()) {
            case "LSTM" -> new int[] {0, 2, 3, 1};
            case "GRU" -> new int[] {1, 0, 2};
            default -> new int[] {0};
        };
        this.hidden = OnnxFolding.integer(node, "hidden_size", 0);
        Object direction = node.attributes().getOrDefault("direction", "forward");
        this.both = direction.equals("bidirectional");
        if (!both && !direction.equals("forward")) {
            throw refused("the direction \"%s\"".formatted(direction));
        }
        requirePlain();
    }

    private InvalidFileException refused(String found) {
        return new InvalidFileException("must have %s in its usual form, but it has %s".formatted(node.title(), found));
    }

    private void requirePlain() {
        if (hidden < 1) {
            throw refused("no hidden_size");
        }
        node.attributes().forEach((name, value) -> {
            boolean off = value instanceof Number number && number.doubleValue() == 0;
            if (!HARMLESS.contains(name) && !off) {
                throw refused(name);
            }
        });
        if (node.type().equals("GRU") && OnnxFolding.integer(node, "linear_before_reset", 0) != 1) {
            throw refused("linear_before_reset = 0, another formula than PyTorch's");
        }
        if ((node.type().equals("LSTM")
                        && !activations().isEmpty()
                        && !activations().equals(usual("Sigmoid", "Tanh", "Tanh")))
                || (node.type().equals("GRU")
                        && !activations().isEmpty()
                        && !activations().equals(usual("Sigmoid", "Tanh")))) {
            throw refused("the functions " + activations());
        }
    }

    private List<String> usual(String... functions) {
        List<String> one = List.of(functions);
        return both ? Stream.concat(one.stream(), one.stream()).toList() : one;
    }

    private List<String> activations() {
        return node.attributes().get("activations") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private Activation function() {
        if (activations().isEmpty() || activations().equals(usual("Tanh"))) {
            return new Tanh();
        }
        if (activations().equals(usual("Relu"))) {
            return new Relu();
        }
        throw refused("the functions " + activations());
    }

    boolean isBoth() {
        return both;
    }

    /** Returns the layer for so many inputs. */
    Layer layer(int inputs) {
        Layer one = switch (node.type()) {
            case "LSTM" -> new Lstm(inputs, hidden);
            case "GRU" -> new Gru(inputs, hidden);
            default -> new Rnn(inputs, hidden, function());
        };
        return both ? new Bidirectional(one) : one;
    }

    /** Returns the layer's tensors from W, R and B; without B they are zero. */
    Map<String, StoredTensor> tensors(StoredTensor w, StoredTensor r, StoredTensor b) {
        int directions = both ? 2 : 1;
        int rows = order.length * hidden;
        require("W", w, List.of(directions, rows, w.shape().get(w.shape().size() - 1)));
        require("R", r, List.of(directions, rows, hidden));
        require("B", b, List.of(directions, 2 * rows));
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        for (int d = 0; d < directions; d++) {
            String ending = d == 0 ? "" : "_reverse";
            tensors.put("weight_ih" + ending, gates(w, d * rows, w.shape().get(2)));
            tensors.put("weight_hh" + ending, gates(r, d * rows, hidden));
            StoredTensor input = gates(b, 2 * d * rows, 1);
            StoredTensor state = gates(b, (2 * d + 1) * rows, 1);
            tensors.put("bias_ih" + ending, input.reshaped(List.of(rows)));
            tensors.put("bias_hh" + ending, state.reshaped(List.of(rows)));
        }
        return tensors;
    }

    private void require(String name, StoredTensor tensor, List<Integer> shape) {
        if (!tensor.shape().equals(shape)) {
            throw new InvalidFileException("must give %s of %s the shape %s, but it is %s"
                    .formatted(name, node.title(), shape, tensor.shape()));
        }
    }

    /** Rows of one direction from a given one on, its gates in our order. */
    private StoredTensor gates(StoredTensor all, int from, int columns) {
        int block = hidden * columns;
        double[] values = new double[order.length * block];
        for (int gate = 0; gate < order.length; gate++) {
            for (int k = 0; k < block; k++) {
                values[gate * block + k] = all.value(from * columns + order[gate] * block + k);
            }
        }
        return StoredTensor.of(all.type(), List.of(order.length * hidden, columns), values);
    }
}
