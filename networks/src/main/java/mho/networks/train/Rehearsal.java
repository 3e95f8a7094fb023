package mho.networks.train;

/**
 * What of the hardware a network meets while it is still being trained, so that it learns to bear it.
 *
 * @param weights noise of the weights in arrays
 */
public record Rehearsal(WeightNoise weights) {
    /** Nothing: training on exact arithmetic. */
    public static final Rehearsal DEFAULT = new Rehearsal(new WeightNoise.None());

    /** Returns the same with other noise of the weights. */
    public Rehearsal withWeights(WeightNoise newWeights) {
        return new Rehearsal(newWeights);
    }
}
