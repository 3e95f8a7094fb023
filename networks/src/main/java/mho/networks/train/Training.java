package mho.networks.train;

/**
 * How a network is trained: Adam with a cosine schedule and a limit on the gradient's norm.
 *
 * <pre>  lr_s = lr·(1 + cos(π s/S))/2 at step s of S,   gradient · min(1, limit/(norm + 1e-6))</pre>
 *
 * @param epochs       times that all examples are seen [1]
 * @param batching     examples in a step
 * @param learningRate initial learning rate of Adam [1]
 * @param clipNorm     limit of the gradient's Euclidean norm over all tensors [1]
 * @param weightNoise  standard deviation of the noise put on each weight matrix in each step, relative to its largest
 *                     magnitude; the gradient is applied to the clean weights [1]
 */
public record Training(int epochs, Batching batching, double learningRate, double clipNorm, double weightNoise) {
    /** The protocol of the feed-forward benchmark. */
    public static final Training DEFAULT = new Training(1000, new Batching.Full(), 1e-3, 1, 0);

    public Training {
        if (!(epochs >= 1 && epochs <= 10_000_000)) {
            throw new IllegalArgumentException("Training needs 1 to 10,000,000 epochs, but has %d".formatted(epochs));
        }
        if (!(learningRate > 0 && clipNorm > 0 && learningRate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "Training needs a learning rate > 0 and a gradient limit > 0, but they are %g and %g"
                            .formatted(learningRate, clipNorm));
        }
        if (!(weightNoise >= 0 && weightNoise < 1)) {
            throw new IllegalArgumentException(
                    "Weight noise is a share of the largest weight, 0 to 1, but is %g".formatted(weightNoise));
        }
    }

    /** Returns the same protocol for so many epochs. */
    public Training withEpochs(int newEpochs) {
        return new Training(newEpochs, batching, learningRate, clipNorm, weightNoise);
    }

    /** Returns the same protocol with other batches. */
    public Training withBatching(Batching newBatching) {
        return new Training(epochs, newBatching, learningRate, clipNorm, weightNoise);
    }

    /** Returns the same protocol with another initial learning rate. */
    public Training withLearningRate(double newRate) {
        return new Training(epochs, batching, newRate, clipNorm, weightNoise);
    }

    /** Returns the same protocol with another noise on weights. */
    public Training withWeightNoise(double newNoise) {
        return new Training(epochs, batching, learningRate, clipNorm, newNoise);
    }
}
