package mho.scenarios.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mho.base.unit.Quantities;
import mho.device.catalog.CatalogCell;
import mho.scenarios.DeviceBench;
import mho.scenarios.DeviceCurves;
import mho.scenarios.DeviceResults;
import mho.scenarios.cli.DeviceCommand.Bench;
import mho.scenarios.report.DeviceFigures;
import mho.scenarios.report.DeviceReport;
import mho.scenarios.report.DeviceTable;
import mho.scenarios.report.Plot;

/**
 * Cells that are written to targets.
 *
 * @param device the cell
 * @param bench  seed and command
 */
record CellFindings(CatalogCell device, Bench bench) {
    static final int TRIALS = 100_000;
    static final List<String> AGES = List.of("1 s", "1 h", "1 day", "1 year");
    private static final double YEAR = 31_536_000;

    /** Whether plots are drawn: they take a second that nobody waits for who wants numbers. */
    enum Drawing {
        WANTED,
        LEFT_OUT
    }

    /**
     * Puts the cells on the bench.
     *
     * @param trials  cells of each target [1]
     * @param targets conductances to write [S]; over the range if there are none
     * @param ages    times after programming [s]
     * @param drawing whether plots are needed
     */
    Findings of(int trials, List<Double> targets, List<Double> ages, Drawing drawing) {
        DeviceBench cells = new DeviceBench(device.name(), device.cell(), device.published(), trials, bench.seed());
        DeviceResults results = cells.measure(targets.isEmpty() ? cells.evenTargets() : targets, ages);
        List<Plot> plots = drawing == Drawing.WANTED ? plots(cells, results, ages) : List.of();
        DeviceReport report = new DeviceReport(device.summary(), device.source(), device.validity(), bench.command());
        return new Findings(
                device.name(),
                document(results),
                csv(results),
                DeviceTable.of(device.summary(), device.cell().cost().source(), results),
                plots,
                drawing == Drawing.WANTED ? report.of(results, plots) : "");
    }

    private List<Plot> plots(DeviceBench cells, DeviceResults results, List<Double> ages) {
        DeviceCurves curves =
                cells.curves(ages.stream().mapToDouble(age -> age).max().orElse(YEAR));
        List<Plot> plots = new ArrayList<>(DeviceFigures.of(results, curves));
        plots.addAll(DeviceFigures.of(device.cell().iv(), device.cell().range()));
        return plots;
    }

    private static Map<String, Object> document(DeviceResults results) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", results.name());
        document.put("seed", results.seed());
        document.put("range", results.range());
        document.put("points", results.points());
        document.put("unknown", results.unknown());
        document.put("writes", results.writes());
        document.put("published", results.published());
        return document;
    }

    private static String csv(DeviceResults results) {
        StringBuilder text = new StringBuilder("name,target_S,time_s,quantity,unit,value,n\n");
        for (DeviceResults.Point point : results.points()) {
            String head = "%s,%s,%s"
                    .formatted(results.name(), Quantities.decimal(point.target()), Quantities.decimal(point.time()));
            Map<String, Double> values = new LinkedHashMap<>();
            values.put("mean", point.mean());
            values.put("sd", point.sd());
            values.put("p05", point.p05());
            values.put("median", point.median());
            values.put("p95", point.p95());
            values.put("read_noise", point.reads().noise());
            values.put("read_mean", point.reads().mean());
            values.put("read_sd", point.reads().sd());
            values.forEach((quantity, value) ->
                    text.append("%s,%s,S,%s,%d\n".formatted(head, quantity, Quantities.decimal(value), point.n())));
        }
        return text.toString();
    }
}
