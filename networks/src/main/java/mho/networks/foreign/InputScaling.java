package mho.networks.foreign;

/** What is done to inputs before the first layer. */
public sealed interface InputScaling {
    /** Nothing. */
    record None() implements InputScaling {}

    /**
     * Each feature less its mean, by its standard deviation, as in training.
     *
     * @param mean      name of the tensor of means
     * @param deviation name of the tensor of standard deviations
     */
    record Standardise(String mean, String deviation) implements InputScaling {}
}
