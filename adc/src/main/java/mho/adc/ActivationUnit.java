package mho.adc;

/** A digital unit that has been set up for one function: bit-true from the numbers that come in to those on its output grid. */
public interface ActivationUnit {
    /**
     * Returns the output for a number.
     *
     * @throws IllegalArgumentException if it is NaN
     */
    double apply(double x);

    /** Replaces a run of numbers by their outputs. */
    default void apply(double[] values, int from, int to) {
        for (int k = from; k < to; k++) {
            values[k] = apply(values[k]);
        }
    }
}
