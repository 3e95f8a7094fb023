package mho.networks.data;

/**
 * What a network is trained on and what it is tested on.
 *
 * @param name  name of the task, for reports
 * @param train examples to learn from
 * @param test  examples never shown in training
 */
public record Task(String name, Examples train, Examples test) {
    public Task {
        if (train.features() != test.features()) {
            throw new IllegalArgumentException("Task %s needs the same features in training and test, but has %d and %d"
                    .formatted(name, train.features(), test.features()));
        }
        if (!answer(train.targets()).equals(answer(test.targets()))) {
            throw new IllegalArgumentException("Task %s needs the same answers in training and test, but has %s and %s"
                    .formatted(name, answer(train.targets()), answer(test.targets())));
        }
    }

    /** Returns the task that trains on the first examples and is tested on all that follow. */
    static Task split(String name, Examples all, int train) {
        return new Task(name, all.between(0, train), all.between(train, all.count()));
    }

    private static String answer(Targets targets) {
        if (targets instanceof Targets.Labels labels) {
            return "the classes " + labels.classes();
        }
        return targets.outputs() + " values";
    }
}
