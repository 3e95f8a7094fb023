package mho.scenarios.cli;

import java.nio.file.Path;
import java.util.List;
import mho.crossbar.Conductances;
import mho.crossbar.TransferSolver;
import mho.crossbar.Wires;
import mho.scenarios.ArrayBench;
import mho.scenarios.report.ArrayFigures;
import mho.scenarios.report.ArrayReport;
import mho.scenarios.report.ArrayTable;
import mho.scenarios.report.Plot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The crossbar bench, and reads of arrays that users bring. */
@Command(
        name = "array",
        mixinStandardHelpOptions = true,
        description = {
            "Reads a crossbar on resistive wires: random states on a device beside ideal wires, or an array of your own.%n",
            "Examples: mho array --rows 128 --columns 128 --row-wire 2.5ohm --column-wire 2.5ohm",
            "          mho array --conductances G.csv --inputs V.csv --driver 50ohm --format json"
        })
final class ArrayCommand implements Runnable {
    private static final String DEFAULT_DEVICE = "yang-taox-2025";
    private static final int DEFAULT_LINES = 64;

    @Option(names = "--rows", paramLabel = "N", description = "Word lines; 64 by default.")
    private Integer rows;

    @Option(names = "--columns", paramLabel = "N", description = "Bit lines; 64 by default.")
    private Integer columns;

    @Option(
            names = "--device",
            paramLabel = "NAME",
            description = "Cell of a random array, from mho list devices; " + DEFAULT_DEVICE + " by default.")
    private String device;

    @Option(
            names = "--read-voltage",
            paramLabel = "V",
            description = "Voltage of the word lines of a random array, such as 0.2V, the default.")
    private String readVoltage;

    @Option(
            names = "--transfer",
            paramLabel = "FILE",
            description = "Where the transfer matrix of linear cells goes [S], .npy or .csv.")
    private Path transfer;

    @Mixin
    private WireOptions wireOptions;

    @Mixin
    private OwnArrayOptions own;

    @Mixin
    private BenchOutput output;

    @Mixin
    private CommonOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        Wires wires = wireOptions.wires();
        try {
            output.check();
            Findings findings = own.isGiven() ? reads(wires) : bench(wires);
            findings.deliver(output, options, spec);
        } finally {
            output.withdraw();
        }
    }

    private Findings bench(Wires wires) {
        if (own.hasSelection()) {
            throw usage("Selected rows and columns, access and I-V laws belong to an array of your own:"
                    + " give --conductances and --inputs too.");
        }
        String name = device == null ? DEFAULT_DEVICE : device;
        double voltage = Commands.quantity("--read-voltage", readVoltage == null ? "0.2 V" : readVoltage, "V");
        long seed = options.seed == null ? 42 : options.seed;
        ArrayBench bench = new ArrayBench(
                name,
                Catalogue.cell(name).cell(),
                rows == null ? DEFAULT_LINES : rows,
                columns == null ? DEFAULT_LINES : columns,
                wires,
                voltage,
                seed);
        if (transfer != null && !bench.isLinear()) {
            throw new BadInput("An array has a transfer matrix only if its cells are linear, but those of " + name
                    + " do not obey Ohm's law.");
        }
        ArrayBench.Results results = bench.measure();
        results.transfer().ifPresent(this::save);
        List<Plot> figures = ArrayFigures.of(results);
        return new Findings(
                "array",
                ArrayDocument.of(bench, results),
                ArrayDocument.csv(List.of(results.read())),
                ArrayTable.of(bench, results),
                figures,
                ArrayReport.of(bench, results, figures, command()));
    }

    private Findings reads(Wires wires) {
        if (rows != null || columns != null || device != null || readVoltage != null) {
            throw usage(
                    "Rows, columns, device and read voltage belong to a random array, but --conductances was given.");
        }
        if (transfer != null) {
            own.requireLinear();
        }
        OwnArrayOptions.Read read = own.read(wires, this::usage);
        if (transfer != null) {
            save(new TransferSolver(wires).solve(read.conductances()).transfer());
        }
        List<Plot> figures = ArrayFigures.of(read.results());
        return new Findings(
                "array",
                ArrayDocument.of(read.results()),
                ArrayDocument.csv(read.results().reads()),
                ArrayTable.of(read.results()),
                figures,
                ArrayReport.of(read.results(), figures, command()));
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private void save(Conductances matrix) {
        if (transfer != null) {
            new MatrixFile(transfer, "S").write(matrix.toMatrix());
        }
    }

    private String command() {
        return Commands.text(spec.commandLine().getParseResult().originalArgs(), "array");
    }
}
