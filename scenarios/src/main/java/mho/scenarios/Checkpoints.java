package mho.scenarios;

import java.util.Optional;
import mho.networks.Architecture;
import mho.networks.data.TaskSpec;
import mho.networks.train.Checkpoint;
import mho.networks.train.Training;
import mho.networks.train.TrainingRun;

/** Where the states of trainings are kept, so that a run that was ended early goes on where it was. Used by several threads. */
public interface Checkpoints {
    /** Nothing is kept. */
    Checkpoints NONE = new Checkpoints() {
        @Override
        public Optional<Checkpoint> last(Course course) {
            return Optional.empty();
        }

        @Override
        public void epochDone(Course course, TrainingRun run) {
            // nothing is kept
        }
    };

    /**
     * One training, and all that it depends on besides the user's data.
     *
     * @param name         tells it from the others of its run
     * @param task         what is learnt
     * @param architecture the network
     * @param training     the protocol
     * @param seed         seed of the order of examples, of noise and augmentation
     * @param trainingSeed seed of data and initial weights
     */
    record Course(
            String name, TaskSpec task, Architecture architecture, Training training, long seed, int trainingSeed) {}

    /** Returns the state to go on from; none if the training is to begin. */
    Optional<Checkpoint> last(Course course);

    /** Is told after each epoch. */
    void epochDone(Course course, TrainingRun run);
}
