package mho.networks.foreign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mho.adc.activation.Activation;
import mho.adc.activation.Identity;
import mho.adc.activation.Relu;
import mho.adc.activation.Sigmoid;
import mho.adc.activation.Tanh;
import mho.networks.Dense;
import mho.networks.Layer;
import mho.networks.LayerNorm;
import mho.networks.Pool;
import mho.networks.SinGlu;
import mho.networks.foreign.OnnxValue.Applied;
import mho.networks.foreign.OnnxValue.Axis;
import mho.networks.foreign.OnnxValue.Data;
import mho.networks.foreign.OnnxValue.Fill;
import mho.networks.foreign.OnnxValue.Flow;
import mho.networks.foreign.OnnxValue.Gate;
import mho.networks.foreign.OnnxValue.Gated;
import mho.networks.foreign.OnnxValue.Input;
import mho.networks.foreign.OnnxValue.Known;
import mho.networks.foreign.OnnxValue.Sizes;
import mho.networks.foreign.OnnxValue.States;
import mho.networks.io.ElementType;
import mho.networks.io.InvalidFileException;
import mho.networks.io.OnnxModel;
import mho.networks.io.OnnxModel.Node;
import mho.networks.io.StoredTensor;
import mho.networks.io.StoredTensors;

/**
 * The layers of an ONNX graph. Goes through the operations in order and knows of each value what it is: known numbers, sizes,
 * or what a chain of layers makes of the inputs, and what its axes count. What no chain of our layers can be is refused by the
 * operator's name.
 *
 * <p>Tensors are found by the inputs of their operations, never by their names, which exporters change.
 */
public final class OnnxNetwork {
    private static final Set<String> MOVES = Set.of(
            "Identity", "Dropout", "Cast", "Transpose", "Unsqueeze", "Squeeze", "Reshape", "Concat", "Slice", "Gather");
    /** Smallest number of constants that may be moved about [1]. */
    private static final long FREE_MOVES = 1 << 20;
    /** Each number of a file is moved a few times, and more often only to fill the memory. */
    private static final int MOST_MOVES = 64;

    private static final Set<Integer> FRACTIONS = Set.of(1, 10, 11, 16);

    private static final Set<String> SIZES = Set.of("Mul", "Add", "Sub", "Div", "Expand", "Equal", "Where");

    private final Map<String, OnnxValue> values = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    /** Values that nothing may use, as their order is theirs no longer. */
    private final Set<String> ends = new HashSet<>();

    private long own;
    private long moved;

    private OnnxNetwork() {}

    /**
     * Returns the network of a graph.
     *
     * @throws InvalidFileException naming the operator that no layer of ours can be
     */
    public static ImportedNetwork read(OnnxModel model) {
        return new OnnxNetwork().imported(model);
    }

    private ImportedNetwork imported(OnnxModel model) {
        if (model.inputs().size() != 1 || model.outputs().isEmpty()) {
            throw new InvalidFileException("must take one input and return an output, but takes %s and returns %s"
                    .formatted(model.inputs(), model.outputs()));
        }
        model.initialisers().forEach((name, tensor) -> values.put(name, known(tensor)));
        values.put(model.inputs().get(0), new Data(new Input(), List.of()));
        for (Node node : model.nodes()) {
            List<OnnxValue> results = results(node);
            for (int k = 0; k < Math.min(results.size(), node.outputs().size()); k++) {
                values.put(node.outputs().get(k), results.get(k));
            }
        }
        String output = model.outputs().get(0);
        if (!(values.get(output) instanceof Data data)) {
            throw new InvalidFileException(
                    "must return what its layers make of the input, but \"%s\" is none of that".formatted(output));
        }
        if (model.outputs().size() > 1) {
            notes.add("the first of %d outputs, %s".formatted(model.outputs().size(), output));
        }
        return imported(data.flow());
    }

    private Known known(StoredTensor tensor) {
        own += tensor.count();
        return new Known(tensor);
    }

    private ImportedNetwork imported(Flow flow) {
        if (flow instanceof Gate || flow instanceof Gated) {
            throw new InvalidFileException("must have a linear layer after sin(...) * (...), but ends there");
        }
        List<NamedLayer> layers = new ArrayList<>();
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        for (Applied applied : flow.layers()) {
            String prefix = layers.size() + ".";
            Map<String, String> names = new LinkedHashMap<>();
            applied.tensors().forEach((name, tensor) -> {
                names.put(name, prefix + name);
                tensors.put(prefix + name, tensor);
            });
            layers.add(new NamedLayer(applied.layer(), names));
        }
        NetworkFile file = new NetworkFile(layers, new InputScaling.None());
        ImportedNetwork imported = new ImportedNetwork(file, new StoredTensors(tensors), notes);
        imported.network();
        return imported;
    }

    private List<OnnxValue> results(Node node) {
        List<OnnxValue> in = new ArrayList<>();
        for (String name : node.inputs()) {
            OnnxValue value = name.isEmpty() ? new Fill(0) : values.get(name);
            if (value == null) {
                throw new InvalidFileException(
                        "must compute \"%s\" before %s uses it, but does not".formatted(name, node.title()));
            }
            if (ends.contains(name)) {
                throw new InvalidFileException("must end with Softmax, but goes on after it");
            }
            in.add(value);
        }
        if (node.type().equals("LSTM")
                || node.type().equals("GRU")
                || node.type().equals("RNN")) {
            return recurrent(node, in);
        }
        return List.of(result(node, in));
    }

    private OnnxValue result(Node node, List<OnnxValue> in) {
        if (node.type().equals("Constant")) {
            return known(constant(node));
        }
        if (in.isEmpty()) {
            throw refused(node);
        }
        OnnxValue first = in.get(0);
        if (first instanceof States
                || (node.type().equals("Concat") && in.stream().allMatch(Data.class::isInstance))) {
            return first instanceof States states ? OnnxAxes.picked(node, states, in) : OnnxAxes.joined(node, in);
        }
        if (node.type().equals("ConstantOfShape")) {
            return new Fill(
                    node.attributes().get("value") instanceof StoredTensor tensor && tensor.count() == 1
                            ? tensor.value(0)
                            : 0);
        }
        if (in.stream().noneMatch(Data.class::isInstance)) {
            return plumbing(node, in);
        }
        if (node.type().equals("Shape")) {
            return new Sizes();
        }
        return first instanceof Data data ? data(node, data, in) : swapped(node, in);
    }

    private static StoredTensor constant(Node node) {
        Object value = node.attributes().get("value");
        if (value instanceof StoredTensor tensor) {
            return tensor;
        }
        Object number = node.attributes().containsKey("value_float")
                ? node.attributes().get("value_float")
                : node.attributes().get("value_int");
        if (number instanceof Number scalar) {
            return StoredTensor.of(ElementType.F64, List.of(), new double[] {scalar.doubleValue()});
        }
        throw refused(node);
    }

    private static InvalidFileException refused(Node node) {
        return new InvalidFileException(
                "must be made of operators that layers can be, but has %s. docs/formats.md lists them"
                        .formatted(node.title()));
    }

    /** Sizes stay sizes, a fill stays a fill, known numbers are moved. */
    private OnnxValue plumbing(Node node, List<OnnxValue> in) {
        boolean move = MOVES.contains(node.type());
        if (in.stream().allMatch(Known.class::isInstance) && move) {
            return new Known(fold(node, tensors(in)));
        }
        if (in.get(0) instanceof Fill fill && (move || node.type().equals("Expand"))) {
            return fill;
        }
        if (move || SIZES.contains(node.type())) {
            return new Sizes();
        }
        throw refused(node);
    }

    private StoredTensor fold(Node node, List<StoredTensor> in) {
        long most = Math.min(Integer.MAX_VALUE, Math.max(FREE_MOVES, MOST_MOVES * own));
        moved += in.stream().mapToLong(StoredTensor::count).sum();
        if (moved > most) {
            throw new InvalidFileException("must not move more than %d numbers about before any input, but does in %s"
                    .formatted(most, node.title()));
        }
        return OnnxFolding.fold(node, in);
    }

    private static List<StoredTensor> tensors(List<OnnxValue> in) {
        List<StoredTensor> tensors = new ArrayList<>();
        for (OnnxValue value : in) {
            if (value instanceof Known known) {
                tensors.add(known.tensor());
            }
        }
        return tensors;
    }

    /** Products and sums may name the constant first. */
    private OnnxValue swapped(Node node, List<OnnxValue> in) {
        if (in.size() == 2
                && in.get(1) instanceof Data data
                && (node.type().equals("Add") || node.type().equals("Mul"))) {
            return data(node, data, List.of(data, in.get(0)));
        }
        throw refused(node);
    }

    private OnnxValue data(Node node, Data x, List<OnnxValue> in) {
        return switch (node.type()) {
            case "Identity", "Dropout" -> x;
            case "Cast" -> cast(node, x);
            case "Gemm" -> gemm(node, x, in);
            case "MatMul" -> linear(node, x, tensor(node, in, 1), Optional.empty());
            case "Add", "Sub", "Mul" -> elementWise(node, x, in);
            case "BatchNormalization" -> normalised(node, x, in);
            case "LayerNormalization" -> layerNorm(node, x, in);
            case "Relu" -> function(node, x, new Relu());
            case "Sigmoid" -> function(node, x, new Sigmoid());
            case "Tanh" -> function(node, x, new Tanh());
            case "Sin" -> x.through(new Gate(linearBefore(node, x)));
            case "Softmax", "LogSoftmax" -> ordered(node, x);
            default -> OnnxAxes.moved(node, x, in).orElseThrow(() -> refused(node));
        };
    }

    private static Data cast(Node node, Data x) {
        int to = OnnxFolding.integer(node, "to", 1);
        if (!FRACTIONS.contains(to)) {
            throw new InvalidFileException(
                    "must keep fractions in %s, but makes numbers of ONNX type %d".formatted(node.title(), to));
        }
        return x;
    }

    /** Shares at the very end are left out, as the largest is that of the largest number. */
    private Data ordered(Node node, Data x) {
        int last = OnnxAxes.features(node, x).axes().size() - 1;
        int axis = OnnxFolding.integer(node, "axis", -1);
        if (axis != -1 && axis != last) {
            throw new InvalidFileException(
                    "must take features last in %s, but takes axis %d".formatted(node.title(), axis));
        }
        ends.addAll(node.outputs());
        notes.add("outputs are those before %s, whose order is the same".formatted(node.type()));
        return x;
    }

    static StoredTensor tensor(Node node, List<OnnxValue> in, int k) {
        if (k < in.size() && in.get(k) instanceof Known known) {
            return known.tensor();
        }
        throw new InvalidFileException(
                "must have constant weights, but input %d of %s is computed".formatted(k, node.title()));
    }

    private Data gemm(Node node, Data x, List<OnnxValue> in) {
        if (OnnxFolding.integer(node, "transA", 0) != 0) {
            throw refused(node);
        }
        StoredTensor w = tensor(node, in, 1);
        double alpha = OnnxFolding.fraction(node, "alpha", 1);
        double beta = OnnxFolding.fraction(node, "beta", 1);
        Node turn = new Node("Transpose", node.name(), List.of(), List.of(), Map.of());
        StoredTensor weights = OnnxFolding.integer(node, "transB", 0) == 0 ? w : fold(turn, List.of(w));
        Optional<StoredTensor> bias =
                in.size() < 3 ? Optional.empty() : Optional.of(Affine.scaled(tensor(node, in, 2), beta));
        return linear(node, x, Affine.scaled(weights, alpha), bias);
    }

    /** A product with inputs × outputs. */
    private Data linear(Node node, Data x, StoredTensor w, Optional<StoredTensor> bias) {
        if (w.shape().size() != 2) {
            throw new InvalidFileException(
                    "must multiply by a matrix in %s, but its shape is %s".formatted(node.title(), w.shape()));
        }
        int inputs = w.shape().get(0);
        int outputs = w.shape().get(1);
        Node turn = new Node("Transpose", node.name(), List.of(), List.of(), Map.of());
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        tensors.put("weight", fold(turn, List.of(w)));
        bias.ifPresent(b -> tensors.put("bias", Affine.vector(node, b, outputs)));
        Data fed = OnnxAxes.features(node, x);
        if (fed.flow() instanceof Gated gated) {
            return fed.through(singlu(gated, inputs, outputs, tensors));
        }
        requireInputs(node, fed.flow(), inputs);
        return fed.through(new Applied(fed.flow(), new Dense(inputs, outputs, new Identity()), tensors));
    }

    private static void requireInputs(Node node, Flow flow, int inputs) {
        if (flow instanceof Applied before && before.layer().outputs() != inputs) {
            throw new InvalidFileException("must give %s the %d features it takes, but gives %d"
                    .formatted(node.title(), inputs, before.layer().outputs()));
        }
    }

    private Applied singlu(Gated gated, int inputs, int outputs, Map<String, StoredTensor> output) {
        boolean biased = gated.gate().tensors().containsKey("bias")
                || gated.value().tensors().containsKey("bias");
        Flow before = gated.gate().before();
        SinGlu layer = new SinGlu(
                gated.gate().layer().inputs(),
                outputs,
                1,
                biased ? SinGlu.GateBiases.PRESENT : SinGlu.GateBiases.ABSENT,
                before instanceof Input ? SinGlu.Position.FIRST : SinGlu.Position.HIDDEN);
        if (layer.gates() != inputs) {
            throw new InvalidFileException("must have %d gates for %d outputs of a SinGLU, but has %d"
                    .formatted(layer.gates(), outputs, inputs));
        }
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        gated.gate().tensors().forEach((name, tensor) -> tensors.put("Wg." + name, tensor));
        gated.value().tensors().forEach((name, tensor) -> tensors.put("Wv." + name, tensor));
        output.forEach((name, tensor) -> tensors.put("Wo." + name, tensor));
        notes.add("layer %d: the frequency of the sine is in its weights"
                .formatted(before.layers().size()));
        return new Applied(before, layer, tensors);
    }

    private Data elementWise(Node node, Data x, List<OnnxValue> in) {
        if (in.get(1) instanceof Data other) {
            return gated(node, x, other);
        }
        Applied linear = linearBefore(node, OnnxAxes.features(node, x));
        StoredTensor operand =
                Affine.vector(node, tensor(node, in, 1), linear.layer().outputs());
        return x.through(
                switch (node.type()) {
                    case "Add" -> Affine.shifted(linear, operand);
                    case "Sub" -> Affine.shifted(linear, Affine.scaled(operand, -1));
                    default -> Affine.multiplied(linear, operand);
                });
    }

    private static Data gated(Node node, Data x, Data other) {
        boolean first = x.flow() instanceof Gate;
        Data gate = first ? x : other;
        Data value = first ? other : x;
        if (node.type().equals("Mul")
                && gate.flow() instanceof Gate sine
                && value.flow() instanceof Applied linear
                && linear.isLinear()
                && sine.linear().before().equals(linear.before())) {
            return x.through(new Gated(sine.linear(), linear));
        }
        throw refused(node);
    }

    private static Applied linearBefore(Node node, Data x) {
        if (x.flow() instanceof Applied applied && applied.isLinear()) {
            return applied;
        }
        throw new InvalidFileException(
                "must have %s after a linear layer, but has it elsewhere".formatted(node.title()));
    }

    private static Data function(Node node, Data x, Activation activation) {
        Applied linear = linearBefore(node, x);
        Layer layer = new Dense(linear.layer().inputs(), linear.layer().outputs(), activation);
        return x.through(new Applied(linear.before(), layer, linear.tensors()));
    }

    private static Data normalised(Node node, Data x, List<OnnxValue> in) {
        if (OnnxAxes.features(node, x).axes().size() != 2) {
            throw new InvalidFileException("must normalise features of samples in %s, but its axes count %s"
                    .formatted(node.title(), x.axes()));
        }
        return x.through(Affine.normalised(
                node, linearBefore(node, x), tensors(in), OnnxFolding.fraction(node, "epsilon", 1e-5)));
    }

    private static Data layerNorm(Node node, Data x, List<OnnxValue> in) {
        Data fed = OnnxAxes.features(node, x);
        StoredTensor scale = tensor(node, in, 1);
        if (OnnxFolding.integer(node, "axis", -1) != -1
                && OnnxFolding.integer(node, "axis", -1) != x.axes().size() - 1) {
            throw refused(node);
        }
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        tensors.put("weight", scale);
        if (in.size() > 2) {
            tensors.put("bias", tensor(node, in, 2));
        }
        requireInputs(node, fed.flow(), scale.count());
        LayerNorm layer = new LayerNorm(scale.count(), OnnxFolding.fraction(node, "epsilon", 1e-5));
        return fed.through(new Applied(fed.flow(), layer, tensors));
    }

    private List<OnnxValue> recurrent(Node node, List<OnnxValue> in) {
        if (in.size() < 3 || !(in.get(0) instanceof Data x)) {
            throw refused(node);
        }
        OnnxRecurrent cell = new OnnxRecurrent(node);
        for (int k = 4; k < in.size(); k++) {
            boolean zero = (in.get(k) instanceof Fill fill && fill.value() == 0)
                    || (in.get(k) instanceof Known known
                            && Arrays.stream(known.tensor().values()).allMatch(value -> value == 0));
            if (!zero) {
                throw new InvalidFileException(
                        "must start %s from zero states and without peepholes, but input %d (%s) is neither"
                                .formatted(node.title(), k, node.inputs().get(k)));
            }
        }
        StoredTensor w = tensor(node, in, 1);
        StoredTensor r = tensor(node, in, 2);
        if (w.shape().size() != 3 || r.shape().size() != 3) {
            throw new InvalidFileException("must give W and R of %s three axes, but they are %s and %s"
                    .formatted(node.title(), w.shape(), r.shape()));
        }
        StoredTensor b = in.size() > 3 && !node.inputs().get(3).isEmpty()
                ? tensor(node, in, 3)
                : StoredTensor.of(
                        w.type(),
                        List.of(w.shape().get(0), 2 * w.shape().get(1)),
                        new double[2 * w.shape().get(0) * w.shape().get(1)]);
        List<Axis> axes = OnnxAxes.recurrentInput(node, x);
        requireInputs(node, x.flow(), w.shape().get(2));
        Applied layer = new Applied(x.flow(), cell.layer(w.shape().get(2)), cell.tensors(w, r, b));
        List<Axis> sequence = new ArrayList<>(axes);
        sequence.add(axes.get(0) == Axis.TIME ? 1 : 2, Axis.DIRECTION);
        List<Axis> last = new ArrayList<>(sequence);
        last.remove(Axis.TIME);
        Pool.Kind kind = cell.isBoth() ? Pool.Kind.ENDS : Pool.Kind.LAST;
        return List.of(new Data(layer, sequence), new Data(OnnxAxes.pooled(layer, kind), last));
    }
}
