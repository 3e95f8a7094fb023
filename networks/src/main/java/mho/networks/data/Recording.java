package mho.networks.data;

import java.util.function.Supplier;

/**
 * A file of recorded data as it lies in a folder or an archive; its bytes are fetched when they are asked for.
 *
 * @param name   file name with the folders and the archive before it, divided by / or \; of a compressed file the name
 *               without .gz
 * @param source fetches the bytes, uncompressed
 */
public record Recording(String name, Supplier<byte[]> source) {
    /** A file whose bytes are at hand. */
    public Recording(String name, byte[] content) {
        this(name, () -> content);
    }

    /** Returns the bytes of the file; not to be changed. */
    public byte[] content() {
        return source.get();
    }

    /** Returns the name without the folders before it. */
    String baseName() {
        return name.substring(slash() + 1);
    }

    /** Returns the folder or archive that holds the file; empty at the top. */
    String folder() {
        return name.substring(0, Math.max(0, slash()));
    }

    private int slash() {
        return Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
    }
}
