package mho.scenarios.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How far a measure moves when one axis alone leaves a centre: least and greatest value among the points that have all other
 * settings of the centre.
 *
 * @param axis     key of the axis
 * @param least    point with the least value
 * @param greatest point with the greatest value
 * @param low      least value
 * @param high     greatest value
 */
record Sensitivity(String axis, int least, int greatest, double low, double high) {
    /** Returns the axes that can be moved alone, the one that moves the measure most first. */
    static List<Sensitivity> of(Design design, int network, DesignMeasure measure, int centre) {
        List<DesignAxis> axes = design.axes();
        List<List<Integer>> places =
                axes.stream().map(axis -> axis.places(design.points())).toList();
        List<Integer> able = design.done().stream()
                .filter(k -> design.amount(k, network, measure).isPresent())
                .toList();
        List<Sensitivity> found = new ArrayList<>();
        for (int axis = 0; axis < axes.size(); axis++) {
            int moved = axis;
            List<Integer> line = able.stream()
                    .filter(k -> IntStream.range(0, axes.size())
                            .allMatch(other -> other == moved
                                    || places.get(other)
                                            .get(k)
                                            .equals(places.get(other).get(centre))))
                    .toList();
            if (line.size() > 1) {
                found.add(between(axes.get(axis).key(), line, point -> value(design, network, measure, point)));
            }
        }
        return found.stream()
                .sorted(Comparator.comparingDouble(Sensitivity::span).reversed())
                .toList();
    }

    private static double value(Design design, int network, DesignMeasure measure, int point) {
        return design.amount(point, network, measure).orElseThrow().value();
    }

    private static Sensitivity between(String axis, List<Integer> line, IntToDoubleFunction value) {
        Comparator<Integer> rising = Comparator.comparingDouble(value::applyAsDouble);
        int least = line.stream().min(rising).orElseThrow();
        // of equal values the first, as with the least
        int greatest = line.stream().min(rising.reversed()).orElseThrow();
        return new Sensitivity(axis, least, greatest, value.applyAsDouble(least), value.applyAsDouble(greatest));
    }

    double span() {
        return high - low;
    }
}
