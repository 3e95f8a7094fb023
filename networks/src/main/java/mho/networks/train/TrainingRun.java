package mho.networks.train;

import java.util.ArrayList;
import java.util.List;
import mho.base.random.RandomStream;
import mho.networks.Layer.Forward;
import mho.networks.Network;
import mho.networks.Parameters;
import mho.networks.Signal;
import mho.networks.data.Task;
import mho.networks.train.Checkpoint.Optimised;
import mho.networks.train.Lessons.Lesson;
import mho.networks.train.Trainer.Epoch;
import mho.networks.train.Trainer.Trained;
import org.ejml.data.DMatrixRMaj;

/**
 * A training under way, epoch by epoch. All that is random in a step has the step in its address, so a run that goes on from a
 * {@link Checkpoint} does bit by bit what an undisturbed one does. Open, hence mutable: one thread.
 */
public final class TrainingRun {
    /** Chosen: the states of a recurrent layer grow fourfold in the first epochs, and the logarithms of their ranges must keep up. */
    private static final double RANGE_RATE = 10;

    private final Training training;
    private final Rehearsal rehearsal;
    private final Network initial;
    private final RandomStream random;
    private final Lessons lessons;
    private final NoisyWeights noise;
    private final Parameters weights;
    private final Parameters ranges;
    private final Adam adam;
    private final Adam rangeAdam;
    private final List<Epoch> history = new ArrayList<>();

    private TrainingRun(Training training, Task task, Network initial, RandomStream random, Checkpoint from) {
        this.training = training;
        this.rehearsal = training.rehearsal();
        this.initial = initial;
        this.random = random;
        this.lessons = Lessons.of(task, training.batching(), random.child("order"));
        this.noise = new NoisyWeights(rehearsal, initial);
        this.weights = from.network().values().copy();
        this.ranges = from.ranges().values().copy();
        this.adam = new Adam(from.network().first(), from.network().second(), from.steps());
        this.rangeAdam = new Adam(from.ranges().first(), from.ranges().second(), from.steps());
        this.history.addAll(from.history());
        lessons.skip(history.size());
    }

    /** Opens a training at its beginning. */
    static TrainingRun begin(Training training, Task task, Network initial, RandomStream random) {
        return new TrainingRun(training, task, initial, random, beginning(training, task, initial));
    }

    /** Opens a training where another run of the same left it. */
    static TrainingRun resume(Training training, Task task, Network initial, RandomStream random, Checkpoint from) {
        Checkpoint beginning = beginning(training, task, initial);
        requireLike(beginning.network(), from.network());
        requireLike(beginning.ranges(), from.ranges());
        TrainingRun run = new TrainingRun(training, task, initial, random, from);
        int epochs = from.history().size();
        long steps = (long) epochs * run.lessons.stepsPerEpoch();
        if (epochs > training.epochs() || steps != from.steps()) {
            throw new IllegalArgumentException(
                    "A training of %d epochs of %d steps can go on only from one of its own states, but this one is after %d epochs and %d steps"
                            .formatted(training.epochs(), run.lessons.stepsPerEpoch(), epochs, from.steps()));
        }
        return run;
    }

    private static Checkpoint beginning(Training training, Task task, Network initial) {
        Parameters ranges = LearnedRanges.initial(training.rehearsal().inputs(), initial, task.train());
        return new Checkpoint(List.of(), 0, untouched(initial.parameters()), untouched(ranges));
    }

    private static Optimised untouched(Parameters values) {
        return new Optimised(values, values.zeros(), values.zeros());
    }

    private static void requireLike(Optimised own, Optimised other) {
        for (Parameters found : List.of(other.values(), other.first(), other.second())) {
            if (!List.copyOf(found.names()).equals(List.copyOf(own.values().names()))) {
                throw new IllegalArgumentException("A state of this training has the tensors %s, but this one has %s"
                        .formatted(own.values().names(), found.names()));
            }
            own.values().requireShapesOf(found);
        }
    }

    /** Returns how many epochs are done. */
    public int epochs() {
        return history.size();
    }

    /** Returns what the epochs done were like. */
    public List<Epoch> history() {
        return List.copyOf(history);
    }

    /** Returns whether all epochs are done. */
    public boolean done() {
        return history.size() >= training.epochs();
    }

    /**
     * Trains for one epoch more.
     *
     * @throws ArithmeticException if the loss is no longer finite
     */
    public Epoch next() {
        if (done()) {
            throw new IllegalStateException(
                    "A training of %d epochs has no more after them".formatted(training.epochs()));
        }
        int epoch = history.size();
        int steps = lessons.stepsPerEpoch();
        double loss = 0;
        double norm = 0;
        for (int s = 0; s < steps; s++) {
            Step done = step((long) epoch * steps + s, epoch);
            loss += done.loss / steps;
            norm += done.norm / steps;
        }
        requireFinite(loss, epoch);
        Epoch entry = new Epoch(epoch, loss, norm);
        history.add(entry);
        return entry;
    }

    private record Step(double loss, double norm) {}

    private Step step(long step, int epoch) {
        Lesson lesson = lessons.next()
                .changed(training.augmentations(), random.child("augmentation").child(step));
        NoisyWeights.Drawn drawn = noise.draw(weights, rehearsal.part(epoch), random, step);
        RehearsedHardware hardware = new RehearsedHardware(rehearsal, ranges);
        Network network = initial.with(drawn.weights());
        List<Forward> forwards = network.forward(
                lesson.batch().signal(), hardware, random.child("pass").child(step));
        Signal outputs = forwards.get(forwards.size() - 1).outputs();
        Loss loss = Loss.of(outputs, lesson.targets(), lesson.batch());
        Parameters gradients = drawn.toClean().apply(gradients(network, loss.gradient(), forwards));
        double norm = norm(gradients);
        long steps = (long) training.epochs() * lessons.stepsPerEpoch();
        Schedule.Rate now = training.schedule().at(step, steps);
        double rate = training.learningRate() * now.factor();
        Adam.decay(weights, rate * training.weightDecay());
        adam.step(weights, gradients, Math.min(1, training.clipNorm() / (norm + 1e-6)), rate, now.momentum());
        noise.clip(weights);
        rangeAdam.step(ranges, hardware.gradients(), 1, RANGE_RATE * rate, now.momentum());
        return new Step(loss.value(), norm);
    }

    /** The first layer's inputs need no gradient, unless there is a range to be learned from it. */
    private Parameters gradients(Network network, Signal slope, List<Forward> forwards) {
        return ranges.names().isEmpty() ? network.backward(slope, forwards) : network.backwardToInputs(slope, forwards);
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

    private static void requireFinite(double loss, int epoch) {
        if (!Double.isFinite(loss)) {
            throw new ArithmeticException(
                    "Training must keep a finite loss, but it is %s in epoch %d. Lower the learning rate."
                            .formatted(loss, epoch));
        }
    }

    /** Returns the state after the epochs done; a copy. */
    public Checkpoint checkpoint() {
        return new Checkpoint(
                history,
                adam.steps(),
                new Optimised(weights.copy(), adam.first(), adam.second()),
                new Optimised(ranges.copy(), rangeAdam.first(), rangeAdam.second()));
    }

    /** Returns the network as it is after the epochs done. */
    public Trained trained() {
        return new Trained(initial.with(weights.copy()), List.copyOf(history), LearnedRanges.forMapping(ranges));
    }
}
