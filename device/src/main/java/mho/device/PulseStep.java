package mho.device;

import java.util.List;
import mho.base.kernel.Elementary;

/**
 * How the change that one pulse makes depends on the state that it meets: a factor on the cell's step size, in relative
 * weights. The laws are those of the public simulator aihwkit 1.1 (M. Rasch et al., "A flexible and fast PyTorch toolkit
 * for simulating training and inference on analog crossbar arrays", AICAS 2021, doi:10.1109/AICAS51828.2021.9458494).
 */
public sealed interface PulseStep {
    /**
     * Returns the factor on the step size [1]; negative where a law goes beyond its range.
     *
     * @param weight   relative weight that the pulse meets [1]
     * @param polarity which way it pushes
     * @param low      lower bound of this cell [1]
     * @param high     upper bound of this cell [1]
     */
    double factor(double weight, Polarity polarity, double low, double high);

    /** The same step in every state. */
    record Constant() implements PulseStep {
        @Override
        public double factor(double weight, Polarity polarity, double low, double high) {
            return 1;
        }
    }

    /**
     * A step that is linear in the state.
     *
     * <pre>  f = 1 + γ_d·w</pre>
     *
     * <p>aihwkit gives γ as the relative decrease at the nominal bound: γ_set = −γ⁺/w_max, γ_reset = −γ⁻/w_min.
     *
     * @param set   γ of a SET pulse per unit weight [1]
     * @param reset γ of a RESET pulse per unit weight [1]
     */
    record Linear(double set, double reset) implements PulseStep {
        public Linear {
            if (!Double.isFinite(set + reset)) {
                throw new IllegalArgumentException(
                        "The slopes of a linear step must be finite, but are %g and %g".formatted(set, reset));
            }
        }

        @Override
        public double factor(double weight, Polarity polarity, double low, double high) {
            return 1 + (polarity == Polarity.SET ? set : reset) * weight;
        }
    }

    /**
     * A step that vanishes at the cell's own bound and is the full step at weight zero.
     *
     * <pre>  f = 1 − w/b_d</pre>
     *
     * <p>Without noise the distance to the bound shrinks by the same factor with every pulse. A bound at zero has no
     * such law: the step is constant there, as in aihwkit.
     */
    record SoftBounds() implements PulseStep {
        @Override
        public double factor(double weight, Polarity polarity, double low, double high) {
            double bound = polarity == Polarity.SET ? high : low;
            return bound == 0 ? 1 : 1 - weight / bound;
        }
    }

    /**
     * A step that saturates exponentially.
     *
     * <pre>  f = max(1 − A_d·exp(±γ_d·z), 0),   z = 2a·w/(b_max − b_min) + b,   + for SET, − for RESET</pre>
     *
     * <p>Reference: T. Gong et al., "Signal and noise extraction from analog memory elements for neuromorphic computing",
     * Nat. Commun. 9, 2102 (2018), doi:10.1038/s41467-018-04485-1.
     *
     * @param setAmplitude   A of SET pulses [1]
     * @param resetAmplitude A of RESET pulses [1]
     * @param setRate        γ of SET pulses [1]
     * @param resetRate      γ of RESET pulses [1]
     * @param slope          a [1]
     * @param offset         b [1]
     */
    record Exponential(
            double setAmplitude, double resetAmplitude, double setRate, double resetRate, double slope, double offset)
            implements PulseStep {
        public Exponential {
            if (!Double.isFinite(setAmplitude + resetAmplitude + setRate + resetRate + slope + offset)) {
                throw new IllegalArgumentException(
                        "An exponential step needs finite numbers, but they are %g, %g, %g, %g, %g and %g"
                                .formatted(setAmplitude, resetAmplitude, setRate, resetRate, slope, offset));
            }
        }

        @Override
        public double factor(double weight, Polarity polarity, double low, double high) {
            double z = 2 * weight / (high - low) * slope + offset;
            double factor = polarity == Polarity.SET
                    ? 1 - setAmplitude * Elementary.exp(setRate * z)
                    : 1 - resetAmplitude * Elementary.exp(-resetRate * z);
            return Math.max(factor, 0);
        }
    }

    /**
     * A step that is a power of the distance to the cell's own bound.
     *
     * <pre>  f = ω^γ_d,   ω = (b_max − w)/(b_max − b_min) for SET,   (w − b_min)/(b_max − b_min) for RESET</pre>
     *
     * @param set   γ of SET pulses [1]
     * @param reset γ of RESET pulses [1]
     */
    record Power(double set, double reset) implements PulseStep {
        public Power {
            if (!(set >= 0 && reset >= 0 && Double.isFinite(set + reset))) {
                throw new IllegalArgumentException(
                        "The exponents of a power step must be >= 0, but are %g and %g".formatted(set, reset));
            }
        }

        @Override
        public double factor(double weight, Polarity polarity, double low, double high) {
            double distance = (polarity == Polarity.SET ? high - weight : weight - low) / (high - low);
            return StrictMath.pow(Math.max(distance, 0), polarity == Polarity.SET ? set : reset);
        }
    }

    /**
     * A step interpolated linearly in a table over the cell's range, its entries at equal distances from the lower to the
     * upper bound.
     *
     * @param set   factors of SET pulses [1]
     * @param reset factors of RESET pulses, in the same order [1]
     */
    record Piecewise(List<Double> set, List<Double> reset) implements PulseStep {
        public Piecewise {
            set = List.copyOf(set);
            reset = List.copyOf(reset);
            if (set.size() < 2 || reset.size() < 2) {
                throw new IllegalArgumentException(
                        "A table of steps needs two entries or more, but has %d for SET and %d for RESET"
                                .formatted(set.size(), reset.size()));
            }
            if (!set.stream().allMatch(Double::isFinite) || !reset.stream().allMatch(Double::isFinite)) {
                throw new IllegalArgumentException(
                        "A table of steps needs finite entries, but they are %s and %s".formatted(set, reset));
            }
        }

        @Override
        public double factor(double weight, Polarity polarity, double low, double high) {
            List<Double> table = polarity == Polarity.SET ? set : reset;
            int last = table.size() - 1;
            double place = Math.min(Math.max((weight - low) / (high - low), 0), 1) * last;
            int k = Math.min((int) place, last - 1);
            return table.get(k) + (place - k) * (table.get(k + 1) - table.get(k));
        }
    }
}
