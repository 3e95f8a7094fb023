package mho.scenarios.report;

import java.util.List;
import java.util.Map;
import mho.base.unit.Quantities;
import mho.scenarios.ArrayBench;
import mho.scenarios.ArrayRead;
import mho.scenarios.ArrayReads;

/** The page of an array. */
public final class ArrayReport {
    private ArrayReport() {}

    /** Returns the page of a random array. */
    public static String of(ArrayBench bench, ArrayBench.Results results, List<Plot> plots, String command) {
        HtmlTable table = new HtmlTable("All word lines at the read voltage", "item", "<value");
        table.row("device", bench.device());
        table.row("wires", ArrayTable.wires(bench.wires()));
        table.row("read voltage", Quantities.format(bench.readVoltage(), "V"));
        table.row("seed", Long.toString(bench.seed()));
        ArrayTable.summary(bench, results).forEach(row -> table.row(row.get(0).strip(), row.get(1)));
        return new BenchPage(
                        "Array of %d × %d cells".formatted(bench.rows(), bench.columns()),
                        plots.get(0).caption() + " " + plots.get(1).caption(),
                        Map.of("Read", table.scrolling("read-data")),
                        plots,
                        command)
                .text();
    }

    /** Returns the page of reads of a user's array. */
    public static String of(ArrayReads.Results results, List<Plot> plots, String command) {
        List<ArrayRead> reads = results.reads();
        HtmlTable table = new HtmlTable(
                "Reads" + Thinned.remark(reads.size()), "read", "power", "sum of bit-line currents", "residual");
        Thinned.indices(reads.size())
                .forEach(read -> table.row(
                        Integer.toString(read),
                        Quantities.format(reads.get(read).power(), "W"),
                        Quantities.format(
                                reads.get(read).bitLineCurrents().stream()
                                        .mapToDouble(current -> current)
                                        .sum(),
                                "A"),
                        Decimal.significant(reads.get(read).residual(), 2)));
        return new BenchPage(
                        "Array of your own",
                        "%d reads of %d bit lines, solved in %s with a residual of %s at most."
                                .formatted(
                                        reads.size(),
                                        reads.get(0).bitLineCurrents().size(),
                                        Quantities.format(results.solving(), "s"),
                                        Decimal.significant(results.residual(), 2)),
                        Map.of("Reads", table.scrolling("reads-data")),
                        plots,
                        command)
                .text();
    }
}
