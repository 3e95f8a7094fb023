package mho.networks.io;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An array of numbers as NumPy stores it: a magic text, a version, a Python dictionary that says type, order and shape,
 * then the numbers. Reads little-endian {@code float64} and {@code float32}, and integers of 8 to 64 bits, in C or Fortran
 * order; writes {@code float64} in C order, version 1.0.
 *
 * <p>Reference: NumPy Enhancement Proposal 1, "A simple file format for NumPy arrays", versions 1.0, 2.0 and 3.0.
 */
public final class NpyArray {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNMENT = 64;
    private static final int LONGEST_HEADER = 1 << 20;
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9,\\s]*)\\)");

    private final List<Integer> shape;
    private final double[] values;
    private final NumberType type;

    private NpyArray(List<Integer> shape, double[] values, NumberType type) {
        this.shape = List.copyOf(shape);
        this.values = values;
        this.type = type;
    }

    /** Returns an array of the given row-major values. */
    public static NpyArray of(List<Integer> shape, double[] values) {
        if (count(shape) != values.length) {
            throw new IllegalArgumentException(
                    "An array of shape %s needs %d values, but has %d".formatted(shape, count(shape), values.length));
        }
        return new NpyArray(shape, values.clone(), NumberType.FLOAT64);
    }

    public List<Integer> shape() {
        return shape;
    }

    /** Returns the values, the last index running fastest. */
    public double[] values() {
        return values.clone();
    }

    /** Returns whether the numbers were stored as integers. */
    public boolean integers() {
        return type.integer();
    }

    private static long count(List<Integer> shape) {
        return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }

    /**
     * Reads an array.
     *
     * @throws IllegalArgumentException if the bytes are no array of this kind, saying what was found
     */
    public static NpyArray read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        try {
            String header = header(data);
            Layout layout = Layout.of(header);
            double[] stored = numbers(data, layout);
            if (data.read() >= 0) {
                throw new IllegalArgumentException("must end after %d numbers of shape %s, but has more bytes"
                        .formatted(stored.length, layout.shape()));
            }
            double[] ordered = layout.columnsFirst() ? rowsFirst(stored, layout.shape()) : stored;
            return new NpyArray(layout.shape(), ordered, layout.type());
        } catch (EOFException e) {
            throw new IllegalArgumentException("must be a complete .npy file, but ends too early", e);
        }
    }

    private static String header(DataInputStream data) throws IOException {
        byte[] magic = data.readNBytes(MAGIC.length);
        if (!Arrays.equals(magic, MAGIC)) {
            throw new IllegalArgumentException(
                    "must be a .npy file, but does not begin with the bytes 93 4E 55 4D 50 59");
        }
        int version = data.readUnsignedByte();
        data.readUnsignedByte();
        if (version < 1 || version > 3) {
            throw new IllegalArgumentException("must be of .npy version 1, 2 or 3, but is of version " + version);
        }
        long length = version == 1 ? little(data, 2) : little(data, 4);
        if (length > LONGEST_HEADER) {
            throw new IllegalArgumentException(
                    "must have a header of at most %d bytes, but says %d".formatted(LONGEST_HEADER, length));
        }
        byte[] header = new byte[(int) length];
        data.readFully(header);
        return new String(header, StandardCharsets.UTF_8);
    }

    private static long little(DataInputStream data, int bytes) throws IOException {
        long value = 0;
        for (int k = 0; k < bytes; k++) {
            value |= ((long) data.readUnsignedByte()) << (8 * k);
        }
        return value;
    }

    private static double[] numbers(DataInputStream data, Layout layout) throws IOException {
        long count = count(layout.shape());
        if (count * layout.type().bytes() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("must have at most %d bytes of numbers, but shape %s has %d"
                    .formatted(
                            Integer.MAX_VALUE,
                            layout.shape(),
                            count * layout.type().bytes()));
        }
        // readNBytes takes memory as the bytes come: a header alone cannot ask for two gigabytes
        byte[] stored = data.readNBytes((int) count * layout.type().bytes());
        if (stored.length < count * layout.type().bytes()) {
            throw new EOFException();
        }
        ByteBuffer bytes = ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN);
        double[] numbers = new double[(int) count];
        for (int k = 0; k < numbers.length; k++) {
            numbers[k] = layout.type().next(bytes);
        }
        return numbers;
    }

    /** The same array with the last index running fastest, from one with the first running fastest. */
    private static double[] rowsFirst(double[] columnsFirst, List<Integer> shape) {
        double[] rowsFirst = new double[columnsFirst.length];
        int[] index = new int[shape.size()];
        for (double value : columnsFirst) {
            int place = 0;
            for (int axis = 0; axis < index.length; axis++) {
                place = place * shape.get(axis) + index[axis];
            }
            rowsFirst[place] = value;
            for (int axis = 0; axis < index.length && ++index[axis] == shape.get(axis); axis++) {
                index[axis] = 0;
            }
        }
        return rowsFirst;
    }

    /** Writes this array. */
    public void write(OutputStream out) throws IOException {
        String sizes = shape.stream().map(size -> size + ",").collect(Collectors.joining(" "));
        String dictionary = "{'descr': '<f8', 'fortran_order': False, 'shape': (%s), }"
                .formatted(shape.size() == 1 ? sizes : sizes.replaceFirst(",$", ""));
        int prefix = MAGIC.length + 2 + 2;
        int length = -Math.floorDiv(-(prefix + dictionary.length() + 1), ALIGNMENT) * ALIGNMENT - prefix;
        out.write(MAGIC);
        out.write(new byte[] {1, 0, (byte) length, (byte) (length >> 8)});
        out.write(
                (dictionary + " ".repeat(length - 1 - dictionary.length()) + "\n").getBytes(StandardCharsets.US_ASCII));
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            bytes.putDouble(value);
        }
        out.write(bytes.array());
    }

    /** How the numbers are stored. */
    private record Layout(NumberType type, Order order, List<Integer> shape) {
        enum Order {
            ROWS_FIRST,
            COLUMNS_FIRST
        }

        boolean columnsFirst() {
            return order == Order.COLUMNS_FIRST;
        }

        static Layout of(String header) {
            NumberType type = NumberType.of(found(TYPE, header, "'descr'"));
            Order order =
                    found(ORDER, header, "'fortran_order'").equals("True") ? Order.COLUMNS_FIRST : Order.ROWS_FIRST;
            return new Layout(type, order, shape(found(SHAPE, header, "'shape'")));
        }

        private static String found(Pattern pattern, String header, String key) {
            Matcher matcher = pattern.matcher(header);
            return Optional.of(matcher)
                    .filter(Matcher::find)
                    .map(match -> match.group(1))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "must say %s in its header, but the header is %s".formatted(key, header.strip())));
        }

        private static List<Integer> shape(String text) {
            List<Integer> shape = new ArrayList<>();
            for (String size : text.split(",", -1)) {
                if (!size.isBlank()) {
                    try {
                        shape.add(Integer.valueOf(size.strip()));
                    } catch (NumberFormatException e) {
                        throw new IllegalArgumentException(
                                "must have sizes of at most 2147483647, but one is " + size.strip(), e);
                    }
                }
            }
            return shape;
        }
    }
}
