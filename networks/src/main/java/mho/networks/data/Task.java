package mho.networks.data;

import java.util.List;
import java.util.function.Supplier;
import mho.networks.SplitMixStream;

/**
 * What a network is trained on and what it is tested on.
 *
 * @param name    name of the task, for reports
 * @param train   examples to learn from
 * @param test    examples never shown in training
 * @param metric  what is measured on the test examples
 * @param probes  further tests
 * @param drawing opens the task's own stream of training batches at its beginning; throws if the task has a fixed set of examples
 */
public record Task(
        String name, Examples train, Examples test, Metric metric, List<Probe> probes, Supplier<Drawing> drawing) {
    public Task {
        probes = List.copyOf(probes);
        if (train.features() != test.features()) {
            throw new IllegalArgumentException("Task %s needs the same features in training and test, but has %d and %d"
                    .formatted(name, train.features(), test.features()));
        }
        if (!answer(train.targets()).equals(answer(test.targets()))) {
            throw new IllegalArgumentException("Task %s needs the same answers in training and test, but has %s and %s"
                    .formatted(name, answer(train.targets()), answer(test.targets())));
        }
    }

    /** A task with a fixed set of training examples. */
    public Task(String name, Examples train, Examples test) {
        this(name, train, test, Metric.of(test.targets()), List.of(), () -> noStream(name));
    }

    private static Drawing noStream(String name) {
        throw new IllegalArgumentException(
                "Task %s has a fixed set of training examples and no stream of batches. Set \"batching\" to \"full\" or {\"kind\": \"mini\", \"size\": 64}."
                        .formatted(name));
    }

    /** Returns the same task with further tests. */
    public Task withProbes(List<Probe> newProbes) {
        return new Task(name, train, test, metric, newProbes, drawing);
    }

    /** Returns the same task measured otherwise. */
    public Task withMetric(Metric newMetric) {
        return new Task(name, train, test, newMetric, probes, drawing);
    }

    /** Returns the same task with a stream of training batches. */
    public Task withDrawing(Supplier<Drawing> newDrawing) {
        return new Task(name, train, test, metric, probes, newDrawing);
    }

    /** Makes the next so many examples from a stream. */
    @FunctionalInterface
    interface Generator {
        Examples next(SplitMixStream stream, int count);
    }

    /**
     * Returns a task whose training batches go on in one stream, and whose fixed examples are the beginnings of that and of another.
     *
     * @param trainSeed seed of the stream of training examples
     * @param testSeed  seed of the stream of test examples
     * @param count     fixed examples of each [1]
     */
    static Task generated(String name, long trainSeed, long testSeed, int count, Generator generator) {
        Examples train = generator.next(SplitMixStream.ofSeed(trainSeed), count);
        Examples test = generator.next(SplitMixStream.ofSeed(testSeed), count);
        return new Task(name, train, test).withDrawing(() -> {
            SplitMixStream stream = SplitMixStream.ofSeed(trainSeed);
            return next -> generator.next(stream, next);
        });
    }

    /** Returns the task that trains on the first examples and is tested on all that follow. */
    static Task split(String name, Examples all, int train) {
        return new Task(name, all.between(0, train), all.between(train, all.count()));
    }

    private static String answer(Targets targets) {
        if (targets instanceof Targets.Labels labels) {
            return "the classes " + labels.classes();
        }
        if (targets instanceof Targets.StepLabels labels) {
            return "at each step the classes " + labels.classes();
        }
        if (targets instanceof Targets.StepChoices choices) {
            return answer(choices.came());
        }
        return targets.outputs() + (targets.perStep() ? " values at each step" : " values");
    }
}
