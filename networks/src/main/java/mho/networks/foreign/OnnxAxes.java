package mho.networks.foreign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mho.networks.Bidirectional;
import mho.networks.Layer;
import mho.networks.Pool;
import mho.networks.foreign.OnnxValue.Applied;
import mho.networks.foreign.OnnxValue.Axis;
import mho.networks.foreign.OnnxValue.Data;
import mho.networks.foreign.OnnxValue.Flow;
import mho.networks.foreign.OnnxValue.Known;
import mho.networks.foreign.OnnxValue.States;
import mho.networks.io.InvalidFileException;
import mho.networks.io.OnnxModel.Node;
import mho.networks.io.StoredTensor;

/**
 * Operations of a graph that move data about or pool them over time. The axes of an input are told by its first use: those of
 * a recurrent operator, of a transposition before one, or samples × features.
 */
final class OnnxAxes {
    private static final List<Axis> TIME_FIRST = List.of(Axis.TIME, Axis.SAMPLE, Axis.FEATURE);
    private static final List<Axis> SAMPLES_FIRST = List.of(Axis.SAMPLE, Axis.TIME, Axis.FEATURE);

    private OnnxAxes() {}

    /** Returns data whose last axis is the features. */
    static Data features(Node node, Data x) {
        Data known = x.axes().isEmpty() ? x.along(List.of(Axis.SAMPLE, Axis.FEATURE)) : x;
        if (known.axes().get(known.axes().size() - 1) != Axis.FEATURE
                || known.axes().contains(Axis.DIRECTION)) {
            throw new InvalidFileException(
                    "must take features last in %s, but its axes count %s".formatted(node.title(), known.axes()));
        }
        return known;
    }

    /** Returns the axes of a recurrent operator's input. */
    static List<Axis> recurrentInput(Node node, Data x) {
        List<Axis> due = OnnxFolding.integer(node, "layout", 0) == 0 ? TIME_FIRST : SAMPLES_FIRST;
        if (!x.axes().isEmpty() && !x.axes().equals(due)) {
            throw new InvalidFileException(
                    "must give %s the axes %s, but gives %s".formatted(node.title(), due, x.axes()));
        }
        return due;
    }

    /** Returns one vector of a sequence. */
    static Applied pooled(Flow sequence, Pool.Kind kind) {
        int width = sequence instanceof Applied applied ? applied.layer().outputs() : 0;
        if (width == 0) {
            throw new InvalidFileException("must pool what a layer makes, but pools the input");
        }
        Layer pool = new Pool(width, kind);
        return new Applied(sequence, pool, Map.of());
    }

    /** Returns the moved data, empty if the operator is none that moves data. */
    static Optional<OnnxValue> moved(Node node, Data x, List<OnnxValue> in) {
        List<StoredTensor> constants = new ArrayList<>();
        for (OnnxValue value : in.subList(1, in.size())) {
            constants.add(value instanceof Known known ? known.tensor() : null);
        }
        return switch (node.type()) {
            case "Transpose" -> Optional.of(transposed(node, x));
            case "Squeeze" -> Optional.of(squeezed(node, x, axes(node, "axes", constants, 0)));
            case "Unsqueeze" -> Optional.of(unsqueezed(node, x, axes(node, "axes", constants, 0)));
            case "Flatten" -> Optional.of(flattened(node, x));
            case "Reshape" -> Optional.of(reshaped(node, x));
            case "Gather" -> Optional.of(gathered(node, x, constants));
            case "Slice" -> Optional.of(sliced(node, x, constants));
            case "ReduceMean" -> Optional.of(reduced(node, x, axes(node, "axes", constants, 0), Pool.Kind.MEAN));
            case "ReduceMax" -> Optional.of(reduced(node, x, axes(node, "axes", constants, 0), Pool.Kind.MAX));
            default -> Optional.empty();
        };
    }

    /** The final states of layers one after the other. */
    static OnnxValue joined(Node node, List<OnnxValue> in) {
        List<Data> layers = in.stream().map(Data.class::cast).toList();
        boolean states = OnnxFolding.integer(node, "axis", 0) == 0
                && layers.stream()
                        .allMatch(data -> !data.axes().isEmpty() && data.axes().get(0) == Axis.DIRECTION);
        if (!states) {
            throw new InvalidFileException(
                    "must join final states of recurrent layers only in %s, but joins others".formatted(node.title()));
        }
        return new States(layers);
    }

    /** The final state of one layer. */
    static OnnxValue picked(Node node, States states, List<OnnxValue> in) {
        int count = states.layers().size();
        boolean one = node.type().equals("Gather")
                && OnnxFolding.integer(node, "axis", 0) == 0
                && in.get(1) instanceof Known known
                && known.tensor().shape().isEmpty()
                && states.layers().stream().noneMatch(data -> isBoth(data.flow()));
        if (!one) {
            throw new InvalidFileException(
                    "must take the final state of one layer in %s, but does otherwise".formatted(node.title()));
        }
        int index = OnnxFolding.axis(node, (int) ((Known) in.get(1)).tensor().value(0), count);
        Data layer = states.layers().get(index);
        return layer.along(layer.axes().subList(1, layer.axes().size()));
    }

    private static int[] axes(Node node, String attribute, List<StoredTensor> constants, int input) {
        List<StoredTensor> known = constants.stream().anyMatch(tensor -> tensor == null) ? List.of() : constants;
        return OnnxFolding.integers(node, attribute, known, input);
    }

    private static Data transposed(Node node, Data x) {
        int[] order = OnnxFolding.integers(node, "perm", List.of(), 0);
        List<Axis> from = x.axes().isEmpty() ? SAMPLES_FIRST : x.axes();
        OnnxFolding.requireOrder(node, order, from.size());
        return x.along(Arrays.stream(order).mapToObj(from::get).toList());
    }

    private static Data squeezed(Node node, Data x, int[] axes) {
        List<Axis> left = new ArrayList<>(x.axes());
        int[] sorted = Arrays.stream(axes)
                .map(axis -> OnnxFolding.axis(node, axis, x.axes().size()))
                .sorted()
                .toArray();
        for (int k = sorted.length - 1; k >= 0; k--) {
            Axis gone = left.remove(sorted[k]);
            boolean single = gone == Axis.SINGLE || (gone == Axis.DIRECTION && !isBoth(x.flow()));
            if (!single) {
                throw new InvalidFileException(
                        "must squeeze an axis of one entry in %s, but it counts %s".formatted(node.title(), gone));
            }
        }
        return x.along(left);
    }

    private static boolean isBoth(Flow flow) {
        List<Applied> layers = flow.layers();
        return layers.stream().anyMatch(applied -> applied.layer() instanceof Bidirectional);
    }

    private static Data unsqueezed(Node node, Data x, int[] axes) {
        List<Axis> all = new ArrayList<>(x.axes());
        for (int axis : Arrays.stream(axes).sorted().toArray()) {
            all.add(OnnxFolding.axis(node, axis, all.size() + 1), Axis.SINGLE);
        }
        return x.along(all);
    }

    /** Samples stay, the rest becomes features in its order. */
    private static Data flattened(Node node, Data x) {
        List<Axis> flat = List.of(Axis.SAMPLE, Axis.FEATURE);
        List<Axis> counted =
                x.axes().stream().filter(axis -> axis != Axis.SINGLE).toList();
        boolean plain = x.axes().isEmpty() || counted.equals(flat);
        if (!plain || OnnxFolding.integer(node, "axis", 1) != 1) {
            throw new InvalidFileException("must flatten samples to features in %s, but flattens axes that count %s"
                    .formatted(node.title(), x.axes()));
        }
        return x.along(flat);
    }

    /** Directions and features become features; axes of one entry go. */
    private static Data reshaped(Node node, Data x) {
        if (x.axes().isEmpty()) {
            return x.along(List.of(Axis.SAMPLE, Axis.FEATURE));
        }
        List<Axis> left = new ArrayList<>(x.axes());
        left.removeIf(axis -> axis == Axis.SINGLE);
        int features = left.indexOf(Axis.FEATURE);
        if (features > 0 && left.get(features - 1) == Axis.DIRECTION) {
            left.remove(features - 1);
        }
        if (left.contains(Axis.DIRECTION)) {
            throw new InvalidFileException("must put directions beside features in %s, but its axes count %s"
                    .formatted(node.title(), x.axes()));
        }
        return x.along(left);
    }

    private static Data gathered(Node node, Data x, List<StoredTensor> constants) {
        int axis = OnnxFolding.axis(
                node, OnnxFolding.integer(node, "axis", 0), x.axes().size());
        boolean last = constants.size() == 1
                && constants.get(0) != null
                && constants.get(0).count() == 1
                && constants.get(0).value(0) == -1;
        if (x.axes().get(axis) == Axis.DIRECTION && !isBoth(x.flow())) {
            List<Axis> left = new ArrayList<>(x.axes());
            left.remove(axis);
            return x.along(left);
        }
        if (!last || x.axes().get(axis) != Axis.TIME) {
            throw new InvalidFileException(
                    "must take the last step in %s, but takes another entry".formatted(node.title()));
        }
        List<Axis> left = new ArrayList<>(x.axes());
        left.remove(axis);
        if (!constants.get(0).shape().isEmpty()) {
            left.add(axis, Axis.SINGLE);
        }
        return new Data(pooled(x.flow(), Pool.Kind.LAST), left);
    }

    private static Data sliced(Node node, Data x, List<StoredTensor> constants) {
        int[] starts = axes(node, "starts", constants, 0);
        int[] ends = axes(node, "ends", constants, 1);
        int[] axes = axes(node, "axes", constants, 2);
        int[] steps = axes(node, "steps", constants, 3);
        boolean each = steps.length == 0 || (steps.length == 1 && steps[0] == 1);
        boolean whole =
                each && starts.length == 1 && starts[0] == 0 && ends.length == 1 && ends[0] == Integer.MAX_VALUE;
        if (whole) {
            return x;
        }
        boolean last =
                each && starts.length == 1 && starts[0] == -1 && ends.length == 1 && ends[0] == Integer.MAX_VALUE;
        int axis = OnnxFolding.axis(
                node, axes.length == 1 ? axes[0] : 0, Math.max(1, x.axes().size()));
        if (!last || x.axes().isEmpty() || x.axes().get(axis) != Axis.TIME) {
            throw new InvalidFileException(
                    "must cut out the last step in %s, but cuts out others".formatted(node.title()));
        }
        List<Axis> left = new ArrayList<>(x.axes());
        left.set(axis, Axis.SINGLE);
        return new Data(pooled(x.flow(), Pool.Kind.LAST), left);
    }

    private static Data reduced(Node node, Data x, int[] axes, Pool.Kind kind) {
        if (axes.length != 1 || x.axes().isEmpty()) {
            throw new InvalidFileException("must reduce one axis of what a layer makes in %s".formatted(node.title()));
        }
        int axis = OnnxFolding.axis(node, axes[0], x.axes().size());
        if (x.axes().get(axis) != Axis.TIME) {
            throw new InvalidFileException("must reduce over time in %s, but the axis counts %s"
                    .formatted(node.title(), x.axes().get(axis)));
        }
        List<Axis> left = new ArrayList<>(x.axes());
        left.remove(axis);
        if (OnnxFolding.integer(node, "keepdims", 1) != 0) {
            left.add(axis, Axis.SINGLE);
        }
        return new Data(pooled(x.flow(), kind), left);
    }
}
