package mho.adc;

import mho.adc.activation.Activation;
import mho.base.cost.Cost;
import mho.base.cost.Technology;
import mho.base.random.Draws;
import mho.base.unit.SI;

/** A bank of fabricated converters, one per column, that share what can be shared (a ramp). */
public interface Adc extends ConverterBank {
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

    /** The bank in one conversion of all its columns: with what noise has made of the parts that they share. */
    interface Moment {
        /** As {@link Adc#convert(double[], int, int, int)}, with the noise of this conversion. */
        void convert(double[] values, int from, int to, int column);

        /**
         * Does the same as {@link #convert}, from the same random numbers, as the circuit does it: clock by clock. Much slower;
         * there to be compared with. A converter that is not clocked has only one way.
         */
        default void clocked(double[] values, int from, int to, int column) {
            convert(values, from, to, column);
        }
    }

    /** Returns the bank as it is in one conversion; noise of single columns is drawn as they convert. */
    default Moment moment(Draws draws) {
        return this::convert;
    }

    /** Returns the same bank some time after it was programmed [s], with the upkeep of its design done. */
    default Adc aged(@SI("s") double age) {
        return this;
    }

    /** Returns what the upkeep of an aged bank took. */
    default Cost upkeep() {
        return Cost.NONE;
    }

    /** Returns what measuring the columns' front ends takes, once or whenever they are calibrated anew. */
    default Cost frontEndCalibration(Technology technology) {
        return Cost.NONE;
    }

    /** Returns the function that the bank applies. */
    Activation activation();
}
