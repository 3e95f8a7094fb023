package mho.adc;

import java.util.Arrays;

/** How the comparators' answers become a code; they differ where there are bubbles. */
public enum ThermometerDecoder {
    /** Adds up the ones: each bubble costs one code. */
    ONES_COUNTER {
        @Override
        int code(ThermometerCode answers) {
            return answers.ones();
        }

        @Override
        double[] transitions(double[] thresholds) {
            double[] rising = thresholds.clone();
            Arrays.sort(rising);
            return rising;
        }
    },
    /** Looks for the lowest zero: everything above a bubble is lost. */
    FIRST_ZERO {
        @Override
        int code(ThermometerCode answers) {
            return answers.onesBelowFirstZero();
        }

        @Override
        double[] transitions(double[] thresholds) {
            double[] rising = thresholds.clone();
            for (int k = 1; k < rising.length; k++) {
                rising[k] = Math.max(rising[k], rising[k - 1]);
            }
            return rising;
        }
    };

    abstract int code(ThermometerCode answers);

    /** Returns the inputs at which each code is first given, for comparators with the given thresholds. */
    abstract double[] transitions(double[] thresholds);
}
