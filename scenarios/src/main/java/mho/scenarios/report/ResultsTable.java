package mho.scenarios.report;

import java.util.List;
import mho.base.cost.Band;
import mho.base.cost.CostSheet;
import mho.scenarios.Results;
import mho.scenarios.report.Html.Element;

/** Scores and costs of every network on every hardware, the table at the top of the report. */
final class ResultsTable {
    private static final String NONE = "–";

    private ResultsTable() {}

    static Html of(Results results) {
        return Html.sequence(List.of(scores(results), costs(results)));
    }

    private static Html scores(Results results) {
        HtmlTable table = new HtmlTable(
                "Scores", "network", "<hardware", "<metric", "mean", "sd", "5 %", "median", "95 %", "over");
        forEach(results, (label, network) -> {
            for (Scores row : Scores.of(network)) {
                table.row(label, cells(row));
            }
            Scores.probes(network).forEach(row -> table.row(label, cells(row)));
        });
        return table.scrolling("scores");
    }

    private static List<String> cells(Scores row) {
        Metric metric = row.metric();
        Results.Score score = row.score();
        return List.of(
                row.hardware(),
                metric.key(),
                metric.format(score.mean()),
                metric.format(score.sd()),
                metric.format(score.p05()),
                metric.format(score.median()),
                metric.format(score.p95()),
                row.trials());
    }

    private static Html costs(Results results) {
        HtmlTable table = new HtmlTable(
                "Cost of one inference, what its band allows below; ratios are times analog",
                "network",
                "<hardware",
                "energy",
                "ratio",
                "latency",
                "ratio",
                "area",
                "ratio");
        forEach(results, (label, network) -> {
            for (Hardware hardware : Hardware.of(network.cost())) {
                table.row(row(label, hardware, network.cost().analog()));
            }
        });
        return table.scrolling("costs");
    }

    private static Element row(String label, Hardware hardware, CostSheet analog) {
        CostSheet sheet = hardware.sheet();
        boolean itself = hardware.name().equals(Hardware.ANALOG);
        return Html.element("tr", Html.element("th", label).with("scope", "row"))
                .add(
                        Html.element("td", hardware.name()).with("class", "words"),
                        Bands.cell(sheet.energy(), "J"),
                        ratio(itself, sheet.energy(), analog.energy()),
                        Bands.cell(sheet.latencies(), "s"),
                        ratio(itself, sheet.latencies(), analog.latencies()),
                        Bands.cell(sheet.footprint().areas(), "m²"),
                        ratio(
                                itself,
                                sheet.footprint().areas(),
                                analog.footprint().areas()));
    }

    private static Html ratio(boolean itself, Band other, Band analog) {
        if (itself) {
            return Html.element("td", NONE);
        }
        Ratio ratio = Ratio.of(other, analog);
        return Bands.cell(ratio.text(), other.isExact() && analog.isExact() ? "" : ratio.band(" to "));
    }

    private interface Visitor {
        void visit(String label, Results.NetworkResult network);
    }

    private static void forEach(Results results, Visitor visitor) {
        for (Results.Point point : results.points()) {
            String label = PointLabel.of(point);
            point.networks()
                    .forEach(network -> visitor.visit(
                            label.isEmpty() ? network.name() : network.name() + " (" + label + ")", network));
        }
    }
}
