package mho.networks.train;

import java.util.List;
import mho.networks.tile.HardwareSpec;

/**
 * How a network is trained: Adam with a schedule of its learning rate, decoupled weight decay, and a limit on the gradient's norm.
 *
 * <pre>  w ← w·(1 − lr_s·decay) − lr_s·Adam(gradient · min(1, limit/(norm + 1e-6)))   at step s</pre>
 *
 * <p>References: D. Kingma, J. Ba, "Adam: a method for stochastic optimization", ICLR 2015; I. Loshchilov, F. Hutter, "Decoupled
 * weight decay regularization", ICLR 2019.
 *
 * @param epochs        times that all examples are seen [1]
 * @param batching      examples in a step
 * @param learningRate  full learning rate of Adam [1]
 * @param schedule      how much of it is used when
 * @param weightDecay   decay of all trained numbers, relative to the learning rate [1]
 * @param clipNorm      limit of the gradient's Euclidean norm over all tensors [1]
 * @param augmentations changes of the examples, one after the other
 * @param rehearsal     what of the hardware the forward pass meets
 */
public record Training(
        int epochs,
        Batching batching,
        double learningRate,
        Schedule schedule,
        double weightDecay,
        double clipNorm,
        List<Augmentation> augmentations,
        Rehearsal rehearsal) {
    /** The protocol of the feed-forward benchmark. */
    public static final Training DEFAULT =
            new Training(1000, new Batching.Full(), 1e-3, Schedule.Cosine.DEFAULT, 0, 1, List.of(), Rehearsal.DEFAULT);

    public Training {
        augmentations = List.copyOf(augmentations);
        if (!(epochs >= 0 && epochs <= 10_000_000)) {
            throw new IllegalArgumentException("Training needs 0 to 10,000,000 epochs, but has %d".formatted(epochs));
        }
        if (!(learningRate > 0 && clipNorm > 0 && learningRate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "Training needs a learning rate > 0 and a gradient limit > 0, but they are %g and %g"
                            .formatted(learningRate, clipNorm));
        }
        if (!(weightDecay >= 0 && weightDecay * learningRate < 1)) {
            throw new IllegalArgumentException(
                    "Weight decay must be >= 0 and take less than the whole weight in a step, but is %g at a learning rate of %g"
                            .formatted(weightDecay, learningRate));
        }
    }

    /** Returns what this means for a chip: what is to be rehearsed as the hardware is taken from it. */
    public Training on(HardwareSpec hardware) {
        return withRehearsal(rehearsal.on(hardware));
    }

    /** Returns the same protocol for so many epochs. */
    public Training withEpochs(int newEpochs) {
        return new Training(
                newEpochs, batching, learningRate, schedule, weightDecay, clipNorm, augmentations, rehearsal);
    }

    /** Returns the same protocol with other batches. */
    public Training withBatching(Batching newBatching) {
        return new Training(
                epochs, newBatching, learningRate, schedule, weightDecay, clipNorm, augmentations, rehearsal);
    }

    /** Returns the same protocol with another full learning rate. */
    public Training withLearningRate(double newRate) {
        return new Training(epochs, batching, newRate, schedule, weightDecay, clipNorm, augmentations, rehearsal);
    }

    /** Returns the same protocol with another schedule. */
    public Training withSchedule(Schedule newSchedule) {
        return new Training(
                epochs, batching, learningRate, newSchedule, weightDecay, clipNorm, augmentations, rehearsal);
    }

    /** Returns the same protocol with another weight decay. */
    public Training withWeightDecay(double newDecay) {
        return new Training(epochs, batching, learningRate, schedule, newDecay, clipNorm, augmentations, rehearsal);
    }

    /** Returns the same protocol with another limit of the gradient's norm. */
    public Training withClipNorm(double newNorm) {
        return new Training(epochs, batching, learningRate, schedule, weightDecay, newNorm, augmentations, rehearsal);
    }

    /** Returns the same protocol with other changes of the examples. */
    public Training withAugmentations(List<Augmentation> newAugmentations) {
        return new Training(
                epochs, batching, learningRate, schedule, weightDecay, clipNorm, newAugmentations, rehearsal);
    }

    /** Returns the same protocol with another rehearsal of the hardware. */
    public Training withRehearsal(Rehearsal newRehearsal) {
        return new Training(
                epochs, batching, learningRate, schedule, weightDecay, clipNorm, augmentations, newRehearsal);
    }

    /** Returns the same protocol with normal noise on weights, relative to the largest of their matrix. */
    public Training withWeightNoise(double share) {
        return withRehearsal(rehearsal.withWeights(new WeightNoise.Gaussian(share)));
    }
}
