package mho.scenarios;

import mho.adc.AdcSpec;
import mho.adc.LinearRampAdcSpec;

/** Other hardware that a chip is compared with, on the same task and trained network. */
public sealed interface Reference {
    /** Returns the name for tables. */
    String name();

    /**
     * The same tiles with a converter that applies no function; functions are taken by shared digital units.
     *
     * @param adc the converter in place of the nonlinear one
     */
    record ConventionalConverter(AdcSpec adc) implements Reference {
        public static final ConventionalConverter DEFAULT = new ConventionalConverter(new LinearRampAdcSpec(5));

        @Override
        public String name() {
            return "linear ramp ADC + digital activation";
        }
    }

    /**
     * An all-digital engine of int8 multiply–accumulate units with weights in SRAM, at the same node and clock.
     *
     * @param lanes multiply–accumulate units [1]
     */
    record Int8(int lanes) implements Reference {
        public static final Int8 DEFAULT = new Int8(128);

        public Int8 {
            if (!(lanes >= 1)) {
                throw new IllegalArgumentException(
                        "An int8 engine needs at least one multiply-accumulate unit, but has %d".formatted(lanes));
            }
        }

        @Override
        public String name() {
            return "int8 digital engine";
        }
    }
}
