package mho.scenarios.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
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

    private final String function;
    private final Map<String, List<Measured>> families;

    private ComparisonFigures(String function, List<Measured> all) {
        this.function = function;
        boolean severalDevices = all.stream()
                        .map(one -> one.label().device())
                        .filter(device -> !device.equals(RampTable.NO_DEVICE))
                        .distinct()
                        .count()
                > 1;
        this.families = all.stream()
                .collect(Collectors.groupingBy(
                        one -> family(one.label(), severalDevices ? one.label().device() : RampTable.NO_DEVICE),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    private static String family(Label label, String device) {
        return device.equals(RampTable.NO_DEVICE) ? label.way() : label.way() + ", " + device;
    }

    /** Returns the plots of each function that several converters apply. */
    public static List<Plot> of(List<Measured> all) {
        Map<String, List<Measured>> byFunction = all.stream()
                .collect(Collectors.groupingBy(one -> one.label().function(), LinkedHashMap::new, Collectors.toList()));
        List<Plot> plots = new ArrayList<>();
        byFunction.forEach((function, some) -> {
            if (some.size() > 1) {
                plots.addAll(new ComparisonFigures(function, some).plots());
            }
        });
        return plots;
    }

    private List<Plot> plots() {
        List<Plot> plots = new ArrayList<>();
        plots.add(plot(
                "inl",
                "largest |INL| against bits",
                Axis.logarithmic("max |INL| [LSB]", ""),
                one -> one.statistics().maxInl().median()));
        plots.add(plot(
                "enob",
                "effective bits on the main branch against bits",
                Axis.linear("ENOB on the main branch", ""),
                one -> one.statistics().enob().median()));
        plots.add(plot(
                "energy",
                "energy of a conversion against bits",
                Axis.logarithmic("energy a column", "J"),
                Measured::energy));
        plots.add(plot(
                "time",
                "time of a conversion against bits",
                Axis.logarithmic("time", "s"),
                one -> one.cost().latency()));
        plots.add(plot("area", "area against bits", Axis.logarithmic("area a column", "m²"), Measured::area));
        if (families.values().stream().flatMap(List::stream).anyMatch(one -> one.cells() > 0)) {
            plots.add(plot("cells", "cells against bits", Axis.logarithmic("cells of the ramp", ""), Measured::cells));
        }
        return plots.stream()
                .filter(plot -> !((Diagram) plot).series().isEmpty())
                .toList();
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
        return new Diagram(
                "compare-%s-%s".formatted(function, id),
                function + ": " + title,
                caption(axis, value),
                Axis.linear("resolution [bit]", ""),
                axis,
                series);
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
