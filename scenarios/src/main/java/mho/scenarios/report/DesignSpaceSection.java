package mho.scenarios.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import mho.base.unit.Quantities;
import mho.scenarios.Conclusions;
import mho.scenarios.ParetoFront;
import mho.scenarios.Results;
import mho.scenarios.Results.NetworkResult;
import mho.scenarios.Results.Point;
import mho.scenarios.report.Html.Element;

/** All points of a design space: what they come to, one picture a network of score against energy, one table. */
final class DesignSpaceSection {
    private static final int COLOURS = 8;

    private final List<Point> points;
    private final List<String> axes;

    DesignSpaceSection(Results results) {
        this.points = results.points();
        this.axes = List.copyOf(points.get(0).parameters().keySet());
    }

    Element html() {
        List<Html> figures = new ArrayList<>();
        plots().forEach((id, plot) -> figures.add(PlotFigure.of(id, plot)));
        return Page.section(
                "design-space",
                "Design space",
                Html.element(
                                "ul",
                                Html.sequence(Conclusions.of(points).stream()
                                        .map(sentence -> Html.element("li", sentence))
                                        .toList()))
                        .with("class", "findings"),
                Html.element("div", Html.sequence(figures)).with("class", "figures"),
                table());
    }

    /** Returns the pictures by the ids of their figures. */
    Map<String, Plot> plots() {
        Map<String, Plot> plots = new LinkedHashMap<>();
        for (int n = 0; n < points.get(0).networks().size(); n++) {
            int network = n;
            List<Map<String, Object>> circumstances =
                    List.copyOf(Conclusions.circumstances(points).keySet());
            for (int k = 0; k < circumstances.size(); k++) {
                String id = circumstances.size() == 1 ? "front-" + network : "front-%d-%d".formatted(network, k);
                plots.put("space-" + id, front(network, id, circumstances.get(k)));
            }
            for (String axis : axes) {
                if (!axis.equals(axes.get(0)) && isNumeric(axis)) {
                    putTrends(plots, n, axis);
                }
            }
        }
        return plots;
    }

    private boolean isNumeric(String axis) {
        return points.stream().allMatch(point -> point.parameters().get(axis) instanceof Number);
    }

    private static double loss(NetworkResult network) {
        double mean = network.analog().mean();
        return Metric.of(network.analog().metric()) == Metric.ACCURACY ? 1 - mean : mean;
    }

    private static String lossName(NetworkResult network) {
        Metric metric = Metric.of(network.analog().metric());
        return metric == Metric.ACCURACY ? "error rate" : metric.title().toLowerCase(java.util.Locale.ROOT);
    }

    private static double energy(NetworkResult network) {
        return network.cost().analog().energy().nominal();
    }

    /** Points that no point in the same circumstances beats: a cell that no one can buy is no competitor. */
    private static List<Point> frontOf(List<Point> group, int n) {
        return ParetoFront.of(group.stream()
                        .map(point -> point.networks().get(n))
                        .map(network -> new double[] {loss(network), energy(network)})
                        .toList())
                .stream()
                .map(group::get)
                .toList();
    }

    private Plot front(int n, String id, Map<String, Object> where) {
        NetworkResult any = points.get(0).networks().get(n);
        List<Point> group = Conclusions.circumstances(points).get(where);
        List<Point> front = frontOf(group, n).stream()
                .sorted(Comparator.comparingDouble(
                        point -> energy(point.networks().get(n))))
                .toList();
        List<Plot.Series> series = new ArrayList<>();
        series.add(new Plot.Line(
                "Pareto front",
                0,
                Plot.Stroke.DASHED,
                front.stream().map(point -> energy(point.networks().get(n))).toList(),
                front.stream()
                        .map(point -> drawn(loss(point.networks().get(n))))
                        .toList()));
        List<Object> values = valuesOf(axes.get(0));
        for (int k = 0; k < values.size(); k++) {
            Object value = values.get(k);
            List<NetworkResult> own = group.stream()
                    .filter(point -> point.parameters().get(axes.get(0)).equals(value))
                    .map(point -> point.networks().get(n))
                    .toList();
            series.add(new Plot.Dots(
                    String.valueOf(value),
                    1 + k % COLOURS,
                    8,
                    own.stream().map(DesignSpaceSection::energy).toList(),
                    own.stream().map(network -> drawn(loss(network))).toList()));
        }
        return new Plot.Diagram(
                id,
                "%s: %s against energy%s".formatted(any.name(), lossName(any), label(where)),
                "%d of %d points are on the front of %s and energy of an inference: %s."
                        .formatted(
                                front.size(),
                                group.size(),
                                lossName(any),
                                front.stream()
                                        .map(point -> String.valueOf(
                                                point.parameters().get(axes.get(0))))
                                        .distinct()
                                        .collect(Collectors.joining("; "))),
                Plot.Axis.logarithmic("energy of an inference", "J"),
                Plot.Axis.logarithmic(lossName(any), ""),
                series);
    }

    /** A logarithmic axis has no zero: a perfect score is drawn at one error in ten thousand. */
    private static double drawn(double loss) {
        return loss > 0 ? loss : 1e-4;
    }

    private List<Object> valuesOf(String axis) {
        return points.stream()
                .map(point -> point.parameters().get(axis))
                .distinct()
                .toList();
    }

    /** Score and converter error along a numeric axis, one pair of pictures for each setting of the axes that are not drawn. */
    private void putTrends(Map<String, Plot> plots, int n, String along) {
        List<Map<String, Object>> settings =
                points.stream().map(point -> others(point, along)).distinct().toList();
        for (int k = 0; k < settings.size(); k++) {
            String id = "space-%d-%d-%d".formatted(n, axes.indexOf(along), k);
            NetworkResult any = points.get(0).networks().get(n);
            String where = label(settings.get(k));
            plots.put(
                    id + "-score",
                    trend(n, along, settings.get(k), id, lossName(any), where, network -> drawn(loss(network))));
            if (points.stream()
                    .noneMatch(point -> point.networks().get(n).converters().isEmpty())) {
                plots.put(
                        id + "-error",
                        trend(
                                n,
                                along,
                                settings.get(k),
                                id + "-e",
                                "rms error of converters [units of the output]",
                                where,
                                Conclusions::converterError));
            }
        }
    }

    private Map<String, Object> others(Point point, String along) {
        Map<String, Object> others = new LinkedHashMap<>(point.parameters());
        others.remove(axes.get(0));
        others.remove(along);
        return others;
    }

    private static String label(Map<String, Object> setting) {
        return setting.isEmpty() ? "" : " (" + PointLabel.of(setting) + ")";
    }

    private Plot trend(
            int n,
            String along,
            Map<String, Object> setting,
            String id,
            String what,
            String where,
            ToDoubleFunction<NetworkResult> measure) {
        List<Plot.Series> series = new ArrayList<>();
        List<Object> values = valuesOf(axes.get(0));
        String best = "";
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < values.size(); k++) {
            Object value = values.get(k);
            List<Point> own = points.stream()
                    .filter(point -> point.parameters().get(axes.get(0)).equals(value)
                            && others(point, along).equals(setting))
                    .toList();
            for (Point point : own) {
                double found = measure.applyAsDouble(point.networks().get(n));
                if (found < least) {
                    least = found;
                    best = value + ", " + along + " = " + point.parameters().get(along);
                }
            }
            series.add(new Plot.Line(
                    String.valueOf(value),
                    1 + k % COLOURS,
                    Plot.Stroke.SOLID,
                    own.stream()
                            .map(point -> ((Number) point.parameters().get(along)).doubleValue())
                            .toList(),
                    own.stream()
                            .map(point -> measure.applyAsDouble(point.networks().get(n)))
                            .toList()));
        }
        return new Plot.Diagram(
                id,
                "%s: %s against %s%s".formatted(points.get(0).networks().get(n).name(), what, along, where),
                "Least: %s with %s.".formatted(Decimal.significant(least, 3), best),
                Plot.Axis.linear(along, ""),
                Plot.Axis.logarithmic(what, ""),
                series);
    }

    private Html table() {
        List<String> columns = new ArrayList<>(List.of("network"));
        axes.forEach(axis -> columns.add("<" + axis));
        columns.addAll(List.of(
                "mean",
                "sd",
                "converter rms [output]",
                "conversion",
                "energy/conversion",
                "area/column",
                "energy",
                "latency",
                "area",
                "<front"));
        HtmlTable table = new HtmlTable("All points", columns.toArray(String[]::new));
        for (int n = 0; n < points.get(0).networks().size(); n++) {
            int network = n;
            Set<Point> front = Conclusions.circumstances(points).values().stream()
                    .flatMap(group -> frontOf(group, network).stream())
                    .collect(Collectors.toCollection(() -> Collections.newSetFromMap(new IdentityHashMap<>())));
            for (int p = 0; p < points.size(); p++) {
                table.row(
                        points.get(p).networks().get(n).name(), cells(points.get(p), n, front.contains(points.get(p))));
            }
        }
        return table.scrolling("points");
    }

    private List<String> cells(Point point, int n, boolean onFront) {
        NetworkResult network = point.networks().get(n);
        Metric metric = Metric.of(network.analog().metric());
        List<String> cells = new ArrayList<>();
        axes.forEach(axis -> cells.add(String.valueOf(point.parameters().get(axis))));
        cells.add(metric.format(network.analog().mean()));
        cells.add(metric.format(network.analog().sd()));
        if (network.converters().isEmpty()) {
            cells.addAll(List.of("–", "–", "–", "–"));
        } else {
            cells.add(Decimal.significant(Conclusions.converterError(network), 3));
            cells.add(Quantities.format(most(network, Results.ConverterUse::time), "s"));
            cells.add(Quantities.format(most(network, Results.ConverterUse::energy), "J"));
            cells.add(Quantities.format(most(network, Results.ConverterUse::area), "m²"));
        }
        cells.add(Quantities.format(energy(network), "J"));
        cells.add(Quantities.format(network.cost().analog().latency(), "s"));
        cells.add(Quantities.format(network.cost().analog().area(), "m²"));
        cells.add(onFront ? "front" : "");
        return cells;
    }

    private static double most(NetworkResult network, ToDoubleFunction<Results.ConverterUse> measure) {
        return network.converters().stream().mapToDouble(measure).max().orElseThrow();
    }
}
