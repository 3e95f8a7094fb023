package mho.networks.train;

import mho.adc.AdcSpec;
import mho.adc.LinearRampAdcSpec;
import mho.adc.NonlinearRampAdcSpec;
import mho.networks.tile.HardwareSpec;

/** How outputs are converted in training. */
public sealed interface OutputCodes {
    /** Returns what this means for a chip. */
    default OutputCodes on(HardwareSpec hardware) {
        return this;
    }

    /** Outputs as they are. */
    record Continuous() implements OutputCodes {}

    /** The converters of the scenario's own chip. */
    record AsHardware() implements OutputCodes {
        @Override
        public OutputCodes on(HardwareSpec hardware) {
            return new Converters(hardware.nonlinear(), hardware.linear());
        }
    }

    /**
     * The output levels of converters without errors of their own, passed straight through by gradients: that is the function's at
     * its exact argument.
     *
     * <p>A function that the nonlinear converter realises is rounded to its levels, and a plain sum to those of the linear one. Where a
     * function is digital, the sum before it is rounded, and then the function. Sigmoid and tanh have their whole range; sums and
     * other functions the range that the arguments of one use span.
     *
     * @param nonlinear converter of columns whose sum goes through a function
     * @param linear    converter of columns whose sum is needed as it is
     */
    record Converters(AdcSpec nonlinear, AdcSpec linear) implements OutputCodes {
        public static final Converters DEFAULT =
                new Converters(NonlinearRampAdcSpec.DEFAULT, LinearRampAdcSpec.DEFAULT);
    }
}
