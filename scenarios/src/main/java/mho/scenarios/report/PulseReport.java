package mho.scenarios.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mho.base.unit.Quantities;
import mho.scenarios.PulseBench;

/** Cells under pulses, as a table and as a page. */
public final class PulseReport {
    private static final String LINE = "  %-10s%12s%12s%12s%12s%n";
    private static final int SHOWN = 6;

    private PulseReport() {}

    /** Returns the table, lines ended by a line feed. */
    public static String table(String summary, PulseBench.Results results) {
        StringBuilder text = new StringBuilder("%s: %s\n\n%d cells, %d SET pulses, then %d RESET pulses, seed %d\n"
                .formatted(results.name(), summary, results.n(), results.pulses(), results.pulses(), results.seed()));
        text.append(LINE.formatted("pulses", "mean", "sd", "5 %", "95 %"));
        for (int k = 0; k < results.points().size(); k += SHOWN) {
            PulseBench.Point point = results.points().get(k);
            text.append(LINE.formatted(
                    point.pulse(),
                    siemens(point.mean()),
                    siemens(point.sd()),
                    siemens(point.p05()),
                    siemens(point.p95())));
        }
        return text.toString().replace(System.lineSeparator(), "\n");
    }

    /** Returns the page of a cell under pulses or of a compact model: its plots and where its numbers come from. */
    public static String page(String name, Map<String, String> about, List<Plot> plots, String command) {
        HtmlTable table = new HtmlTable("Where the numbers come from", "item", "<value");
        about.forEach((item, value) -> table.row(item, value));
        Map<String, Html> tables = new LinkedHashMap<>();
        tables.put("Model", table.scrolling("model-data"));
        return new BenchPage("Device " + name, plots.get(0).caption(), tables, plots, command).text();
    }

    private static String siemens(double value) {
        return Quantities.format(value, "S");
    }
}
