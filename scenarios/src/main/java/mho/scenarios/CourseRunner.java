package mho.scenarios;

import java.util.function.Consumer;
import mho.base.random.RandomStream;
import mho.networks.Network;
import mho.networks.Stored;
import mho.networks.data.Task;
import mho.networks.train.Trainer;
import mho.networks.train.Trainer.Trained;
import mho.networks.train.TrainingRun;
import mho.scenarios.Checkpoints.Course;

/**
 * Trains networks, from where they were left.
 *
 * @param shelf       where stored networks come from
 * @param checkpoints where the states of trainings are kept
 */
record CourseRunner(NetworkShelf shelf, Checkpoints checkpoints) {
    /**
     * Runs one training to its end.
     *
     * @param course   what is trained and how
     * @param task     the data of its seed
     * @param observer told after each epoch, those of an earlier run included; may throw to end it
     */
    Trained run(Course course, Task task, Consumer<Trainer.Epoch> observer) {
        Network initial = course.architecture() instanceof Stored stored
                ? shelf.get(stored.folder())
                : course.architecture()
                        .initial(task.train().features(), task.train().targets().outputs(), course.trainingSeed());
        RandomStream address = RandomStream.ofSeed(course.seed())
                .child("training")
                .child(course.architecture().name())
                .child(course.trainingSeed());
        Trainer trainer = new Trainer(course.training(), task, observer);
        TrainingRun run = checkpoints
                .last(course)
                .map(from -> trainer.open(initial, address, from))
                .orElseGet(() -> trainer.open(initial, address));
        run.history().forEach(observer);
        while (!run.done()) {
            Trainer.Epoch epoch = run.next();
            checkpoints.epochDone(course, run);
            observer.accept(epoch);
        }
        return run.trained();
    }
}
