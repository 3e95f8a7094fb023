package mho.scenarios.report;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mho.base.unit.Quantities;

/**
 * An axis of a design space as it is drawn. Values that are numbers, or texts with one unit, are in rising order; others in
 * the order in which points first have them.
 *
 * @param key     key of the parameters
 * @param unit    SI unit of the numbers; empty for plain numbers and for texts
 * @param values  distinct values
 * @param numbers the same as SI numbers; empty if they are none
 */
record DesignAxis(String key, String unit, List<Object> values, List<Double> numbers) {
    DesignAxis {
        values = List.copyOf(values);
        numbers = List.copyOf(numbers);
    }

    /** Returns the axes in the order of the first point's parameters. */
    static List<DesignAxis> of(List<DesignPoint> points) {
        return points.stream()
                .flatMap(point -> point.parameters().keySet().stream())
                .distinct()
                .map(key -> of(
                        key,
                        points.stream()
                                .flatMap(point ->
                                        Stream.ofNullable(point.parameters().get(key)))
                                .distinct()
                                .toList()))
                .toList();
    }

    private static DesignAxis of(String key, List<Object> values) {
        if (values.stream().allMatch(value -> value instanceof Number)) {
            return sorted(key, "", values, value -> ((Number) value).doubleValue());
        }
        Set<Optional<String>> units = values.stream().map(DesignAxis::unitOf).collect(Collectors.toSet());
        Optional<String> unit = units.size() == 1 ? units.iterator().next() : Optional.empty();
        return unit.map(found -> sorted(key, found, values, value -> Quantities.parse((String) value, found)))
                .orElseGet(() -> new DesignAxis(key, "", values, List.of()));
    }

    private static Optional<String> unitOf(Object value) {
        return value instanceof String text ? Quantities.unitIn(text) : Optional.empty();
    }

    private static DesignAxis sorted(String key, String unit, List<Object> values, Function<Object, Double> number) {
        List<Object> rising =
                values.stream().sorted(Comparator.comparing(number)).toList();
        return new DesignAxis(key, unit, rising, rising.stream().map(number).toList());
    }

    /** Returns the text under which a value stands in tables and pictures. */
    static String label(Object value) {
        return value instanceof Double number ? Decimal.significant(number, 6) : String.valueOf(value);
    }

    boolean isNumeric() {
        return !numbers.isEmpty();
    }

    /** Returns the values as texts. */
    List<String> labels() {
        return values.stream().map(DesignAxis::label).toList();
    }

    /** Returns for each point the place of its value among the values; −1 where it has none. */
    List<Integer> places(List<DesignPoint> points) {
        Map<Object, Integer> places = new HashMap<>();
        IntStream.range(0, values.size()).forEach(k -> places.put(values.get(k), k));
        return points.stream()
                .map(point -> Optional.ofNullable(point.parameters().get(key))
                        .map(value -> places.get(value))
                        .orElse(-1))
                .toList();
    }

    /** Returns a short name: the last part of a pointer that says something. */
    String name() {
        List<String> parts =
                Stream.of(key.split("/")).filter(part -> !part.isEmpty()).toList();
        return key.startsWith("/") && parts.size() > 1
                ? String.join(" ", parts.subList(parts.size() - 2, parts.size()))
                : key;
    }
}
