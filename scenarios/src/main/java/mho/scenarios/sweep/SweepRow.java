package mho.scenarios.sweep;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import mho.scenarios.Condition;
import mho.scenarios.Measure;
import mho.scenarios.json.Suggestion;

/**
 * One network at one point, or a point without results: what tables show and conditions look at.
 *
 * @param point    the point
 * @param measures the network's numbers; empty if the point did not work out
 */
public record SweepRow(SweepPoint point, Optional<NetworkMeasures> measures) implements Condition.Row {
    static final List<String> OTHERS = List.of("point", "key", "state", "network", "metric");

    /** Returns the rows of points, in their order. */
    public static List<SweepRow> of(List<SweepPoint> points) {
        List<SweepRow> rows = new ArrayList<>();
        for (SweepPoint point : points) {
            if (point.networks().isEmpty()) {
                rows.add(new SweepRow(point, Optional.empty()));
            }
            point.networks().forEach(network -> rows.add(new SweepRow(point, Optional.of(network))));
        }
        return rows;
    }

    /** Returns the keys of all axes that points have, in the order in which they come. */
    public static List<String> axes(List<SweepRow> rows) {
        Set<String> axes = new LinkedHashSet<>();
        rows.forEach(row -> axes.addAll(row.point.parameters().keySet()));
        return List.copyOf(axes);
    }

    /**
     * Refuses a name that no row has.
     *
     * @throws IllegalArgumentException with the names that there are
     */
    public static void requireKnown(String name, List<SweepRow> rows) {
        List<String> names = Stream.of(
                        Stream.of(Measure.values()).map(Measure::key), axes(rows).stream(), OTHERS.stream())
                .flatMap(part -> part)
                .toList();
        if (!names.contains(name) && Measure.of(name).isEmpty()) {
            throw new IllegalArgumentException(Suggestion.unknown("measure or axis", name, names));
        }
    }

    /** Returns a measure; empty if it was not taken. */
    public OptionalDouble value(Measure measure) {
        return measures.map(numbers -> numbers.value(measure)).orElseGet(OptionalDouble::empty);
    }

    @Override
    public Optional<Object> value(String name) {
        Object parameter = point.parameters().get(name);
        if (parameter != null) {
            return Optional.of(parameter);
        }
        return Measure.of(name)
                .map(measure ->
                        value(measure).stream().mapToObj(Object.class::cast).findFirst())
                .orElseGet(() -> other(name));
    }

    private Optional<Object> other(String name) {
        return switch (name) {
            case "point" -> Optional.of(point.ordinal());
            case "key" -> Optional.of(point.key());
            case "state" -> Optional.of(point.state().key());
            case "network" -> measures.map(NetworkMeasures::name);
            case "metric" -> measures.map(NetworkMeasures::metric);
            default -> Optional.empty();
        };
    }
}
