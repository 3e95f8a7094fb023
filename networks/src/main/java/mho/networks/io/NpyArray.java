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
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An array of numbers as NumPy stores it: a magic text, a version, a Python dictionary that says type, order and shape,
 * then the numbers. Reads little-endian floating-point numbers, integers and truth values in C or Fortran order; writes C
 * order, version 1.0.
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

    private final StoredTensor tensor;

    private NpyArray(StoredTensor tensor) {
        this.tensor = tensor;
    }

    /** Returns an array of the given row-major values. */
    public static NpyArray of(List<Integer> shape, double[] values) {
        if (count(shape) != values.length) {
            throw new IllegalArgumentException(
                    "An array of shape %s needs %d values, but has %d".formatted(shape, count(shape), values.length));
        }
        return new NpyArray(StoredTensor.of(ElementType.F64, shape, values));
    }

    /** Returns an array that is written as the tensor's own type. */
    public static NpyArray of(StoredTensor tensor) {
        return new NpyArray(tensor);
    }

    public StoredTensor tensor() {
        return tensor;
    }

    /** Returns whether the numbers were stored as integers. */
    public boolean integers() {
        return !tensor.type().isFloating();
    }

    public List<Integer> shape() {
        return tensor.shape();
    }

    /** Returns the values, the last index running fastest. */
    public double[] values() {
        return tensor.values();
    }

    private static long count(List<Integer> shape) {
        try {
            return shape.contains(0)
                    ? 0
                    : shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
        } catch (ArithmeticException e) {
            throw new InvalidFileException("must have at most 2^63 numbers, but has shape " + shape, e);
        }
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
                throw new InvalidFileException("must end after %d numbers of shape %s, but has more bytes"
                        .formatted(stored.length, layout.shape()));
            }
            return new NpyArray(StoredTensor.adopting(
                    layout.type(), layout.shape(), layout.columnsFirst() ? rowsFirst(stored, layout.shape()) : stored));
        } catch (EOFException e) {
            throw new InvalidFileException("must be a complete .npy file, but ends too early", e);
        }
    }

    private static String header(DataInputStream data) throws IOException {
        byte[] magic = data.readNBytes(MAGIC.length);
        if (!Arrays.equals(magic, MAGIC)) {
            throw new InvalidFileException("must be a .npy file, but does not begin with the bytes 93 4E 55 4D 50 59");
        }
        int version = data.readUnsignedByte();
        data.readUnsignedByte();
        if (version < 1 || version > 3) {
            throw new InvalidFileException("must be of .npy version 1, 2 or 3, but is of version " + version);
        }
        long length = version == 1 ? little(data, 2) : little(data, 4);
        if (length > LONGEST_HEADER) {
            throw new InvalidFileException(
                    "must have a header of at most %d bytes, but says %d".formatted(LONGEST_HEADER, length));
        }
        byte[] header = data.readNBytes((int) length);
        if (header.length < length) {
            throw new EOFException();
        }
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
        int bytes = layout.type().bytes();
        if (count > Integer.MAX_VALUE / bytes) {
            throw new InvalidFileException("must have at most %d bytes of numbers, but shape %s has %.0f"
                    .formatted(Integer.MAX_VALUE, layout.shape(), (double) count * bytes));
        }
        // readNBytes takes memory as the bytes come: a header alone cannot ask for two gigabytes
        byte[] stored = data.readNBytes((int) count * bytes);
        if (stored.length < count * bytes) {
            throw new EOFException();
        }
        ByteBuffer in = ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN);
        double[] numbers = new double[(int) count];
        for (int k = 0; k < numbers.length; k++) {
            numbers[k] = layout.type().read(in);
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

    /**
     * Writes this array.
     *
     * @throws IllegalArgumentException if NumPy has no such type, or the type cannot hold a number
     */
    public void write(OutputStream out) throws IOException {
        String sizes = shape().stream().map(size -> size + ",").collect(Collectors.joining(" "));
        String dictionary = "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }"
                .formatted(Layout.name(tensor.type()), shape().size() == 1 ? sizes : sizes.replaceFirst(",$", ""));
        int prefix = MAGIC.length + 2 + 2;
        int length = -Math.floorDiv(-(prefix + dictionary.length() + 1), ALIGNMENT) * ALIGNMENT - prefix;
        out.write(MAGIC);
        out.write(new byte[] {1, 0, (byte) length, (byte) (length >> 8)});
        out.write(
                (dictionary + " ".repeat(length - 1 - dictionary.length()) + "\n").getBytes(StandardCharsets.US_ASCII));
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(tensor.bytes())).order(ByteOrder.LITTLE_ENDIAN);
        tensor.encode(bytes);
        out.write(bytes.array());
    }

    /** How the numbers are stored. */
    private record Layout(ElementType type, Order order, List<Integer> shape) {
        /** Without bfloat16, which NumPy does not have. */
        private static final Map<ElementType, String> NAMES = Map.ofEntries(
                Map.entry(ElementType.F64, "<f8"),
                Map.entry(ElementType.F32, "<f4"),
                Map.entry(ElementType.F16, "<f2"),
                Map.entry(ElementType.I64, "<i8"),
                Map.entry(ElementType.I32, "<i4"),
                Map.entry(ElementType.I16, "<i2"),
                Map.entry(ElementType.I8, "|i1"),
                Map.entry(ElementType.U64, "<u8"),
                Map.entry(ElementType.U32, "<u4"),
                Map.entry(ElementType.U16, "<u2"),
                Map.entry(ElementType.U8, "|u1"),
                Map.entry(ElementType.BOOL, "|b1"));

        enum Order {
            ROWS_FIRST,
            COLUMNS_FIRST
        }

        boolean columnsFirst() {
            return order == Order.COLUMNS_FIRST;
        }

        static Layout of(String header) {
            ElementType type = type(found(TYPE, header, "'descr'"));
            Order order =
                    found(ORDER, header, "'fortran_order'").equals("True") ? Order.COLUMNS_FIRST : Order.ROWS_FIRST;
            return new Layout(type, order, shape(found(SHAPE, header, "'shape'")));
        }

        private static ElementType type(String name) {
            return NAMES.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(name))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow(() -> new InvalidFileException(
                            "must hold little-endian numbers or truth values, but holds '%s'. In NumPy: a.astype('<f8')"
                                    .formatted(name)));
        }

        /** Returns NumPy's name of a type. */
        static String name(ElementType type) {
            String name = NAMES.get(type);
            if (name == null) {
                throw new IllegalArgumentException("NumPy has no type " + type);
            }
            return name;
        }

        private static String found(Pattern pattern, String header, String key) {
            Matcher matcher = pattern.matcher(header);
            return Optional.of(matcher)
                    .filter(Matcher::find)
                    .map(match -> match.group(1))
                    .orElseThrow(() -> new InvalidFileException(
                            "must say %s in its header, but the header is %s".formatted(key, header.strip())));
        }

        private static List<Integer> shape(String text) {
            List<Integer> shape = new ArrayList<>();
            for (String size : text.split(",", -1)) {
                if (!size.isBlank()) {
                    try {
                        shape.add(Integer.valueOf(size.strip()));
                    } catch (NumberFormatException e) {
                        throw new InvalidFileException(
                                "must have sizes of at most 2147483647, but one is " + size.strip(), e);
                    }
                }
            }
            return shape;
        }
    }
}
