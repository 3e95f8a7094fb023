package mho.device;

import java.util.Arrays;
import mho.base.random.Draws;
import mho.base.random.IndexedDraws;
import mho.base.unit.SI;

/** How far the conductance that a write reaches lies from its target. Drawn once per write; never below zero. */
public sealed interface Programming {
    /** Returns the outcome of writing a cell to the target conductance [S]. */
    Write write(double target, Draws draws);

    /** Returns the outcome of writing a batch of cells to their targets [S]; cell k takes the numbers of index k. */
    default Written write(double[] targets, IndexedDraws draws) {
        double[] reached = new double[targets.length];
        int[] pulses = new int[targets.length];
        double exposure = 0;
        for (int k = 0; k < targets.length; k++) {
            Write write = write(targets[k], draws.at(k));
            reached[k] = write.conductance();
            pulses[k] = write.pulses();
            exposure += write.exposure();
        }
        return new Written(reached, pulses, exposure);
    }

    /**
     * The outcome of a write.
     *
     * @param conductance the conductance reached [S]
     * @param pulses      electrical pulses that it took [1]
     * @param exposure    sum over the pulses of the conductance that each met [S], from which follows their energy
     */
    record Write(
            @SI("S") double conductance,
            int pulses,
            @SI("S") double exposure) {
        public Write {
            conductance = Math.max(conductance, 0);
            if (!(conductance < Double.POSITIVE_INFINITY && pulses > 0 && exposure >= 0)) {
                throw new IllegalArgumentException(
                        "A write must leave a finite conductance after at least one pulse, but left %g S after %d"
                                .formatted(conductance, pulses));
            }
        }

        /** Returns a write whose pulses all met the conductance that it left; laws without a path know no better. */
        static Write ofPulses(double conductance, int pulses) {
            return new Write(conductance, pulses, Math.max(conductance, 0) * pulses);
        }
    }

    /**
     * The outcome of writing a batch of cells.
     *
     * @param conductances what each reached [S]
     * @param pulses       electrical pulses that each took [1]
     * @param exposure     sum over all pulses of the conductance that each met [S]
     */
    @SuppressWarnings("ArrayRecordComponent") // a million cells between two methods, never compared
    record Written(double[] conductances, int[] pulses, double exposure) {}

    /** Makes the outcome of one pulse a cell; the array of errors [S] becomes that of conductances. */
    private static Written onePulseEach(double[] targets, double[] errors) {
        int[] pulses = new int[errors.length];
        Arrays.fill(pulses, 1);
        double exposure = 0;
        for (int k = 0; k < errors.length; k++) {
            errors[k] = Math.max(targets[k] + errors[k], 0);
            exposure += errors[k];
        }
        return new Written(errors, pulses, exposure);
    }

    /** Reaches the target exactly, in one pulse. */
    record Exact() implements Programming {
        @Override
        public Write write(double target, Draws draws) {
            return Write.ofPulses(target, 1);
        }
    }

    /**
     * Normal error.
     *
     * <pre>  G = max(G_T + σ(G_T)·ξ, 0),   ξ ~ N(0, 1)</pre>
     *
     * @param spread law of the standard deviation σ
     */
    record Gaussian(Spread spread) implements Programming {
        /** Returns the law with one spread [S] at every target. */
        public static Gaussian ofSpread(double spread) {
            return new Gaussian(new Spread.Constant(spread));
        }

        @Override
        public Write write(double target, Draws draws) {
            return Write.ofPulses(target + spread.at(target) * draws.normal(), 1);
        }

        /** As one by one, without an object a cell. */
        @Override
        public Written write(double[] targets, IndexedDraws draws) {
            double[] errors = spread.at(targets);
            for (int k = 0; k < errors.length; k++) {
                errors[k] *= draws.at(k).normal();
            }
            return onePulseEach(targets, errors);
        }
    }

    /**
     * Error uniform in a window around the target: what a verify loop leaves whose pulses land anywhere.
     *
     * <pre>  G = max(G_T + w(G_T)·(2u − 1), 0),   u uniform in [0, 1)</pre>
     *
     * @param halfWidth law of half the window's width w
     */
    record Uniform(Spread halfWidth) implements Programming {
        @Override
        public Write write(double target, Draws draws) {
            return Write.ofPulses(target + halfWidth.at(target) * (2 * draws.uniform() - 1), 1);
        }

        /** As one by one, without an object a cell. */
        @Override
        public Written write(double[] targets, IndexedDraws draws) {
            double[] errors = halfWidth.at(targets);
            for (int k = 0; k < errors.length; k++) {
                errors[k] *= 2 * draws.at(k).uniform() - 1;
            }
            return onePulseEach(targets, errors);
        }
    }

    /**
     * Write–verify: pulse, read, and again until the conductance lies inside the accept window.
     *
     * <pre>  each pulse lands at G_T + s·ξ;  accepted if |error| ≤ tolerance;  G = max(G_T + error, 0)</pre>
     *
     * <p>With s well above the tolerance the accepted error is nearly uniform in the window (excess kurtosis → −1.2), as
     * measured on TaOx: sd 2.74 µS, kurtosis −1.17 for ±5 µS (H. Hong et al., Nat. Commun. 2025, s41467-025-65233-w,
     * source data of Fig. 3). The mean number of pulses is 1/P(|ξ| ≤ tolerance/s), so s follows from a published count.
     * If the pulses run out, the closest landing so far stays. For targets below the tolerance the window reaches below
     * zero, and what is accepted there is zero: the same additive error, clamped, as everywhere else. No data exist there.
     *
     * @param tolerance     half width of the accept window [S]
     * @param pulseSpread   standard deviation s of where one pulse lands [S]
     * @param maximumPulses pulses before giving up [1]
     */
    record WriteVerify(@SI("S") double tolerance, @SI("S") double pulseSpread, int maximumPulses)
            implements Programming {
        public WriteVerify {
            if (!(tolerance > 0 && pulseSpread > 0 && Double.isFinite(tolerance + pulseSpread) && maximumPulses > 0)) {
                throw new IllegalArgumentException(
                        "Write-verify needs tolerance > 0, pulse spread > 0 and at least one pulse, but they are %g S, %g S and %d"
                                .formatted(tolerance, pulseSpread, maximumPulses));
            }
        }

        /** Returns the same controller with another accept window [S]. */
        public WriteVerify withTolerance(double newTolerance) {
            return new WriteVerify(newTolerance, pulseSpread, maximumPulses);
        }

        @Override
        public Write write(double target, Draws draws) {
            double best = Double.POSITIVE_INFINITY;
            int pulses = 0;
            while (pulses < maximumPulses && Math.abs(best) > tolerance) {
                double error = pulseSpread * draws.normal();
                pulses++;
                best = Math.abs(error) < Math.abs(best) ? error : best;
            }
            return Write.ofPulses(target + best, pulses);
        }
    }
}
