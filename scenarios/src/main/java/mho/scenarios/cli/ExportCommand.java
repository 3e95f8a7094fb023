package mho.scenarios.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import mho.base.kernel.MatrixProduct;
import mho.networks.Signal;
import mho.networks.data.Recordings;
import mho.networks.foreign.ImportedNetwork;
import mho.scenarios.ChipInference;
import mho.scenarios.ProgrammedNetwork;
import mho.scenarios.Progress;
import mho.scenarios.Scenario;
import mho.scenarios.ScenarioRunner;
import mho.scenarios.json.JsonText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the arrays of a chip. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes the conductances of a chip's arrays, as asked for and as programmed.")
final class ExportCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "SCENARIO|NETWORK",
            description = "A scenario, whose networks are trained, or a network folder or file of weights.")
    private String subject;

    @Option(names = "--conductances", description = "Writes conductances: so far all that can be exported.")
    private boolean conductances;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The folder to write to.")
    private Path out;

    @Option(names = "--scenario", paramLabel = "SCENARIO", description = "The chip's design, for a NETWORK.")
    private String scenario;

    @Option(
            names = "--inputs",
            paramLabel = "X.npy",
            description = "Inputs from which ranges of converters are taken, for a NETWORK.")
    private Path inputs;

    @Option(names = "--chip", paramLabel = "K", description = "Number of the chip, the first by default.")
    private int chip;

    @Option(names = "--set", paramLabel = "/json/pointer=value", description = "Changes the scenario; repeatable.")
    private List<String> settings = List.of();

    @Option(names = "--data", paramLabel = "DIR", description = "Folder or zip of the user's recordings.")
    private Path data;

    @Mixin
    private CommonOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!conductances) {
            throw new BadInput("mho export writes what --conductances asks for. Give that option.");
        }
        if (chip < 0) {
            throw new BadInput("--chip must be 0 or more, but is %d.".formatted(chip));
        }
        MatrixProduct.use(options.kernel);
        ResultFolder folder = new ResultFolder(out);
        List<ProgrammedNetwork> networks = isNetwork() ? network() : scenario();
        ConductanceExport export = new ConductanceExport(folder);
        for (ProgrammedNetwork network : networks) {
            export.write(network);
        }
        String index = JsonText.of(export.index(chip));
        folder.write("index.json", index);
        PrintWriter stdout = spec.commandLine().getOut();
        stdout.print(
                switch (options.format) {
                    case JSON -> index;
                    case CSV -> export.csv();
                    case TABLE -> export.table();
                });
        stdout.flush();
        if (!options.quiet) {
            spec.commandLine().getErr().println("arrays: " + folder.file("index.json"));
            spec.commandLine().getErr().flush();
        }
        return 0;
    }

    private boolean isNetwork() {
        return !subject.startsWith("catalog:") && (Files.isDirectory(Path.of(subject)) || !subject.endsWith(".json"));
    }

    private List<ProgrammedNetwork> network() {
        if (scenario == null || inputs == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "A network needs --scenario for the chip's design and --inputs for the ranges of its converters");
        }
        ImportedNetwork imported = NetworkArgument.read(Path.of(subject), Optional.empty(), List.of());
        Scenario design = seeded(ScenarioFile.read(scenario, settings));
        int features = imported.file().layers().get(0).layer().inputs();
        Signal signal =
                imported.file().standardisation(imported.weights()).apply(new SequenceFile(inputs).read(features));
        ChipInference inference = ChipInference.of(
                imported.network(), design.hardware(), signal, design.run().seed());
        return List.of(new ProgrammedNetwork("network", inference.mapping(), inference.chip(chip)));
    }

    private List<ProgrammedNetwork> scenario() throws IOException {
        if (scenario != null || inputs != null) {
            throw new ParameterException(
                    spec.commandLine(), "--scenario and --inputs are for a network; a scenario says both itself");
        }
        Scenario read = seeded(ScenarioFile.read(subject, settings));
        if (data == null) {
            return programmed(read, Recordings.NONE);
        }
        try (DataFolder recordings = DataFolder.open(data)) {
            return programmed(read, recordings);
        }
    }

    private List<ProgrammedNetwork> programmed(Scenario read, Recordings recordings) {
        Progress progress = options.quiet
                ? Progress.SILENT
                : ConsoleProgress.on(spec.commandLine().getErr());
        ScenarioRunner runner = new ScenarioRunner(
                options.threads(),
                recordings,
                new NetworkFolder.Shelf(ScenarioFile.folder(subject), Optional.empty()),
                progress);
        try {
            return runner.program(read, chip);
        } finally {
            if (progress instanceof ConsoleProgress console) {
                console.end();
            }
        }
    }

    private Scenario seeded(Scenario read) {
        return options.seed == null ? read : read.withRun(read.run().withSeed(options.seed));
    }
}
