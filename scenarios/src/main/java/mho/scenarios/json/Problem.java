package mho.scenarios.json;

/**
 * One thing that is wrong in a document.
 *
 * @param pointer where: a JSON pointer (RFC 6901), empty for the whole document
 * @param message what must hold and what was found
 */
public record Problem(String pointer, String message) {
    /** Returns the line to show. */
    @Override
    public String toString() {
        return (pointer.isEmpty() ? "document" : pointer) + ": " + message;
    }
}
