package mho.device;

import java.util.List;
import mho.base.kernel.Elementary;
import mho.base.random.Draws;
import mho.base.random.IndexedDraws;
import mho.base.unit.SI;

/**
 * Fluctuation of a conductance at constant state, new at every read. Arrays draw it as a normal number of the deviation
 * given here; it is added to the conductance, which is the mean of the reads.
 */
public sealed interface ReadNoise {
    /**
     * Returns the standard deviation [S] of one read.
     *
     * @param conductance conductance now [S]
     * @param programmed  conductance right after programming [S]
     * @param elapsed     time since the end of programming [s]
     * @param cell        the cell's own numbers, from their beginning: the same at every read and age
     */
    double deviation(double conductance, double programmed, double elapsed, Draws cell);

    /** Returns the standard deviations [S] of one read of each of a batch of cells; cell k has the numbers of index k. */
    default double[] deviations(double[] conductances, double[] programmed, double elapsed, IndexedDraws cells) {
        double[] deviations = new double[conductances.length];
        for (int k = 0; k < deviations.length; k++) {
            deviations[k] = deviation(conductances[k], programmed[k], elapsed, cells.at(k));
        }
        return deviations;
    }

    /** No read noise. */
    record None() implements ReadNoise {
        @Override
        public double deviation(double conductance, double programmed, double elapsed, Draws cell) {
            return 0;
        }
    }

    /**
     * The same standard deviation in every state.
     *
     * @param deviation standard deviation [S]
     */
    record Constant(@SI("S") double deviation) implements ReadNoise {
        public Constant {
            if (!(deviation >= 0 && Double.isFinite(deviation))) {
                throw new IllegalArgumentException("Read noise must be >= 0, but is %g S".formatted(deviation));
            }
        }

        @Override
        public double deviation(double conductance, double programmed, double elapsed, Draws cell) {
            return deviation;
        }
    }

    /**
     * White noise whose standard deviation follows the present conductance.
     *
     * @param deviation law of the standard deviation
     */
    record White(Spread deviation) implements ReadNoise {
        @Override
        public double deviation(double conductance, double programmed, double elapsed, Draws cell) {
            return deviation.at(conductance);
        }

        @Override
        public double[] deviations(double[] conductances, double[] programmed, double elapsed, IndexedDraws cells) {
            return deviation.at(conductances);
        }
    }

    /**
     * A measured state of a table.
     *
     * @param conductance the state [S]
     * @param deviation   standard deviation of its reads [S]
     */
    record State(@SI("S") double conductance, @SI("S") double deviation) {
        public State {
            if (!(conductance >= 0 && deviation >= 0 && Double.isFinite(conductance + deviation))) {
                throw new IllegalArgumentException(
                        "A measured state needs a conductance and a deviation >= 0, but they are %g S and %g S"
                                .formatted(conductance, deviation));
            }
        }
    }

    /**
     * Standard deviations measured per state, linear in between; beyond the first and last state the end value holds,
     * as a cell may lie an accept window outside them.
     *
     * @param states measured states, rising
     */
    record PerState(List<State> states) implements ReadNoise {
        public PerState {
            states = List.copyOf(states);
            if (states.isEmpty()) {
                throw new IllegalArgumentException("Read noise per state needs at least one state");
            }
            for (int k = 1; k < states.size(); k++) {
                double below = states.get(k - 1).conductance();
                double above = states.get(k).conductance();
                if (!(below < above)) {
                    throw new IllegalArgumentException(
                            "Read noise per state needs rising conductances, but %g S comes before %g S"
                                    .formatted(below, above));
                }
            }
        }

        @Override
        public double deviation(double conductance, double programmed, double elapsed, Draws cell) {
            int k = 0;
            while (k < states.size() && states.get(k).conductance() < conductance) {
                k++;
            }
            if (k == 0 || k == states.size()) {
                return states.get(Math.max(0, k - 1)).deviation();
            }
            State below = states.get(k - 1);
            State above = states.get(k);
            double share = (conductance - below.conductance()) / (above.conductance() - below.conductance());
            return below.deviation() + share * (above.deviation() - below.deviation());
        }
    }

    /**
     * 1/f noise of phase-change memory, integrated from the read time to the age of the cell.
     *
     * <pre>  σ = G(t) · Q(ĝ_p) · √ln((t + t₀ + t_r)/(2 t_r)),   ĝ_p = G_p / G_fs</pre>
     *
     * @param relative  law of Q
     * @param firstRead t₀ [s]
     * @param readTime  duration t_r of one read [s]
     * @param fullScale G_fs [S]
     */
    record Flicker(
            StateLaw relative,
            @SI("s") double firstRead,
            @SI("s") double readTime,
            @SI("S") double fullScale) implements ReadNoise {
        /** Cells whose intermediate results stay in the first cache. */
        private static final int BLOCK = 1024;

        public Flicker {
            if (!(firstRead >= readTime && readTime > 0 && fullScale > 0 && Double.isFinite(firstRead + fullScale))) {
                throw new IllegalArgumentException(
                        "1/f noise needs first read >= read time > 0 and a full scale > 0, but they are %g s, %g s and %g S"
                                .formatted(firstRead, readTime, fullScale));
            }
        }

        @Override
        public double deviation(double conductance, double programmed, double elapsed, Draws cell) {
            return conductance * relative.at(programmed / fullScale) * growth(elapsed);
        }

        @Override
        public double[] deviations(double[] conductances, double[] programmed, double elapsed, IndexedDraws cells) {
            double[] deviations = new double[conductances.length];
            double growth = growth(elapsed);
            double[] logarithms = new double[BLOCK];
            for (int from = 0; from < deviations.length; from += BLOCK) {
                int count = Math.min(BLOCK, deviations.length - from);
                for (int k = 0; k < count; k++) {
                    logarithms[k] = StateLaw.logarithm(programmed[from + k] / fullScale);
                }
                for (int k = from; k < from + count; k++) {
                    double q = relative.at(programmed[k] / fullScale, logarithms[k - from]);
                    deviations[k] = conductances[k] * q * growth;
                }
            }
            return deviations;
        }

        /** √ln((t + t₀ + t_r)/(2 t_r)), the same for all cells. */
        private double growth(double elapsed) {
            return Math.sqrt(Elementary.log((elapsed + firstRead + readTime) / (2 * readTime)));
        }
    }

    /**
     * 1/f noise that grows with the logarithm of the conductance.
     *
     * <pre>  σ = s · log₁₀(G(t)/G_u) · √ln((t + t_r)/(2 t_r)),   at least 0;   before t₁ as at t₁</pre>
     *
     * @param perDecade s [S]
     * @param unit      the conductance G_u at which the noise vanishes [S]
     * @param readTime  duration t_r of one read [s]
     * @param firstRead the time t₁ of the first read, from where on the law is known [s]
     */
    record Decades(
            @SI("S") double perDecade,
            @SI("S") double unit,
            @SI("s") double readTime,
            @SI("s") double firstRead) implements ReadNoise {
        private static final double LN_10 = 2.302585092994046;

        public Decades {
            if (!(perDecade >= 0 && unit > 0 && firstRead >= readTime && readTime > 0)
                    || !Double.isFinite(perDecade + unit + firstRead)) {
                throw new IllegalArgumentException(
                        "Noise per decade needs a deviation >= 0, a unit > 0 and first read >= read time > 0, but they are %g S, %g S, %g s and %g s"
                                .formatted(perDecade, unit, firstRead, readTime));
            }
        }

        @Override
        public double deviation(double conductance, double programmed, double elapsed, Draws cell) {
            return deviation(conductance, growth(elapsed));
        }

        @Override
        public double[] deviations(double[] conductances, double[] programmed, double elapsed, IndexedDraws cells) {
            double[] deviations = new double[conductances.length];
            double growth = growth(elapsed);
            for (int k = 0; k < deviations.length; k++) {
                deviations[k] = deviation(conductances[k], growth);
            }
            return deviations;
        }

        private double deviation(double conductance, double growth) {
            double decades = Elementary.log(Math.max(1, conductance / unit)) / LN_10;
            return perDecade * decades * growth;
        }

        /** √ln((t + t_r)/(2 t_r)), the same for all cells. */
        private double growth(double elapsed) {
            return Math.sqrt(Elementary.log((Math.max(elapsed, firstRead) + readTime) / (2 * readTime)));
        }
    }

    /**
     * Noise of phase-change memory by the time over which a read integrates.
     *
     * <pre>  σ = a(x)·G + b(x),   x = log₁₀(t_r/1 ns),   1 ns ≤ t_r ≤ 1 µs</pre>
     *
     * <p>a and b are quartics in x (coefficients in the code), fitted for read-outs of PCM arrays by pulse width; the mean
     * integration time of the inputs goes in. The limits are chosen: between them both fall with time, as noise that is
     * averaged longer must, and beyond 1 µs the fit rises again.
     *
     * @param readTime mean time t_r over which a read integrates [s]
     */
    record Integrated(@SI("s") double readTime) implements ReadNoise {
        private static final double LN_10 = 2.302585092994046;
        private static final double SHORTEST = 1e-9;
        private static final double LONGEST = 1e-6;
        private static final double UNIT = 1e-6;

        public Integrated {
            if (!(readTime >= SHORTEST && readTime <= LONGEST)) {
                throw new IllegalArgumentException(
                        "Integrated read noise is known for reads of %g s to %g s, but they take %g s"
                                .formatted(SHORTEST, LONGEST, readTime));
            }
        }

        @Override
        public double deviation(double conductance, double programmed, double elapsed, Draws cell) {
            double x = decades();
            return slope(x) * conductance + offset(x);
        }

        @Override
        public double[] deviations(double[] conductances, double[] programmed, double elapsed, IndexedDraws cells) {
            double[] deviations = new double[conductances.length];
            double x = decades();
            double slope = slope(x);
            double offset = offset(x);
            for (int k = 0; k < deviations.length; k++) {
                deviations[k] = slope * conductances[k] + offset;
            }
            return deviations;
        }

        private double decades() {
            return Elementary.log(readTime / SHORTEST) / LN_10;
        }

        private static double slope(double x) {
            return 0.02578764 + x * (-0.0146159 + x * (0.00655714 + x * (-0.00187352 + x * 0.00021926)));
        }

        private static double offset(double x) {
            return UNIT * (0.117763 + x * (-6.77079e-2 + x * (3.07015e-2 + x * (-9.08577e-3 + x * 1.11906e-3))));
        }
    }

    /**
     * Random telegraph noise: a share of the cells has one trap, which takes part of the conductance while it is occupied.
     *
     * <pre>  G_read = G + a·G·(p − X̄),   a = min(a₅₀·e^(s·ξ), 1),   σ = a·G·√(var X̄)</pre>
     *
     * <p>X̄ is the mean of the {@link TelegraphSignal} over the read and p its occupancy, so that G stays the mean of the
     * reads. Whether a cell has a trap, and how deep, is drawn once per cell. In an array the noise enters by its variance,
     * as a normal number new at each read: successive reads are then independent and two-level histograms are lost, sums
     * over many cells keep mean and variance. {@link #trace} has both.
     *
     * @param share     probability that a cell has a trap [1]
     * @param amplitude median a₅₀ of the relative amplitude [1]
     * @param spread    standard deviation s of the logarithm of the amplitude, from cell to cell [1]
     * @param signal    times of the trap
     * @param readTime  duration of one read [s]
     */
    record Telegraph(
            double share,
            double amplitude,
            double spread,
            TelegraphSignal signal,
            @SI("s") double readTime) implements ReadNoise {
        public Telegraph {
            if (!(share >= 0 && share <= 1 && amplitude >= 0 && amplitude <= 1)) {
                throw new IllegalArgumentException(
                        "Telegraph noise needs a share of cells and an amplitude of 0 to 1, but they are %g and %g"
                                .formatted(share, amplitude));
            }
            if (!(spread >= 0 && readTime >= 0 && Double.isFinite(spread + readTime))) {
                throw new IllegalArgumentException(
                        "Telegraph noise needs a spread and a read time >= 0, but they are %g and %g s"
                                .formatted(spread, readTime));
            }
        }

        @Override
        public double deviation(double conductance, double programmed, double elapsed, Draws cell) {
            return depth(cell) * conductance * Math.sqrt(signal.varianceOfMean(readTime));
        }

        @Override
        public double[] deviations(double[] conductances, double[] programmed, double elapsed, IndexedDraws cells) {
            double[] deviations = new double[conductances.length];
            double root = Math.sqrt(signal.varianceOfMean(readTime));
            for (int k = 0; k < deviations.length; k++) {
                deviations[k] = depth(cells.at(k)) * conductances[k] * root;
            }
            return deviations;
        }

        /** Returns the relative amplitude a of a cell's trap; 0 if it has none [1]. */
        public double depth(Draws cell) {
            return cell.uniform() < share ? Math.min(1, amplitude * Elementary.exp(spread * cell.normal())) : 0;
        }

        /**
         * Draws successive reads of one cell, of two levels and correlated as the trap is.
         *
         * @param conductance mean conductance of the cell [S]
         * @param reads       how many [1]
         * @param interval    from the beginning of a read to that of the next, at least the read time [s]
         * @param cell        the cell's own numbers, as for {@link #deviation}
         * @param draws       the numbers of this series
         * @return conductances as read [S]
         */
        public double[] trace(double conductance, int reads, double interval, Draws cell, Draws draws) {
            double step = depth(cell) * conductance;
            double[] seen = signal.means(reads, readTime, interval, draws);
            for (int k = 0; k < reads; k++) {
                seen[k] = conductance + step * (signal.occupancy() - seen[k]);
            }
            return seen;
        }
    }

    /**
     * Independent noises together.
     *
     * <pre>  σ² = Σ σ_i²</pre>
     *
     * @param parts the noises; those that depend on the cell take its numbers in this order
     */
    record Sum(List<ReadNoise> parts) implements ReadNoise {
        public Sum {
            parts = List.copyOf(parts);
        }

        @Override
        public double deviation(double conductance, double programmed, double elapsed, Draws cell) {
            double variance = 0;
            for (ReadNoise part : parts) {
                double deviation = part.deviation(conductance, programmed, elapsed, cell);
                variance += deviation * deviation;
            }
            return Math.sqrt(variance);
        }
    }
}
