package mho.adc;

import mho.base.cost.CostSheet;
import mho.base.cost.Technology;

/** A bank of fabricated converters, one per column, that share what can be shared (a ramp). */
public interface Adc {
    /**
     * Returns the output for an input x of one column, both in units of the function that the converter realises.
     *
     * @throws IllegalArgumentException if x is not a number; infinite inputs saturate
     */
    double convert(double x, int column);

    /**
     * Replaces the inputs of neighbouring columns by their outputs, as {@link #convert(double, int)}.
     *
     * @param values inputs, then outputs
     * @param from   input of the first column
     * @param to     one past the input of the last column
     * @param column the first column
     */
    default void convert(double[] values, int from, int to, int column) {
        for (int k = from; k < to; k++) {
            values[k] = convert(values[k], column + k - from);
        }
    }

    /** Returns the columns of the bank. */
    int columns();

    /** Returns what one conversion of every column costs, and what the bank occupies. */
    CostSheet conversion(Technology technology);
}
