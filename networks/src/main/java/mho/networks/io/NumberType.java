package mho.networks.io;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** How NumPy stores a number. Integers beyond ±2⁵³ are rounded to the nearest {@code double}. */
enum NumberType {
    FLOAT64("<f8", Double.BYTES, ByteBuffer::getDouble),
    FLOAT32("<f4", Float.BYTES, ByteBuffer::getFloat),
    INT64("<i8", Long.BYTES, ByteBuffer::getLong),
    INT32("<i4", Integer.BYTES, ByteBuffer::getInt),
    INT16("<i2", Short.BYTES, ByteBuffer::getShort),
    INT8("|i1", Byte.BYTES, ByteBuffer::get),
    UINT8("|u1", Byte.BYTES, bytes -> bytes.get() & 0xff),
    TRUTH("|b1", Byte.BYTES, ByteBuffer::get);

    private final String code;
    private final int bytes;
    private final ToDoubleFunction<ByteBuffer> reader;

    NumberType(String code, int bytes, ToDoubleFunction<ByteBuffer> reader) {
        this.code = code;
        this.bytes = bytes;
        this.reader = reader;
    }

    static NumberType of(String code) {
        return Arrays.stream(values())
                .filter(type -> type.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "must hold numbers of one of the types %s, but holds '%s'. In NumPy: a.astype('<f8')"
                                .formatted(
                                        Arrays.stream(values())
                                                .map(type -> "'" + type.code + "'")
                                                .collect(Collectors.joining(", ")),
                                        code)));
    }

    int bytes() {
        return bytes;
    }

    boolean integer() {
        return this != FLOAT64 && this != FLOAT32;
    }

    /** Returns the next number of a little-endian buffer. */
    double next(ByteBuffer buffer) {
        return reader.applyAsDouble(buffer);
    }
}
