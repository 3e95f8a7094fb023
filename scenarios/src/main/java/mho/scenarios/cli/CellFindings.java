package mho.scenarios.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mho.base.unit.Quantities;
import mho.device.CellSpec;
import mho.scenarios.DeviceBench;
import mho.scenarios.DeviceCurves;
import mho.scenarios.DeviceResults;
import mho.scenarios.DeviceResults.WriteEnergy;
import mho.scenarios.cli.DeviceCommand.Bench;
import mho.scenarios.report.Beside;
import mho.scenarios.report.DeviceFigures;
import mho.scenarios.report.DeviceReport;
import mho.scenarios.report.DeviceTable;
import mho.scenarios.report.Listing;
import mho.scenarios.report.Plot;

/**
 * Cells that are written to targets.
 *
 * @param device  the cell
 * @param bench   seed and command
 * @param beside  what stands beside the model's numbers
 * @param drawn   targets whose errors and ageing are drawn [S]; over the range if there are none
 * @param further what this cell has beside what all cells have
 */
record CellFindings(CellOnBench device, Bench bench, Beside beside, List<Double> drawn, Addendum further) {
    static final int TRIALS = 100_000;
    /** Cells of a pulse train take as many draws as pulses. */
    static final int PULSE_TRIALS = 10_000;

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
        return new Findings(
                device.name(),
                document(results),
                csv(results),
                table(results),
                plots,
                drawing == Drawing.WANTED ? report(results, plots) : "",
                further.document().containsKey("cell") ? Map.of("cell.json", cellText()) : Map.of());
    }

    private String report(DeviceResults results, List<Plot> plots) {
        String cell = further.document().containsKey("cell") ? cellText() : "";
        return new DeviceReport(device.summary(), device.source(), device.validity(), bench.command())
                .of(results, beside, further.listings(), cell, plots);
    }

    private String cellText() {
        return Catalogue.binder().write(device.cell(), CellSpec.class);
    }

    private String table(DeviceResults results) {
        StringBuilder text = new StringBuilder(
                DeviceTable.of(device.summary(), device.cell().cost().source(), results, beside));
        for (Listing listing : further.listings()) {
            text.append('\n').append(listing.text());
        }
        return text.toString();
    }

    private List<Plot> plots(DeviceBench cells, DeviceResults results, List<Double> ages) {
        double longest = ages.stream().mapToDouble(age -> age).max().orElse(YEAR);
        DeviceCurves curves = cells.curves(longest, drawn.isEmpty() ? cells.drawnTargets() : drawn);
        List<Plot> plots = new ArrayList<>(DeviceFigures.of(results, curves, beside));
        plots.addAll(DeviceFigures.of(device.cell().iv(), device.cell().range()));
        plots.addAll(further.plots());
        return plots;
    }

    private Map<String, Object> document(DeviceResults results) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", results.name());
        document.put("seed", results.seed());
        document.put("range", results.range());
        document.put("points", results.points());
        document.put("unknown", results.unknown());
        document.put(
                "writes",
                results.writes().stream().map(write -> write(write, results)).toList());
        document.put(beside.word(), results.published());
        document.putAll(further.document());
        return document;
    }

    /** An energy that is not known is left out. */
    private static Map<String, Object> write(DeviceResults.Write write, DeviceResults results) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("target", write.target());
        map.put("pulses", write.pulses());
        map.put("pulsesP95", write.pulsesP95());
        if (results.energy() == WriteEnergy.MODELLED) {
            map.put("energy", write.energy());
        }
        map.put("time", write.time());
        return map;
    }

    private String csv(DeviceResults results) {
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
        further.csv().forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
