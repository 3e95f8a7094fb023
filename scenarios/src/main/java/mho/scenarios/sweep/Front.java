package mho.scenarios.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import mho.scenarios.Condition;
import mho.scenarios.Measure;
import mho.scenarios.ParetoFront;

/** The rows of a sweep that no other row dominates. */
public final class Front {
    private Front() {}

    /**
     * Returns the front in the order of the rows; rows that lack an objective or do not meet a constraint are left out.
     *
     * @throws IllegalArgumentException if no row has an objective
     */
    public static List<SweepRow> of(List<SweepRow> rows, List<Measure> objectives, List<Condition> constraints) {
        for (Measure objective : objectives) {
            if (!rows.isEmpty()
                    && rows.stream().allMatch(row -> row.value(objective).isEmpty())) {
                throw new IllegalArgumentException(
                        "No point of the sweep has the objective \"%s\"".formatted(objective.key()));
            }
        }
        List<SweepRow> candidates = new ArrayList<>();
        List<double[]> goals = new ArrayList<>();
        for (SweepRow row : rows) {
            double[] goal = new double[objectives.size()];
            boolean whole = true;
            for (int k = 0; k < goal.length; k++) {
                whole &= row.value(objectives.get(k)).isPresent();
                goal[k] = goal(row, objectives.get(k));
            }
            if (whole && constraints.stream().allMatch(constraint -> constraint.holds(row))) {
                candidates.add(row);
                goals.add(goal);
            }
        }
        return ParetoFront.of(goals).stream().map(candidates::get).toList();
    }

    /** Returns an objective as a number to be made small; infinite if the row does not have it. */
    static double goal(SweepRow row, Measure objective) {
        OptionalDouble value = row.value(objective);
        String metric = row.measures().map(NetworkMeasures::metric).orElse("");
        double sign = objective.largerIsBetter(metric) ? -1 : 1;
        return value.isPresent() ? sign * value.getAsDouble() : Double.POSITIVE_INFINITY;
    }
}
