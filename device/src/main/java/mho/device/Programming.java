package mho.device;

import mho.base.random.Draws;
import mho.base.unit.SI;

/** How far the conductance that a write reaches lies from its target. Drawn once per write; never below zero. */
public sealed interface Programming {
    /** Returns the outcome of writing a cell to the target conductance [S]. */
    Write write(double target, Draws draws);

    /**
     * The outcome of a write.
     *
     * @param conductance the conductance reached [S]
     * @param pulses      electrical pulses that it took [1]
     */
    record Write(@SI("S") double conductance, int pulses) {
        public Write {
            conductance = Math.max(conductance, 0);
            if (!(conductance < Double.POSITIVE_INFINITY && pulses > 0)) {
                throw new IllegalArgumentException(
                        "A write must leave a finite conductance after at least one pulse, but left %g S after %d"
                                .formatted(conductance, pulses));
            }
        }
    }

    /** Reaches the target exactly, in one pulse. */
    record Exact() implements Programming {
        @Override
        public Write write(double target, Draws draws) {
            return new Write(target, 1);
        }
    }

    /**
     * Normal error whose spread is a polynomial of the target.
     *
     * <pre>  G = max(G_T + σ·ξ, 0),   σ = c₀ + c₁ĝ + c₂ĝ² + c₃ĝ³ (at least 0),   ĝ = G_T / G_fs,   ξ ~ N(0, 1)</pre>
     *
     * @param constant  c₀ [S]
     * @param linear    c₁ [S]
     * @param quadratic c₂ [S]
     * @param cubic     c₃ [S]
     * @param fullScale the conductance G_fs at which ĝ = 1 [S]
     */
    record Gaussian(
            @SI("S") double constant,
            @SI("S") double linear,
            @SI("S") double quadratic,
            @SI("S") double cubic,
            @SI("S") double fullScale)
            implements Programming {
        public Gaussian {
            if (!(fullScale > 0 && Double.isFinite(constant + linear + quadratic + cubic + fullScale))) {
                throw new IllegalArgumentException(
                        "A Gaussian programming error needs finite coefficients and a full scale > 0, but they are %g S, %g S, %g S, %g S and %g S"
                                .formatted(constant, linear, quadratic, cubic, fullScale));
            }
        }

        /** Returns the law with one spread [S] at every target. */
        public static Gaussian ofSpread(double spread) {
            if (!(spread >= 0)) {
                throw new IllegalArgumentException("A spread must be >= 0, but is %g S".formatted(spread));
            }
            return new Gaussian(spread, 0, 0, 0, 1);
        }

        /** Returns the standard deviation [S] at a target conductance [S]. */
        public double deviation(double target) {
            double g = target / fullScale;
            return Math.max(0, constant + g * (linear + g * (quadratic + g * cubic)));
        }

        @Override
        public Write write(double target, Draws draws) {
            return new Write(target + deviation(target) * draws.normal(), 1);
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
            return new Write(target + best, pulses);
        }
    }
}
