package mho.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import mho.base.random.RandomStream;
import mho.networks.Exact;
import mho.networks.Network;
import mho.networks.data.Recordings;
import mho.networks.data.Task;
import mho.networks.data.TaskSpec;
import mho.networks.tile.Int8Engine;
import mho.networks.tile.Mapping;
import mho.networks.tile.Ranges;
import mho.networks.train.Evaluation;
import mho.networks.train.Trainer;
import mho.networks.train.Trainer.Trained;
import mho.scenarios.Candidate.Counterparts;
import mho.scenarios.Candidate.Engine;
import mho.scenarios.Scenario.NetworkSpec;

/** Runs scenarios: trains, maps, fabricates, compares. The only place with threads. */
public final class ScenarioRunner {
    private final int threads;
    private final Recordings recordings;
    private final Progress progress;
    private volatile Workers workers;

    /**
     * @param threads    worker threads; they change how long a run takes, never its result
     * @param recordings the user's data
     * @param progress   told how far the run is
     */
    public ScenarioRunner(int threads, Recordings recordings, Progress progress) {
        this.threads = threads;
        this.recordings = recordings;
        this.progress = progress;
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
     * Runs a scenario; after an interruption the result holds the chips that were finished.
     *
     * @throws IllegalArgumentException if the task's data are missing or wrong
     * @throws IllegalStateException if it was interrupted before the first chip was finished
     */
    public Results.Point run(Scenario scenario) {
        try (Workers running = new Workers(threads)) {
            workers = running;
            List<Task> tasks = load(scenario);
            List<List<Trained>> trained = train(scenario, tasks);
            List<Results.NetworkResult> results = new ArrayList<>();
            for (int n = 0; n < trained.size(); n++) {
                results.add(compare(scenario, n, tasks, trained.get(n)));
            }
            return new Results.Point(Map.of(), results);
        }
    }

    private List<Task> load(Scenario scenario) {
        List<Callable<Task>> jobs = new ArrayList<>();
        for (int seed = 0; seed < scenario.run().trainingSeeds(); seed++) {
            TaskSpec spec = scenario.task().withSeed(seed);
            jobs.add(() -> spec.load(recordings));
        }
        progress.report("loading the task", 0, 1);
        return finished(workers.all(jobs), jobs.size());
    }

    /** Trains every network for every training seed. */
    private List<List<Trained>> train(Scenario scenario, List<Task> tasks) {
        int epochs = scenario.networks().stream()
                        .mapToInt(spec -> spec.training().epochs())
                        .sum()
                * tasks.size();
        AtomicInteger done = new AtomicInteger();
        List<Callable<Trained>> jobs = new ArrayList<>();
        for (NetworkSpec spec : scenario.networks()) {
            for (int seed = 0; seed < tasks.size(); seed++) {
                int index = seed;
                jobs.add(() -> train(scenario, spec, index, tasks.get(index), epoch -> {
                    progress.report("training, loss %.3g".formatted(epoch.loss()), done.incrementAndGet(), epochs);
                    if (workers.interrupted()) {
                        throw new java.util.concurrent.CancellationException();
                    }
                }));
            }
        }
        List<Trained> flat = finished(workers.all(jobs), jobs.size());
        List<List<Trained>> byNetwork = new ArrayList<>();
        for (int n = 0; n < scenario.networks().size(); n++) {
            byNetwork.add(flat.subList(n * tasks.size(), (n + 1) * tasks.size()));
        }
        return byNetwork;
    }

    private static Trained train(
            Scenario scenario,
            NetworkSpec spec,
            int seed,
            Task task,
            java.util.function.Consumer<Trainer.Epoch> observer) {
        Network initial = spec.architecture()
                .initial(task.train().features(), task.train().targets().outputs(), seed);
        RandomStream address = RandomStream.ofSeed(scenario.run().seed())
                .child("training")
                .child(spec.architecture().name())
                .child(seed);
        return new Trainer(spec.training(), task.train(), observer).train(initial, address);
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
        Ranges ranges = new Ranges();
        Evaluation.of(trained.network(), task.train().spread(scenario.run().calibrationExamples()), ranges, address);
        Evaluation digital = Evaluation.of(trained.network(), task.test(), new Exact(), address);
        return new Candidate(
                scenario,
                scenario.networks().get(n),
                address,
                task,
                trained,
                Mapping.of(trained.network(), scenario.hardware(), ranges),
                digital,
                counterparts(scenario, task, trained.network(), ranges, address));
    }

    private static Counterparts counterparts(
            Scenario scenario, Task task, Network network, Ranges ranges, RandomStream address) {
        List<Mapping> conventional = new ArrayList<>();
        List<Engine> engines = new ArrayList<>();
        for (Reference reference : scenario.references()) {
            if (reference instanceof Reference.ConventionalConverter converter) {
                conventional.add(Mapping.of(network, scenario.hardware().withNonlinear(converter.adc()), ranges));
            } else if (reference instanceof Reference.Int8 int8) {
                Int8Engine engine =
                        new Int8Engine(network, ranges, scenario.hardware().technology(), int8.lanes());
                engines.add(new Engine(engine, Evaluation.of(network, task.test(), engine, address)));
            }
        }
        return new Counterparts(conventional, engines);
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
            throw new IllegalStateException("Interrupted before the first chip was finished: there is nothing to keep");
        }
        return results;
    }
}
