package mho.scenarios;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mho.scenarios.json.JsonBinder;
import mho.scenarios.json.RecordEditor;
import mho.scenarios.json.Setting;

/**
 * The points of a scenario's design space, made one at a time from where they lie. A place has a number for each axis: on a list
 * the index of the value, on a range the share of the way from one end to the other. Every point is a scenario of its own that was
 * read and checked as if it had been written out.
 */
public final class DesignPoints {
    private final Scenario base;
    private final List<Axis> axes;
    /** Values of the listed axes; none for ranges. */
    private final List<List<Object>> labels;

    private final JsonBinder binder;
    private final RecordEditor editor;

    private DesignPoints(Scenario base, List<Axis> axes, JsonBinder binder) {
        this.base = base;
        this.axes = axes;
        this.labels = axes.stream()
                .map(axis -> axis instanceof Axis.Listed listed ? listed.labels() : List.of())
                .toList();
        this.binder = binder;
        this.editor = new RecordEditor(binder);
    }

    /**
     * Prepares the points of a scenario.
     *
     * @param scenario the scenario
     * @param binder   reads the scenarios of the points
     */
    public static DesignPoints of(Scenario scenario, JsonBinder binder) {
        return new DesignPoints(scenario.at(scenario.hardware()), scenario.axes(), binder);
    }

    public List<Axis> axes() {
        return axes;
    }

    /** Returns the scenario where nothing is set yet. */
    public Scenario base() {
        return base;
    }

    /** Returns what is set at a place, by the keys of the axes and in their order. */
    public Map<String, Object> parameters(double... place) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (int a = 0; a < axes.size(); a++) {
            parameters.put(axes.get(a).key(), label(a, place[a]));
        }
        return parameters;
    }

    /**
     * Returns the point at a place.
     *
     * @throws IllegalArgumentException if an axis sets something that cannot be, naming the axis and its value
     */
    public DesignSpace.Point at(double... place) {
        Scenario scenario = base;
        for (int a = 0; a < axes.size(); a++) {
            Axis axis = axes.get(a);
            try {
                scenario = set(scenario, a, place[a]);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "The axis \"%s\" cannot be set to %s: %s"
                                .formatted(axis.key(), label(a, place[a]), e.getMessage()),
                        e);
            }
        }
        return new DesignSpace.Point(parameters(place), scenario);
    }

    /**
     * Returns the point of parameters that this design space or an earlier version of it gave to one.
     *
     * @throws IllegalArgumentException if the axes do not have these values
     */
    public DesignSpace.Point of(Map<String, Object> parameters) {
        Scenario scenario = base;
        for (int a = 0; a < axes.size(); a++) {
            Object value = parameters.get(axes.get(a).key());
            if (axes.get(a) instanceof Axis.Range range) {
                scenario = bound(scenario, List.of(new Setting(range.pointer(), value)));
                continue;
            }
            int index = labels.get(a).stream().map(Object::toString).toList().indexOf(String.valueOf(value));
            if (index < 0) {
                throw new IllegalArgumentException("The axis \"%s\" has no value %s any more"
                        .formatted(axes.get(a).key(), value));
            }
            scenario = set(scenario, a, index);
        }
        return new DesignSpace.Point(parameters, scenario);
    }

    private Object label(int a, double place) {
        return axes.get(a) instanceof Axis.Range range
                ? range.at(place)
                : labels.get(a).get((int) place);
    }

    private Scenario set(Scenario scenario, int a, double place) {
        Axis axis = axes.get(a);
        int index = (int) place;
        if (axis instanceof Axis.Resolution resolution) {
            var nonlinear =
                    scenario.hardware().nonlinear().withBits(resolution.bits().get(index));
            return scenario.at(scenario.hardware().withNonlinear(nonlinear));
        }
        if (axis instanceof Axis.Device device) {
            return scenario.at(
                    scenario.hardware().withCell(device.choices().get(index).cell()));
        }
        Scenario changed = scenario;
        for (Setting setting : settings(a, place)) {
            Optional<Scenario> quickly = editor.with(changed, Scenario.class, setting);
            if (quickly.isEmpty()) {
                return bound(scenario, settings(a, place));
            }
            changed = quickly.get();
        }
        return changed;
    }

    private Scenario bound(Scenario scenario, List<Setting> settings) {
        return binder.bind(binder.tree(scenario, Scenario.class), Scenario.class, settings);
    }

    private List<Setting> settings(int a, double place) {
        Axis axis = axes.get(a);
        List<Setting> settings = new ArrayList<>();
        if (axis instanceof Axis.Pointed pointed) {
            settings.add(new Setting(pointed.pointer(), label(a, place)));
        } else if (axis instanceof Axis.Choices choices) {
            new TreeMap<>(choices.choices().get((int) place).set())
                    .forEach((pointer, value) -> settings.add(new Setting(pointer, value)));
        }
        return settings;
    }
}
