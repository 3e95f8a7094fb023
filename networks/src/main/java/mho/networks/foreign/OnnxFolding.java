package mho.networks.foreign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import mho.networks.io.InvalidFileException;
import mho.networks.io.OnnxModel.Node;
import mho.networks.io.StoredTensor;

/** Operations of a graph that only move known numbers about. */
final class OnnxFolding {
    private OnnxFolding() {}

    /** Returns the axes that a node names in an attribute or, from opset 13 on, in an input. */
    static int[] integers(Node node, String attribute, List<StoredTensor> inputs, int input) {
        if (inputs.size() > input) {
            return Arrays.stream(inputs.get(input).values())
                    .mapToInt(value -> (int) value)
                    .toArray();
        }
        Object value = node.attributes().get(attribute);
        if (!(value instanceof List<?> list)) {
            return new int[0];
        }
        return list.stream()
                .mapToInt(item -> item instanceof Number number ? number.intValue() : 0)
                .toArray();
    }

    static int integer(Node node, String attribute, int otherwise) {
        return node.attributes().get(attribute) instanceof Number number ? number.intValue() : otherwise;
    }

    static double fraction(Node node, String attribute, double otherwise) {
        return node.attributes().get(attribute) instanceof Number number ? number.doubleValue() : otherwise;
    }

    /** Returns an axis counted from the front. */
    static int axis(Node node, int axis, int rank) {
        int counted = axis < 0 ? axis + rank : axis;
        if (!(counted >= 0 && counted < rank)) {
            throw new InvalidFileException(
                    "must use one of the %d axes in %s, but uses axis %d".formatted(rank, node.title(), axis));
        }
        return counted;
    }

    /** Applies an operation to known numbers. */
    static StoredTensor fold(Node node, List<StoredTensor> in) {
        StoredTensor x = in.get(0);
        return switch (node.type()) {
            case "Identity", "Dropout", "Cast" -> x;
            case "Transpose" -> transposed(node, x);
            case "Unsqueeze" -> unsqueezed(node, x, integers(node, "axes", in, 1));
            case "Squeeze" -> squeezed(node, x, integers(node, "axes", in, 1));
            case "Reshape" -> reshaped(node, x, in);
            case "Concat" -> concatenated(node, in);
            case "Slice" -> sliced(node, in);
            case "Gather" -> gathered(node, in);
            default ->
                throw new InvalidFileException("must not compute with constants, but has %s".formatted(node.title()));
        };
    }

    private static StoredTensor transposed(Node node, StoredTensor x) {
        int rank = x.shape().size();
        int[] order = integers(node, "perm", List.of(), 0);
        if (order.length == 0) {
            order = IntStream.range(0, rank).map(k -> rank - 1 - k).toArray();
        }
        requireOrder(node, order, rank);
        int[] axes = order;
        List<Integer> shape = Arrays.stream(order).mapToObj(x.shape()::get).toList();
        int[] strides = strides(x.shape());
        return picked(x, shape, index -> {
            int place = 0;
            for (int k = 0; k < axes.length; k++) {
                place += index[k] * strides[axes[k]];
            }
            return place;
        });
    }

    static void requireOrder(Node node, int[] order, int rank) {
        boolean all = order.length == rank
                && Arrays.stream(order).distinct().count() == rank
                && Arrays.stream(order).allMatch(k -> k >= 0 && k < rank);
        if (!all) {
            throw new InvalidFileException("must order the %d axes in %s, but its order is %s"
                    .formatted(rank, node.title(), Arrays.toString(order)));
        }
    }

    private static StoredTensor unsqueezed(Node node, StoredTensor x, int[] axes) {
        List<Integer> shape = new ArrayList<>(x.shape());
        int rank = shape.size() + axes.length;
        Arrays.stream(axes)
                .map(axis -> axis(node, axis, rank))
                .sorted()
                .forEach(axis -> shape.add(Math.min(axis, shape.size()), 1));
        return x.reshaped(shape);
    }

    private static StoredTensor squeezed(Node node, StoredTensor x, int[] axes) {
        List<Integer> shape = new ArrayList<>();
        for (int k = 0; k < x.shape().size(); k++) {
            int here = k;
            boolean named = Arrays.stream(axes)
                    .anyMatch(axis -> axis(node, axis, x.shape().size()) == here);
            if (!(x.shape().get(k) == 1 && (named || axes.length == 0))) {
                shape.add(x.shape().get(k));
            }
        }
        return x.reshaped(shape);
    }

    private static StoredTensor reshaped(Node node, StoredTensor x, List<StoredTensor> in) {
        int[] sizes = integers(node, "shape", in, 1);
        long known = 1;
        for (int k = 0; k < sizes.length; k++) {
            if (sizes[k] == 0 && k < x.shape().size()) {
                sizes[k] = x.shape().get(k);
            }
            known = Math.min(known * Math.max(1, sizes[k]), Integer.MAX_VALUE);
        }
        List<Integer> shape = new ArrayList<>();
        for (int size : sizes) {
            shape.add(size == -1 ? (int) (x.count() / known) : size);
        }
        if (shape.stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b) != x.count()) {
            throw new InvalidFileException(
                    "must keep all %d numbers in %s, but its shape is %s".formatted(x.count(), node.title(), shape));
        }
        return x.reshaped(shape);
    }

    private static StoredTensor concatenated(Node node, List<StoredTensor> in) {
        int axis = axis(
                node, integer(node, "axis", 0), Math.max(1, in.get(0).shape().size()));
        List<Integer> shape = new ArrayList<>(in.get(0).shape());
        int size = 0;
        for (StoredTensor part : in) {
            List<Integer> like = new ArrayList<>(part.shape());
            if (like.size() == shape.size() && !like.isEmpty()) {
                like.set(axis, shape.get(axis));
            }
            if (!like.equals(shape) || shape.isEmpty()) {
                throw new InvalidFileException("must join like shapes in %s, but they are %s and %s"
                        .formatted(node.title(), in.get(0).shape(), part.shape()));
            }
            size += part.shape().get(axis);
        }
        shape.set(axis, size);
        int outer = product(shape.subList(0, axis));
        int inner = product(shape.subList(axis + 1, shape.size()));
        double[] values = new double[outer * size * inner];
        int at = 0;
        for (int k = 0; k < outer; k++) {
            for (StoredTensor part : in) {
                int length = part.shape().get(axis) * inner;
                for (int j = 0; j < length; j++) {
                    values[at++] = part.value(k * length + j);
                }
            }
        }
        return StoredTensor.of(in.get(0).type(), shape, values);
    }

    private static StoredTensor sliced(Node node, List<StoredTensor> in) {
        StoredTensor x = in.get(0);
        int[] starts = integers(node, "starts", in, 1);
        int[] ends = integers(node, "ends", in, 2);
        int[] axes = integers(node, "axes", in, 3);
        int[] steps = integers(node, "steps", in, 4);
        if (starts.length != 1 || ends.length != 1 || axes.length > 1 || (steps.length == 1 && steps[0] != 1)) {
            throw new InvalidFileException(
                    "must cut along one axis by steps of 1 in %s, but does not".formatted(node.title()));
        }
        int axis = axis(node, axes.length == 0 ? 0 : axes[0], x.shape().size());
        int size = x.shape().get(axis);
        int from = Math.min(size, Math.max(0, starts[0] < 0 ? starts[0] + size : starts[0]));
        int to = Math.max(from, Math.min(size, ends[0] < 0 ? ends[0] + size : ends[0]));
        List<Integer> shape = new ArrayList<>(x.shape());
        shape.set(axis, to - from);
        int[] strides = strides(x.shape());
        return picked(x, shape, index -> {
            int place = from * strides[axis];
            for (int k = 0; k < index.length; k++) {
                place += index[k] * strides[k];
            }
            return place;
        });
    }

    private static StoredTensor gathered(Node node, List<StoredTensor> in) {
        StoredTensor x = in.get(0);
        int axis = axis(node, integer(node, "axis", 0), x.shape().size());
        if (in.size() < 2 || in.get(1).count() != 1) {
            throw new InvalidFileException("must take one index in %s, but does not".formatted(node.title()));
        }
        int index = axis(node, (int) in.get(1).value(0), x.shape().get(axis));
        List<Integer> shape = new ArrayList<>(x.shape());
        shape.set(axis, 1);
        int[] strides = strides(x.shape());
        StoredTensor one = picked(x, shape, at -> {
            int place = index * strides[axis];
            for (int k = 0; k < at.length; k++) {
                place += k == axis ? 0 : at[k] * strides[k];
            }
            return place;
        });
        shape.remove(axis);
        shape.addAll(axis, in.get(1).shape());
        return one.reshaped(shape);
    }

    private interface Place {
        int of(int[] index);
    }

    private static StoredTensor picked(StoredTensor x, List<Integer> shape, Place place) {
        double[] values = new double[product(shape)];
        int[] index = new int[shape.size()];
        for (int k = 0; k < values.length; k++) {
            values[k] = x.value(place.of(index));
            for (int axis = index.length - 1; axis >= 0 && ++index[axis] == shape.get(axis); axis--) {
                index[axis] = 0;
            }
        }
        return StoredTensor.of(x.type(), shape, values);
    }

    private static int product(List<Integer> sizes) {
        return sizes.stream().reduce(1, Math::multiplyExact);
    }

    private static int[] strides(List<Integer> shape) {
        int[] strides = new int[shape.size()];
        int stride = 1;
        for (int k = shape.size() - 1; k >= 0; k--) {
            strides[k] = stride;
            stride *= shape.get(k);
        }
        return strides;
    }
}
