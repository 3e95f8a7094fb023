package mho.adc;

import java.util.List;
import mho.base.cost.CostSheet;
import mho.base.cost.Technology;

/**
 * Pulse-width inputs: a fixed voltage for as many clocks as the code says.
 *
 * <pre>  t_i = |n_i|·T_clk,   n_i ∈ −(2ⁿ − 1) … 2ⁿ − 1,   E = Σ V² G t_i: linear in the code</pre>
 *
 * @param bits     resolution of the magnitude [bit]
 * @param polarity how the sign is put out
 */
public record PulseWidthDacSpec(int bits, Polarity polarity) implements DacSpec {
    public static final PulseWidthDacSpec DEFAULT = new PulseWidthDacSpec(5, Polarity.BIPOLAR);

    private static final int MOST_BITS = 12;

    public PulseWidthDacSpec {
        if (!(bits >= 1 && bits <= MOST_BITS)) {
            throw new IllegalArgumentException(
                    "A pulse-width input has 1 to %d bits, but %d were asked for. Each bit doubles its duration."
                            .formatted(MOST_BITS, bits));
        }
    }

    /** Pulses of either polarity. */
    public PulseWidthDacSpec(int bits) {
        this(bits, Polarity.BIPOLAR);
    }

    @Override
    public List<InputStep> steps() {
        return Planes.conversions(polarity, 1, Planes.signed(polarity, 0, bits, 1));
    }

    @Override
    public double duration(Technology technology) {
        return polarity.reads() * (1 << bits) * technology.cycle();
    }

    @Override
    public double exposure(double code) {
        return Math.abs(code);
    }

    @Override
    public double exposureTime(Technology technology) {
        return technology.cycle();
    }

    @Override
    public double chargeTime(Technology technology) {
        return largestCode() * technology.cycle();
    }

    /** One pulse a line: a code has one sign, so a line is pulsed in one of two phases. */
    @Override
    public CostSheet drivers(Technology technology, int cells, int lines) {
        return LineDriver.part(technology, cells).used(lines, lines, duration(technology));
    }

    @Override
    public String summary() {
        return "a fixed voltage for as many clocks as the code says";
    }
}
