package mho.scenarios.report;

import java.util.ArrayList;
import java.util.List;
import mho.base.unit.Quantities;
import mho.scenarios.Results;

/** What cells were asked for and what they became, by stage. */
final class ConductanceFigure {
    private ConductanceFigure() {}

    static Html of(String id, List<Results.ConductanceHistogram> stages) {
        List<Html> data = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            data.add(data(id + "-data-" + i, stages.get(i)));
        }
        return new Figure(id, "conductances", "Programmed conductances of the first chip", caption(stages), data)
                .html();
    }

    private static String caption(List<Results.ConductanceHistogram> stages) {
        long cells = 0;
        double asked = 0;
        double became = 0;
        for (Results.ConductanceHistogram stage : stages) {
            cells += stage.targets().stream().mapToInt(Integer::intValue).sum();
            asked += total(stage.edges(), stage.targets());
            became += total(stage.edges(), stage.reached());
        }
        return Decimal.count(cells) + " cells were asked for " + Quantities.format(asked / Math.max(1, cells), "S")
                + " on average and reached " + Quantities.format(became / Math.max(1, cells), "S")
                + " (by bin centres; the last bin holds what lies beyond it).";
    }

    /** Sum of conductances [S], each taken at the centre of its bin. */
    private static double total(List<Double> edges, List<Integer> counts) {
        double sum = 0;
        for (int bin = 0; bin < counts.size(); bin++) {
            sum += counts.get(bin) * (edges.get(bin) + edges.get(bin + 1)) / 2;
        }
        return sum;
    }

    private static Html data(String id, Results.ConductanceHistogram stage) {
        HtmlTable table =
                new HtmlTable("Cells of " + stage.stage() + " by conductance", "from", "to", "asked", "reached");
        for (int bin = 0; bin < stage.targets().size(); bin++) {
            table.row(
                    Quantities.format(stage.edges().get(bin), "S"),
                    Quantities.format(stage.edges().get(bin + 1), "S"),
                    Integer.toString(stage.targets().get(bin)),
                    Integer.toString(stage.reached().get(bin)));
        }
        return table.scrolling(id);
    }
}
