package mho.device;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import mho.base.kernel.Elementary;
import mho.base.random.Draws;
import mho.base.random.IndexedDraws;
import mho.base.unit.Quantities;
import mho.base.unit.SI;

/**
 * Systematic change of a programmed conductance with time. One draw per write: ageing twice gives the same cell. Age zero
 * is the programmed cell; an age of which nothing is known is refused.
 */
public sealed interface Drift {
    /**
     * Returns the conductance [S] some time after programming.
     *
     * @param programmed conductance reached by the write [S]
     * @param target     conductance that was asked for [S]
     * @param elapsed    time since the end of programming [s]
     * @param draws      the cell's own numbers, from their beginning
     * @throws IllegalArgumentException if nothing is known of cells of this age
     */
    double after(double programmed, double target, double elapsed, Draws draws);

    /**
     * Returns the conductances [S] of a batch of cells some time after programming; cell k takes the numbers of index k.
     *
     * @param programmed conductances reached by the writes [S]
     * @param targets    conductances that were asked for [S]
     * @param elapsed    time since the end of programming [s]
     * @param draws      the cells' own numbers
     * @throws IllegalArgumentException if nothing is known of cells of this age
     */
    default double[] after(double[] programmed, double[] targets, double elapsed, IndexedDraws draws) {
        requireKnown(elapsed);
        double[] later = new double[programmed.length];
        for (int k = 0; k < later.length; k++) {
            later[k] = after(programmed[k], targets[k], elapsed, draws.at(k));
        }
        return later;
    }

    /**
     * Returns about which conductances [S] cells are spread at an age, where the law says how they are spread about their
     * targets as a whole; empty where it builds on what each write has left.
     *
     * @param targets conductances that were asked for [S]
     * @param elapsed time since the end of programming [s]
     */
    default Optional<double[]> centres(double[] targets, double elapsed) {
        return Optional.empty();
    }

    /** Returns whether the law holds at an age [s]. */
    boolean isKnown(double elapsed);

    /** Returns in words at which ages the law holds, such as "ages up to 365 days". */
    String knownAges();

    /** Refuses an age [s] at which the law does not hold. */
    default void requireKnown(double elapsed) {
        if (!isKnown(elapsed)) {
            throw new IllegalArgumentException("The drift of this cell is known at %s, but the age asked for is %s"
                    .formatted(knownAges(), duration(elapsed)));
        }
    }

    private static String duration(double seconds) {
        return Quantities.duration(seconds, 7);
    }

    private static boolean isZeroOrWithin(double elapsed, double first, double until) {
        return elapsed == 0 || (elapsed >= first && elapsed <= until);
    }

    private static String zeroAndWithin(double first, double until) {
        return "age 0 and ages of %s to %s".formatted(duration(first), duration(until));
    }

    private static void requireUntil(double from, double until) {
        if (!(until >= from && until < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Drift must be known until a finite age of at least %s, but is until %s"
                    .formatted(duration(from), duration(until)));
        }
    }

    /** No drift, at any age. */
    record None() implements Drift {
        @Override
        public double after(double programmed, double target, double elapsed, Draws draws) {
            return programmed;
        }

        @Override
        public double[] after(double[] programmed, double[] targets, double elapsed, IndexedDraws draws) {
            return programmed.clone();
        }

        @Override
        public boolean isKnown(double elapsed) {
            return elapsed >= 0;
        }

        @Override
        public String knownAges() {
            return "all ages";
        }
    }

    /**
     * A cell whose drift nobody has published: it keeps its conductance for as long as the measurements of its other
     * properties took, and what comes after is refused.
     *
     * @param until the last age at which the cell has been measured [s]
     */
    record Unmeasured(@SI("s") double until) implements Drift {
        public Unmeasured {
            requireUntil(0, until);
        }

        @Override
        public double after(double programmed, double target, double elapsed, Draws draws) {
            requireKnown(elapsed);
            return programmed;
        }

        @Override
        public boolean isKnown(double elapsed) {
            return elapsed >= 0 && elapsed <= until;
        }

        @Override
        public String knownAges() {
            return "ages up to " + duration(until);
        }

        @Override
        public void requireKnown(double elapsed) {
            if (!isKnown(elapsed)) {
                throw new IllegalArgumentException(
                        "This cell has been measured up to %s after programming, but the age asked for is %s. Set \"drift\": \"none\" to assume that it does not drift."
                                .formatted(duration(until), duration(elapsed)));
            }
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
     * @param mean      law of the mean exponent μ
     * @param spread    law of its standard deviation σ from cell to cell
     * @param firstRead the time t₀ [s]
     * @param fullScale the conductance G_fs [S]
     * @param until     the last age at which the law holds [s]
     */
    record PowerLaw(
            StateLaw mean,
            StateLaw spread,
            @SI("s") double firstRead,
            @SI("S") double fullScale,
            @SI("s") double until) implements Drift {
        /** Cells whose intermediate results stay in the first cache. */
        private static final int BLOCK = 1024;

        public PowerLaw {
            if (!(firstRead > 0 && fullScale > 0 && Double.isFinite(firstRead + fullScale))) {
                throw new IllegalArgumentException(
                        "Power-law drift needs a first read > 0 and a full scale > 0, but they are %g s and %g S"
                                .formatted(firstRead, fullScale));
            }
            requireUntil(0, until);
        }

        @Override
        public boolean isKnown(double elapsed) {
            return elapsed >= 0 && elapsed <= until;
        }

        @Override
        public String knownAges() {
            return "ages up to " + duration(until);
        }

        @Override
        public double after(double programmed, double target, double elapsed, Draws draws) {
            requireKnown(elapsed);
            return after(programmed, target, logTime(elapsed), draws.normal());
        }

        /** As one by one; a block of cells goes through the law step by step, which compilers like better. */
        @Override
        public double[] after(double[] programmed, double[] targets, double elapsed, IndexedDraws draws) {
            requireKnown(elapsed);
            double[] later = new double[programmed.length];
            double time = logTime(elapsed);
            double[] logarithms = new double[BLOCK];
            double[] exponents = new double[BLOCK];
            for (int from = 0; from < later.length; from += BLOCK) {
                int count = Math.min(BLOCK, later.length - from);
                logarithms(targets, from, count, logarithms);
                draws.normals(from, exponents, count);
                exponents(targets, from, count, logarithms, exponents);
                for (int k = 0; k < count; k++) {
                    later[from + k] = programmed[from + k] * Elementary.exp(-exponents[k] * time);
                }
            }
            return later;
        }

        private void logarithms(double[] targets, int from, int count, double[] logarithms) {
            for (int k = 0; k < count; k++) {
                logarithms[k] = StateLaw.logarithm(targets[from + k] / fullScale);
            }
        }

        /** Makes exponents of normal numbers, in place. */
        private void exponents(double[] targets, int from, int count, double[] logarithms, double[] normals) {
            for (int k = 0; k < count; k++) {
                normals[k] = exponent(targets[from + k] / fullScale, logarithms[k], normals[k]);
            }
        }

        /** ln((t + t₀)/t₀), the same for all cells. */
        private double logTime(double elapsed) {
            return Elementary.log((elapsed + firstRead) / firstRead);
        }

        private double after(double programmed, double target, double time, double normal) {
            double relative = target / fullScale;
            double logarithm = StateLaw.logarithm(relative);
            return programmed * Elementary.exp(-exponent(relative, logarithm, normal) * time);
        }

        private double exponent(double relative, double logarithm, double normal) {
            return Math.abs(mean.at(relative, logarithm) + spread.at(relative, logarithm) * normal);
        }
    }

    /**
     * Phase-change memory in three stages: programming errors are those of the read at t₁, a further error has come in
     * by the read at t₂, and from there the conductance follows the power law. All times count from programming.
     *
     * <pre>  G₁ = G_T·(t₁/t₀)^−ν + (G_p − G_T),   G₂ = G₁·(t₂/t₁)^−ν + σ(G_T)·ξ₂,   G(t) = max(G₂·(t/t₂)^−ν, 0)
     *  ν = μ(ĝ_T) + s(ĝ_T)·ξ₁,   ĝ_T = G_T/G_fs,   t ≥ t₂</pre>
     *
     * <p>Form and times of CrossSim 2.0, after V. Joshi et al., Nat. Commun. 11, 2473 (2020), Supplementary Note 2; its
     * independent error of the first stage is here the error that the write has left, so that the cell stays the same.
     * Between programming and t₂ nothing is known, except at age zero.
     *
     * @param mean      law of the mean exponent μ
     * @param spread    law of its standard deviation s from cell to cell
     * @param error     law of the standard deviation σ of what comes in between t₁ and t₂
     * @param start     the time t₀ [s]
     * @param firstRead the time t₁ [s]
     * @param settled   the time t₂ [s]
     * @param fullScale the conductance G_fs [S]
     * @param until     the last age at which the law holds [s]
     */
    record Staged(
            StateLaw mean,
            StateLaw spread,
            Spread error,
            @SI("s") double start,
            @SI("s") double firstRead,
            @SI("s") double settled,
            @SI("S") double fullScale,
            @SI("s") double until)
            implements Drift {
        public Staged {
            if (!(0 < start && start < firstRead && firstRead < settled && fullScale > 0 && fullScale < 1 / 0.0)) {
                throw new IllegalArgumentException(
                        "Drift in stages needs 0 < start < first read < settled and a full scale > 0, but they are %g s, %g s, %g s and %g S"
                                .formatted(start, firstRead, settled, fullScale));
            }
            requireUntil(settled, until);
        }

        @Override
        public boolean isKnown(double elapsed) {
            return isZeroOrWithin(elapsed, settled, until);
        }

        @Override
        public String knownAges() {
            return zeroAndWithin(settled, until);
        }

        @Override
        public double after(double programmed, double target, double elapsed, Draws draws) {
            requireKnown(elapsed);
            if (elapsed == 0) {
                return programmed;
            }
            double relative = target / fullScale;
            double logarithm = StateLaw.logarithm(relative);
            double exponent = mean.at(relative, logarithm) + spread.at(relative, logarithm) * draws.normal();
            double first = target * decay(exponent, firstRead / start) + (programmed - target);
            double second = first * decay(exponent, settled / firstRead) + error.at(target) * draws.normal();
            return Math.max(0, second * decay(exponent, elapsed / settled));
        }

        private static double decay(double exponent, double ratio) {
            return Elementary.exp(-exponent * Elementary.log(ratio));
        }
    }

    /**
     * A shift and a spread that grow with the logarithm of time, the same in every state.
     *
     * <pre>  G(t) = max(G_p + a·ln(t/t₁) + (b·ln(t/t₁) + c)·ξ, 0),   t ≥ t₁</pre>
     *
     * <p>ξ is drawn once per write: a cell stays above or below its like. Between programming and t₁ nothing is known,
     * except at age zero; at t₁ the spread c has come in already.
     *
     * @param shift   a [S]
     * @param growth  b [S]
     * @param initial c [S]
     * @param first   the time t₁ of the first read [s]
     * @param until   the last age at which the law holds [s]
     */
    record Logarithmic(
            @SI("S") double shift,
            @SI("S") double growth,
            @SI("S") double initial,
            @SI("s") double first,
            @SI("s") double until)
            implements Drift {
        public Logarithmic {
            if (!(growth >= 0 && initial >= 0 && first > 0 && Double.isFinite(shift + growth + initial + first))) {
                throw new IllegalArgumentException(
                        "Logarithmic drift needs a growth and an initial spread >= 0 and a first read > 0, but they are %g S, %g S and %g s"
                                .formatted(growth, initial, first));
            }
            requireUntil(first, until);
        }

        @Override
        public boolean isKnown(double elapsed) {
            return isZeroOrWithin(elapsed, first, until);
        }

        @Override
        public String knownAges() {
            return zeroAndWithin(first, until);
        }

        @Override
        public double after(double programmed, double target, double elapsed, Draws draws) {
            requireKnown(elapsed);
            return elapsed == 0 ? programmed : after(programmed, Elementary.log(elapsed / first), draws.normal());
        }

        @Override
        public double[] after(double[] programmed, double[] targets, double elapsed, IndexedDraws draws) {
            requireKnown(elapsed);
            double[] later = programmed.clone();
            double time = Elementary.log(elapsed / first);
            for (int k = 0; elapsed > 0 && k < later.length; k++) {
                later[k] = after(programmed[k], time, draws.at(k).normal());
            }
            return later;
        }

        private double after(double programmed, double time, double normal) {
            return Math.max(0, programmed + shift * time + (growth * time + initial) * normal);
        }
    }

    /**
     * The spread of cells around their targets at one time after programming.
     *
     * @param time   time since the end of programming [s]
     * @param spread law of the standard deviation
     */
    record Snapshot(@SI("s") double time, Spread spread) {
        public Snapshot {
            if (!(time > 0 && time < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("A snapshot needs a time > 0, but it is %g s".formatted(time));
            }
        }
    }

    /**
     * Distributions measured at a few times, and at no others.
     *
     * <pre>  G(t_k) = max(G_T + σ_k(G_T)·ξ, 0),   ξ ~ N(0, 1)</pre>
     *
     * <p>They replace the programming error, as they were measured on the aged cells. ξ is drawn once per write, apart from
     * the programming error: the sources say how cells are spread at each time, not which cell has moved where. Ages from
     * zero to the time of the programming statistics mean the programmed cell.
     *
     * @param programmed time at which the programming statistics were taken [s]
     * @param snapshots  what was measured later, times rising
     */
    record Snapshots(@SI("s") double programmed, List<Snapshot> snapshots) implements Drift {
        public Snapshots {
            snapshots = List.copyOf(snapshots);
            if (!(programmed >= 0) || snapshots.isEmpty()) {
                throw new IllegalArgumentException(
                        "Snapshots need a time of programming >= 0 and a snapshot or more, but they are %g s and %d"
                                .formatted(programmed, snapshots.size()));
            }
            double before = programmed;
            for (Snapshot snapshot : snapshots) {
                if (!(before < snapshot.time())) {
                    throw new IllegalArgumentException("Snapshots need rising times, but %g s comes before %g s"
                            .formatted(before, snapshot.time()));
                }
                before = snapshot.time();
            }
        }

        @Override
        public boolean isKnown(double elapsed) {
            return (elapsed >= 0 && elapsed <= programmed)
                    || snapshots.stream().anyMatch(snapshot -> snapshot.time() == elapsed);
        }

        @Override
        public String knownAges() {
            String fresh = programmed == 0 ? "age 0" : "ages up to " + duration(programmed);
            return snapshots.stream()
                    .map(snapshot -> duration(snapshot.time()))
                    .collect(Collectors.joining(", ", fresh + " and at exactly ", ""));
        }

        @Override
        public Optional<double[]> centres(double[] targets, double elapsed) {
            return Optional.of(targets.clone());
        }

        @Override
        public double after(double written, double target, double elapsed, Draws draws) {
            requireKnown(elapsed);
            if (elapsed <= programmed) {
                return written;
            }
            double spread = snapshots.stream()
                    .filter(snapshot -> snapshot.time() == elapsed)
                    .mapToDouble(snapshot -> snapshot.spread().at(target))
                    .sum();
            return Math.max(0, target + spread * draws.normal());
        }
    }

    /**
     * Mean and spread of cells at one time after programming, in units of a conductance G_u.
     *
     * <pre>  μ/G_u = x + Σ p_k·x^k,   σ = A·(1 − e^(−μ/B)),   x = G_T/G_u</pre>
     *
     * @param time    time since the end of programming [s]
     * @param shift   p₀, p₁ and so on [1]
     * @param ceiling A [S]
     * @param scale   B [S]
     */
    record Epoch(
            @SI("s") double time,
            List<Double> shift,
            @SI("S") double ceiling,
            @SI("S") double scale) {
        public Epoch {
            shift = List.copyOf(shift);
            if (!(time >= 0 && ceiling >= 0 && scale > 0 && Double.isFinite(time + ceiling + scale))) {
                throw new IllegalArgumentException(
                        "An epoch needs a time and a ceiling >= 0 and a scale > 0, but they are %g s, %g S and %g S"
                                .formatted(time, ceiling, scale));
            }
        }

        double spread(double mean) {
            return Math.max(0, ceiling * (1 - Elementary.exp(-mean / scale)));
        }

        double coefficient(int power) {
            return power < shift.size() ? shift.get(power) : 0;
        }
    }

    /**
     * Loss of trapped charge: mean and spread of the cells by a table of coefficients, linear in time between its rows.
     *
     * <pre>  G(t) = max(μ(G_T, t) + r·(G_p − G_T) + √(σ²(μ, t) − r²·σ²(G_T, 0))·ξ, 0),   r = min(σ(μ, t)/σ(G_T, 0), 1)</pre>
     *
     * <p>A cell keeps the error of its write, and what the spread has grown by comes in apart from it; ξ is drawn once per
     * write. So a cell's path begins where its write has left it. After a normal programming error of σ(G_T, 0) the
     * distribution at each age is that of the table, μ + σ·ξ. That errors add so is an assumption of our own: the source says
     * how cells are spread at each time, not which cell has moved where.
     *
     * @param epochs  rows of the table, times rising from 0
     * @param unit    the conductance G_u in which the polynomials are written [S]
     * @param maximum targets up to here were followed in time [S]
     */
    record Interpolated(
            List<Epoch> epochs,
            @SI("S") double unit,
            @SI("S") double maximum) implements Drift {
        public Interpolated {
            epochs = List.copyOf(epochs);
            if (!(unit > 0 && maximum > 0 && Double.isFinite(unit + maximum))) {
                throw new IllegalArgumentException(
                        "Interpolated drift needs a unit and a maximum > 0, but they are %g S and %g S"
                                .formatted(unit, maximum));
            }
            if (epochs.size() < 2 || epochs.get(0).time() != 0) {
                throw new IllegalArgumentException(
                        "Interpolated drift needs two epochs or more, the first at 0 s, but has %d"
                                .formatted(epochs.size()));
            }
            for (int k = 1; k < epochs.size(); k++) {
                if (!(epochs.get(k - 1).time() < epochs.get(k).time())) {
                    throw new IllegalArgumentException("Epochs need rising times, but %g s comes before %g s"
                            .formatted(epochs.get(k - 1).time(), epochs.get(k).time()));
                }
            }
        }

        @Override
        public boolean isKnown(double elapsed) {
            return elapsed >= 0 && elapsed <= epochs.get(epochs.size() - 1).time();
        }

        @Override
        public String knownAges() {
            return "ages up to " + duration(epochs.get(epochs.size() - 1).time());
        }

        @Override
        public Optional<double[]> centres(double[] targets, double elapsed) {
            requireKnown(elapsed);
            Epoch epoch = at(elapsed);
            double[] centres = new double[targets.length];
            Arrays.setAll(centres, k -> mean(targets[k], epoch));
            return Optional.of(centres);
        }

        @Override
        public double after(double programmed, double target, double elapsed, Draws draws) {
            requireKnown(elapsed);
            return elapsed == 0 ? programmed : after(programmed, target, at(elapsed), draws.normal());
        }

        @Override
        public double[] after(double[] programmed, double[] targets, double elapsed, IndexedDraws draws) {
            requireKnown(elapsed);
            double[] later = programmed.clone();
            Epoch epoch = at(elapsed);
            for (int k = 0; elapsed > 0 && k < later.length; k++) {
                later[k] = after(programmed[k], targets[k], epoch, draws.at(k).normal());
            }
            return later;
        }

        /** Returns the mean of the cells of a target [S] at an age [s], before anything is cut at zero [S]. */
        public double mean(double target, double elapsed) {
            requireKnown(elapsed);
            return mean(target, at(elapsed));
        }

        private double after(double programmed, double target, Epoch epoch, double normal) {
            if (!(target <= maximum * (1 + 1e-9))) {
                throw new IllegalArgumentException(
                        "The drift of this cell is known for targets up to %g S, but the target is %g S"
                                .formatted(maximum, target));
            }
            double mean = mean(target, epoch);
            double spread = epoch.spread(mean);
            double first = epochs.get(0).spread(mean(target, epochs.get(0)));
            double kept = spread < first ? spread / first : 1;
            double grown = Math.sqrt(Math.max(0, spread * spread - kept * kept * first * first));
            return Math.max(0, mean + kept * (programmed - target) + grown * normal);
        }

        private double mean(double target, Epoch epoch) {
            double x = target / unit;
            double sum = 0;
            for (int power = epoch.shift().size() - 1; power >= 0; power--) {
                sum = epoch.coefficient(power) + x * sum;
            }
            return target + unit * sum;
        }

        /** The row of the table at a time, all its numbers linear in time between the rows around it. */
        private Epoch at(double elapsed) {
            int k = 1;
            while (epochs.get(k).time() < elapsed) {
                k++;
            }
            Epoch a = epochs.get(k - 1);
            Epoch b = epochs.get(k);
            double share = (elapsed - a.time()) / (b.time() - a.time());
            List<Double> shift = new ArrayList<>();
            for (int power = 0; power < Math.max(a.shift().size(), b.shift().size()); power++) {
                shift.add(between(a.coefficient(power), b.coefficient(power), share));
            }
            double ceiling = between(a.ceiling(), b.ceiling(), share);
            return new Epoch(elapsed, shift, ceiling, between(a.scale(), b.scale(), share));
        }

        /** Exactly a or b at either end. */
        private static double between(double a, double b, double share) {
            return share == 1 ? b : a + share * (b - a);
        }
    }
}
