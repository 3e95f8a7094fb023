package mho.scenarios.json;

/**
 * One thing that is wrong in a document.
 *
 * @param pointer where: a JSON pointer (RFC 6901), empty for the whole document
 * @param message what must hold and what was found
 */
public record Problem(String pointer, String message) {
    /** How a message about a key begins that has no place where it stands. */
    static final String UNKNOWN_KEY = "is not a key here";

    /** Returns whether a key is wrong, not a value. */
    public boolean isUnknownKey() {
        return message.startsWith(UNKNOWN_KEY);
    }

    /** Returns the line to show. */
    @Override
    public String toString() {
        return (pointer.isEmpty() ? "document" : pointer) + ": " + message;
    }
}
