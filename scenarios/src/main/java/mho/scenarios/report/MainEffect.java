package mho.scenarios.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What an axis does on average over everything else: means of each measure over the points at each of its values. Numbers
 * with more than {@value #MOST} values are taken together in {@value #BINS} ranges with about as many points each. Unlike a
 * sensitivity, it needs no two points that agree in all other axes, so it says something of points drawn at random.
 *
 * @param axis   place of the axis
 * @param labels the values, or ranges of them
 * @param counts points at each
 * @param means  for each measure the mean at each value; empty where no point has the measure
 */
record MainEffect(int axis, List<String> labels, List<Integer> counts, List<List<OptionalDouble>> means) {
    private static final int MOST = 12;
    private static final int BINS = 5;

    static List<MainEffect> of(Design design, int network) {
        List<DesignAxis> axes = design.axes();
        return IntStream.range(0, axes.size())
                .filter(axis -> axes.get(axis).values().size() > 1)
                .filter(axis ->
                        axes.get(axis).isNumeric() || axes.get(axis).values().size() <= MOST)
                .mapToObj(axis -> of(design, network, axis))
                .toList();
    }

    private static MainEffect of(Design design, int network, int axis) {
        DesignAxis drawn = design.axes().get(axis);
        List<Integer> places = drawn.places(design.points());
        TreeMap<Integer, List<Integer>> byPlace = new TreeMap<>();
        design.done().stream()
                .filter(k -> places.get(k) >= 0)
                .forEach(k -> byPlace.computeIfAbsent(places.get(k), unused -> new ArrayList<>())
                        .add(k));
        List<List<Integer>> bins = drawn.values().size() <= MOST ? singles(byPlace) : ranges(byPlace);
        List<List<Integer>> points = bins.stream()
                .map(bin -> bin.stream()
                        .flatMap(place -> byPlace.get(place).stream())
                        .toList())
                .toList();
        return new MainEffect(
                axis,
                bins.stream().map(bin -> label(drawn, bin)).toList(),
                points.stream().map(List::size).toList(),
                design.measures(network).stream()
                        .map(measure -> points.stream()
                                .map(some -> mean(design, network, measure, some))
                                .toList())
                        .toList());
    }

    private static List<List<Integer>> singles(TreeMap<Integer, List<Integer>> byPlace) {
        return byPlace.keySet().stream().map(List::of).toList();
    }

    /** Neighbouring places, a new range each time another share of the points is full. */
    private static List<List<Integer>> ranges(TreeMap<Integer, List<Integer>> byPlace) {
        int all = byPlace.values().stream().mapToInt(List::size).sum();
        List<List<Integer>> ranges = new ArrayList<>();
        int seen = 0;
        for (var entry : byPlace.entrySet()) {
            if ((long) seen * BINS >= (long) ranges.size() * all) {
                ranges.add(new ArrayList<>());
            }
            ranges.get(ranges.size() - 1).add(entry.getKey());
            seen += entry.getValue().size();
        }
        return ranges;
    }

    private static String label(DesignAxis axis, List<Integer> bin) {
        String first = axis.labels().get(bin.get(0));
        return bin.size() == 1 ? first : first + " to " + axis.labels().get(bin.get(bin.size() - 1));
    }

    private static OptionalDouble mean(Design design, int network, DesignMeasure measure, List<Integer> points) {
        return points.stream()
                .flatMap(k -> design.amount(k, network, measure).stream())
                .mapToDouble(DesignPoint.Amount::value)
                .average();
    }
}
