package mho.networks;

import mho.adc.activation.Activation;

/**
 * Neighbouring outputs of a product that go through the same function.
 *
 * @param from       first column
 * @param to         one past the last column
 * @param activation the function
 */
public record ColumnGroup(int from, int to, Activation activation) {
    public ColumnGroup {
        if (!(0 <= from && from < to)) {
            throw new IllegalArgumentException(
                    "A group of columns needs 0 <= from < to, but they are %d and %d".formatted(from, to));
        }
    }

    public int width() {
        return to - from;
    }
}
