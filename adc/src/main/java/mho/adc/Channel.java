package mho.adc;

import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import mho.base.random.Draws;

/**
 * One converter of a bank as an instrument sees it: an input, an output, and nothing of what is inside.
 *
 * @param adc    the bank
 * @param column which of its converters
 */
public record Channel(Adc adc, int column) {
    public Channel {
        Objects.checkIndex(column, adc.columns());
    }

    /** Returns the output for an input without the noise of a conversion. */
    public DoubleUnaryOperator quiet() {
        return x -> adc.convert(x, column);
    }

    /** Returns the output for an input, each a conversion of its own with its own noise. */
    public DoubleUnaryOperator noisy(Draws draws) {
        return x -> {
            double[] value = {x};
            adc.moment(draws).convert(value, 0, 1, column);
            return value[0];
        };
    }
}
