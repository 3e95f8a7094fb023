package mho.scenarios.sweep;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import mho.scenarios.Axis;
import mho.scenarios.Condition;
import mho.scenarios.DesignPoints;
import mho.scenarios.Measure;
import mho.scenarios.Sampler;
import mho.scenarios.Scenario;
import mho.scenarios.Sweep;
import mho.scenarios.json.InvalidDocumentException;
import mho.scenarios.json.Problem;
import mho.scenarios.json.Suggestion;

/** Refuses what can be seen to be wrong with a sweep before hours are spent on it. */
public final class SweepCheck {
    /** Points that are tried for whether keys are right; one in a hundred with the key is missed by all once in 23,000. */
    private static final int TRIED = 1000;

    private SweepCheck() {}

    /**
     * Checks a scenario that is to be swept.
     *
     * @param points its points
     * @throws IllegalArgumentException with the place
     */
    public static void of(Scenario scenario, DesignPoints points) {
        List<String> axes = axes(scenario.axes());
        List<String> constraints = scenario.sweep().constraints();
        for (int k = 0; k < constraints.size(); k++) {
            Condition condition = Condition.parse(constraints.get(k));
            for (String name : condition.names()) {
                requireKnown("/sweep/constraints/" + k, name, axes);
            }
            requireComparable("/sweep/constraints/" + k, condition, scenario.axes());
        }
        List<Measure> objectives = scenario.sweep().objectives();
        for (int k = 0; k < objectives.size(); k++) {
            requireTaken("/sweep/objectives/" + k, objectives.get(k), scenario.sweep());
        }
        requirePlaces(points);
    }

    /**
     * An axis may set a part of what another one puts there now and then, so a key is wrong if no point has it: none of so many that
     * are drawn, of which the first one that can be ends the search.
     */
    private static void requirePlaces(DesignPoints points) {
        Layout drawn = Layout.of(new Sampler.Random(TRIED), points.axes(), 0);
        Optional<IllegalArgumentException> wrong = Optional.empty();
        for (long number = 0; number < TRIED; number++) {
            try {
                points.at(drawn.place(number));
                return;
            } catch (IllegalArgumentException e) {
                wrong = wrong.isEmpty() && isOfKey(e) ? Optional.of(e) : wrong;
            }
        }
        wrong.ifPresent(e -> {
            throw new IllegalArgumentException("/axes: " + e.getMessage(), e);
        });
    }

    private static boolean isOfKey(IllegalArgumentException refusal) {
        return refusal.getCause() instanceof InvalidDocumentException document
                && document.problems().stream().anyMatch(Problem::isUnknownKey);
    }

    private static List<String> axes(List<Axis> axes) {
        if (axes.isEmpty()) {
            throw new IllegalArgumentException(
                    "/axes: A sweep needs at least one axis, but the scenario has none. mho run runs a single point.");
        }
        Set<String> taken = new HashSet<>(SweepRow.OTHERS);
        Stream.of(Measure.values()).map(Measure::key).forEach(taken::add);
        List<String> keys = new ArrayList<>();
        for (int k = 0; k < axes.size(); k++) {
            String key = axes.get(k).key();
            if (!taken.add(key)) {
                throw new IllegalArgumentException(
                        "/axes/%d: Names of axes must differ from one another and from measures and columns, but \"%s\" is there already"
                                .formatted(k, key));
            }
            keys.add(key);
        }
        return keys;
    }

    private static void requireKnown(String place, String name, List<String> axes) {
        List<String> names = Stream.of(
                        Stream.of(Measure.values()).map(Measure::key), axes.stream(), SweepRow.OTHERS.stream())
                .flatMap(part -> part)
                .toList();
        if (!names.contains(name)) {
            throw new IllegalArgumentException(place + ": " + Suggestion.unknown("measure or axis", name, names));
        }
    }

    /** Tries each value of the axes alone; measures are not there yet. */
    private static void requireComparable(String place, Condition condition, List<Axis> axes) {
        for (Axis axis : axes) {
            List<Object> labels = axis instanceof Axis.Listed listed ? listed.labels() : List.of();
            for (Object label : labels) {
                try {
                    condition.holds(name -> name.equals(axis.key()) ? Optional.of(label) : Optional.empty());
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
                }
            }
        }
    }

    private static void requireTaken(String place, Measure objective, Sweep sweep) {
        if (sweep.evaluate() == Sweep.Evaluate.COSTS && objective.needsTraining()) {
            throw new IllegalArgumentException(
                    "%s: must be a cost where costs alone are evaluated, such as \"energy\", \"latency\" or \"area\", but is \"%s\""
                            .formatted(place, objective.key()));
        }
    }
}
