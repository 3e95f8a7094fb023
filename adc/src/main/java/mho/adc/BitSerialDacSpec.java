package mho.adc;

import java.util.ArrayList;
import java.util.List;
import mho.base.cost.Band;
import mho.base.cost.Component;
import mho.base.cost.Cost;
import mho.base.cost.CostSheet;
import mho.base.cost.Footprint;
import mho.base.cost.Law;
import mho.base.cost.Technology;
import mho.base.unit.SI;

/**
 * Bit-serial inputs: one bit of the magnitude after the other, the least significant first, each a pulse of fixed voltage and length.
 *
 * <pre>  |n_i| = Σ_b 2ᵇ·d_ib,   E = Σ V² G t·(number of ones in |n_i|): linear in the set bits</pre>
 *
 * @param bits         resolution of the magnitude [bit]
 * @param polarity     how the sign is put out
 * @param accumulation how the planes of bits are put together
 * @param pulse        length of one pulse [s]
 */
public record BitSerialDacSpec(
        int bits,
        Polarity polarity,
        Accumulation accumulation,
        @SI("s") double pulse) implements DacSpec {
    /** 8 bits, 10 ns each (chosen: a read of 3 to 10 ns is what MNSIM 2.0 and NeuroSim assume). */
    public static final BitSerialDacSpec DEFAULT =
            new BitSerialDacSpec(8, Polarity.BIPOLAR, Accumulation.DIGITAL, 10e-9);

    private static final int MOST_BITS = 16;

    /** How planes of bits become one number. */
    public enum Accumulation {
        /** Every plane is converted, and the codes are shifted and added. */
        DIGITAL,
        /**
         * After each plane the integrator shares its charge with a second capacitor of the same size, which halves all that came
         * before, and the sum is converted once: V ← (V + v_b)/2. The capacitors are taken as equal.
         */
        CHARGE_SHARING
    }

    public BitSerialDacSpec {
        if (!(bits >= 1 && bits <= MOST_BITS)) {
            throw new IllegalArgumentException(
                    "A bit-serial input has 1 to %d bits, but %d were asked for".formatted(MOST_BITS, bits));
        }
        if (!(pulse > 0 && pulse < 1)) {
            throw new IllegalArgumentException(
                    "The pulse of a bit must last more than 0 and less than 1 s, but lasts %g s".formatted(pulse));
        }
    }

    @Override
    public List<InputStep> steps() {
        if (accumulation == Accumulation.CHARGE_SHARING) {
            List<InputPlane> planes = new ArrayList<>();
            for (int bit = 0; bit < bits; bit++) {
                planes.addAll(Planes.signed(polarity, bit, 1, 1 << bit));
            }
            return Planes.conversions(polarity, 1, planes);
        }
        List<InputStep> steps = new ArrayList<>();
        for (int bit = 0; bit < bits; bit++) {
            steps.addAll(Planes.conversions(polarity, 1 << bit, Planes.signed(polarity, bit, 1, 1)));
        }
        return steps;
    }

    @Override
    public double duration(Technology technology) {
        return polarity.reads() * bits * pulse;
    }

    @Override
    public double exposure(double code) {
        return Integer.bitCount((int) Math.abs(code));
    }

    @Override
    public double exposureTime(Technology technology) {
        return pulse;
    }

    /** A single plane, or with charge sharing (1 − 2⁻ⁿ) of one. */
    @Override
    public double chargeTime(Technology technology) {
        return accumulation == Accumulation.DIGITAL ? pulse : pulse * largestCode() / (1 << bits);
    }

    /** A pulse a bit: an upper bound, since a line is not pulsed where its bit is zero. */
    @Override
    public CostSheet drivers(Technology technology, int cells, int lines) {
        return LineDriver.part(technology, cells).used((double) bits * lines, lines, duration(technology));
    }

    /** With charge sharing, a second capacitor a column and one sharing a read. */
    @Override
    public List<CostSheet> accumulators(Technology technology, int columns) {
        if (accumulation == Accumulation.DIGITAL) {
            return List.of();
        }
        double supply = technology.supply() / 1.8;
        Component sharing = new Component(
                "charge sharing",
                new Cost(1.2e-12 * supply * supply, 0),
                new Footprint(350e-12 * technology.node() / 130e-9, 0),
                new Band(0.3, 1, 3),
                "1.2 pJ a sample, 350 um2, 130 nm 1.8 V (NeuRRAM neuron, as in CiMLoop); energy as V2, area as node",
                new Law(
                        "1.2 pJ*(V/1.8 V)^2; 350 um2*node/130 nm",
                        new Law.Term("V", technology.supply(), "V"),
                        new Law.Term("node", technology.node(), "m")));
        return List.of(sharing.used((double) reads() * columns, columns, 0));
    }

    @Override
    public String summary() {
        return "one bit after the other, each a pulse of the same voltage and length";
    }
}
