package mho.networks.train;

import java.util.List;
import java.util.function.Consumer;
import mho.base.random.RandomStream;
import mho.networks.Network;
import mho.networks.data.Examples;
import mho.networks.data.Task;
import mho.networks.tile.InputRanges;

/** Runs a {@link Training} on a network. */
public final class Trainer {
    private final Training training;
    private final Task task;
    private final Consumer<Epoch> observer;

    /**
     * @param training how
     * @param task     on what
     * @param observer told after each epoch
     */
    public Trainer(Training training, Task task, Consumer<Epoch> observer) {
        this.training = training;
        this.task = task;
        this.observer = observer;
    }

    /** Trains on a fixed set of examples. */
    public Trainer(Training training, Examples examples, Consumer<Epoch> observer) {
        this(training, new Task("examples", examples, examples), observer);
    }

    /**
     * What an epoch was like.
     *
     * @param number       counted from 0
     * @param loss         mean loss over its steps, before each step
     * @param gradientNorm Euclidean norm of the gradient over all tensors before clipping, mean over its steps
     */
    public record Epoch(int number, double loss, double gradientNorm) {}

    /**
     * A trained network.
     *
     * @param network the network
     * @param history one entry an epoch
     * @param ranges  input ranges that were learned with it
     */
    public record Trained(Network network, List<Epoch> history, InputRanges ranges) {}

    /**
     * Trains a network, which itself stays as it is.
     *
     * @param initial the network to start from
     * @param random  the address of this training: order of examples, what is random in them and in the rehearsed hardware
     * @throws IllegalArgumentException if the network has other inputs or outputs than the examples
     * @throws ArithmeticException if the loss is no longer finite
     */
    public Trained train(Network initial, RandomStream random) {
        return toTheEnd(open(initial, random));
    }

    /**
     * Goes on with a training from one of its states, as if it had never been left.
     *
     * @param initial the network that it was begun with
     * @param random  the address that it was begun with
     * @param from    the state
     * @throws IllegalArgumentException if it is a state of another training, as far as can be seen
     */
    public Trained resume(Network initial, RandomStream random, Checkpoint from) {
        return toTheEnd(open(initial, random, from));
    }

    private Trained toTheEnd(TrainingRun run) {
        while (!run.done()) {
            observer.accept(run.next());
        }
        return run.trained();
    }

    /** Opens a training to be run epoch by epoch; parameters as in {@link #train}. */
    public TrainingRun open(Network initial, RandomStream random) {
        requireFitting(initial);
        return TrainingRun.begin(training, task, initial, random);
    }

    /** Opens a training where another run of the same left it; parameters as in {@link #resume}. */
    public TrainingRun open(Network initial, RandomStream random, Checkpoint from) {
        requireFitting(initial);
        return TrainingRun.resume(training, task, initial, random, from);
    }

    private void requireFitting(Network initial) {
        Evaluation.requireAnswers(initial, task.train().targets());
        training.rehearsal().requireHardwareIsKnown();
        boolean moves = training.augmentations().stream().anyMatch(Augmentation::movesSteps);
        if (moves && task.train().targets().perStep()) {
            throw new IllegalArgumentException(
                    "Examples may be shifted in time only if there is one answer for all steps, but this task asks at each step");
        }
    }
}
