package mho.scenarios.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import mho.base.kernel.MatrixProduct;
import mho.networks.data.Recordings;
import mho.scenarios.Checkpoints;
import mho.scenarios.Conclusions;
import mho.scenarios.DesignSpace;
import mho.scenarios.Progress;
import mho.scenarios.Results;
import mho.scenarios.Results.Manifest;
import mho.scenarios.Scenario;
import mho.scenarios.ScenarioRunner;
import mho.scenarios.json.JsonText;
import mho.scenarios.report.ConsoleTable;
import mho.scenarios.report.HtmlReport;
import mho.scenarios.report.ResultsCsv;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one scenario and writes its result folder. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Runs one scenario: trains, maps, fabricates chips, compares with the references.")
final class RunCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SCENARIO", description = "A file, or catalog:NAME (mho list scenarios).")
    private String scenario;

    @Option(names = "--out", paramLabel = "DIR", description = "Result folder; results/NAME by default.")
    private Path out;

    @Option(
            names = "--set",
            paramLabel = "/json/pointer=value",
            description = "Changes the scenario before it runs; repeatable.")
    private List<String> settings = List.of();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The user's data: a file, a folder, or a folder of folders.")
    private Path data;

    @Option(
            names = "--trials",
            paramLabel = "N",
            description = "Chips for each trained network; the scenario's by default.")
    private Integer trials;

    @Option(
            names = "--checkpoints",
            paramLabel = "DIR",
            description = "Keeps the state of each training there, and goes on from what is there.")
    private Path checkpoints;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "N",
            description = "Epochs from one state to the next, 1 by default.")
    private int checkpointEvery = 1;

    @Option(
            names = "--save-networks",
            paramLabel = "DIR",
            description = "Writes each trained network as a network folder DIR/NAME-seed-K.")
    private Path saved;

    @Option(names = "--dry-run", description = "Shows the resolved scenario and the amount of work.")
    private boolean dryRun;

    @Mixin
    private CommonOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        MatrixProduct.use(options.kernel);
        Scenario resolved = resolve();
        PrintWriter stdout = spec.commandLine().getOut();
        if (dryRun) {
            stdout.print(Catalogue.binder().write(resolved));
            stdout.println(amountOfWork(resolved, DesignSpace.of(resolved, Catalogue.binder())));
            stdout.flush();
            return 0;
        }
        DesignSpace space = DesignSpace.of(resolved, Catalogue.binder());
        ResultFolder folder = new ResultFolder(out == null ? Path.of("results", resolved.name()) : out);
        if (data == null) {
            return run(space, Recordings.NONE, folder);
        }
        try (DataFolder recordings = DataFolder.open(data)) {
            return run(space, recordings, folder);
        }
    }

    private Scenario resolve() {
        Scenario read = ScenarioFile.read(scenario, settings);
        Scenario.Run run = options.seed == null ? read.run() : read.run().withSeed(options.seed);
        return read.withRun(trials == null ? run : run.withChips(trials));
    }

    private static String amountOfWork(Scenario scenario, DesignSpace space) {
        int networks = scenario.networks().size() * scenario.run().trainingSeeds();
        int points = space.points().size();
        return "work: %s%d trainings, %d chips, %d references on each"
                .formatted(
                        points == 1 ? "" : points + " points, ",
                        networks,
                        points * networks * scenario.run().chips(),
                        scenario.references().size());
    }

    private int run(DesignSpace space, Recordings recordings, ResultFolder folder) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        ConsoleProgress console = ConsoleProgress.on(err);
        Progress progress = options.quiet ? Progress.SILENT : console;
        Scenario resolved = space.scenario();
        ScenarioRunner runner = new ScenarioRunner(
                        options.threads(),
                        recordings,
                        new NetworkFolder.Shelf(ScenarioFile.folder(scenario), Optional.ofNullable(saved)),
                        progress)
                .keeping(checkpoints == null ? Checkpoints.NONE : new CheckpointFolder(checkpoints, checkpointEvery));
        Instant started = Instant.now();
        Interruption interruption = new Interruption(runner::interrupt);
        try {
            List<Results.Point> points = runner.run(space);
            console.end();
            double seconds = started.until(Instant.now(), ChronoUnit.MILLIS) / 1000.0;
            Results results = new Results(Version.program(), resolved, manifest(resolved, started, seconds), points);
            write(results, folder);
            if (!options.quiet || runner.interrupted()) {
                err.println((runner.interrupted() ? "interrupted; what was finished is in " : "results, report: ")
                        + folder.file("report.html"));
                err.flush();
            }
        } finally {
            console.end();
            interruption.close();
        }
        return runner.interrupted() ? Mho.INTERRUPTED : 0;
    }

    private Manifest manifest(Scenario resolved, Instant started, double seconds) {
        return new Manifest(
                resolved.run().seed(),
                System.getProperty("java.version") + ", " + System.getProperty("java.vendor"),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                MatrixProduct.standard().name(),
                options.threads(),
                started.truncatedTo(ChronoUnit.SECONDS).toString(),
                seconds,
                Version.commit());
    }

    private void write(Results results, ResultFolder folder) throws IOException {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("mho", results.mho());
        document.put("scenario", Catalogue.binder().tree(results.scenario(), Scenario.class));
        document.put("manifest", results.manifest());
        document.put("points", ResultsJson.points(results));
        document.put("conclusions", Conclusions.of(results.points()));
        String json = JsonText.of(document);
        String csv = ResultsCsv.of(results);
        folder.write("results.json", json);
        folder.write("results.csv", csv);
        folder.write("activity.json", Catalogue.binder().write(ActivityFile.of(results)));
        folder.write(
                "report.html",
                HtmlReport.of(
                        results, results.scenario().title(), Catalogue.binder().write(results.scenario())));
        PrintWriter stdout = spec.commandLine().getOut();
        stdout.print(
                switch (options.format) {
                    case JSON -> json;
                    case CSV -> csv;
                    case TABLE ->
                        new ConsoleTable(options.color() ? ConsoleTable.Style.ANSI : ConsoleTable.Style.PLAIN)
                                .of(results);
                });
        stdout.flush();
    }
}
