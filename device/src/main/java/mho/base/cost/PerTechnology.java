package mho.base.cost;

import java.util.function.Function;

/**
 * What follows from a technology alone, made anew only when another one is asked for: the points of a design space ask for the same
 * parts thousands of times a second. Safe for use by several threads.
 *
 * @param <T> an immutable value
 */
public final class PerTechnology<T> {
    private final Function<Technology, T> make;
    private volatile Made<T> last;

    private record Made<T>(Technology technology, T value) {}

    /** @param make a pure function */
    public PerTechnology(Function<Technology, T> make) {
        this.make = make;
    }

    /** Returns the value of a technology. */
    public T of(Technology technology) {
        Made<T> known = last;
        if (known == null || !known.technology.equals(technology)) {
            known = new Made<>(technology, make.apply(technology));
            last = known;
        }
        return known.value;
    }
}
