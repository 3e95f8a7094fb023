package mho.scenarios;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import mho.base.random.RandomStream;
import mho.networks.data.Recordings;
import mho.networks.data.Task;
import mho.networks.data.TaskSpec;
import mho.networks.train.Trainer.Trained;
import mho.scenarios.Checkpoints.Course;

/**
 * Evaluates single points of a design space, each in the thread that asks. What points share, such as data and trained networks, is
 * made once, by whoever needs it first; it is kept by what it depends on, so the order of points cannot show in a result.
 */
public final class PointRunner {
    /** Trained networks with their calibration data that are in memory at a time; others are made again from what is kept. */
    private static final int MOST_NETWORKS = 16;

    private final Recordings recordings;
    private final CourseRunner courses;
    private final Progress progress;
    private final Shared<TaskSpec, Task> tasks = new Shared<>(MOST_NETWORKS);
    private final Shared<Key, Calibrated> networks = new Shared<>(MOST_NETWORKS);
    private volatile boolean interrupted;

    /**
     * @param recordings  the user's data
     * @param shelf       where stored networks come from
     * @param checkpoints where trained networks are kept, by all that they depend on
     * @param progress    told how far trainings are
     */
    public PointRunner(Recordings recordings, NetworkShelf shelf, Checkpoints checkpoints, Progress progress) {
        this.recordings = recordings;
        this.courses = new CourseRunner(shelf, checkpoints);
        this.progress = progress;
    }

    /** All that a calibrated network depends on. */
    private record Key(Course course, int network, int calibrationExamples) {}

    /** Ends all work with a {@link CancellationException}; callable from any thread. */
    public void interrupt() {
        interrupted = true;
    }

    /** Returns what the trainings of a point depend on: equal for points that share trained networks. */
    public static Object protocol(Scenario scenario) {
        return Protocol.of(scenario);
    }

    /** Returns the trainings that a point needs, by networks and then by training seeds. */
    public static List<Course> courses(Scenario scenario) {
        Protocol protocol = Protocol.of(scenario);
        List<Course> courses = new ArrayList<>();
        for (int n = 0; n < protocol.networks().size(); n++) {
            for (int seed = 0; seed < protocol.trainingSeeds(); seed++) {
                courses.add(protocol.course("", n, seed));
            }
        }
        return courses;
    }

    /**
     * Does a training, from its last kept state to its end.
     *
     * @throws CancellationException after an interruption
     */
    public void train(Course course) {
        train(course, task(course.task()));
    }

    /**
     * Loads the data of a point.
     *
     * @throws IllegalArgumentException if they are missing or wrong
     */
    public void load(Scenario scenario) {
        for (int seed = 0; seed < scenario.run().trainingSeeds(); seed++) {
            task(scenario.task().withSeed(seed));
        }
    }

    /**
     * Returns scores and costs of each network.
     *
     * @throws IllegalArgumentException if there can be no such hardware
     * @throws CancellationException    after an interruption
     */
    public List<Results.NetworkResult> evaluate(Scenario scenario) {
        Protocol protocol = Protocol.of(scenario);
        List<Results.NetworkResult> results = new ArrayList<>();
        for (int n = 0; n < scenario.networks().size(); n++) {
            List<Candidate> candidates = new ArrayList<>();
            List<List<ChipTrial>> trials = new ArrayList<>();
            for (int seed = 0; seed < protocol.trainingSeeds(); seed++) {
                Candidate candidate = Candidate.of(scenario, n, calibrated(scenario, protocol, n, seed));
                candidates.add(candidate);
                trials.add(chips(candidate));
            }
            results.add(new Comparison(scenario, candidates, trials).measures());
        }
        return results;
    }

    private List<ChipTrial> chips(Candidate candidate) {
        List<ChipTrial> trials = new ArrayList<>();
        for (int chip = 0; chip < candidate.scenario().run().chips(); chip++) {
            refuseIfInterrupted();
            trials.add(ChipTrial.of(candidate, chip, ChipTrial.Depth.SCORES));
        }
        return trials;
    }

    private void refuseIfInterrupted() {
        if (interrupted) {
            throw new CancellationException();
        }
    }

    private Calibrated calibrated(Scenario scenario, Protocol protocol, int n, int seed) {
        Course course = protocol.course("", n, seed);
        int examples = scenario.run().calibrationExamples();
        return networks.get(new Key(course, n, examples), () -> {
            Task task = task(course.task());
            RandomStream address = RandomStream.ofSeed(scenario.run().seed())
                    .child("network")
                    .child(n)
                    .child(seed);
            return Calibrated.of(address, task, train(course, task), examples);
        });
    }

    private Trained train(Course course, Task task) {
        int epochs = course.training().epochs();
        return courses.run(course, task, epoch -> {
            progress.report("training, loss %.3g".formatted(epoch.loss()), epoch.number() + 1, epochs);
            refuseIfInterrupted();
        });
    }

    private Task task(TaskSpec spec) {
        return tasks.get(spec, () -> spec.load(recordings));
    }

    /** Values made by whoever needs one first, while others wait; the ones that were not used for longest are forgotten. */
    private static final class Shared<K, V> {
        private final Map<K, FutureTask<V>> made;

        Shared(int most) {
            made = new LinkedHashMap<>(most, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<K, FutureTask<V>> eldest) {
                    return size() > most;
                }
            };
        }

        V get(K key, Callable<V> making) {
            FutureTask<V> value;
            synchronized (made) {
                value = made.computeIfAbsent(key, unused -> new FutureTask<>(making));
            }
            // does nothing if another thread has begun
            value.run();
            try {
                return value.get();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new CancellationException();
            } catch (ExecutionException failure) {
                if (failure.getCause() instanceof RuntimeException known) {
                    throw known;
                }
                if (failure.getCause() instanceof Error error) {
                    throw error;
                }
                throw new IllegalStateException(failure.getCause());
            }
        }
    }
}
