package mho.networks.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The graph of an ONNX file: operations in the order of their use, and the tensors that they start from. Says nothing of what
 * the operations mean.
 *
 * <p>Reference: ONNX, {@code onnx.proto}, IR version 10.
 *
 * @param nodes        operations
 * @param initialisers tensors by name
 * @param inputs       names of what the graph takes, without initialisers
 * @param outputs      names of what it returns
 */
public record OnnxModel(
        List<Node> nodes, Map<String, StoredTensor> initialisers, List<String> inputs, List<String> outputs) {

    /**
     * One operation.
     *
     * @param type       operator, with its domain where that is not ONNX's own
     * @param name       name, empty if the file gives none
     * @param inputs     names of the values it takes; empty where an optional one is left out
     * @param outputs    names of the values it makes
     * @param attributes settings by name: Long, Double, String, StoredTensor, or a list of these
     */
    public record Node(
            String type, String name, List<String> inputs, List<String> outputs, Map<String, Object> attributes) {
        public Node {
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
            attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        }

        /** Returns the operator and the name, for messages. */
        public String title() {
            return name.isEmpty() ? type : "%s (%s)".formatted(type, name);
        }
    }

    public OnnxModel {
        nodes = List.copyOf(nodes);
        initialisers = Collections.unmodifiableMap(new LinkedHashMap<>(initialisers));
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    private static final int MODEL_GRAPH = 7;
    private static final int GRAPH_NODE = 1;
    private static final int GRAPH_INITIALISER = 5;
    private static final int GRAPH_INPUT = 11;
    private static final int GRAPH_OUTPUT = 12;
    private static final int GRAPH_SPARSE = 15;

    /**
     * Reads a model.
     *
     * @throws InvalidFileException if the bytes are no such file, numbers lie in another file, or one is not finite
     */
    public static OnnxModel read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(Integer.MAX_VALUE - 8);
        List<ByteBuffer> graphs = WireReader.messages(ByteBuffer.wrap(bytes), MODEL_GRAPH);
        if (graphs.size() != 1) {
            throw new InvalidFileException("must be an ONNX model of one graph, but has " + graphs.size());
        }
        return graph(graphs.get(0));
    }

    private static OnnxModel graph(ByteBuffer graph) {
        List<Node> nodes = new ArrayList<>();
        Map<String, StoredTensor> initialisers = new LinkedHashMap<>();
        List<String> inputs = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        WireReader reader = new WireReader(graph);
        while (reader.next()) {
            switch (reader.field()) {
                case GRAPH_NODE -> nodes.add(node(reader.message()));
                case GRAPH_INITIALISER -> {
                    OnnxTensor tensor = OnnxTensor.read(reader.message());
                    if (initialisers.put(tensor.name(), tensor.tensor()) != null) {
                        throw new InvalidFileException(
                                "must name each tensor once, but has \"%s\" twice".formatted(tensor.name()));
                    }
                }
                case GRAPH_INPUT -> inputs.add(valueName(reader.message()));
                case GRAPH_OUTPUT -> outputs.add(valueName(reader.message()));
                case GRAPH_SPARSE -> throw new InvalidFileException("must hold its tensors whole, but has sparse ones");
                default -> reader.skip();
            }
        }
        // before IR version 4 initialisers are listed among the inputs
        inputs.removeAll(initialisers.keySet());
        return new OnnxModel(nodes, initialisers, inputs, outputs);
    }

    private static String valueName(ByteBuffer info) {
        String name = "";
        WireReader reader = new WireReader(info);
        while (reader.next()) {
            if (reader.field() == 1) {
                name = reader.text();
            } else {
                reader.skip();
            }
        }
        return name;
    }

    private static Node node(ByteBuffer message) {
        List<String> inputs = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        Map<String, Object> attributes = new LinkedHashMap<>();
        String name = "";
        String type = "";
        String domain = "";
        WireReader reader = new WireReader(message);
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> inputs.add(reader.text());
                case 2 -> outputs.add(reader.text());
                case 3 -> name = reader.text();
                case 4 -> type = reader.text();
                case 5 -> attribute(reader.message(), attributes);
                case 7 -> domain = reader.text();
                default -> reader.skip();
            }
        }
        boolean own = domain.isEmpty() || domain.equals("ai.onnx");
        return new Node(own ? type : domain + "." + type, name, inputs, outputs, attributes);
    }

    /** Subgraphs and what else no supported operator has are left out. */
    private static void attribute(ByteBuffer message, Map<String, Object> attributes) {
        String name = "";
        Object value = null;
        List<Long> integers = new ArrayList<>();
        List<Double> fractions = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        WireReader reader = new WireReader(message);
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> name = reader.text();
                case 2 -> value = (double) reader.fraction();
                case 3 -> value = reader.integer();
                case 4 -> value = reader.text();
                case 5 -> value = OnnxTensor.read(reader.message()).tensor();
                case 7 -> reader.fractions(fractions);
                case 8 -> reader.integers(integers);
                case 9 -> texts.add(reader.text());
                default -> reader.skip();
            }
        }
        if (value == null) {
            value = !integers.isEmpty() ? integers : !fractions.isEmpty() ? fractions : texts;
        }
        attributes.put(name, value);
    }
}
