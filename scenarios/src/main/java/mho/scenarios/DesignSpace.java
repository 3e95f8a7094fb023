package mho.scenarios;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import mho.scenarios.json.JsonBinder;
import mho.scenarios.json.Setting;

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
        long count = 1;
        for (Axis axis : scenario.axes()) {
            count *= axis.labels().size();
            if (count > MOST_POINTS) {
                throw new IllegalArgumentException(
                        "A run has at most %,d points, but the axes make more".formatted(MOST_POINTS));
            }
        }
        List<Point> points = new ArrayList<>();
        points.add(new Point(Map.of(), scenario.at(scenario.hardware())));
        for (Axis axis : scenario.axes()) {
            List<Point> finer = new ArrayList<>();
            for (Point point : points) {
                for (int k = 0; k < axis.labels().size(); k++) {
                    finer.add(at(point, axis, k, binder));
                }
            }
            points = finer;
        }
        return new DesignSpace(scenario, List.copyOf(points));
    }

    private static Point at(Point point, Axis axis, int k, JsonBinder binder) {
        Object label = axis.labels().get(k);
        Map<String, Object> parameters = new LinkedHashMap<>(point.parameters);
        parameters.put(axis.key(), label);
        try {
            return new Point(parameters, set(point.scenario, axis, k, binder));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The axis \"%s\" cannot be set to %s: %s".formatted(axis.key(), label, e.getMessage()), e);
        }
    }

    private static Scenario set(Scenario scenario, Axis axis, int k, JsonBinder binder) {
        if (axis instanceof Axis.Resolution resolution) {
            var nonlinear =
                    scenario.hardware().nonlinear().withBits(resolution.bits().get(k));
            return scenario.at(scenario.hardware().withNonlinear(nonlinear));
        }
        if (axis instanceof Axis.Device device) {
            return scenario.at(
                    scenario.hardware().withCell(device.choices().get(k).cell()));
        }
        List<Setting> settings = new ArrayList<>();
        if (axis instanceof Axis.Values values) {
            settings.add(new Setting(values.pointer(), values.values().get(k)));
        } else if (axis instanceof Axis.Choices choices) {
            new TreeMap<>(choices.choices().get(k).set())
                    .forEach((pointer, value) -> settings.add(new Setting(pointer, value)));
        }
        return binder.bind(binder.tree(scenario, Scenario.class), Scenario.class, settings);
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
