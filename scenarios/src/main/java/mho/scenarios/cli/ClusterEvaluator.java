package mho.scenarios.cli;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import mho.scenarios.Checkpoints.Course;
import mho.scenarios.PointRunner;
import mho.scenarios.Scenario;
import mho.scenarios.cli.Cluster.RemoteTask;
import mho.scenarios.cli.Cluster.Shipment;
import mho.scenarios.cli.PointWorker.PointTask;
import mho.scenarios.cli.PointWorker.TrainingTask;
import mho.scenarios.sweep.EvaluationsEndedException;
import mho.scenarios.sweep.Evaluator;

/**
 * Has points evaluated by a cluster, one task each. A training is a task as well: its end is kept here and shipped to all, so that
 * no process trains what another one has trained.
 */
final class ClusterEvaluator implements Evaluator {
    private final Cluster cluster;
    private final Worksite site;
    private final KeptTrainings kept;
    private final Map<String, FutureTask<Optional<Shipment>>> trainings = new ConcurrentHashMap<>();
    private final Map<String, Integer> points = new ConcurrentHashMap<>();
    private volatile boolean interrupted;

    /**
     * @param cluster does the tasks
     * @param site    where it finds what they need
     * @param kept    where trainings are kept
     */
    ClusterEvaluator(Cluster cluster, Worksite site, KeptTrainings kept) {
        this.cluster = cluster;
        this.site = site;
        this.kept = kept;
    }

    @Override
    public void prepare(Scenario point) {
        // the processes that evaluate it get ready by themselves
    }

    @Override
    public Sharing sharing() {
        return Sharing.SOME;
    }

    @Override
    public Object shared(Scenario point) {
        return PointRunner.protocol(point);
    }

    @Override
    public Found evaluate(Scenario point) {
        String text = Catalogue.binder().write(point);
        Map<String, Shipment> needed = new HashMap<>();
        List<Course> courses = PointRunner.courses(point);
        for (int number = 0; number < courses.size(); number++) {
            Course course = courses.get(number);
            String name = KeptTrainings.named(course, kept.files()).name();
            trained(course, new TrainingTask(site, text, number, name))
                    .ifPresent(training -> needed.put(name, training));
        }
        Answer<Found> answer = run(new PointTask(site, text, Map.copyOf(needed)));
        points.merge(answer.process(), 1, Integer::sum);
        return answer.value();
    }

    /** Returns a training, done by whoever needs it first, while others wait. */
    private Optional<Shipment> trained(Course course, TrainingTask task) {
        FutureTask<Optional<Shipment>> training =
                trainings.computeIfAbsent(task.name(), unused -> new FutureTask<>(() -> training(course, task)));
        // does nothing if another thread has begun
        training.run();
        try {
            return training.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(failure.getCause());
        }
    }

    private Optional<Shipment> training(Course course, TrainingTask task) {
        Optional<byte[]> before = kept.finished(course);
        byte[] state = before.isPresent() ? before.get() : run(task).value();
        if (state.length == 0) {
            return Optional.empty();
        }
        if (before.isEmpty()) {
            kept.keep(course, state);
        }
        return Optional.of(cluster.ship(state));
    }

    private <T extends Serializable> T run(RemoteTask<T> task) {
        if (interrupted) {
            throw new CancellationException();
        }
        try {
            return cluster.run(task);
        } catch (IllegalStateException | EvaluationsEndedException failure) {
            if (interrupted || Interruption.isUnderWay()) {
                throw new CancellationException();
            }
            throw failure;
        }
    }

    @Override
    public void interrupt() {
        interrupted = true;
        cluster.cancel();
    }

    /** Returns how many points each process evaluated. */
    String work() {
        return new TreeMap<>(points)
                .entrySet().stream()
                        .map(process -> "%d points by the process %s".formatted(process.getValue(), process.getKey()))
                        .collect(Collectors.joining("; "));
    }
}
