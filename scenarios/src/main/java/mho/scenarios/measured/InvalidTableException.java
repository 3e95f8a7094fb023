package mho.scenarios.measured;

import java.util.List;

/** A measured table that is not what it must be; the message has one line for each problem. */
public final class InvalidTableException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    InvalidTableException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
    }
}
