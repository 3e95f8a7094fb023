package mho.scenarios.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mho.base.cost.Band;
import mho.base.cost.CostSheet;
import mho.scenarios.Results;
import mho.scenarios.json.JsonText;

/**
 * What report.js draws, as JSON for a script element: numbers with five or six digits, costs down to their top-level parts.
 * Nothing that only tables show is in it.
 */
final class ChartData {
    private static final MathContext DIGITS = new MathContext(6);
    /** A curve in a chart has at most a few thousand pixels. */
    private static final MathContext CURVE_DIGITS = new MathContext(5);

    private static final int FINE = 200;

    private ChartData() {}

    /** Returns JSON in which no text can end the script element or open a comment in it. */
    static String of(Results results, List<NetworkSection> sections) {
        return embedded(networks(results, sections));
    }

    /** Returns the same with a design space. */
    static String of(Results results, List<NetworkSection> sections, Design design) {
        Map<String, Object> data = networks(results, sections);
        data.put("design", DesignData.of(design));
        return embedded(data);
    }

    /** Returns what draws a design space. */
    static String of(Design design) {
        return embedded(Map.of("design", DesignData.of(design)));
    }

    private static Map<String, Object> networks(Results results, List<NetworkSection> sections) {
        Map<String, Object> networks = new LinkedHashMap<>();
        sections.forEach(section -> networks.put(section.id(), network(section.result())));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("mho", results.mho());
        data.put("manifest", results.manifest());
        data.put("networks", networks);
        return data;
    }

    /** Returns what draws plots, by the id of their figures. */
    static String of(Map<String, Plot> plots) {
        return embedded(Map.of("plots", drawn(plots)));
    }

    private static Map<String, Object> drawn(Map<String, Plot> plots) {
        Map<String, Object> drawn = new LinkedHashMap<>();
        plots.forEach((id, plot) ->
                drawn.put(id, plot instanceof Plot.HeatMap map ? heatMap(map) : diagram((Plot.Diagram) plot)));
        return drawn;
    }

    private static String embedded(Map<String, Object> data) {
        // Line feeds are layout only: within a text they are escapes.
        return JsonText.of(data).replaceAll("\\n *", "").replace("<", "\\u003c");
    }

    private static Map<String, Object> diagram(Plot.Diagram plot) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("x", plot.x());
        data.put("y", plot.y());
        data.put("series", plot.series().stream().map(ChartData::series).toList());
        return data;
    }

    private static Map<String, Object> series(Plot.Series series) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", series.name());
        data.put("colour", series.colour());
        if (series instanceof Plot.Line line) {
            data.put("stroke", line.stroke());
        } else if (series instanceof Plot.Dots dots) {
            data.put("size", dots.size());
        } else if (series instanceof Plot.Bars bars) {
            data.put("wide", bars.width());
        }
        data.put("x", curve(series.x()));
        data.put("values", series.values().stream().map(ChartData::curve).toList());
        return data;
    }

    private static Map<String, Object> heatMap(Plot.HeatMap plot) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("rows", plot.rows());
        data.put("columns", plot.columns());
        data.put("value", plot.value());
        data.put("values", plot.values().stream().map(ChartData::curve).toList());
        return data;
    }

    private static Map<String, Object> network(Results.NetworkResult result) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("metric", result.analog().metric());
        data.put("scores", Scores.of(result).stream().map(ChartData::score).toList());
        data.put(
                "costs",
                Hardware.of(result.cost()).stream().map(ChartData::cost).toList());
        data.put("epochs", result.figures().training().size());
        data.put("training", curve(halved(result.figures().training())));
        data.put("gradients", curve(halved(result.figures().gradients())));
        data.put("ramps", result.figures().ramps().stream().map(ChartData::ramp).toList());
        data.put(
                "conductances",
                result.figures().conductances().stream()
                        .map(ChartData::conductances)
                        .toList());
        return data;
    }

    private static Map<String, Object> score(Scores row) {
        Results.Score score = row.score();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", row.hardware());
        data.put("trials", rounded(score.trials()));
        data.put("mean", rounded(score.mean()));
        data.put("p05", rounded(score.p05()));
        data.put("p95", rounded(score.p95()));
        return data;
    }

    private static Map<String, Object> cost(Hardware hardware) {
        Map<String, Object> data = amounts(hardware.name(), hardware.sheet());
        List<Object> parts = new ArrayList<>();
        hardware.sheet().parts().forEach(part -> parts.add(amounts(part.name(), part)));
        data.put("parts", parts);
        return data;
    }

    private static Map<String, Object> amounts(String name, CostSheet sheet) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", name);
        data.put("energy", band(sheet.energy()));
        data.put("latency", band(sheet.latencies()));
        data.put("area", band(sheet.footprint().areas()));
        return data;
    }

    private static List<Double> band(Band band) {
        return rounded(List.of(band.low(), band.nominal(), band.high()));
    }

    private static Map<String, Object> ramp(Results.Ramp ramp) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", RampFigure.label(ramp));
        data.put("function", ramp.function());
        data.put("range", rounded(List.of(ramp.low(), ramp.high())));
        data.put("thresholds", curve(ramp.thresholds()));
        data.put("levels", curve(ramp.levels()));
        data.put("inl", curve(ramp.inl()));
        data.put("x", curve(halved(ramp.x())));
        data.put("y", curve(halved(ramp.y())));
        return data;
    }

    private static Map<String, Object> conductances(Results.ConductanceHistogram stage) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", stage.stage());
        data.put("edges", rounded(stage.edges()));
        data.put("targets", stage.targets());
        data.put("reached", stage.reached());
        return data;
    }

    /** Every other point of a fine curve and its last one; straight lines between them are off by less than a pixel. */
    private static List<Double> halved(List<Double> values) {
        return values.size() < FINE
                ? values
                : IntStream.range(0, values.size())
                        .filter(k -> k % 2 == 0 || k == values.size() - 1)
                        .mapToObj(values::get)
                        .toList();
    }

    private static List<Double> curve(List<Double> values) {
        return values.stream().map(value -> rounded(value, CURVE_DIGITS)).toList();
    }

    private static List<Double> rounded(List<Double> values) {
        return values.stream().map(ChartData::rounded).toList();
    }

    private static double rounded(double value) {
        return rounded(value, DIGITS);
    }

    private static double rounded(double value, MathContext digits) {
        return new BigDecimal(value).round(digits).doubleValue();
    }
}
