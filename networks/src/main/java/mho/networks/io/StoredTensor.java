package mho.networks.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An array of numbers as a file holds it: the type there, the sizes, and the numbers, the last index running fastest. */
public final class StoredTensor {
    private final ElementType type;
    private final List<Integer> shape;
    private final double[] values;

    private StoredTensor(ElementType type, List<Integer> shape, double[] values) {
        this.type = type;
        this.shape = List.copyOf(shape);
        this.values = values;
    }

    /** Returns a tensor of the given numbers. */
    public static StoredTensor of(ElementType type, List<Integer> shape, double[] values) {
        return adopting(type, shape, values.clone());
    }

    /** The same without a copy, for readers that have just made the numbers. */
    static StoredTensor adopting(ElementType type, List<Integer> shape, double[] values) {
        if (shape.stream().anyMatch(size -> size < 0) || count(shape) != values.length) {
            throw new IllegalArgumentException(
                    "A tensor of shape %s needs as many numbers as the product of its sizes, ".formatted(shape)
                            + "but has " + values.length);
        }
        return new StoredTensor(type, shape, values);
    }

    /** Decodes a tensor from exactly its bytes. */
    static StoredTensor decode(ElementType type, List<Integer> shape, ByteBuffer bytes) {
        ByteBuffer in = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        double[] values = new double[in.remaining() / type.bytes()];
        for (int k = 0; k < values.length; k++) {
            values[k] = type.read(in);
        }
        return adopting(type, shape, values);
    }

    void encode(ByteBuffer out) {
        for (double value : values) {
            type.write(value, out);
        }
    }

    private static long count(List<Integer> shape) {
        return shape.contains(0)
                ? 0
                : shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }

    public ElementType type() {
        return type;
    }

    /** Returns the sizes; none for a single number. */
    public List<Integer> shape() {
        return shape;
    }

    /** Returns the numbers, the last index running fastest. */
    public double[] values() {
        return values.clone();
    }

    /** Returns how many numbers there are. */
    public int count() {
        return values.length;
    }

    /** Returns one number by its place in {@link #values}. */
    public double value(int place) {
        return values[place];
    }

    /** Returns the length in a file of this type. */
    long bytes() {
        return (long) values.length * type.bytes();
    }

    /** Returns the same numbers to be stored in another type. */
    public StoredTensor as(ElementType other) {
        return new StoredTensor(other, shape, values);
    }

    /** Returns the same numbers in the same order with other sizes. */
    public StoredTensor reshaped(List<Integer> sizes) {
        return adopting(type, sizes, values);
    }

    /**
     * Requires that all numbers are finite.
     *
     * @param name the tensor's name, for the message
     */
    StoredTensor requireFinite(String name) {
        for (int place = 0; place < values.length; place++) {
            if (!Double.isFinite(values[place])) {
                throw new InvalidFileException("must hold finite numbers, but tensor \"%s\" has %s at %s"
                        .formatted(name, values[place], index(place)));
            }
        }
        return this;
    }

    private List<Integer> index(int place) {
        List<Integer> index = new ArrayList<>();
        int rest = place;
        for (int axis = shape.size() - 1; axis >= 0; axis--) {
            index.add(0, rest % shape.get(axis));
            rest /= shape.get(axis);
        }
        return index;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoredTensor tensor
                && type == tensor.type
                && shape.equals(tensor.shape)
                && Arrays.equals(values, tensor.values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * type.hashCode() + shape.hashCode()) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return type + " " + shape;
    }
}
