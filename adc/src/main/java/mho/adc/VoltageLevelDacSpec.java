package mho.adc;

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
 * Voltage-level inputs: a voltage in proportion to the code, for a fixed time, from a digital-to-analog converter at each word
 * line.
 *
 * <pre>  V_i = V_read·n_i/(2ⁿ − 1),   E = Σ V_i² G (t_settle + t): quadratic in the code</pre>
 *
 * <p>Integration starts when the line has settled; until then its cells are counted as conducting at the settled level, which is
 * more than they do. To half an LSB a line of time constant τ settles in (n + 1)·ln 2·τ.
 *
 * <p>A cell whose current is not proportional to its voltage distorts these inputs; pulses of one voltage are immune.
 *
 * @param bits        resolution of the magnitude [bit]
 * @param polarity    how the sign is put out
 * @param settling    time until the line is at its level [s]
 * @param integration time for which the current is integrated [s]
 */
public record VoltageLevelDacSpec(
        int bits,
        Polarity polarity,
        @SI("s") double settling,
        @SI("s") double integration) implements DacSpec {
    /**
     * 8 bits; 5 ns are (8 + 1)·ln 2 time constants of 10 kΩ into 80 fF, a line of 256 cells at 16 nm; 10 ns of integration
     * (chosen).
     */
    public static final VoltageLevelDacSpec DEFAULT = new VoltageLevelDacSpec(8, Polarity.BIPOLAR, 5e-9, 10e-9);

    private static final int MOST_BITS = 12;

    public VoltageLevelDacSpec {
        if (!(bits >= 1 && bits <= MOST_BITS)) {
            throw new IllegalArgumentException(
                    "A voltage-level input has 1 to %d bits, but %d were asked for. A step of 13 bits of 0.2 V is below the noise of a line."
                            .formatted(MOST_BITS, bits));
        }
        if (!(settling >= 0 && settling < 1 && integration > 0 && integration < 1)) {
            throw new IllegalArgumentException(
                    "A voltage-level input settles in 0 to 1 s and is integrated for more than 0 and less than 1 s, but they are %g s and %g s"
                            .formatted(settling, integration));
        }
    }

    @Override
    public Drive drive() {
        return Drive.LEVEL;
    }

    @Override
    public List<InputStep> steps() {
        return Planes.conversions(polarity, 1, Planes.signed(polarity, 0, bits, 1));
    }

    @Override
    public double duration(Technology technology) {
        return polarity.reads() * (settling + integration);
    }

    @Override
    public double exposure(double code) {
        return code * code;
    }

    @Override
    public double exposureTime(Technology technology) {
        return (settling + integration) / ((double) largestCode() * largestCode());
    }

    @Override
    public double chargeTime(Technology technology) {
        return integration;
    }

    @Override
    public CostSheet drivers(Technology technology, int cells, int lines) {
        double time = duration(technology);
        return CostSheet.parallel(
                "voltage inputs",
                converter(technology).used(lines, lines, time),
                LineDriver.part(technology, cells).used(lines, lines, time));
    }

    /** One conversion of a capacitive converter; a single bit is a switch. */
    private Component converter(Technology technology) {
        double supply = technology.supply();
        double energy = bits == 1 ? 0 : 50e-15 * bits * supply * supply;
        double area = 438e-12 * ((1 << bits) / 256.0) * (technology.node() / 40e-9);
        return new Component(
                "voltage DAC",
                new Cost(energy, 0),
                new Footprint(area, 0),
                new Band(0.5, 1, 6),
                "50 fF a bit, V2, none for one bit (ZigZag-IMC); 438 um2 for 8 bits at 40 nm (BRAHMS, Accelergy library), "
                        + "as 2^bits and node; without the bias of a line buffer",
                new Law(
                        "50 fF*b*V^2, 0 for one bit; 438 um2*2^b/256*node/40 nm",
                        new Law.Term("b", bits, ""),
                        new Law.Term("V", supply, "V"),
                        new Law.Term("node", technology.node(), "m")));
    }

    @Override
    public String summary() {
        return "a voltage in proportion to the code for a fixed time, a DAC a word line";
    }
}
