package mho.networks.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A tensor of an ONNX file, with its numbers in raw bytes or in a list of the type's own field.
 *
 * @param name   name, empty for the constant of an operation
 * @param tensor the numbers
 */
record OnnxTensor(String name, StoredTensor tensor) {
    private static final int EXTERNAL = 1;

    static OnnxTensor read(ByteBuffer message) {
        Fields fields = new Fields();
        WireReader reader = new WireReader(message);
        while (reader.next()) {
            fields.take(reader);
        }
        return new OnnxTensor(fields.name, fields.tensor());
    }

    /** What was found so far. */
    private static final class Fields {
        private String name = "";
        private long type;
        private ByteBuffer raw;
        private final List<Long> sizes = new ArrayList<>();
        private final List<Long> integers = new ArrayList<>();
        private final List<Double> fractions = new ArrayList<>();

        void take(WireReader reader) {
            switch (reader.field()) {
                case 1 -> reader.integers(sizes);
                case 2 -> type = reader.integer();
                case 4 -> reader.fractions(fractions);
                case 5, 7, 11 -> reader.integers(integers);
                case 8 -> name = reader.text();
                case 9 -> raw = reader.message();
                case 10 -> reader.doubles(fractions);
                case 13 -> throw external();
                case 14 -> {
                    if (reader.integer() == EXTERNAL) {
                        throw external();
                    }
                }
                default -> reader.skip();
            }
        }

        private InvalidFileException external() {
            return new InvalidFileException(
                    "must hold all its numbers, but those of tensor \"%s\" lie in another file. In Python: onnx.save(onnx.load(path), path, save_as_external_data=False)"
                            .formatted(name));
        }

        StoredTensor tensor() {
            ElementType element = element();
            List<Integer> shape = shape();
            long count = 1;
            for (int size : shape) {
                count = Math.min(count * size, Integer.MAX_VALUE);
            }
            if (raw != null) {
                requireCount(count * element.bytes(), raw.remaining(), "bytes", shape);
                return named(() -> StoredTensor.decode(element, shape, raw)).requireFinite(name);
            }
            List<? extends Number> listed = fractions.isEmpty() ? integers : fractions;
            requireCount(count, listed.size(), "numbers", shape);
            double[] values = new double[listed.size()];
            for (int k = 0; k < values.length; k++) {
                values[k] = element == ElementType.F16 || element == ElementType.BF16
                        ? shortFloat(element, listed.get(k).intValue())
                        : listed.get(k).doubleValue();
            }
            return StoredTensor.adopting(element, shape, values).requireFinite(name);
        }

        /** Short floats are listed by their bits. */
        private static double shortFloat(ElementType type, int bits) {
            return type.read(ByteBuffer.allocate(Integer.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(0, bits));
        }

        private StoredTensor named(Supplier<StoredTensor> reading) {
            try {
                return reading.get();
            } catch (InvalidFileException e) {
                throw new InvalidFileException("%s (tensor \"%s\")".formatted(e.getMessage(), name), e);
            }
        }

        private void requireCount(long due, long found, String what, List<Integer> shape) {
            if (due != found) {
                throw new InvalidFileException("must hold %d %s for tensor \"%s\" of shape %s, but has %d"
                        .formatted(due, what, name, shape, found));
            }
        }

        private List<Integer> shape() {
            List<Integer> shape = new ArrayList<>();
            for (long size : sizes) {
                if (size < 0 || size > Integer.MAX_VALUE || sizes.size() > 64) {
                    throw new InvalidFileException(
                            "must have at most 64 sizes from 0 to %d, but tensor \"%s\" has %d, of them %d"
                                    .formatted(Integer.MAX_VALUE, name, sizes.size(), size));
                }
                shape.add((int) size);
            }
            return shape;
        }

        private ElementType element() {
            return switch ((int) type) {
                case 1 -> ElementType.F32;
                case 2 -> ElementType.U8;
                case 3 -> ElementType.I8;
                case 4 -> ElementType.U16;
                case 5 -> ElementType.I16;
                case 6 -> ElementType.I32;
                case 7 -> ElementType.I64;
                case 9 -> ElementType.BOOL;
                case 10 -> ElementType.F16;
                case 11 -> ElementType.F64;
                case 12 -> ElementType.U32;
                case 13 -> ElementType.U64;
                case 16 -> ElementType.BF16;
                default ->
                    throw new InvalidFileException(
                            "must hold numbers, but tensor \"%s\" is of ONNX type %d".formatted(name, type));
            };
        }
    }
}
