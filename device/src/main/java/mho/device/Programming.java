package mho.device;

import java.util.Arrays;
import mho.base.random.Draws;
import mho.base.random.IndexedDraws;
import mho.base.unit.SI;

/** How far the conductance that a write reaches lies from its target. Drawn once per write; never below zero. */
public sealed interface Programming
        permits Programming.Exact,
                Programming.Gaussian,
                Programming.Uniform,
                Programming.WriteVerify,
                PolynomialError,
                PulseTrain,
                ComplianceLoop {
    /** Returns the outcome of writing a cell to the target conductance [S]. */
    Write write(double target, Draws draws);

    /** Returns the outcome of writing a batch of cells to their targets [S]; cell k takes the numbers of index k. */
    default Written write(double[] targets, IndexedDraws draws) {
        double[] reached = new double[targets.length];
        int[] pulses = new int[targets.length];
        Effort effort = Effort.NONE;
        for (int k = 0; k < targets.length; k++) {
            Write write = write(targets[k], draws.at(k));
            reached[k] = write.conductance();
            pulses[k] = write.pulses();
            effort = effort.plus(write.effort());
        }
        return new Written(reached, pulses, effort);
    }

    /**
     * What writes did to a cell, from which {@link CellCost} makes energy and time.
     *
     * @param pulses       programming pulses [1]
     * @param exposure     sum over the pulses of the conductance that each met, weighed by V²·t relative to the write
     *                     pulse [S]
     * @param pulseTime    sum of the widths of the pulses relative to the write pulse [1]
     * @param reads        verify reads [1]
     * @param readExposure sum over the verify reads of the conductance that each met [S]
     */
    record Effort(
            long pulses,
            @SI("S") double exposure,
            double pulseTime,
            long reads,
            @SI("S") double readExposure) {
        public static final Effort NONE = new Effort(0, 0, 0, 0, 0);

        public Effort {
            boolean positive = pulses >= 0 && exposure >= 0 && pulseTime >= 0 && reads >= 0 && readExposure >= 0;
            if (!(positive && Double.isFinite(exposure + pulseTime + readExposure))) {
                throw new IllegalArgumentException(
                        "The effort of a write must be >= 0, but is %d pulses of %g and %g S, %d reads of %g S"
                                .formatted(pulses, pulseTime, exposure, reads, readExposure));
            }
        }

        /** Returns the effort of write pulses, each followed by a verify read, that all met one conductance [S]. */
        static Effort ofPulses(double conductance, long pulses) {
            double exposure = conductance * pulses;
            return new Effort(pulses, exposure, pulses, pulses, exposure);
        }

        /** Returns the effort of one verify read of a conductance [S]. */
        static Effort ofRead(double conductance) {
            return new Effort(0, 0, 0, 1, conductance);
        }

        /** Returns the effort of both. */
        public Effort plus(Effort other) {
            return new Effort(
                    pulses + other.pulses,
                    exposure + other.exposure,
                    pulseTime + other.pulseTime,
                    reads + other.reads,
                    readExposure + other.readExposure);
        }
    }

    /**
     * The outcome of a write.
     *
     * @param conductance the conductance reached [S]
     * @param effort      the pulses and reads that it took
     */
    record Write(@SI("S") double conductance, Effort effort) {
        public Write {
            conductance = Math.max(conductance, 0);
            if (!(conductance < Double.POSITIVE_INFINITY && effort.pulses > 0)) {
                throw new IllegalArgumentException(
                        "A write must leave a finite conductance after at least one pulse, but left %g S after %d"
                                .formatted(conductance, effort.pulses));
            }
        }

        /** Returns a write whose pulses all met the conductance that it left; laws without a path know no better. */
        static Write ofPulses(double conductance, int pulses) {
            double met = Double.isFinite(conductance) ? Math.max(conductance, 0) : 0;
            return new Write(conductance, Effort.ofPulses(met, pulses));
        }

        /** Returns the programming pulses [1]. */
        public int pulses() {
            return Math.toIntExact(effort.pulses);
        }

        /** Returns {@link Effort#exposure} [S]. */
        @SI("S")
        public double exposure() {
            return effort.exposure;
        }
    }

    /**
     * The outcome of writing a batch of cells.
     *
     * @param conductances what each reached [S]
     * @param pulses       electrical pulses that each took [1]
     * @param effort       of all of them
     */
    @SuppressWarnings("ArrayRecordComponent") // a million cells between two methods, never compared
    record Written(double[] conductances, int[] pulses, Effort effort) {}

    /** Makes the outcome of one pulse a cell; the array of errors [S] becomes that of conductances. */
    private static Written onePulseEach(double[] targets, double[] errors) {
        int[] pulses = new int[errors.length];
        Arrays.fill(pulses, 1);
        double exposure = 0;
        for (int k = 0; k < errors.length; k++) {
            errors[k] = Math.max(targets[k] + errors[k], 0);
            exposure += errors[k];
        }
        long count = errors.length;
        return new Written(errors, pulses, new Effort(count, exposure, count, count, exposure));
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

    /** Refuses a target that is not a finite conductance [S]. */
    static void refuseUnlessFinite(double target) {
        if (!Double.isFinite(target)) {
            throw new IllegalArgumentException("A write needs a finite target, but is given %g S".formatted(target));
        }
    }
}
