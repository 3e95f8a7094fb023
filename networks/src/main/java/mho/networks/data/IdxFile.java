package mho.networks.data;

import java.nio.ByteBuffer;

/**
 * An array of unsigned bytes as an IDX file holds it: two zero bytes, type 8, number of dimensions, their sizes as
 * big-endian 32-bit numbers, the values with the last index running fastest.
 *
 * <p>Reference: Y. LeCun, C. Cortes, C. J. C. Burges, "The MNIST database of handwritten digits", file formats.
 */
final class IdxFile {
    private static final int UNSIGNED_BYTES = 8;

    private final int items;
    private final int perItem;
    private final ByteBuffer values;

    private IdxFile(int items, int perItem, ByteBuffer values) {
        this.items = items;
        this.perItem = perItem;
        this.values = values;
    }

    /** Reads a file that must have a number of dimensions. */
    static IdxFile read(Recording file, int dimensions) {
        ByteBuffer content = ByteBuffer.wrap(file.content());
        int header = 4 + 4 * dimensions;
        if (content.remaining() < header || content.getInt() != (UNSIGNED_BYTES << 8 | dimensions)) {
            throw new IllegalArgumentException(
                    "%s must be an IDX file of unsigned bytes in %d dimensions, but is none (%d bytes)"
                            .formatted(file.name(), dimensions, content.capacity()));
        }
        int items = content.getInt();
        long perItem = 1;
        for (int k = 1; k < dimensions; k++) {
            perItem = Math.min(perItem * Integer.toUnsignedLong(content.getInt()), 1L << 31);
        }
        if (!(items >= 1 && perItem >= 1 && items * perItem == content.remaining())) {
            throw new IllegalArgumentException(
                    "%s must hold the values its header promises, %d of %d bytes, but has %d bytes"
                            .formatted(file.name(), items, perItem, content.remaining()));
        }
        return new IdxFile(items, (int) perItem, content.slice());
    }

    int items() {
        return items;
    }

    int perItem() {
        return perItem;
    }

    /** Returns one value, 0 to 255. */
    int value(int item, int index) {
        return values.get(item * perItem + index) & 0xff;
    }
}
