package mho.adc;

import mho.base.cost.Band;
import mho.base.cost.Component;
import mho.base.cost.Cost;
import mho.base.cost.Footprint;
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

    /** One edge pair on a line of 48 fF driver and 1.5 fF junction plus 0.2 fF/µm of wire a cell (CiMLoop, NeuroSim). */
    @Override
    public Component driver(Technology technology, int bitLines) {
        double scale = technology.node() / 130e-9;
        double cellPitch = 12 * 2 * technology.node();
        double line = 48e-15 * scale + bitLines * (1.5e-15 * scale + 0.2e-9 * cellPitch);
        double supply = technology.supply();
        return new Component(
                "word-line driver",
                new Cost(line * supply * supply, 0),
                new Footprint(1150e-12 * scale * scale, 0),
                new Band(0.3, 1, 3),
                "C V2 of the line: 48 fF driver, 1.5 fF a cell at 130 nm (NeuRRAM, as in CiMLoop) as node, "
                        + "0.2 fF/um wire; 1150 um2 a row at 130 nm (MNSIM 2.0) as node2");
    }

    @Override
    public String summary() {
        return "a fixed voltage for as many clocks as the code says, sign by polarity";
    }
}
