package mho.scenarios.sweep;

import java.util.List;
import mho.scenarios.Condition;
import mho.scenarios.Sweep;
import mho.scenarios.sweep.Ranking.Fitness;

/** How good a point is for a search: of several networks the worst counts, in each objective and each constraint. */
final class SweepGoals {
    private final Sweep sweep;
    private final List<Condition> constraints;

    SweepGoals(Sweep sweep) {
        this.sweep = sweep;
        this.constraints = sweep.constraints().stream().map(Condition::parse).toList();
    }

    Fitness of(SweepPoint point) {
        List<SweepRow> rows = SweepRow.of(List.of(point));
        double[] goals = sweep.objectives().stream()
                .mapToDouble(objective -> rows.stream()
                        .mapToDouble(row -> Front.goal(row, objective))
                        .max()
                        .orElseThrow())
                .toArray();
        double violation = constraints.stream()
                .mapToDouble(constraint -> rows.stream()
                        .mapToDouble(row -> violation(constraint, row))
                        .max()
                        .orElseThrow())
                .sum();
        boolean none = point.state() != SweepPoint.State.DONE;
        return new Fitness(goals, none ? Double.POSITIVE_INFINITY : violation);
    }

    /** A bound that must not be met itself has no gap at the bound. */
    private static double violation(Condition constraint, SweepRow row) {
        return constraint.holds(row) ? 0 : Math.max(Double.MIN_NORMAL, constraint.violation(row));
    }
}
