package mho.scenarios.json;

import java.util.Optional;

/** What an object starts from before its keys are looked at. */
sealed interface Base {
    /** The value that holds for what is not written; empty if there is none. */
    default Optional<Object> value() {
        return Optional.empty();
    }

    /** Every component must be written or have a default. */
    record Nothing() implements Base {}

    /** A preset's value. */
    record Known(Object preset) implements Base {
        @Override
        public Optional<Object> value() {
            return Optional.of(preset);
        }
    }

    /** A preset that does not exist: a problem was noted, and what is missing is no further one. */
    record Unknown() implements Base {}
}
