package mho.networks.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields of one protocol-buffer message, one after the other.
 *
 * <p>Reference: Google, "Protocol Buffers: Encoding".
 */
final class WireReader {
    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int LENGTH = 2;
    private static final int FIXED_32 = 5;
    private static final int MOST_SHIFT = 63;

    private final ByteBuffer in;
    private int field;
    private int type;

    WireReader(ByteBuffer message) {
        this.in = message.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Goes to the next field; false at the end. The field's value must be taken or skipped before. */
    boolean next() {
        if (!in.hasRemaining()) {
            return false;
        }
        long key = varint();
        field = (int) (key >>> 3);
        type = (int) (key & 7);
        if (key < 0 || key >>> 3 == 0 || key > 0xFFFF_FFFFL) {
            throw new InvalidFileException(
                    "must be a protocol-buffer message, but has a field of number " + Long.toUnsignedString(key >>> 3));
        }
        return true;
    }

    int field() {
        return field;
    }

    void skip() {
        switch (type) {
            case VARINT -> varint();
            case FIXED_64 -> bytes(Long.BYTES);
            case LENGTH -> message();
            case FIXED_32 -> bytes(Integer.BYTES);
            default ->
                throw new InvalidFileException(
                        "must be a protocol-buffer message of known fields, but field %d has wire type %d"
                                .formatted(field, type));
        }
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift <= MOST_SHIFT; shift += 7) {
            if (!in.hasRemaining()) {
                throw early();
            }
            byte part = in.get();
            value |= (part & 0x7FL) << shift;
            if (part >= 0) {
                return value;
            }
        }
        throw new InvalidFileException("must be a protocol-buffer message, but has an integer of more than 10 bytes");
    }

    private ByteBuffer bytes(long count) {
        if (count < 0 || count > in.remaining()) {
            throw early();
        }
        ByteBuffer part = in.slice(in.position(), (int) count).order(ByteOrder.LITTLE_ENDIAN);
        in.position(in.position() + (int) count);
        return part;
    }

    private static InvalidFileException early() {
        return new InvalidFileException("must be a whole protocol-buffer message, but ends too early");
    }

    private void require(int wanted) {
        if (type != wanted) {
            throw new InvalidFileException("must be a protocol-buffer message with wire type %d in field %d, but has %d"
                    .formatted(wanted, field, type));
        }
    }

    long integer() {
        require(VARINT);
        return varint();
    }

    float fraction() {
        require(FIXED_32);
        return bytes(Float.BYTES).getFloat();
    }

    ByteBuffer message() {
        require(LENGTH);
        return bytes(varint());
    }

    String text() {
        return StandardCharsets.UTF_8.decode(message()).toString();
    }

    /** Appends one integer, or all of a packed list. */
    void integers(List<Long> values) {
        if (type == VARINT) {
            values.add(varint());
            return;
        }
        WireReader packed = new WireReader(message());
        while (packed.in.hasRemaining()) {
            values.add(packed.varint());
        }
    }

    /** Appends one number of 4 bytes, or all of a packed list. */
    void fractions(List<Double> values) {
        ByteBuffer part = type == FIXED_32 ? bytes(Float.BYTES) : whole(message(), Float.BYTES);
        while (part.hasRemaining()) {
            values.add((double) part.getFloat());
        }
    }

    /** Appends one number of 8 bytes, or all of a packed list. */
    void doubles(List<Double> values) {
        ByteBuffer part = type == FIXED_64 ? bytes(Double.BYTES) : whole(message(), Double.BYTES);
        while (part.hasRemaining()) {
            values.add(part.getDouble());
        }
    }

    private static ByteBuffer whole(ByteBuffer packed, int size) {
        if (packed.remaining() % size != 0) {
            throw new InvalidFileException(
                    "must pack numbers of %d bytes, but has %d bytes of them".formatted(size, packed.remaining()));
        }
        return packed;
    }

    /** Returns the messages of one field of a message, others skipped. */
    static List<ByteBuffer> messages(ByteBuffer message, int field) {
        List<ByteBuffer> found = new ArrayList<>();
        WireReader reader = new WireReader(message);
        while (reader.next()) {
            if (reader.field == field) {
                found.add(reader.message());
            } else {
                reader.skip();
            }
        }
        return found;
    }
}
