package mho.scenarios.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mho.base.unit.Quantities;
import mho.device.catalog.CatalogCell;
import mho.scenarios.DeviceBench;
import mho.scenarios.DeviceCurves;
import mho.scenarios.DeviceResults;
import mho.scenarios.json.JsonText;
import mho.scenarios.report.DeviceFigures;
import mho.scenarios.report.DeviceReport;
import mho.scenarios.report.DeviceTable;
import mho.scenarios.report.Plot;
import mho.scenarios.report.SvgPlot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The device bench. */
@Command(
        name = "device",
        mixinStandardHelpOptions = true,
        description = {
            "Writes, ages and reads many cells of one device: programming error, drift, read noise, cost of a write,",
            "published numbers beside the model's.%n",
            "Example: mho device joshi-pcm-2020 --out results/pcm"
        })
final class DeviceCommand implements Runnable {
    private static final double YEAR = 31_536_000;

    @Parameters(paramLabel = "NAME", description = "A device of mho list devices.")
    private String name;

    @Option(
            names = "--targets",
            split = ",",
            paramLabel = "G",
            description = "Conductances to write, such as \"5 uS,10 uS\"; nine over the range by default.")
    private List<String> targets = List.of();

    @Option(
            names = "--ages",
            split = ",",
            defaultValue = "1 s,1 h,1 day,1 year",
            paramLabel = "T",
            description = "Times after programming; \"1 s,1 h,1 day,1 year\" by default.")
    private List<String> ages;

    @Option(
            names = "--trials",
            defaultValue = "100000",
            paramLabel = "N",
            description = "Cells of each target; 100000 by default.")
    private int trials;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for results.json, results.csv and report.html; none by default.")
    private Path out;

    @Option(names = "--plots", paramLabel = "DIR", description = "Folder for the plots as SVG files; none by default.")
    private Path plots;

    @Mixin
    private CommonOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        CatalogCell device = Catalogue.cell(name);
        long seed = options.seed == null ? 42 : options.seed;
        DeviceBench bench = new DeviceBench(name, device.cell(), device.published(), trials, seed);
        List<Double> asked = quantities("--targets", targets, "S");
        List<Double> times = quantities("--ages", ages, "s");
        ResultFolder folder = out == null ? null : new ResultFolder(out);
        ResultFolder drawings = plots == null ? null : new ResultFolder(plots);
        DeviceResults results = bench.measure(asked.isEmpty() ? bench.evenTargets() : asked, times);
        List<Plot> figures = folder == null && drawings == null ? List.of() : figures(bench, results, times);
        try {
            if (folder != null) {
                write(folder, device, results, figures);
            }
            if (drawings != null) {
                for (Plot plot : figures) {
                    drawings.write("%s-%s.svg".formatted(name, plot.id()), SvgPlot.of(plot));
                }
            }
        } catch (IOException e) {
            throw new BadInput("The results cannot be written: " + e.getMessage());
        }
        print(results);
        if (!options.quiet) {
            Commands.note(spec, out, plots);
        }
    }

    private static List<Plot> figures(DeviceBench bench, DeviceResults results, List<Double> times) {
        double longest = times.stream().mapToDouble(time -> time).max().orElse(YEAR);
        DeviceCurves curves = bench.curves(longest);
        return DeviceFigures.of(results, curves);
    }

    static List<Double> quantities(String option, List<String> texts, String unit) {
        List<Double> values = new ArrayList<>();
        for (String text : texts) {
            values.add(Commands.quantity(option, text, unit));
        }
        return values;
    }

    private void write(ResultFolder folder, CatalogCell device, DeviceResults results, List<Plot> figures)
            throws IOException {
        DeviceReport report = new DeviceReport(device.summary(), device.source(), device.validity(), command());
        Map<String, Object> document = document(results);
        document.put("figures", figures);
        folder.write("results.json", JsonText.of(document));
        folder.write("results.csv", csv(results));
        folder.write("report.html", report.of(results, figures));
    }

    /** The command as it was given, ready for a shell. */
    private String command() {
        return Commands.text(spec.commandLine().getParseResult().originalArgs(), "device");
    }

    private void print(DeviceResults results) {
        PrintWriter writer = spec.commandLine().getOut();
        switch (options.format) {
            case JSON -> writer.print(JsonText.of(document(results)));
            case CSV -> writer.print(csv(results));
            case TABLE -> writer.print(table(results));
        }
        writer.flush();
    }

    private String table(DeviceResults results) {
        CatalogCell device = Catalogue.cell(name);
        return DeviceTable.of(device.summary(), device.cell().cost().source(), results);
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
            String head = "%s,%s,%s".formatted(results.name(), number(point.target()), number(point.time()));
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
                    text.append("%s,%s,S,%s,%d\n".formatted(head, quantity, number(value), point.n())));
        }
        return text.toString();
    }

    private static String number(double value) {
        return Quantities.decimal(value).toString().toLowerCase(Locale.ROOT);
    }
}
