package mho.adc;

import java.util.Comparator;
import java.util.List;
import mho.adc.activation.Activation;
import mho.adc.activation.Activation.Branch;
import mho.adc.activation.Interval;

/**
 * The piece of the input axis onto which a range reduction brings every input. It begins at an extremum: there the function is
 * flat, so that an input on the wrong side of its ends by δ, which saturates, is off by δ²/2 and not by δ.
 */
public enum Fold {
    /** A whole period T: two monotone branches, g(x + T) = g(x). */
    PERIOD,
    /** Half a period: one monotone branch; every other fold has the other sign, g(x + T/2) = −g(x), as sin and cos have. */
    HALF_PERIOD;

    /** Returns the fold nearest to input zero. */
    Interval window(Activation activation) {
        double period = activation.period();
        List<Branch> branches = activation.branches(Interval.symmetric(period));
        // the first and the last are cut off where the search ends
        double low = branches.subList(1, branches.size() - 1).stream()
                .map(Branch::inputs)
                .min(Comparator.comparingDouble(piece -> Math.abs(piece.low() + piece.high())))
                .orElseThrow()
                .low();
        return new Interval(low, low + (this == PERIOD ? period : period / 2));
    }

    /** Returns whether outputs of the given fold come with the other sign. */
    boolean mirrors(int number) {
        return this == HALF_PERIOD && number % 2 != 0;
    }
}
