package mho.crossbar;

/**
 * What the ports of a programmed array do per volt.
 *
 * @param transfer bit-line current per volt on a word line, the others at ground; word lines × bit lines [S]
 * @param driving  current out of each word line's source per volt on it, the others at ground; word lines × 1 [S]
 */
public record ArrayResponse(Conductances transfer, Conductances driving) {
    public ArrayResponse {
        if (driving.rows() != transfer.rows()) {
            throw new IllegalArgumentException(
                    "An array of %d word lines needs as many driving conductances, but has %d"
                            .formatted(transfer.rows(), driving.rows()));
        }
    }
}
