package mho.networks.train;

import mho.adc.DacSpec;
import mho.adc.PulseWidthDacSpec;
import mho.networks.tile.HardwareSpec;

/** How inputs get onto word lines in training. */
public sealed interface InputCodes {
    /** Returns what this means for a chip. */
    default InputCodes on(HardwareSpec hardware) {
        return this;
    }

    /** Of what the largest code stands for. */
    enum Range {
        /** The largest magnitude that each input has in the batch: nothing is clipped. */
        SEEN,
        /** A trained number for each stage. */
        LEARNED,
        /** A trained number for each input. */
        LEARNED_EACH
    }

    /** Inputs as they are. */
    record Continuous() implements InputCodes {}

    /**
     * The drivers of the scenario's own chip.
     *
     * @param range of what the largest code stands for
     */
    record AsHardware(Range range) implements InputCodes {
        public static final AsHardware DEFAULT = new AsHardware(Range.LEARNED);

        @Override
        public InputCodes on(HardwareSpec hardware) {
            return new Driven(hardware.input(), range);
        }
    }

    /**
     * Codes of a driver, passed straight through by gradients within the range.
     *
     * <pre>
     *   x̂ = (s/N)·limit(rint(N x/s), ±N),   ∂x̂/∂x = 1 for |x| &lt; s, else 0
     *   ∂x̂/∂s = (rint(N x/s) − N x/s)/N for |x| &lt; s, else sign(x)</pre>
     *
     * <p>ln s is what Adam trains, so s stays positive and moves in proportion, at ten times the network's rate. Decay and the limit of the gradient's norm are the
     * network's and leave it alone.
     *
     * <p>Reference: S. K. Esser et al., "Learned step size quantization", ICLR 2020, arXiv:1902.08153, eq. (3) for the step s/N;
     * beyond the range that is the law of J. Choi et al., "PACT: parameterized clipping activation for quantized neural networks",
     * arXiv:1805.06085 (2018).
     *
     * @param dac   the driver
     * @param range of what its largest code stands for
     */
    record Driven(DacSpec dac, Range range) implements InputCodes {
        public static final Driven DEFAULT = new Driven(PulseWidthDacSpec.DEFAULT, Range.LEARNED);
    }
}
