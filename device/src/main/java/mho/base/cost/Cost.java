package mho.base.cost;

import mho.base.unit.SI;

/**
 * What one operation costs.
 *
 * @param energy  energy drawn from the supplies [J]
 * @param latency time from start to finish [s]
 */
public record Cost(@SI("J") double energy, @SI("s") double latency) {
    public static final Cost NONE = new Cost(0, 0);

    public Cost {
        if (!(energy >= 0 && latency >= 0 && energy < Double.POSITIVE_INFINITY && latency < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "A cost needs energy >= 0 and latency >= 0, but they are %g J and %g s".formatted(energy, latency));
        }
    }

    /** Returns the cost of this operation followed by the other. Associative, {@link #NONE} is neutral. */
    public Cost then(Cost next) {
        return new Cost(energy + next.energy, latency + next.latency);
    }

    /** Returns the cost of both operations at the same time. Commutative; the energy is that of {@link #then}. */
    public Cost alongside(Cost other) {
        return new Cost(energy + other.energy, Math.max(latency, other.latency));
    }

    /** Returns the cost of doing this operation a number of times, one after the other. */
    public Cost repeated(double times) {
        return new Cost(energy * times, latency * times);
    }

    /** Returns the cost of a number of units doing this operation at the same time. */
    public Cost replicated(double units) {
        return new Cost(energy * units, units == 0 ? 0 : latency);
    }
}
