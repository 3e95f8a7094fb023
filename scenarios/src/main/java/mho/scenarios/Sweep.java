package mho.scenarios;

import java.util.List;
import mho.base.unit.SI;

/**
 * How a scenario's design space is swept.
 *
 * @param sampler     which points it has
 * @param evaluate    what is found out about a point
 * @param objectives  what makes a point better than another; at least one
 * @param constraints what a point must meet to be on the Pareto front, as {@code --where} writes it: {@code accuracy >= 0.9}
 * @param budget      when to stop
 */
public record Sweep(
        Sampler sampler, Evaluate evaluate, List<Measure> objectives, List<String> constraints, Budget budget) {
    public static final Sweep DEFAULT = new Sweep(
            new Sampler.Grid(), Evaluate.CHIPS, List.of(Measure.SCORE, Measure.ENERGY), List.of(), Budget.DEFAULT);

    public Sweep {
        objectives = List.copyOf(objectives);
        constraints = List.copyOf(constraints);
        if (objectives.isEmpty()) {
            throw new IllegalArgumentException("A sweep needs at least one objective, but has none");
        }
        constraints.forEach(Condition::parse);
    }

    /** What is found out about a point. */
    public enum Evaluate {
        /** Everything: networks are trained, chips are fabricated and tested. */
        CHIPS,
        /** Costs alone, without training. */
        COSTS
    }

    /**
     * Bounds of a sweep; what is beyond them is left for another time.
     *
     * @param points only the first so many of the sampler [1]
     * @param time   no point begins later than this after the start [s]
     */
    public record Budget(long points, @SI("s") double time) {
        /** A thousand million points, and a century: no bounds. */
        public static final Budget DEFAULT = new Budget(1_000_000_000, 100 * 365.0 * 86_400);

        public Budget {
            if (!(points >= 1 && time > 0)) {
                throw new IllegalArgumentException(
                        "A budget needs at least one point and a time above 0, but they are %d and %g s"
                                .formatted(points, time));
            }
        }
    }

    /** Returns the same sweep within other bounds. */
    public Sweep withBudget(Budget newBudget) {
        return new Sweep(sampler, evaluate, objectives, constraints, newBudget);
    }
}
