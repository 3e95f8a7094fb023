package mho.scenarios.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mho.base.unit.Quantities;
import mho.scenarios.DeviceResults;

/**
 * The page of a device.
 *
 * @param summary  one line: technology, range, what limits it
 * @param source   the publication
 * @param validity where the numbers hold
 * @param command  the command that makes the page
 */
public record DeviceReport(String summary, String source, String validity, String command) {
    /**
     * Returns the page, one file.
     *
     * @param beside  what stands beside the model's numbers
     * @param further more tables
     * @param cell    the cell as JSON, or an empty text if it has a name
     */
    public String of(DeviceResults results, Beside beside, List<Listing> further, String cell, List<Plot> plots) {
        Map<String, Html> tables = new LinkedHashMap<>();
        tables.put("Cells", points(results));
        tables.put("Writes", writes(results));
        if (!results.published().isEmpty()) {
            tables.put(capitalised(beside.word()), published(results, beside.word()));
        }
        further.forEach(listing -> tables.put(listing.title(), listing.html()));
        tables.put("Model", about(results));
        if (!cell.isEmpty()) {
            tables.put("Cell", Html.element("pre", cell).with("tabindex", "0"));
        }
        return new BenchPage("Device " + results.name(), summary + ".", tables, plots, command).text();
    }

    private Html about(DeviceResults results) {
        HtmlTable table = new HtmlTable("Where the numbers come from and where they hold", "item", "<value");
        table.row("source", source);
        table.row("validity", validity);
        table.row(
                "range",
                Quantities.format(results.range().min(), "S") + " to "
                        + Quantities.format(results.range().max(), "S"));
        table.row("seed", Long.toString(results.seed()));
        results.unknown().forEach(gap -> table.row("not known at " + Quantities.duration(gap.time(), 3), gap.reason()));
        return table.scrolling("model-data");
    }

    private static Html points(DeviceResults results) {
        HtmlTable table = new HtmlTable(
                "Conductance over " + Decimal.count(results.points().get(0).n()) + " cells a target; reads one a cell",
                "target",
                "after",
                "mean",
                "sd",
                "5 %",
                "median",
                "95 %",
                "read noise",
                "mean of reads",
                "sd of reads");
        results.points()
                .forEach(point -> table.row(
                        siemens(point.target()),
                        point.time() == 0 ? "writing" : Quantities.duration(point.time(), 3),
                        siemens(point.mean()),
                        siemens(point.sd()),
                        siemens(point.p05()),
                        siemens(point.median()),
                        siemens(point.p95()),
                        siemens(point.reads().noise()),
                        siemens(point.reads().mean()),
                        siemens(point.reads().sd())));
        return table.scrolling("cells-data");
    }

    private static Html writes(DeviceResults results) {
        HtmlTable table = new HtmlTable(
                "One write, on average; pulses and verify reads, without drivers",
                "target",
                "pulses",
                "95 % need at most",
                "energy",
                "time");
        results.writes()
                .forEach(write -> table.row(
                        siemens(write.target()),
                        Decimal.significant(write.pulses(), 4),
                        Decimal.significant(write.pulsesP95(), 4),
                        DeviceTable.energy(write, results),
                        Quantities.format(write.time(), "s")));
        return table.scrolling("writes-data");
    }

    private static String capitalised(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static Html published(DeviceResults results, String word) {
        HtmlTable table = new HtmlTable(
                capitalised(word) + " numbers beside the model's",
                "target",
                "after",
                "<quantity",
                word,
                "model",
                "difference",
                "<source");
        results.published()
                .forEach(row -> table.row(
                        siemens(row.target()),
                        row.time() == 0 ? "writing" : Quantities.duration(row.time(), 3),
                        row.quantity(),
                        DeviceTable.siemens(row, row.published()),
                        DeviceTable.siemens(row, row.model()),
                        DeviceTable.siemens(row, row.difference()),
                        row.source()));
        return table.scrolling("published-data");
    }

    private static String siemens(double value) {
        return Quantities.format(value, "S");
    }
}
