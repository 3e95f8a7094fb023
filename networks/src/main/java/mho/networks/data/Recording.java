package mho.networks.data;

/**
 * A recorded clip as it lies in a folder or an archive.
 *
 * @param name    file name; folders before it, divided by / or \, do not matter
 * @param content the bytes of the file; shared, not copied, and not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes of a file; recordings are told apart by name, never compared
public record Recording(String name, byte[] content) {
    /** Returns the name without the folders before it. */
    String baseName() {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }
}
