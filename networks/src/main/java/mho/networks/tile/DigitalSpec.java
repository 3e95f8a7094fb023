package mho.networks.tile;

import mho.adc.ActivationUnitSpec;
import mho.base.cost.Band;

/**
 * The digital part beside the tiles.
 *
 * @param lanes               element-wise multiply–add lanes [1]
 * @param overheadCycles      clocks a step for moving data and control [1]
 * @param activationUnits     shared digital units for functions that no converter applies [1]
 * @param activationCycles    clocks after which one of them takes the next value [1]
 * @param unit                what they are
 * @param sums                what adds the sums of row tiles and biases
 */
public record DigitalSpec(
        int lanes, int overheadCycles, int activationUnits, int activationCycles, ActivationUnitSpec unit, Sums sums) {
    /**
     * 32 lanes as units of the published LSTM. 36 clocks overhead make the 40 ns of digital time in the step time fitted to
     * Table 1 of Yang et al. 2025 (calibrated). 32 shared activation units as in its Fig. 1c, one value a clock each: its N_cyc is
     * not published, and this is the fastest that a pipelined unit can be, in favour of the references. They apply functions exactly, rounded to the output
     * grid.
     */
    public static final DigitalSpec DEFAULT = new DigitalSpec(32, 36, 32, 1, new ActivationUnitSpec.Rounded());

    static final String CONTROL_SOURCE = "30 to 80 clocks fit Table 1 of Yang et al. 2025";
    static final String ACTIVATION_SOURCE =
            "1 to 4 clocks a value, N_cyc of Yang et al. 2025 is not published and Fig. 1c needs up to 4";

    private static final double MOST_ACTIVATION_CYCLES = 4;

    /** What adds the sums of row tiles and biases. */
    public enum Sums {
        /** The lanes, one addition each a clock. */
        LANES,
        /** A tree of adders behind every column: ⌈log₂ n⌉ clocks for n numbers. */
        TREES
    }

    /** Sums in the lanes. */
    public DigitalSpec(
            int lanes, int overheadCycles, int activationUnits, int activationCycles, ActivationUnitSpec unit) {
        this(lanes, overheadCycles, activationUnits, activationCycles, unit, Sums.LANES);
    }

    /**
     * Returns the factors on the time of data movement and control [1]. The 36 clocks of the default are calibrated: fits to the keyword
     * LSTM of Table 1 leave 30 to 43, that to its language model 332 ns − 252 clocks of 32 lanes = 80. A number of one's own has no band.
     */
    Band controlPace() {
        double calibrated = DEFAULT.overheadCycles;
        return overheadCycles == DEFAULT.overheadCycles ? new Band(30 / calibrated, 1, 80 / calibrated) : Band.EXACT;
    }

    /**
     * Returns the factors on the time of values that go through the activation units [1]. One clock a value is the fastest there is; Fig. 1c
     * of Yang et al. 2025 has functions of 5 · 512 values on 32 units up to five times as long as 64 clocks of a 5-bit product, which is 4
     * clocks a value. A number of one's own has no band.
     *
     * @param rounds  in which the units are filled
     * @param through clocks after the last of them
     */
    Band activationPace(double rounds, int through) {
        return activationCycles == DEFAULT.activationCycles && rounds > 0
                ? new Band(1, 1, (rounds * MOST_ACTIVATION_CYCLES + through) / (rounds * activationCycles + through))
                : Band.EXACT;
    }

    /** Returns the same digital part with other adders for sums of row tiles. */
    public DigitalSpec withSums(Sums newSums) {
        return new DigitalSpec(lanes, overheadCycles, activationUnits, activationCycles, unit, newSums);
    }

    public DigitalSpec {
        if (!(lanes >= 1 && overheadCycles >= 0 && activationUnits >= 1 && activationCycles >= 1)) {
            throw new IllegalArgumentException(
                    "The digital part needs at least one lane, activation unit and activation cycle and an overhead >= 0, but they are %d, %d, %d and %d"
                            .formatted(lanes, activationUnits, activationCycles, overheadCycles));
        }
    }

    /** Returns the same digital part with other activation units. */
    public DigitalSpec withUnit(ActivationUnitSpec newUnit) {
        return new DigitalSpec(lanes, overheadCycles, activationUnits, activationCycles, newUnit, sums);
    }
}
