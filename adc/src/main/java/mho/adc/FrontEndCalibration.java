package mho.adc;

import mho.base.cost.Cost;
import mho.base.cost.CostSheet;
import mho.base.random.Draws;
import mho.base.unit.SI;

/** How the front ends of single columns are brought into line before a chip is used. */
public sealed interface FrontEndCalibration {
    /** What is left of a column's gain and offset after trimming. */
    record Residue(double gain, @SI("V") double offset) {}

    /**
     * Returns what is left of the errors of one column.
     *
     * @param errors its gain less one [1] and its offset [V]
     * @param noise  standard deviation of each sample [V]
     * @param draws  the noise of the measurement
     */
    Residue trim(Residue errors, double noise, Draws draws);

    /** Returns how many conversions of the whole bank it takes. */
    int conversions();

    /** Returns what it takes in a bank with such a conversion. */
    default Cost cost(CostSheet conversion) {
        return new Cost(conversion.energy().nominal(), conversion.latency()).repeated(conversions());
    }

    /** Returns the bits that each column has to keep. */
    int bits();

    /** Front ends stay as they were made. */
    record None() implements FrontEndCalibration {
        @Override
        public Residue trim(Residue errors, double noise, Draws draws) {
            return errors;
        }

        @Override
        public int conversions() {
            return 0;
        }

        @Override
        public int bits() {
            return 0;
        }
    }

    /**
     * Two known inputs are put onto all columns, each is converted several times and averaged, and each column's gain and offset
     * are trimmed by converters of a few bits.
     *
     * <pre>
     *   γ̂ = (x̄₊ − x̄₋)/(2u) − 1,   ô = (x̄₊ + x̄₋)/2,   x̄± = ±(1 + γ)·u + o + noise/√n
     *   left: γ − step·rint(γ̂/step), the rounded number within −2ᵇ⁻¹ … 2ᵇ⁻¹ − 1;   as for the offset
     * </pre>
     *
     * <p>What is left is uniform in half a step to either side, of standard deviation step/√12, as long as the steps reach far enough
     * and the average is that good. The converter's own steps are not in the measurement: its noise, or a slow sweep of the inputs,
     * has to hide them. Behind a linear converter a digital multiplication and addition of the same steps does the same.
     *
     * <p>The core of Khaddam-Aljameh et al., IEEE J. Solid-State Circuits (2022), has converters whose gains differ by ±21 % as made,
     * and by a spread of 7.09 % after calibration: what steps of 24.6 % leave.
     *
     * @param gainStep   one step of a column's gain [1]
     * @param offsetStep one step of its offset [V]
     * @param trimBits   resolution of either [bit]
     * @param input      distance u of the two inputs from zero [V]
     * @param averaged   conversions of each of the two inputs [1]
     */
    record TwoPoint(
            double gainStep,
            @SI("V") double offsetStep,
            int trimBits,
            @SI("V") double input,
            int averaged) implements FrontEndCalibration {
        /** 6 bits of 1 % and of 1 mV, measured at ±0.2 V four times (chosen). */
        public static final TwoPoint DEFAULT = new TwoPoint(0.01, 1e-3, 6, 0.2, 4);

        private static final int MOST_BITS = 16;

        public TwoPoint {
            if (!(gainStep > 0 && gainStep <= 1 && offsetStep > 0 && offsetStep <= 1)) {
                throw new IllegalArgumentException(
                        "Trimming needs a step of gain of more than 0 and at most 1, and one of offset of more than 0 and at most 1 V, but they are %g and %g V"
                                .formatted(gainStep, offsetStep));
            }
            if (!(trimBits >= 1 && trimBits <= MOST_BITS)) {
                throw new IllegalArgumentException(
                        "A trimming converter has 1 to %d bits, but %d were asked for".formatted(MOST_BITS, trimBits));
            }
            if (!(input > 0 && input <= 5 && averaged >= 1)) {
                throw new IllegalArgumentException(
                        "A two-point calibration needs inputs of more than 0 and at most 5 V and at least one conversion of each, but they are ±%g V and %d"
                                .formatted(input, averaged));
            }
        }

        @Override
        public Residue trim(Residue errors, double noise, Draws draws) {
            double deviation = noise / Math.sqrt(averaged);
            double high = (1 + errors.gain) * input + errors.offset + deviation * draws.normal();
            double low = -(1 + errors.gain) * input + errors.offset + deviation * draws.normal();
            double gain = (high - low) / (2 * input) - 1;
            double offset = (high + low) / 2;
            return new Residue(errors.gain - nearest(gain, gainStep), errors.offset - nearest(offset, offsetStep));
        }

        private double nearest(double wanted, double step) {
            double largest = 1 << (trimBits - 1);
            return step * Math.max(-largest, Math.min(largest - 1, Math.rint(wanted / step)));
        }

        @Override
        public int conversions() {
            return 2 * averaged;
        }

        @Override
        public int bits() {
            return 2 * trimBits;
        }
    }
}
