package mho.scenarios.sweep;

/** The store of a sweep could not be written or read: the machine's fault, not the scenario's. What was written before is kept. */
public final class StoreException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
