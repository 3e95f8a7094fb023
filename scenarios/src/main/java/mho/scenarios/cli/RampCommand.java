package mho.scenarios.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mho.adc.Conversion;
import mho.base.cost.Technology;
import mho.base.random.RandomStream;
import mho.base.unit.Quantities;
import mho.device.CellSpec;
import mho.scenarios.RampBench;
import mho.scenarios.RampBench.Converter;
import mho.scenarios.RampBench.Measured;
import mho.scenarios.RampBench.Spread;
import mho.scenarios.json.JsonText;
import mho.scenarios.report.Staircase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The converter bench. */
@Command(
        name = "ramp",
        mixinStandardHelpOptions = true,
        description = "Fabricates nonlinear ramp converters: thresholds, cells, INL, cost, the curve drawn.")
final class RampCommand implements Runnable {
    private static final String DEFAULT_DEVICE = "yang-taox-2025";

    @Option(
            names = "--function",
            split = ",",
            defaultValue = "sigmoid",
            paramLabel = "NAME",
            description = "Functions, from mho list activations; sigmoid by default.")
    private List<String> functions;

    @Option(
            names = "--bits",
            split = ",",
            defaultValue = "5",
            paramLabel = "N",
            description = "Resolutions; 5 by default.")
    private List<Integer> bits;

    @Option(
            names = "--device",
            defaultValue = DEFAULT_DEVICE,
            paramLabel = "NAME",
            description = "Cell of the ramp, from mho list devices; " + DEFAULT_DEVICE + " by default.")
    private String device;

    @Option(
            names = "--half-periods",
            defaultValue = "1",
            paramLabel = "N",
            description = "Half-periods of a sine; 1 by default.")
    private int halfPeriods;

    @Option(
            names = "--range",
            defaultValue = "1",
            paramLabel = "X",
            description = "End of the input range of functions that do not saturate; 1 by default.")
    private double range;

    @Option(
            names = "--trials",
            defaultValue = "1000",
            paramLabel = "N",
            description = "Ramp columns fabricated; 1000 by default.")
    private int trials;

    @Option(
            names = "--best",
            defaultValue = "8",
            paramLabel = "N",
            description = "Columns of which the best is kept; 8 by default.")
    private int best;

    @Option(
            names = "--columns",
            defaultValue = "128",
            paramLabel = "N",
            description = "Signal columns that share the ramp, for the costs; 128 by default.")
    private int columns;

    @Mixin
    private CommonOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        CellSpec cell = Catalogue.cell(device).cell();
        long seed = options.seed == null ? 42 : options.seed;
        RampBench bench = new RampBench(
                device, cell, trials, best, columns, RandomStream.ofSeed(seed).child("ramp"));
        List<Measured> measured = new ArrayList<>();
        for (String function : functions) {
            Conversion conversion = RampBench.conversion(Catalogue.activation(function), halfPeriods, range);
            for (int resolution : bits) {
                measured.add(bench.measure(conversion, resolution, Technology.DEFAULT));
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        List<Converter> converters = measured.stream().map(Measured::converter).toList();
        switch (options.format) {
            case JSON -> out.print(JsonText.of(Map.of("converters", converters)));
            case CSV -> csv(out, converters);
            case TABLE -> measured.forEach(one -> table(out, one));
        }
        out.flush();
    }

    private static void csv(PrintWriter out, List<Converter> converters) {
        out.println("name,function,bits,device,steps,cells,conversionTime_s,energy_J,area_m2,"
                + "inl_raw_median,inl_raw_p95,inl_cal_median,inl_cal_p95,inl_best_median,inl_best_p95,rms_lsb");
        for (Converter c : converters) {
            out.println(String.join(
                    ",",
                    c.name(),
                    c.function(),
                    String.valueOf(c.bits()),
                    c.device(),
                    String.valueOf(c.steps()),
                    String.valueOf(c.cells()),
                    number(c.conversionTime()),
                    number(c.energy()),
                    number(c.area()),
                    csv(c.maxInl().raw()),
                    csv(c.maxInl().calibrated()),
                    csv(c.maxInl().best()),
                    number(c.rmsError())));
        }
    }

    private static String csv(Spread spread) {
        return number(spread.median()) + "," + number(spread.p95());
    }

    private static String number(double value) {
        return Quantities.decimal(value).toString();
    }

    private void table(PrintWriter out, Measured measured) {
        Converter c = measured.converter();
        out.printf(Locale.ROOT, "%s, %d bit, nonlinear ramp of %s cells%n", c.function(), c.bits(), c.device());
        out.printf(
                Locale.ROOT,
                "  %d steps, %d cells (5 of them bias), %d thresholds%n",
                c.steps(),
                c.cells(),
                c.thresholds().size());
        out.printf(
                "  conversion %s; energy %s and area %s a column, %d columns sharing the ramp%n",
                Quantities.format(c.conversionTime(), "s"),
                Quantities.format(c.energy(), "J"),
                Quantities.format(c.area(), "m²"),
                columns);
        out.println("  max |INL| in output LSB, median (95 %) of " + trials + " fabricated columns:");
        line(out, "raw", c.maxInl().raw());
        line(out, "bias calibrated", c.maxInl().calibrated());
        line(out, "best of " + best, c.maxInl().best());
        out.printf(Locale.ROOT, "  rms error %.3f LSB, quantisation included%n", c.rmsError());
        out.printf(
                Locale.ROOT,
                "  read voltage %.2f-%.2f V: codes change by at most %d; a fixed reference has gains %.3f and %.3f%n",
                c.readVoltage().low(),
                c.readVoltage().high(),
                c.readVoltage().codesChanged(),
                c.readVoltage().referenceGains().get(0),
                c.readVoltage().referenceGains().get(1));
        out.println("  thresholds: " + numbers(c.thresholds(), 1, "%.4f"));
        out.println("  cells [uS]: " + numbers(c.conductances(), 1e6, "%.2f"));
        out.println("  '#' as fabricated, '.' the function");
        out.println(Staircase.of(measured.adc(), measured.drawn()));
    }

    private static void line(PrintWriter out, String name, Spread spread) {
        out.printf(Locale.ROOT, "    %-16s %6.3f (%.3f)%n", name, spread.median(), spread.p95());
    }

    private static String numbers(List<Double> values, double scale, String format) {
        List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(String.format(Locale.ROOT, format, value * scale)));
        return String.join(" ", texts);
    }
}
