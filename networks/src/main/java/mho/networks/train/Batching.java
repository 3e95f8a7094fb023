package mho.networks.train;

/** How many examples share a step. */
public sealed interface Batching {
    /** Returns the examples of one step when there are so many in all. */
    int size(int examples);

    /** All examples in each step. */
    record Full() implements Batching {
        @Override
        public int size(int examples) {
            return examples;
        }
    }

    /**
     * A number of examples, drawn anew each epoch without replacement; the last step of an epoch has what is left.
     *
     * @param size examples in a step [1]
     */
    record Mini(int size) implements Batching {
        public Mini {
            if (!(size >= 1)) {
                throw new IllegalArgumentException(
                        "A minibatch needs at least one example, but has %d".formatted(size));
            }
        }

        @Override
        public int size(int examples) {
            return Math.min(size, examples);
        }
    }

    /**
     * A number of examples drawn anew for each step from the task's own stream; an epoch is a number of such steps.
     *
     * @param size  examples in a step [1]
     * @param steps steps in an epoch [1]
     */
    record Drawn(int size, int steps) implements Batching {
        public Drawn {
            if (!(size >= 1 && steps >= 1)) {
                throw new IllegalArgumentException(
                        "Drawn batches need at least one example and an epoch at least one step, but they are %d and %d"
                                .formatted(size, steps));
            }
        }

        @Override
        public int size(int examples) {
            return size;
        }
    }
}
