package mho.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import mho.scenarios.json.JsonBinder;

/**
 * All combinations of the values of a scenario's axes, the last axis varying fastest. Every point is a scenario of its own
 * that was read and checked as if it had been written out.
 */
public final class DesignSpace {
    /** Points that one run holds in memory. */
    private static final int MOST_POINTS = 100_000;

    private final Scenario scenario;
    private final List<Point> points;

    private DesignSpace(Scenario scenario, List<Point> points) {
        this.scenario = scenario;
        this.points = points;
    }

    /**
     * A scenario with everything set.
     *
     * @param parameters what was set, by the keys of the axes and in their order; empty for a plain run
     * @param scenario   the scenario, without axes
     */
    public record Point(Map<String, Object> parameters, Scenario scenario) {}

    /**
     * Lays out the points of a scenario.
     *
     * @param scenario the scenario
     * @param binder   reads the scenarios of the points
     * @throws IllegalArgumentException if an axis sets something that cannot be, naming the axis and its value
     */
    public static DesignSpace of(Scenario scenario, JsonBinder binder) {
        DesignPoints points = DesignPoints.of(scenario, binder);
        int[] counts = counts(scenario.axes());
        List<Point> all = new ArrayList<>();
        double[] place = new double[counts.length];
        do {
            all.add(points.at(place));
        } while (advance(place, counts));
        return new DesignSpace(scenario, List.copyOf(all));
    }

    private static int[] counts(List<Axis> axes) {
        long count = 1;
        int[] counts = new int[axes.size()];
        for (int a = 0; a < counts.length; a++) {
            if (!(axes.get(a) instanceof Axis.Listed listed)) {
                throw new IllegalArgumentException(
                        "A run takes all values of each axis, but those of the range \"%s\" have no end. Use mho sweep, or a linear or log axis."
                                .formatted(axes.get(a).key()));
            }
            counts[a] = listed.labels().size();
            count *= counts[a];
            if (count > MOST_POINTS) {
                throw new IllegalArgumentException(
                        "A run has at most %,d points, but the axes make more".formatted(MOST_POINTS));
            }
        }
        return counts;
    }

    /** Steps to the next place, the last axis fastest; false after the last one. */
    private static boolean advance(double[] place, int[] counts) {
        for (int a = counts.length - 1; a >= 0; a--) {
            place[a]++;
            if (place[a] < counts[a]) {
                return true;
            }
            place[a] = 0;
        }
        return false;
    }

    /** Returns the points whose settings pass a test. */
    public DesignSpace where(Predicate<Map<String, Object>> test) {
        return new DesignSpace(
                scenario,
                points.stream().filter(point -> test.test(point.parameters)).toList());
    }

    public Scenario scenario() {
        return scenario;
    }

    public List<Point> points() {
        return points;
    }
}
