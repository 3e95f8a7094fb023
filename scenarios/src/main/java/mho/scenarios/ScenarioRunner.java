package mho.scenarios;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import mho.base.random.RandomStream;
import mho.networks.Stored;
import mho.networks.data.Recordings;
import mho.networks.data.Task;
import mho.networks.data.TaskSpec;
import mho.networks.train.Trainer.Trained;
import mho.scenarios.Checkpoints.Course;

/** Runs scenarios: trains, maps, fabricates, compares. The only place with threads. */
public final class ScenarioRunner {
    private final int threads;
    private final Recordings recordings;
    private final NetworkShelf shelf;
    private final Progress progress;
    private final Checkpoints checkpoints;
    private volatile Workers workers;

    /**
     * @param threads    worker threads; they change how long a run takes, never its result
     * @param recordings the user's data
     * @param progress   told how far the run is
     */
    public ScenarioRunner(int threads, Recordings recordings, Progress progress) {
        this(threads, recordings, NetworkShelf.NONE, progress);
    }

    /**
     * @param threads    worker threads; they change how long a run takes, never its result
     * @param recordings the user's data
     * @param shelf      where stored networks come from and trained ones go
     * @param progress   told how far the run is
     */
    public ScenarioRunner(int threads, Recordings recordings, NetworkShelf shelf, Progress progress) {
        this(threads, recordings, shelf, progress, Checkpoints.NONE);
    }

    private ScenarioRunner(
            int threads, Recordings recordings, NetworkShelf shelf, Progress progress, Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
        this.threads = threads;
        this.recordings = recordings;
        this.shelf = shelf;
        this.progress = progress;
    }

    /** Returns a runner that keeps the states of its trainings, and begins them where others have left them. */
    public ScenarioRunner keeping(Checkpoints kept) {
        return new ScenarioRunner(threads, recordings, shelf, progress, kept);
    }

    /** Asks a run to end with what it has; callable from any thread. */
    public void interrupt() {
        Workers running = workers;
        if (running != null) {
            running.interrupt();
        }
    }

    /** Whether the last run was asked to end early. */
    public boolean interrupted() {
        return workers != null && workers.interrupted();
    }

    /**
     * Runs all points of a design space, in order; points that are trained alike share the trained networks. After an
     * interruption the result holds the points before it and, of the point in flight, the chips that were finished.
     *
     * @throws IllegalArgumentException if the task's data are missing or wrong
     * @throws IllegalStateException if it was interrupted before the first chip was finished
     */
    public List<Results.Point> run(DesignSpace space) {
        space.points().forEach(point -> requireKnownParts(point.scenario()));
        List<Results.Point> results = new ArrayList<>();
        Map<Protocol, Prepared> prepared = new HashMap<>();
        try (Workers running = new Workers(threads)) {
            workers = running;
            for (DesignSpace.Point point : space.points()) {
                int number = prepared.size();
                Prepared ready =
                        prepared.computeIfAbsent(Protocol.of(point.scenario()), protocol -> prepare(protocol, number));
                List<Results.NetworkResult> networks = compare(point.scenario(), ready);
                boolean drawn = (results.size() + 1) * networks.size() <= Results.MOST_DRAWN || results.isEmpty();
                results.add(new Results.Point(
                        point.parameters(),
                        drawn
                                ? networks
                                : networks.stream()
                                        .map(Results.NetworkResult::withoutFigures)
                                        .toList()));
                progress.report("points", results.size(), space.points().size());
            }
        } catch (NothingFinished nothing) {
            if (results.isEmpty()) {
                throw nothing;
            }
        }
        return results;
    }

    /** Refuses costs of one's own for parts that there are not before anything is trained, where sizes are known by then. */
    private static void requireKnownParts(Scenario scenario) {
        boolean sized = scenario.task().shape().isPresent()
                && scenario.networks().stream().noneMatch(spec -> spec.architecture() instanceof Stored);
        if (!scenario.hardware().costs().isEmpty() && sized) {
            new CostEstimator().of(scenario);
        }
    }

    /** The data, and the networks by training seed. */
    private record Prepared(List<Task> tasks, List<List<Trained>> trained) {}

    private Prepared prepare(Protocol protocol, int number) {
        List<Task> tasks = load(protocol);
        List<List<Trained>> trained = train(protocol, number, tasks);
        for (int n = 0; n < trained.size(); n++) {
            for (int seed = 0; seed < tasks.size(); seed++) {
                shelf.put(
                        protocol.networks().get(n).architecture().name(),
                        seed,
                        trained.get(n).get(seed).network());
            }
        }
        return new Prepared(tasks, trained);
    }

    /**
     * Returns each network of a scenario, trained with its first seed, programmed into the chip of a number.
     *
     * @throws IllegalArgumentException if the task's data are missing or wrong
     */
    public List<ProgrammedNetwork> program(Scenario scenario, int chip) {
        try (Workers running = new Workers(threads)) {
            workers = running;
            Prepared ready = prepare(Protocol.of(scenario), 0);
            List<ProgrammedNetwork> programmed = new ArrayList<>();
            for (int n = 0; n < ready.trained.size(); n++) {
                Candidate candidate = candidate(
                        scenario, n, 0, ready.tasks.get(0), ready.trained.get(n).get(0));
                programmed.add(new ProgrammedNetwork(
                        candidate.spec().architecture().name(),
                        candidate.mapping(),
                        candidate.fabricate(candidate.mapping(), chip)));
            }
            return programmed;
        }
    }

    private List<Results.NetworkResult> compare(Scenario scenario, Prepared ready) {
        List<Results.NetworkResult> results = new ArrayList<>();
        for (int n = 0; n < ready.trained.size(); n++) {
            results.add(compare(scenario, n, ready.tasks, ready.trained.get(n)));
        }
        return results;
    }

    private List<Task> load(Protocol protocol) {
        List<Callable<Task>> jobs = new ArrayList<>();
        for (int seed = 0; seed < protocol.trainingSeeds(); seed++) {
            TaskSpec spec = protocol.task().withSeed(seed);
            jobs.add(() -> spec.load(recordings));
        }
        progress.report("loading the task", 0, 1);
        return finished(workers.all(jobs), jobs.size());
    }

    /** Trains every network for every training seed. */
    private List<List<Trained>> train(Protocol protocol, int number, List<Task> tasks) {
        int epochs = protocol.networks().stream()
                        .mapToInt(spec -> spec.training().epochs())
                        .sum()
                * tasks.size();
        AtomicInteger done = new AtomicInteger();
        List<Callable<Trained>> jobs = new ArrayList<>();
        for (int n = 0; n < protocol.networks().size(); n++) {
            for (int seed = 0; seed < tasks.size(); seed++) {
                Course course = protocol.course(number == 0 ? "" : "protocol-%d-".formatted(number), n, seed);
                Task task = tasks.get(seed);
                jobs.add(() -> new CourseRunner(shelf, checkpoints).run(course, task, epoch -> {
                    progress.report("training, loss %.3g".formatted(epoch.loss()), done.incrementAndGet(), epochs);
                    if (workers.interrupted()) {
                        throw new java.util.concurrent.CancellationException();
                    }
                }));
            }
        }
        List<Trained> flat = finished(workers.all(jobs), jobs.size());
        List<List<Trained>> byNetwork = new ArrayList<>();
        for (int n = 0; n < protocol.networks().size(); n++) {
            byNetwork.add(flat.subList(n * tasks.size(), (n + 1) * tasks.size()));
        }
        return byNetwork;
    }

    private Results.NetworkResult compare(Scenario scenario, int n, List<Task> tasks, List<Trained> trained) {
        List<Candidate> candidates = new ArrayList<>();
        for (int seed = 0; seed < tasks.size(); seed++) {
            candidates.add(candidate(scenario, n, seed, tasks.get(seed), trained.get(seed)));
        }
        List<List<ChipTrial>> trials = new ArrayList<>();
        for (Candidate candidate : candidates) {
            trials.add(chips(scenario, candidate));
        }
        return new Comparison(scenario, candidates, trials).result();
    }

    private static Candidate candidate(Scenario scenario, int n, int seed, Task task, Trained trained) {
        RandomStream address = RandomStream.ofSeed(scenario.run().seed())
                .child("network")
                .child(n)
                .child(seed);
        return Candidate.of(
                scenario,
                n,
                Calibrated.of(address, task, trained, scenario.run().calibrationExamples()));
    }

    private List<ChipTrial> chips(Scenario scenario, Candidate candidate) {
        int chips = scenario.run().chips();
        String what = "chips of " + candidate.spec().architecture().name();
        AtomicInteger done = new AtomicInteger();
        List<Callable<ChipTrial>> jobs = new ArrayList<>();
        for (int chip = 0; chip < chips; chip++) {
            int number = chip;
            jobs.add(() -> {
                ChipTrial trial = ChipTrial.of(candidate, number);
                progress.report(what, done.incrementAndGet(), chips);
                return trial;
            });
        }
        List<ChipTrial> trials = workers.all(jobs);
        return finished(trials, 1);
    }

    private static <T> List<T> finished(List<T> results, int needed) {
        if (results.size() < needed) {
            throw new NothingFinished();
        }
        return results;
    }

    /** An interruption before a point had its first chip. */
    private static final class NothingFinished extends IllegalStateException {
        private static final long serialVersionUID = 1;

        NothingFinished() {
            super("Interrupted before the first chip was finished: there is nothing to keep");
        }
    }
}
