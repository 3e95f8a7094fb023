package mho.scenarios.report;

import java.util.ArrayList;
import java.util.List;
import mho.base.cost.CostSheet;
import mho.base.unit.Quantities;
import mho.scenarios.Results;

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
                "Cost of one inference; ratios are times analog",
                "network",
                "<hardware",
                "energy",
                "low .. high",
                "ratio",
                "ratio within bands",
                "latency",
                "ratio",
                "area",
                "ratio");
        forEach(results, (label, network) -> {
            for (Hardware hardware : Hardware.of(network.cost())) {
                table.row(label, cells(hardware, network.cost().analog()));
            }
        });
        return table.scrolling("costs");
    }

    private static List<String> cells(Hardware hardware, CostSheet analog) {
        CostSheet sheet = hardware.sheet();
        Ratio energy = Ratio.of(sheet.energy(), analog.energy());
        List<String> cells = new ArrayList<>(List.of(
                hardware.name(),
                Quantities.format(sheet.energy().nominal(), "J"),
                Quantities.format(sheet.energy().low(), "J") + " .. "
                        + Quantities.format(sheet.energy().high(), "J"),
                energy.text(),
                energy.band(" .. "),
                Quantities.format(sheet.latency(), "s"),
                Ratio.text(sheet.latency() / analog.latency()),
                Quantities.format(sheet.area(), "m²"),
                Ratio.text(sheet.area() / analog.area())));
        if (hardware.name().equals(Hardware.ANALOG)) {
            List.of(3, 4, 6, 8).forEach(column -> cells.set(column, NONE));
        }
        return cells;
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
