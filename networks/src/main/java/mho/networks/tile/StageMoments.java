package mho.networks.tile;

import java.util.List;

/**
 * The values that flow through a stage, as far as its cost depends on them.
 *
 * @param inputs    inputs over the range of each, −1 … 1
 * @param weights   what the arrays hold over the whole conductance range, −1 … 1
 * @param biases    the same of the word lines that carry biases
 * @param arguments of the stage's functions
 * @param sums      the same without biases, one for each group of outputs; the first for those that have none
 * @param together  by how much the mean product of a word line's input and weights is larger than that of their means: rows of large
 *     inputs may have large weights [1]
 * @param range     what the whole conductance range stands for, at full input, in units of the arguments
 * @param biasRows  word lines that carry biases, if functions are in converters [1]
 */
public record StageMoments(
        Histogram inputs,
        Histogram weights,
        Histogram biases,
        Histogram arguments,
        List<Histogram> sums,
        double together,
        double range,
        int biasRows) {
    public StageMoments {
        sums = List.copyOf(sums);
        if (!(range > 0 && range < Double.POSITIVE_INFINITY && biasRows >= 0 && together >= -1)) {
            throw new IllegalArgumentException(
                    "A stage needs a range > 0, bias lines >= 0 and a product >= 0, but they are %g, %d and %g"
                            .formatted(range, biasRows, 1 + together));
        }
    }

    /** Returns the sums of a group of outputs. */
    Histogram sums(int group) {
        return sums.get(group < sums.size() ? group : 0);
    }
}
