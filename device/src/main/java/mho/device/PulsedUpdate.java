package mho.device;

import mho.base.random.Draws;

/**
 * What one programming pulse does to a cell, in relative weights w between the bounds b_min ≤ 0 ≤ b_max.
 *
 * <pre>  w ← clamp(w ± Δ_d·f_d(w) + σ·ξ, b_min, b_max),   ξ ~ N(0, 1) anew for each pulse</pre>
 *
 * <p>f is the {@link PulseStep}, σ the {@link CycleNoise}; Δ_d and the bounds are drawn once for each cell
 * ({@link #fabricate}). A read after the pulse sees w + writeNoise·Δ·ξ, with one ξ for each pulse. The nominal bounds lie at the
 * ends of a {@link ConductanceRange}; a cell's own bounds may lie beyond.
 *
 * <p>Reference: T. Gokmen, Y. Vlasov, "Acceleration of deep neural network training with resistive cross-point devices",
 * Front. Neurosci. 10, 333 (2016), doi:10.3389/fnins.2016.00333; laws and conventions as in aihwkit 1.1.
 *
 * @param step       how the step depends on the state
 * @param size       size of a step and its spread between cells
 * @param bounds     range of weights and its spread between cells
 * @param cycleNoise spread from pulse to pulse
 * @param writeNoise standard deviation of the read value about the weight, in mean step sizes [1]
 */
public record PulsedUpdate(
        PulseStep step, StepSize size, WeightBounds bounds, CycleNoise cycleNoise, double writeNoise) {
    public PulsedUpdate {
        if (!(writeNoise >= 0 && Double.isFinite(writeNoise))) {
            throw new IllegalArgumentException("Write noise must be >= 0, but is %g steps".formatted(writeNoise));
        }
    }

    /**
     * Draws one cell: its two bounds, its step size and its asymmetry, in this order.
     *
     * <pre>
     *   b_max = |b_max·(1 + s_max·ξ₁)|,   b_min = −|b_min·(1 + s_min·ξ₂)|
     *   Δ_set = |gain + min(u, 0) + r|·Δ,   Δ_reset = |gain − max(u, 0) − r|·Δ
     *   gain = 1 + s·ξ₃ or exp(s·ξ₃),   r = s_u·ξ₄
     * </pre>
     */
    public PulsedCell fabricate(Draws draws) {
        double high = Math.abs(bounds.max * (1 + bounds.maxSpread * draws.normal()));
        double low = -Math.abs(bounds.min * (1 + bounds.minSpread * draws.normal()));
        double gain = size.gain(draws.normal());
        double bias = size.biasSpread * draws.normal();
        return new PulsedCell(
                this,
                Math.abs(gain + Math.min(size.bias, 0) + bias) * size.mean,
                Math.abs(gain - Math.max(size.bias, 0) - bias) * size.mean,
                low,
                high);
    }

    /** Returns the cell without any spread. */
    public PulsedCell nominal() {
        return new PulsedCell(
                this,
                Math.abs(1 + Math.min(size.bias, 0)) * size.mean,
                Math.abs(1 - Math.max(size.bias, 0)) * size.mean,
                bounds.min,
                bounds.max);
    }

    /** Returns the same law without write noise, spread between cells and spread between pulses. */
    public PulsedUpdate withoutSpread() {
        return new PulsedUpdate(
                step,
                new StepSize(size.mean, 0, size.spreadLaw, size.bias, 0),
                new WeightBounds(bounds.min, bounds.max, 0, 0),
                CycleNoise.NONE,
                0);
    }

    /** Returns the conductance [S] of a weight, the nominal bounds lying at the ends of the range; never below zero. */
    public double conductance(double weight, ConductanceRange range) {
        return Math.max(0, range.min() + (weight - bounds.min) / (bounds.max - bounds.min) * range.span());
    }

    /** Returns the weight of a conductance [S]. */
    public double weight(double conductance, ConductanceRange range) {
        return bounds.min + (conductance - range.min()) / range.span() * (bounds.max - bounds.min);
    }

    /** How gains spread between cells. */
    public enum SpreadLaw {
        /** gain = 1 + s·ξ. */
        NORMAL,
        /** gain = exp(s·ξ), with median 1. */
        LOG_NORMAL
    }

    /**
     * Size of a step.
     *
     * @param mean       Δ, change of weight by a pulse where the step factor is 1 [1]
     * @param spread     s, relative spread of Δ from cell to cell [1]
     * @param spreadLaw  its distribution
     * @param bias       u: positive weakens RESET by this share, negative SET [1]
     * @param biasSpread s_u, standard deviation of the bias from cell to cell [1]
     */
    public record StepSize(double mean, double spread, SpreadLaw spreadLaw, double bias, double biasSpread) {
        public StepSize {
            if (!(mean > 0 && spread >= 0 && biasSpread >= 0 && Double.isFinite(mean + spread + biasSpread + bias))) {
                throw new IllegalArgumentException(
                        "A step needs a mean > 0, spreads >= 0 and a finite bias, but they are %g, %g, %g and %g"
                                .formatted(mean, spread, biasSpread, bias));
            }
        }

        /** Returns a step of the same size in all cells and both directions. */
        public static StepSize of(double mean) {
            return new StepSize(mean, 0, SpreadLaw.NORMAL, 0, 0);
        }

        private double gain(double normal) {
            return spreadLaw == SpreadLaw.NORMAL ? 1 + spread * normal : StrictMath.exp(spread * normal);
        }
    }

    /**
     * Range of the weights.
     *
     * @param min       b_min [1]
     * @param max       b_max [1]
     * @param minSpread relative standard deviation of b_min from cell to cell [1]
     * @param maxSpread relative standard deviation of b_max from cell to cell [1]
     */
    public record WeightBounds(double min, double max, double minSpread, double maxSpread) {
        public WeightBounds {
            boolean ordered = min <= 0 && 0 <= max && min < max;
            if (!(ordered && minSpread >= 0 && maxSpread >= 0 && Double.isFinite(max - min + minSpread + maxSpread))) {
                throw new IllegalArgumentException(
                        "Weights need bounds min <= 0 <= max, min < max, and spreads >= 0, but they are %g, %g, %g and %g"
                                .formatted(min, max, minSpread, maxSpread));
            }
        }

        /** Returns the same bounds in all cells. */
        public static WeightBounds of(double min, double max) {
            return new WeightBounds(min, max, 0, 0);
        }
    }

    /**
     * Spread of the change from pulse to pulse.
     *
     * <pre>  σ = relative·|Δ_d·f| + additive·Δ_d + floor + ofWeight·|w|</pre>
     *
     * @param relative in units of the change [1]
     * @param additive in units of the cell's step size [1]
     * @param floor    in units of weight [1]
     * @param ofWeight in units of the weight that the pulse meets [1]
     */
    public record CycleNoise(double relative, double additive, double floor, double ofWeight) {
        public static final CycleNoise NONE = new CycleNoise(0, 0, 0, 0);
        public static final CycleNoise DEFAULT = NONE;

        public CycleNoise {
            boolean positive = relative >= 0 && additive >= 0 && floor >= 0 && ofWeight >= 0;
            if (!(positive && Double.isFinite(relative + additive + floor + ofWeight))) {
                throw new IllegalArgumentException("Noise from pulse to pulse must be >= 0, but is %g, %g, %g and %g"
                        .formatted(relative, additive, floor, ofWeight));
            }
        }

        /** Returns noise in proportion to the change itself. */
        public static CycleNoise relative(double relative) {
            return new CycleNoise(relative, 0, 0, 0);
        }

        /** Returns noise in proportion to the step size, whatever the state. */
        public static CycleNoise additive(double additive) {
            return new CycleNoise(0, additive, 0, 0);
        }

        /** Returns the standard deviation of a change [1]. */
        double deviation(double change, double step, double weight) {
            return relative * Math.abs(change) + additive * step + floor + ofWeight * Math.abs(weight);
        }
    }
}
