package mho.scenarios.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import mho.base.kernel.MatrixProduct;
import mho.networks.data.Recordings;
import mho.scenarios.Condition;
import mho.scenarios.DesignPoints;
import mho.scenarios.PointRunner;
import mho.scenarios.Progress;
import mho.scenarios.Scenario;
import mho.scenarios.Sweep;
import mho.scenarios.json.JsonText;
import mho.scenarios.report.SweepCsv;
import mho.scenarios.report.SweepListing;
import mho.scenarios.sweep.Evaluator;
import mho.scenarios.sweep.Front;
import mho.scenarios.sweep.PointKeys;
import mho.scenarios.sweep.Shard;
import mho.scenarios.sweep.SweepCheck;
import mho.scenarios.sweep.SweepPoint;
import mho.scenarios.sweep.SweepRow;
import mho.scenarios.sweep.SweepRunner;
import mho.scenarios.sweep.SweepStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Evaluates the points of a scenario's design space that its store does not have. */
@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        description = {
            "Evaluates the points of a scenario's design space and shows the Pareto front.",
            "The same command goes on where it was stopped; a changed scenario adds what is missing."
        })
final class SweepCommand implements Callable<Integer> {
    private static final String TABLE = "results.csv";
    private static final String REPORT = "report.html";

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
            names = "--networks",
            paramLabel = "DIR",
            description = "Keeps trained networks there, OUT/networks by default; shards can share it.")
    private Path networks;

    @Option(
            names = "--shard",
            paramLabel = "i/n",
            description = "Only every n-th point, from the i-th; mho merge puts the parts together.")
    private String shard = "1/1";

    @Option(names = "--points", paramLabel = "N", description = "Only the first N points.")
    private Long points;

    @Option(
            names = "--time",
            paramLabel = "T",
            description = "Begins no point later than this, such as \"10 min\" or 2h.")
    private String time;

    @Option(names = "--retry-failed", description = "Evaluates points again that failed before.")
    private boolean retryFailed;

    @Option(names = "--dry-run", description = "Shows the resolved scenario and the number of points.")
    private boolean dryRun;

    @Mixin
    private CommonOptions options;

    @Spec
    private CommandSpec spec;

    private final Optional<Supplier<Cluster>> clusters;

    SweepCommand() {
        this.clusters = Optional.empty();
    }

    /** @param cluster opens the cluster that evaluates points instead of this process */
    SweepCommand(Supplier<Cluster> cluster) {
        this.clusters = Optional.of(cluster);
    }

    @Override
    public Integer call() throws IOException {
        MatrixProduct.use(options.kernel);
        Scenario resolved = resolve();
        Scenario bounded = resolved.withSweep(resolved.sweep().withBudget(budget(resolved)));
        Shard part = Shard.parse(shard);
        if (dryRun) {
            PrintWriter stdout = spec.commandLine().getOut();
            stdout.print(Catalogue.binder().write(resolved));
            stdout.println("work: %d points".formatted(SweepRunner.size(bounded)));
            stdout.flush();
            return 0;
        }
        ResultFolder folder = new ResultFolder(out == null ? Path.of("results", resolved.name()) : out);
        if (data == null) {
            return run(resolved, bounded, part, Recordings.NONE, folder);
        }
        try (DataFolder recordings = DataFolder.open(data)) {
            return run(resolved, bounded, part, recordings, folder);
        }
    }

    private Scenario resolve() {
        Scenario read = ScenarioFile.read(scenario, settings);
        Scenario seeded = options.seed == null ? read : read.withRun(read.run().withSeed(options.seed));
        SweepCheck.of(seeded, DesignPoints.of(seeded, Catalogue.binder()));
        return seeded;
    }

    private Sweep.Budget budget(Scenario resolved) {
        Sweep.Budget written = resolved.sweep().budget();
        return new Sweep.Budget(
                points == null ? written.points() : points,
                time == null ? written.time() : Commands.quantity("--time", time, "s"));
    }

    private int run(Scenario resolved, Scenario bounded, Shard part, Recordings recordings, ResultFolder folder)
            throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        StoredNetworks files = new StoredNetworks(ScenarioFile.folder(scenario));
        PointKeys keys = new PointKeys(Catalogue.binder(), resolved, files::hash);
        Job job = new Job(resolved, bounded, part, recordings, folder, files, keys);
        // until the store is closed and the user knows how it ended
        Interruption interruption = new Interruption(() -> {});
        try {
            Ended ended;
            try (SweepStore store = SweepStore.open(folder.file(""))) {
                ended = work(job, store, interruption);
            }
            if (!options.quiet || ended.interrupted) {
                err.println(ended.text(folder));
                err.flush();
            }
            return ended.interrupted ? Mho.INTERRUPTED : 0;
        } finally {
            interruption.close();
        }
    }

    /** What is to be done, with what. */
    private record Job(
            Scenario resolved,
            Scenario bounded,
            Shard part,
            Recordings recordings,
            ResultFolder folder,
            StoredNetworks files,
            PointKeys keys) {}

    /** How it ended. */
    private record Ended(SweepRunner.Outcome outcome, boolean interrupted) {
        String text(ResultFolder folder) {
            Path page = folder.file(REPORT);
            boolean drawn = Files.exists(page);
            return "%s%d points evaluated, %d left; %s: %s"
                    .formatted(
                            interrupted ? "interrupted; the same command goes on. " : "",
                            outcome.evaluated(),
                            outcome.left(),
                            drawn ? "store, table, report" : "store, table",
                            drawn ? page : folder.file(TABLE));
        }
    }

    private Ended work(Job job, SweepStore store, Interruption interruption) throws IOException {
        boolean complete = store.begin(
                job.keys.ofSweep(job.resolved, job.part), Catalogue.binder().write(job.resolved));
        if (complete && !retryFailed) {
            show(SweepRow.of(store.points()), job.resolved);
            return new Ended(new SweepRunner.Outcome(0, 0, 0), false);
        }
        ConsoleProgress console = ConsoleProgress.on(spec.commandLine().getErr());
        Optional<Cluster> cluster = clusters.filter(
                        unused -> job.bounded.sweep().evaluate() != Sweep.Evaluate.COSTS)
                .map(Supplier::get);
        try {
            Progress progress = options.quiet ? Progress.SILENT : console;
            Evaluator evaluator = cluster.map(open -> remote(open, job)).orElseGet(() -> evaluator(job, progress));
            SweepRunner sweep = new SweepRunner(setup(job, threads(cluster)), store, evaluator, progress);
            interruption.calls(sweep::interrupt);
            SweepRunner.Outcome outcome = sweep.run();
            boolean interrupted = sweep.interrupted();
            console.end();
            List<SweepPoint> points = store.points();
            // before it counts as complete: a complete sweep does not write them again
            write(points, store, job);
            if (outcome.left() == 0
                    && !interrupted
                    && SweepRunner.size(job.bounded) == SweepRunner.size(job.resolved)) {
                store.complete();
            }
            show(SweepRow.of(points), job.resolved);
            tellTroubles(points);
            if (!options.quiet && evaluator instanceof ClusterEvaluator remote) {
                spec.commandLine().getErr().println(remote.work());
            }
            return new Ended(outcome, interrupted);
        } finally {
            console.end();
            cluster.ifPresent(Cluster::close);
        }
    }

    private Evaluator evaluator(Job job, Progress progress) {
        if (job.resolved.sweep().evaluate() == Sweep.Evaluate.COSTS) {
            return new CostEvaluator();
        }
        return new ChipEvaluator(new PointRunner(
                job.recordings,
                new NetworkFolder.Shelf(ScenarioFile.folder(scenario), Optional.empty()),
                trainings(job),
                progress));
    }

    private Evaluator remote(Cluster cluster, Job job) {
        Worksite site = Worksite.of(ScenarioFile.folder(scenario), data, options.kernel);
        return new ClusterEvaluator(cluster, site, trainings(job));
    }

    private KeptTrainings trainings(Job job) {
        return new KeptTrainings(networks == null ? job.folder.file("networks") : networks, job.files);
    }

    /** A thread of this process waits for a task of the cluster, or does the work itself. */
    private int threads(Optional<Cluster> cluster) {
        return cluster.filter(unused -> options.threads == null)
                .map(Cluster::tasks)
                .orElseGet(options::threads);
    }

    private SweepRunner.Setup setup(Job job, int threads) {
        return new SweepRunner.Setup(
                job.bounded,
                DesignPoints.of(job.bounded, Catalogue.binder()),
                job.keys,
                job.part,
                retryFailed ? SweepRunner.Retry.FAILED : SweepRunner.Retry.NONE,
                threads,
                Version.program());
    }

    /** A page of an earlier sweep that had fewer points goes away. */
    private void write(List<SweepPoint> points, SweepStore store, Job job) throws IOException {
        job.folder.write(TABLE, SweepCsv.of(SweepRow.of(points)));
        if (points.size() <= SweepReport.MOST_POINTS) {
            job.folder.write(REPORT, new SweepReport(store, job.resolved).html(points, command()));
        } else {
            Files.deleteIfExists(job.folder.file(REPORT));
        }
    }

    /** A slip in an axis makes points that cannot be, which a front does not show. */
    private void tellTroubles(List<SweepPoint> points) {
        List<SweepPoint> troubles = points.stream()
                .filter(point -> point.ordinal() != SweepPoint.ELSEWHERE && point.state() != SweepPoint.State.DONE)
                .toList();
        if (!options.quiet && !troubles.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("%d points are infeasible or failed; the first of them, point %d: %s"
                            .formatted(
                                    troubles.size(),
                                    troubles.get(0).ordinal(),
                                    troubles.get(0).message()));
        }
    }

    /** The command that runs the scenario of a point. */
    private String command() {
        List<String> words = new ArrayList<>(List.of("mho", "run", scenario));
        settings.forEach(setting -> words.addAll(List.of("--set", setting)));
        if (options.seed != null) {
            words.addAll(List.of("--seed", options.seed.toString()));
        }
        if (data != null) {
            words.addAll(List.of("--data", data.toString()));
        }
        return words.stream().map(DesignReport::quoted).collect(Collectors.joining(" "));
    }

    private void show(List<SweepRow> rows, Scenario resolved) {
        PrintWriter stdout = spec.commandLine().getOut();
        List<SweepRow> front = rows.stream().allMatch(row -> row.measures().isEmpty())
                ? List.of()
                : Front.of(
                        rows,
                        resolved.sweep().objectives(),
                        resolved.sweep().constraints().stream()
                                .map(Condition::parse)
                                .toList());
        stdout.print(
                switch (options.format) {
                    case CSV -> SweepCsv.of(front);
                    case JSON -> JsonText.of(SweepJson.of(front));
                    case TABLE ->
                        SweepListing.of("Pareto front, %d of %d rows".formatted(front.size(), rows.size()), front)
                                .text();
                });
        stdout.flush();
    }
}
