package mho.scenarios;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import mho.base.unit.Quantities;
import mho.scenarios.Results.ConverterUse;
import mho.scenarios.Results.NetworkResult;
import mho.scenarios.Results.Point;

/**
 * What a design space comes to, in sentences computed from its numbers: for each value of the first axis, what it takes to be
 * about as good as the float network (where no point is, as the best), and how the errors of converters compare. Axes of numbers
 * are for choosing from; other axes but the first are circumstances, and each is looked at by itself.
 */
public final class Conclusions {
    private static final String ACCURACY = "accuracy";
    /** What counts as about as good: this many times the squared error, or this much less accuracy. */
    private static final double TIMES = 2;

    private static final double POINTS = 0.02;

    private final List<Point> points;
    private final String axis;

    private Conclusions(List<Point> points, String axis) {
        this.points = points;
        this.axis = axis;
    }

    /** Returns the sentences; none for a plain run. */
    public static List<String> of(List<Point> points) {
        if (points.size() < 2) {
            return List.of();
        }
        String axis = points.get(0).parameters().keySet().iterator().next();
        List<String> sentences = new ArrayList<>();
        for (int n = 0; n < points.get(0).networks().size(); n++) {
            int network = n;
            circumstances(points).forEach((where, group) -> {
                Conclusions conclusions = new Conclusions(group, axis);
                sentences.add(conclusions.needs(network, where));
                conclusions.errors(network, where).ifPresent(sentences::add);
            });
        }
        return sentences;
    }

    /** Returns points by their settings of the axes that are neither the first nor numbers: what a user would not trade off. */
    public static Map<Map<String, Object>, List<Point>> circumstances(List<Point> points) {
        String first = points.get(0).parameters().keySet().iterator().next();
        return points.stream()
                .collect(Collectors.groupingBy(
                        point -> {
                            Map<String, Object> where = new LinkedHashMap<>(point.parameters());
                            where.remove(first);
                            where.values().removeIf(Conclusions::isNumber);
                            return where;
                        },
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    /** A number with a unit is a text in JSON. */
    private static boolean isNumber(Object value) {
        return value instanceof Number
                || (value instanceof String text && Quantities.unitIn(text).isPresent());
    }

    private List<Object> values() {
        return points.stream()
                .map(point -> point.parameters().get(axis))
                .distinct()
                .toList();
    }

    /** What each value of the first axis needs to reach the target. */
    private String needs(int n, Map<String, Object> where) {
        NetworkResult first = points.get(0).networks().get(n);
        double reference = first.digital().mean();
        double best = points.stream()
                .mapToDouble(point -> badness(point.networks().get(n)))
                .min()
                .orElseThrow();
        boolean within = best <= target(first, reference);
        double target =
                target(first, within ? reference : first.analog().metric().equals(ACCURACY) ? -best : best);
        String needed = values().stream()
                .map(value -> value + " " + cheapest(n, value, target))
                .collect(Collectors.joining("; "));
        return "%s, %s%s: %s within %s of %s takes, at least energy: %s."
                .formatted(
                        first.name(),
                        first.task(),
                        where.isEmpty() ? "" : ", " + settings(where),
                        first.analog().metric(),
                        first.analog().metric().equals(ACCURACY) ? "2 points" : "a factor of 2",
                        within
                                ? "float (%s)".formatted(text(reference))
                                : "the best point (%s; no point comes so close to float, %s)"
                                        .formatted(text(Math.abs(best)), text(reference)),
                        needed);
    }

    /** Smaller is better, whatever the metric. */
    private static double badness(NetworkResult network) {
        double mean = network.analog().mean();
        return network.analog().metric().equals(ACCURACY) ? -mean : mean;
    }

    private static double target(NetworkResult like, double score) {
        return like.analog().metric().equals(ACCURACY) ? POINTS - score : TIMES * score;
    }

    private String cheapest(int n, Object value, double target) {
        Optional<Point> found = points.stream()
                .filter(point -> point.parameters().get(axis).equals(value))
                .filter(point -> badness(point.networks().get(n)) <= target)
                .min(Comparator.comparingDouble(point -> energy(point.networks().get(n))));
        return found.map(point -> taken(point, point.networks().get(n))).orElse("is never so good");
    }

    private String taken(Point point, NetworkResult network) {
        Map<String, Object> numbers = new LinkedHashMap<>(point.parameters());
        numbers.remove(axis);
        numbers.values().removeIf(value -> !isNumber(value));
        String settings = settings(numbers);
        return (settings.isEmpty() ? "" : "at " + settings + " ")
                + "(%s, %s, %s)"
                        .formatted(
                                Quantities.format(energy(network), "J"),
                                Quantities.format(network.cost().analog().latency(), "s"),
                                Quantities.format(network.cost().analog().area(), "m²"));
    }

    private static String settings(Map<String, Object> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + " = " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private static double energy(NetworkResult network) {
        return network.cost().analog().energy().nominal();
    }

    /** Ratios of rms errors to those of the first value at the same other settings, as geometric means. */
    private Optional<String> errors(int n, Map<String, Object> where) {
        Map<Map<String, Object>, Double> base = errorsOf(n, values().get(0));
        List<String> ratios = new ArrayList<>();
        for (Object value : values().subList(1, values().size())) {
            Map<Map<String, Object>, Double> own = errorsOf(n, value);
            double[] logs = own.entrySet().stream()
                    .filter(entry -> base.containsKey(entry.getKey()))
                    .mapToDouble(entry -> StrictMath.log(entry.getValue() / base.get(entry.getKey())))
                    .filter(Double::isFinite)
                    .toArray();
            if (logs.length > 0) {
                double mean = java.util.stream.DoubleStream.of(logs).sum() / logs.length;
                ratios.add("%s %s".formatted(value, text(StrictMath.exp(mean))));
            }
        }
        return ratios.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "%s%s: rms error of converters over that of %s, at the same other settings (geometric mean): %s."
                                .formatted(
                                        points.get(0).networks().get(n).name(),
                                        where.isEmpty() ? "" : ", " + settings(where),
                                        values().get(0),
                                        String.join("; ", ratios)));
    }

    /** The rms error of a network's converters by the settings of the other axes. */
    private Map<Map<String, Object>, Double> errorsOf(int n, Object value) {
        Map<Map<String, Object>, Double> errors = new LinkedHashMap<>();
        for (Point point : points) {
            if (point.parameters().get(axis).equals(value)) {
                Map<String, Object> others = new LinkedHashMap<>(point.parameters());
                others.remove(axis);
                double error = converterError(point.networks().get(n));
                if (error > 0) {
                    errors.put(others, error);
                }
            }
        }
        return errors;
    }

    /** Returns the rms error over all converters of a network that apply functions; NaN if there are none. */
    public static double converterError(NetworkResult network) {
        double squares = 0;
        int columns = 0;
        for (ConverterUse use : network.converters()) {
            squares += use.rmsError() * use.rmsError() * use.columns();
            columns += use.columns();
        }
        return columns == 0 ? Double.NaN : Math.sqrt(squares / columns);
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }
}
