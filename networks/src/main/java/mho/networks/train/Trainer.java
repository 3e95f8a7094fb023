package mho.networks.train;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import mho.base.random.Draws;
import mho.base.random.RandomStream;
import mho.networks.Exact;
import mho.networks.Layer.Forward;
import mho.networks.Network;
import mho.networks.Parameters;
import mho.networks.Signal;
import mho.networks.data.Examples;
import mho.networks.data.Task;
import mho.networks.train.Lessons.Lesson;
import org.ejml.data.DMatrixRMaj;

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
     */
    public record Trained(Network network, List<Epoch> history) {}

    /**
     * Trains a network, which itself stays as it is.
     *
     * @param initial the network to start from
     * @param random  the address of this training: order of examples and weight noise
     * @throws IllegalArgumentException if the network has other inputs or outputs than the examples
     * @throws ArithmeticException if the loss is no longer finite
     */
    public Trained train(Network initial, RandomStream random) {
        Evaluation.requireAnswers(initial, task.train().targets());
        requireStillAnswered();
        Parameters parameters = initial.parameters().copy();
        Adam adam = new Adam(parameters);
        Lessons lessons = Lessons.of(task, training.batching(), random.child("order"));
        List<Epoch> history = new ArrayList<>();
        for (int epoch = 0; epoch < training.epochs(); epoch++) {
            double loss = 0;
            double norm = 0;
            int stepsPerEpoch = lessons.stepsPerEpoch();
            for (int s = 0; s < stepsPerEpoch; s++) {
                long step = (long) epoch * stepsPerEpoch + s;
                Lesson lesson = lessons.next();
                Lesson changed = lesson.changed(
                        training.augmentations(), random.child("augmentation").child(step));
                Parameters forwardWeights = noisy(
                        parameters, initial.matrices(), random.child("noise").child(step));
                Step done = gradients(
                        initial.with(forwardWeights),
                        changed,
                        random.child("pass").child(step));
                Schedule.Rate now = training.schedule().at(step, (long) training.epochs() * stepsPerEpoch);
                double rate = training.learningRate() * now.factor();
                double factor = Math.min(1, training.clipNorm() / (done.norm + 1e-6));
                Adam.decay(parameters, rate * training.weightDecay());
                adam.step(parameters, done.gradients, factor, rate, now.momentum());
                loss += done.loss / stepsPerEpoch;
                norm += done.norm / stepsPerEpoch;
            }
            requireFinite(loss, epoch);
            Epoch entry = new Epoch(epoch, loss, norm);
            history.add(entry);
            observer.accept(entry);
        }
        return new Trained(initial.with(parameters), history);
    }

    private void requireStillAnswered() {
        boolean moves = training.augmentations().stream().anyMatch(Augmentation::movesSteps);
        if (moves && task.train().targets().perStep()) {
            throw new IllegalArgumentException(
                    "Examples may be shifted in time only if there is one answer for all steps, but this task asks at each step");
        }
    }

    private static void requireFinite(double loss, int epoch) {
        if (!Double.isFinite(loss)) {
            throw new ArithmeticException(
                    "Training must keep a finite loss, but it is %s in epoch %d. Lower the learning rate."
                            .formatted(loss, epoch));
        }
    }

    private record Step(double loss, double norm, Parameters gradients) {}

    private static Step gradients(Network network, Lesson lesson, RandomStream random) {
        List<Forward> forwards = network.forward(lesson.batch().signal(), new Exact(), random);
        Signal outputs = forwards.get(forwards.size() - 1).outputs();
        Loss loss = Loss.of(outputs, lesson.targets(), lesson.batch());
        Parameters gradients = network.backward(loss.gradient(), forwards);
        return new Step(loss.value(), norm(gradients), gradients);
    }

    private static double norm(Parameters gradients) {
        double sum = 0;
        for (DMatrixRMaj tensor : gradients.tensors()) {
            for (int k = 0; k < tensor.getNumElements(); k++) {
                sum += tensor.data[k] * tensor.data[k];
            }
        }
        return Math.sqrt(sum);
    }

    /** Weight matrices with fresh noise. Biases and normalisation stay as they are: most are digital on a chip, few on bias lines. */
    private Parameters noisy(Parameters parameters, List<String> matrices, RandomStream random) {
        if (!(training.rehearsal().weights() instanceof WeightNoise.Gaussian noise) || noise.share() == 0) {
            return parameters;
        }
        Draws draws = random.draws();
        return parameters.mapNamed((name, tensor) -> matrices.contains(name) ? noise.on(tensor, 1, draws) : tensor);
    }
}
