package mho.networks.data;

import java.util.Arrays;
import mho.networks.SplitMixStream;

/** An endless supply of training examples in a fixed order; open, hence mutable. */
@FunctionalInterface
public interface Drawing {
    /** Returns the next examples. */
    Examples next(int count);

    /** Draws from a fixed set with replacement: example ⌊u·count of the set⌋ for each u of a stream. */
    static Drawing from(Examples examples, SplitMixStream stream) {
        return count -> {
            int[] drawn = new int[count];
            Arrays.setAll(drawn, n -> stream.below(examples.count()));
            return examples.select(drawn);
        };
    }
}
