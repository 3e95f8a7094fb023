package mho.scenarios.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mho.scenarios.ConverterDesign.Label;
import mho.scenarios.ConverterResult.Measured;
import mho.scenarios.report.Plot.Axis;
import mho.scenarios.report.Plot.Diagram;
import mho.scenarios.report.Plot.Dots;
import mho.scenarios.report.Plot.Line;
import mho.scenarios.report.Plot.Series;
import mho.scenarios.report.Plot.Stroke;

/** Plots of several converters: what they err and what they cost, against their bits. */
public final class ComparisonFigures {
    private static final int COLOURS = 7;
    private static final int MARK = 9;

    private final Map<String, List<Measured>> families;

    private ComparisonFigures(List<Measured> all) {
        List<Function<Label, String>> parts = Stream.<Function<Label, String>>of(
                        Label::function, Label::way, Label::device)
                .filter(part -> all.stream()
                                .map(one -> part.apply(one.label()))
                                .distinct()
                                .count()
                        > 1)
                .toList();
        this.families = all.stream()
                .collect(Collectors.groupingBy(
                        one -> parts.isEmpty()
                                ? one.label().function()
                                : parts.stream()
                                        .map(part -> part.apply(one.label()))
                                        .collect(Collectors.joining(", ")),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    /** Returns the plots; none of a single converter. */
    public static List<Plot> of(List<Measured> all) {
        if (all.size() < 2) {
            return List.of();
        }
        ComparisonFigures figures = new ComparisonFigures(all);
        List<Plot> plots = new ArrayList<>(List.of(
                figures.plot(
                        "inl",
                        "Largest |INL| against bits",
                        Axis.logarithmic("max |INL| [LSB]", ""),
                        one -> one.statistics().maxInl().median()),
                figures.plot(
                        "enob",
                        "Effective bits against bits",
                        Axis.linear("ENOB", ""),
                        one -> one.statistics().enob().median()),
                figures.plot(
                        "energy",
                        "Energy of a conversion against bits",
                        Axis.logarithmic("energy a column", "J"),
                        Measured::energy),
                figures.plot(
                        "time",
                        "Time of a conversion against bits",
                        Axis.logarithmic("time", "s"),
                        one -> one.cost().latency()),
                figures.plot("area", "Area against bits", Axis.logarithmic("area a column", "m²"), Measured::area)));
        if (all.stream().anyMatch(one -> one.cells() > 0)) {
            plots.add(figures.plot(
                    "cells", "Cells against bits", Axis.logarithmic("cells of the ramp", ""), Measured::cells));
        }
        return plots;
    }

    private Plot plot(String id, String title, Axis axis, ToDoubleFunction<Measured> value) {
        List<Series> series = new ArrayList<>();
        int colour = 0;
        for (Map.Entry<String, List<Measured>> family : families.entrySet()) {
            // a logarithm has no place for what is exact or is not there
            List<Measured> shown = family.getValue().stream()
                    .filter(one -> axis.scale() == Plot.Scale.LINEAR || value.applyAsDouble(one) > 0)
                    .toList();
            int own = 1 + colour++ % COLOURS;
            if (shown.isEmpty()) {
                continue;
            }
            List<Double> x =
                    shown.stream().map(one -> (double) one.label().bits()).toList();
            List<Double> y = shown.stream().map(value::applyAsDouble).toList();
            series.add(new Line(family.getKey(), own, Stroke.SOLID, x, y));
            series.add(new Dots(family.getKey(), own, MARK, x, y));
        }
        return new Diagram(id, title, caption(axis, value), Axis.linear("resolution [bit]", ""), axis, series);
    }

    private String caption(Axis axis, ToDoubleFunction<Measured> value) {
        List<Measured> all = families.values().stream().flatMap(List::stream).toList();
        Measured least = all.get(0);
        Measured most = all.get(0);
        for (Measured one : all) {
            least = value.applyAsDouble(one) < value.applyAsDouble(least) ? one : least;
            most = value.applyAsDouble(one) > value.applyAsDouble(most) ? one : most;
        }
        return "From %s (%s) to %s (%s)."
                .formatted(
                        Reading.of(value.applyAsDouble(least), axis.unit()),
                        least.label().name(),
                        Reading.of(value.applyAsDouble(most), axis.unit()),
                        most.label().name());
    }
}
