package mho.networks.io;

/**
 * A file of numbers that is not what it should be. The message is the rest of a sentence that begins with the file's name:
 * what must hold, and what was found.
 */
public final class InvalidFileException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public InvalidFileException(String message) {
        super(message);
    }

    public InvalidFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
