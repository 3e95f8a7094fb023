package mho.scenarios.report;

import java.util.List;
import mho.scenarios.Results;

/** How each stage of a network lies on tiles. */
final class MappingTable {
    private MappingTable() {}

    static Html of(String id, List<Results.StageRange> stages) {
        HtmlTable table = new HtmlTable(
                "Mapping",
                "stage",
                "inputs",
                "outputs",
                "bias rows",
                "tiles",
                "input range",
                "clipped",
                "weight range",
                "argument",
                "<converter");
        stages.forEach(stage -> row(table, stage));
        return Html.element(
                "div",
                Html.element("h3", "Mapping onto tiles"),
                Html.element("p", sentence(stages)),
                table.scrolling(id));
    }

    private static void row(HtmlTable table, Results.StageRange stage) {
        table.row(
                stage.stage(),
                Integer.toString(stage.inputs()),
                Integer.toString(stage.outputs()),
                Integer.toString(stage.biasRows()),
                Integer.toString(stage.tiles()),
                "±" + Decimal.significant(stage.inputRange(), 4),
                Decimal.fixed(100 * stage.clipped(), 2) + " %",
                "±" + Decimal.significant(stage.weightRange(), 4),
                Decimal.significant(stage.argumentLow(), 3) + " .. " + Decimal.significant(stage.argumentHigh(), 3),
                stage.converter());
    }

    private static String sentence(List<Results.StageRange> stages) {
        int tiles = stages.stream().mapToInt(Results.StageRange::tiles).sum();
        Results.StageRange most = stages.get(0);
        for (Results.StageRange stage : stages) {
            most = stage.clipped() > most.clipped() ? stage : most;
        }
        String onto = stages.size() == 1 ? "One stage takes " : stages.size() + " stages take ";
        String clipping = most.clipped() == 0
                ? "no training input is clipped."
                : most.stage() + " clips the most training inputs, " + Decimal.significant(100 * most.clipped(), 2)
                        + " %.";
        return onto + tiles + (tiles == 1 ? " tile; " : " tiles; ") + clipping;
    }
}
