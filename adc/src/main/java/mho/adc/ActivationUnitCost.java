package mho.adc;

import mho.base.cost.Band;
import mho.base.cost.Component;
import mho.base.cost.Cost;
import mho.base.cost.Technology;

/** What one use of a digital activation unit costs, and what it occupies. */
final class ActivationUnitCost {
    static final String NAME = "digital activation unit";

    private static final double HOROWITZ = 45e-9;
    private static final String SCALING = "; Stillmaker & Baas 2017";

    // SRAM look-up tables of 4, 6 and 8 bits in and out, 22 nm LSTP (DNN+NeuroSim 1.4)
    private static final double[] STORED = {16 * 4, 64 * 6, 256 * 8};
    private static final double[] TABLE_ENERGY = {1.0e-15, 2.1e-15, 7.2e-15};
    private static final double[] TABLE_AREA = {50e-12, 273e-12, 1400e-12};

    /** Size of the published CORDIC units, taken as 16 rotations of 16 bits (assumed: their size is adjustable). */
    private static final double CORDIC_SIZE = 16 * 16;

    private ActivationUnitCost() {}

    /**
     * The smallest published sigmoid unit, in favour of the references that need it. The band reaches from a table of 4 to 6
     * bits (1–2 fJ at 22 nm, NeuroSim 1.4) to CORDIC (1.0 pJ and 3700 µm² at 40 nm, 1.5 GHz, Electronics 2020, 9, 1739).
     */
    static Component rounded(Technology technology) {
        return new Component(
                NAME,
                new Cost(technology.digitalEnergy(0.22e-12, 32e-9), technology.cycle()),
                technology.digitalFootprint(300e-12, 32e-9),
                new Band(0.03, 1, 3.2),
                "sigmoid unit 0.26 mW at 1.2 GHz, 300 um2, 32 nm (ISAAC, PUMA simulator); low: 5-bit table; high: CORDIC "
                        + "(Electronics 2020, 9, 1739)" + SCALING,
                technology.digitalLaw("0.22 pJ, 300 um2", 32e-9));
    }

    /** A memory of so many bits, one read; between and beyond the published sizes log-log. */
    static Component table(double stored, Technology technology) {
        return new Component(
                NAME + ", table",
                new Cost(technology.digitalEnergy(interpolated(TABLE_ENERGY, stored), 22e-9), technology.cycle()),
                technology.digitalFootprint(interpolated(TABLE_AREA, stored), 22e-9),
                // 0.2 fJ a bit that is read, against 40 fJ of a large memory: published values of small ones are rare
                new Band(1, 1, 10),
                "SRAM tables of 4, 6, 8 bits 1.0, 2.1, 7.2 fJ, 50, 273, 1400 um2, 22 nm LSTP (DNN+NeuroSim 1.4, optimistic), "
                        + "log-log in stored bits" + SCALING,
                technology.digitalLaw("tables by stored bits", 22e-9));
    }

    private static double interpolated(double[] published, double stored) {
        int k = stored < STORED[1] ? 1 : 2;
        double share = StrictMath.log(stored / STORED[k - 1]) / StrictMath.log(STORED[k] / STORED[k - 1]);
        return published[k - 1] * StrictMath.exp(share * StrictMath.log(published[k] / published[k - 1]));
    }

    /** Comparators that find the piece in which a word of 16 bits lies, all at once. */
    static Component comparisons(int comparators, Technology technology) {
        double words = comparators * FunctionSegments.INPUT_BITS / 32.0;
        return new Component(
                NAME + ", breakpoints",
                new Cost(technology.digitalEnergy(29e-15 * words, 40e-9), technology.cycle()),
                technology.digitalFootprint(71e-12 * words, 40e-9),
                technology.digitalBand(),
                "32-bit comparator 29 fJ, 71 um2, 40 nm (Aladdin, Accelergy library), as bits" + SCALING,
                technology.digitalLaw("29 fJ, 71 um2 for 32 bits", 40e-9));
    }

    /** A multiplier of words of the given widths [bit]. */
    static Component multiplier(int width, int otherWidth, Technology technology) {
        double size = width * otherWidth / 64.0;
        return new Component(
                NAME + ", multiplier",
                new Cost(technology.digitalEnergy(0.2e-12 * size, HOROWITZ), technology.cycle()),
                technology.digitalFootprint(282e-12 * size, HOROWITZ),
                technology.digitalBand(),
                "8-bit multiplier 0.2 pJ, 282 um2, 45 nm (Horowitz, ISSCC 2014), as the product of the widths"
                        + SCALING,
                technology.digitalLaw("(0.2 pJ, 282 um2)*n*m/64", HOROWITZ));
    }

    /** An adder of words of the given width [bit]. */
    static Component adder(int width, Technology technology) {
        double size = width / 16.0;
        return new Component(
                NAME + ", adder",
                new Cost(technology.digitalEnergy(0.05e-12 * size, HOROWITZ), technology.cycle()),
                technology.digitalFootprint(67e-12 * size, HOROWITZ),
                technology.digitalBand(),
                "16-bit adder 0.05 pJ, 67 um2, 45 nm (Horowitz, ISSCC 2014), as the width" + SCALING,
                technology.digitalLaw("(0.05 pJ, 67 um2)*n/16", HOROWITZ));
    }

    /** A pipeline of rotations, one number a clock. */
    static Component cordic(int iterations, int internalBits, Technology technology) {
        double size = iterations * internalBits / CORDIC_SIZE;
        return new Component(
                NAME + ", CORDIC",
                new Cost(technology.digitalEnergy(1.025e-12 * size, 40e-9), technology.cycle()),
                technology.digitalFootprint(3744e-12 * size, 40e-9),
                new Band(0.5, 1, 3),
                "mean of 1.13 pJ, 4291 um2 and 0.92 pJ, 3196 um2, 40 nm, 1.5 GHz (Electronics 2020, 9, 1739), taken as 16 "
                        + "rotations of 16 bits (assumed) and as their product" + SCALING,
                technology.digitalLaw("(1.025 pJ, 3744 um2)*n*w/256", 40e-9));
    }
}
