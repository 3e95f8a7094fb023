package mho.scenarios.cli;

/** A file, folder or name that the user gave and that is not what it must be. */
final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadInput(String message) {
        super(message);
    }
}
