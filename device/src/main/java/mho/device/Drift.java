package mho.device;

import mho.base.kernel.Elementary;
import mho.base.random.Draws;
import mho.base.random.IndexedDraws;
import mho.base.unit.SI;

/** Systematic change of a programmed conductance with time. One draw per write: ageing twice gives the same cell. */
public sealed interface Drift {
    /**
     * Returns the conductance [S] some time after programming.
     *
     * @param programmed conductance reached by the write [S]
     * @param target     conductance that was asked for [S]
     * @param elapsed    time since the end of programming [s]
     * @param draws      the cell's own numbers, from their beginning
     */
    double after(double programmed, double target, double elapsed, Draws draws);

    /**
     * Returns the conductances [S] of a batch of cells some time after programming; cell k takes the numbers of index k.
     *
     * @param programmed conductances reached by the writes [S]
     * @param targets    conductances that were asked for [S]
     * @param elapsed    time since the end of programming [s]
     * @param draws      the cells' own numbers
     */
    default double[] after(double[] programmed, double[] targets, double elapsed, IndexedDraws draws) {
        double[] later = new double[programmed.length];
        for (int k = 0; k < later.length; k++) {
            later[k] = after(programmed[k], targets[k], elapsed, draws.at(k));
        }
        return later;
    }

    /** No drift. */
    record None() implements Drift {
        @Override
        public double after(double programmed, double target, double elapsed, Draws draws) {
            return programmed;
        }

        @Override
        public double[] after(double[] programmed, double[] targets, double elapsed, IndexedDraws draws) {
            return programmed.clone();
        }
    }

    /**
     * A drift coefficient that falls with the logarithm of the conductance, within limits.
     *
     * <pre>  v = min(max(slope·ln ĝ + offset, low), high)</pre>
     *
     * @param slope  per unit of ln ĝ [1]
     * @param offset value at full scale [1]
     * @param low    lower limit [1]
     * @param high   upper limit [1]
     */
    record LogLaw(double slope, double offset, double low, double high) {
        public LogLaw {
            if (!(low <= high && Double.isFinite(slope + offset + low + high))) {
                throw new IllegalArgumentException(
                        "A clipped law needs finite numbers and low <= high, but they are %g and %g"
                                .formatted(low, high));
            }
        }

        /** Returns the value at a logarithm of relative conductance ln ĝ [1]. */
        public double at(double logarithm) {
            return Math.min(Math.max(slope * logarithm + offset, low), high);
        }
    }

    /**
     * Structural relaxation of phase-change memory.
     *
     * <pre>  G(t) = G_p · ((t + t₀)/t₀)^−ν,   ν = |μ(ĝ_T) + σ(ĝ_T)·ξ|,   ĝ_T = G_T / G_fs (at least 1e-7)</pre>
     *
     * <p>ν is drawn once per write and depends on the target. t counts from the end of programming; t₀ is when the
     * published programming statistics were read.
     *
     * @param mean      law of the mean exponent μ [1]
     * @param spread    law of its standard deviation σ from cell to cell [1]
     * @param firstRead the time t₀ [s]
     * @param fullScale the conductance G_fs [S]
     */
    record PowerLaw(
            LogLaw mean,
            LogLaw spread,
            @SI("s") double firstRead,
            @SI("S") double fullScale) implements Drift {
        private static final double FLOOR = 1e-7;

        public PowerLaw {
            if (!(firstRead > 0 && fullScale > 0 && Double.isFinite(firstRead + fullScale))) {
                throw new IllegalArgumentException(
                        "Power-law drift needs a first read > 0 and a full scale > 0, but they are %g s and %g S"
                                .formatted(firstRead, fullScale));
            }
        }

        @Override
        public double after(double programmed, double target, double elapsed, Draws draws) {
            return after(programmed, target, logTime(elapsed), draws.normal());
        }

        @Override
        public double[] after(double[] programmed, double[] targets, double elapsed, IndexedDraws draws) {
            double[] later = new double[programmed.length];
            double time = logTime(elapsed);
            for (int k = 0; k < later.length; k++) {
                later[k] = after(programmed[k], targets[k], time, draws.at(k).normal());
            }
            return later;
        }

        /** ln((t + t₀)/t₀), the same for all cells. */
        private double logTime(double elapsed) {
            return Elementary.log((elapsed + firstRead) / firstRead);
        }

        private double after(double programmed, double target, double time, double normal) {
            double logarithm = Elementary.log(Math.max(target / fullScale, FLOOR));
            double exponent = Math.abs(mean.at(logarithm) + spread.at(logarithm) * normal);
            return programmed * Elementary.exp(-exponent * time);
        }
    }
}
