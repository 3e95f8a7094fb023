package mho.adc;

import mho.base.cost.Component;
import mho.base.cost.Technology;

/**
 * Pulse-width inputs: a fixed voltage for as many clocks as the code says; the sign is the polarity about the clamp voltage.
 *
 * <pre>  t_i = |n_i|·T_clk,   n_i ∈ −(2ⁿ − 1) … 2ⁿ − 1</pre>
 *
 * @param bits resolution of the magnitude [bit]
 */
public record PulseWidthDacSpec(int bits) implements DacSpec {
    public static final PulseWidthDacSpec DEFAULT = new PulseWidthDacSpec(5);

    private static final int MOST_BITS = 12;

    public PulseWidthDacSpec {
        if (!(bits >= 1 && bits <= MOST_BITS)) {
            throw new IllegalArgumentException(
                    "A pulse-width input has 1 to %d bits, but %d were asked for. Each bit doubles its duration."
                            .formatted(MOST_BITS, bits));
        }
    }

    @Override
    public int largestCode() {
        return (1 << bits) - 1;
    }

    @Override
    public double code(double share) {
        double code = Math.rint(share * largestCode());
        return Math.max(-largestCode(), Math.min(largestCode(), code));
    }

    @Override
    public double duration(Technology technology) {
        return (1 << bits) * technology.cycle();
    }

    @Override
    public Component driver(Technology technology, int bitLines) {
        return LineDriver.part(technology, bitLines);
    }

    @Override
    public String summary() {
        return "a fixed voltage for as many clocks as the code says, sign by polarity";
    }
}
