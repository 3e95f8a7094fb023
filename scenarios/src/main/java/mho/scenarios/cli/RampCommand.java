package mho.scenarios.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import mho.base.random.RandomStream;
import mho.scenarios.ConverterResult;
import mho.scenarios.ConverterResult.Refused;
import mho.scenarios.Progress;
import mho.scenarios.RampBench;
import mho.scenarios.report.Plot;
import mho.scenarios.report.RampReport;
import mho.scenarios.report.RampTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The converter bench. */
@Command(
        name = "ramp",
        mixinStandardHelpOptions = true,
        description = {
            "Fabricates converters that apply functions, and measures them: INL, DNL, missing codes, effective bits,",
            "errors, cost. Every function in every way, of every device, with all bits.%n",
            "Examples: mho ramp --function sigmoid,tanh --bits 3,5,8 --out results/ramps",
            "          mho ramp --function sin --half-periods 5 --way nonlinear-ramp,linear-ramp"
        })
final class RampCommand implements Callable<Integer> {
    private static final long DEFAULT_SEED = 42;

    @Mixin
    private ConverterOptions converters;

    @Option(
            names = "--trials",
            defaultValue = "1000",
            paramLabel = "N",
            description = "Banks fabricated of each converter; 1000 by default.")
    private int trials;

    @Option(
            names = "--columns",
            defaultValue = "128",
            paramLabel = "N",
            description = "Signal columns of a bank, for the costs; 128 by default.")
    private int columns;

    @Mixin
    private BenchOutput output;

    @Mixin
    private CommonOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        long seed = options.seed == null ? DEFAULT_SEED : options.seed;
        RampBench bench = new RampBench(
                trials, columns, options.threads(), RandomStream.ofSeed(seed).child("ramp"));
        PrintWriter err = spec.commandLine().getErr();
        ConsoleProgress console = ConsoleProgress.on(err);
        AtomicBoolean ended = new AtomicBoolean();
        Interruption interruption = new Interruption(() -> ended.set(true));
        try {
            output.check();
            List<ConverterResult> results = converters.measure(
                    bench,
                    ended::get,
                    options.quiet ? Progress.SILENT : console,
                    message -> new ParameterException(spec.commandLine(), message));
            console.end();
            deliver(results, ended.get());
        } finally {
            console.end();
            interruption.close();
            output.withdraw();
        }
        return ended.get() ? Mho.INTERRUPTED : 0;
    }

    private void deliver(List<ConverterResult> results, boolean ended) {
        if (results.isEmpty()) {
            throw new IllegalStateException(
                    "Interrupted before the first converter was measured: there is nothing to keep");
        }
        if (results.size() == 1 && results.get(0) instanceof Refused refused) {
            throw new BadInput(refused.reason());
        }
        findings(results).deliver(output, options, spec);
        if (ended) {
            output.interrupted(spec.commandLine().getErr());
        }
    }

    private Findings findings(List<ConverterResult> results) {
        Map<String, List<Plot>> plots = output.isAsked() ? RampReport.plots(results) : Map.of();
        String command = Commands.text(spec.commandLine().getParseResult().originalArgs(), "ramp");
        return new Findings(
                "ramp",
                RampDocument.of(results),
                RampDocument.csv(results),
                RampTable.of(results),
                plots.values().stream().flatMap(List::stream).toList(),
                output.isAsked() ? RampReport.of(results, plots, command) : "");
    }
}
