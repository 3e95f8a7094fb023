package mho.scenarios.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import mho.base.kernel.MatrixProduct;
import mho.networks.data.Recordings;
import mho.networks.train.Checkpoint;
import mho.networks.train.TrainingRun;
import mho.scenarios.Checkpoints;
import mho.scenarios.PointRunner;
import mho.scenarios.Progress;
import mho.scenarios.Scenario;
import mho.scenarios.cli.Cluster.RemoteTask;
import mho.scenarios.cli.Cluster.Shipment;
import mho.scenarios.sweep.EvaluationsEndedException;
import mho.scenarios.sweep.Evaluator;

/**
 * Does the tasks of a sweep in a process apart from it: one for all tasks of a process, so that data are read once and networks that
 * points share stay in memory.
 */
final class PointWorker {
    private static final Map<Worksite, PointWorker> OPEN = new ConcurrentHashMap<>();
    private static final byte[] NOTHING = {};

    private final StoredNetworks files;
    private final Trainings trainings;
    private final PointRunner runner;
    private final ChipEvaluator evaluator;

    private PointWorker(Worksite site) {
        MatrixProduct.use(site.kernel());
        Path networks = Path.of(site.networks());
        this.files = new StoredNetworks(networks);
        this.trainings = new Trainings(files);
        this.runner = new PointRunner(
                site.data().isEmpty() ? Recordings.NONE : DataFolder.open(Path.of(site.data())),
                new NetworkFolder.Shelf(networks, Optional.empty()),
                trainings,
                Progress.SILENT);
        this.evaluator = new ChipEvaluator(runner);
    }

    /** Returns the one of this process that is ready for a point. */
    private static PointWorker ready(Worksite site, Scenario point) {
        PointWorker worker = OPEN.computeIfAbsent(site, PointWorker::new);
        worker.evaluator.prepare(point);
        return worker;
    }

    private static Scenario read(String text) {
        return Catalogue.binder().read(text, Scenario.class);
    }

    /**
     * Evaluates a point.
     *
     * @param site      where
     * @param scenario  the point
     * @param trainings finished trainings by their names; one that is missing is done
     */
    record PointTask(Worksite site, String scenario, Map<String, Shipment> trainings)
            implements RemoteTask<Answer<Evaluator.Found>> {
        @Override
        public Answer<Evaluator.Found> run() {
            Scenario point = read(scenario);
            return Answer.of(() -> ready(site, point), worker -> {
                worker.trainings.shipped.putAll(trainings);
                return worker.evaluator.evaluate(point);
            });
        }
    }

    /**
     * Does a training to its end, after which the answer is what its file holds; empty if it has no epochs.
     *
     * @param site     where
     * @param scenario a point that needs it
     * @param number   which of its trainings [1]
     * @param name     the training's name
     */
    record TrainingTask(Worksite site, String scenario, int number, String name) implements RemoteTask<Answer<byte[]>> {
        @Override
        public Answer<byte[]> run() {
            Scenario point = read(scenario);
            Checkpoints.Course course = PointRunner.courses(point).get(number);
            return Answer.of(() -> readyToTrain(point, course), worker -> worker.train(course, name));
        }

        private PointWorker readyToTrain(Scenario point, Checkpoints.Course course) {
            PointWorker worker = ready(site, point);
            String own = KeptTrainings.named(course, worker.files).name();
            if (!own.equals(name)) {
                throw new EvaluationsEndedException(
                        "The network that a training begins with, or the program, is another one than where the sweep was started");
            }
            return worker;
        }
    }

    private byte[] train(Checkpoints.Course course, String name) {
        runner.train(course);
        return Optional.ofNullable(trainings.done.remove(name)).orElse(NOTHING);
    }

    /** The trainings that were shipped here, and those that were done here and go back. */
    private static final class Trainings implements Checkpoints {
        private static final Path PLACE = Path.of("shipped training");

        private final StoredNetworks files;
        private final Map<String, Shipment> shipped = new ConcurrentHashMap<>();
        private final Map<String, byte[]> done = new ConcurrentHashMap<>();

        Trainings(StoredNetworks files) {
            this.files = files;
        }

        @Override
        public Optional<Checkpoint> last(Course course) {
            Course named = KeptTrainings.named(course, files);
            Shipment state = shipped.get(named.name());
            if (state == null) {
                return Optional.empty();
            }
            try {
                return Optional.of(CheckpointFolder.read(new ByteArrayInputStream(state.bytes()), PLACE, named));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void epochDone(Course course, TrainingRun run) {
            if (!run.done()) {
                return;
            }
            Course named = KeptTrainings.named(course, files);
            ByteArrayOutputStream state = new ByteArrayOutputStream();
            try {
                CheckpointFolder.write(named, run, state);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            done.put(named.name(), state.toByteArray());
        }
    }
}
