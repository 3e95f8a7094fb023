package mho.networks.io;

import java.nio.ByteBuffer;

/** How one number is stored in a file; little-endian everywhere. Numbers are doubles inside, which hold all of these. */
public enum ElementType {
    F64(Double.BYTES),
    F32(Float.BYTES),
    F16(Short.BYTES),
    BF16(Short.BYTES),
    I64(Long.BYTES),
    I32(Integer.BYTES),
    I16(Short.BYTES),
    I8(Byte.BYTES),
    U64(Long.BYTES),
    U32(Integer.BYTES),
    U16(Short.BYTES),
    U8(Byte.BYTES),
    BOOL(Byte.BYTES);

    /** IEEE 754 binary16. */
    private static final SmallFloat HALF = new SmallFloat(5, 10);
    /** The upper half of a binary32. */
    private static final SmallFloat BRAIN = new SmallFloat(8, 7);
    /** Integers up to here are exact in a double. */
    private static final double LARGEST_EXACT = 0x1p53;

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /** Returns the length of one number in a file. */
    public int bytes() {
        return bytes;
    }

    /** Returns whether this type holds fractions. */
    public boolean isFloating() {
        return this == F64 || this == F32 || this == F16 || this == BF16;
    }

    /**
     * Reads the next number.
     *
     * @throws InvalidFileException if it is an integer that a double cannot hold, or a truth value other than 0 and 1
     */
    double read(ByteBuffer in) {
        return switch (this) {
            case F64 -> in.getDouble();
            case F32 -> in.getFloat();
            case F16 -> HALF.decode(in.getShort());
            case BF16 -> BRAIN.decode(in.getShort());
            case I64, U64 -> exact(in.getLong());
            case I32 -> in.getInt();
            case I16 -> in.getShort();
            case I8 -> in.get();
            case U32 -> Integer.toUnsignedLong(in.getInt());
            case U16 -> Short.toUnsignedInt(in.getShort());
            case U8 -> Byte.toUnsignedInt(in.get());
            case BOOL -> truth(in.get());
        };
    }

    private double exact(long value) {
        if (Math.abs((double) value) > LARGEST_EXACT || (this == U64 && value < 0)) {
            throw new InvalidFileException("must hold integers of at most 2^53, but one is "
                    + (this == U64 ? Long.toUnsignedString(value) : Long.toString(value)));
        }
        return value;
    }

    private static double truth(byte value) {
        if (value != 0 && value != 1) {
            throw new InvalidFileException("must hold truth values 0 and 1, but one is " + value);
        }
        return value;
    }

    /**
     * Writes a number, rounded to nearest, ties to even, where the type holds fractions.
     *
     * @throws IllegalArgumentException if the type cannot hold the number
     */
    void write(double value, ByteBuffer out) {
        switch (this) {
            case F64 -> out.putDouble(value);
            case F32 -> out.putFloat((float) inRange(value, Float.isInfinite((float) value)));
            case F16 -> out.putShort(HALF.encode(inRange(value, HALF.overflows(value))));
            case BF16 -> out.putShort(BRAIN.encode(inRange(value, BRAIN.overflows(value))));
            case I64 -> out.putLong(integer(value, -LARGEST_EXACT, LARGEST_EXACT));
            case U64 -> out.putLong(integer(value, 0, LARGEST_EXACT));
            case I32 -> out.putInt((int) integer(value, Integer.MIN_VALUE, Integer.MAX_VALUE));
            case U32 -> out.putInt((int) integer(value, 0, 0xFFFF_FFFFL));
            case I16 -> out.putShort((short) integer(value, Short.MIN_VALUE, Short.MAX_VALUE));
            case U16 -> out.putShort((short) integer(value, 0, 0xFFFF));
            case I8 -> out.put((byte) integer(value, Byte.MIN_VALUE, Byte.MAX_VALUE));
            case U8 -> out.put((byte) integer(value, 0, 0xFF));
            case BOOL -> out.put((byte) integer(value, 0, 1));
        }
    }

    private double inRange(double value, boolean overflows) {
        if (overflows && !Double.isInfinite(value)) {
            throw new IllegalArgumentException("A number of type %s cannot hold %s".formatted(this, value));
        }
        return value;
    }

    private long integer(double value, double smallest, double largest) {
        if (!(value >= smallest && value <= largest && value == Math.rint(value))) {
            throw new IllegalArgumentException("A number of type %s must be an integer of %.0f to %.0f, but is %s"
                    .formatted(this, smallest, largest, value));
        }
        return (long) value;
    }
}
