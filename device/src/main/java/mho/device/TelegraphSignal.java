package mho.device;

import mho.base.kernel.Elementary;
import mho.base.random.Draws;
import mho.base.unit.SI;

/**
 * A trap that is empty or occupied, and changes at random: a random telegraph signal X(t) of the two values 0 and 1.
 *
 * <pre>  p = τ_e/(τ_c + τ_e),   1/τ = 1/τ_c + 1/τ_e,   cov X(t), X(t + s) = p·(1 − p)·e^(−|s|/τ)
 *  var of the mean of X over T = p·(1 − p)·w(T/τ),   w(x) = 2·(x − 1 + e^(−x))/x²</pre>
 *
 * <p>Both dwell times are exponential (S. Machlup, "Noise in semiconductors: spectrum of a two-parameter random signal",
 * J. Appl. Phys. 25, 341 (1954), doi:10.1063/1.1721637); w is the covariance averaged over two times in the window.
 *
 * @param capture  mean time τ_c that the trap stays empty [s]
 * @param emission mean time τ_e that it stays occupied [s]
 */
public record TelegraphSignal(
        @SI("s") double capture, @SI("s") double emission) {
    /** Windows of more correlation times than this are drawn as normal numbers of the same variance. */
    private static final double MANY = 1000;
    /** Below this the closed form of w loses digits and its series has them. */
    private static final double SHORT = 0.02;

    public TelegraphSignal {
        if (!(capture > 0 && emission > 0 && Double.isFinite(capture + emission))) {
            throw new IllegalArgumentException(
                    "A trap needs times of capture and emission > 0, but they are %g s and %g s"
                            .formatted(capture, emission));
        }
    }

    /** Returns the probability p that the trap is occupied [1]. */
    public double occupancy() {
        return emission / (capture + emission);
    }

    /** Returns the correlation time τ [s]. */
    @SI("s")
    public double correlationTime() {
        return capture / (capture + emission) * emission;
    }

    /** Returns the variance p·(1 − p) at one instant [1]. */
    public double variance() {
        return occupancy() * (1 - occupancy());
    }

    /** Returns the variance of the mean over a window of some duration [s], as a read takes it [1]. */
    public double varianceOfMean(double duration) {
        double x = duration / correlationTime();
        double window = x < SHORT
                ? 1 - x / 3 * (1 - x / 4 * (1 - x / 5 * (1 - x / 6)))
                : 2 * (x - 1 + Elementary.exp(-x)) / (x * x);
        return variance() * window;
    }

    /** Returns the covariance of the means over two windows of a duration [s] that begin an interval [s] apart [1]. */
    public double covarianceOfMeans(double duration, double interval) {
        requireApart(duration, interval);
        double x = duration / correlationTime();
        double edge = x < SHORT ? 1 - x / 2 * (1 - x / 3 * (1 - x / 4)) : (1 - Elementary.exp(-x)) / x;
        return variance() * edge * edge * Elementary.exp(-(interval - duration) / correlationTime());
    }

    /**
     * Draws the means over successive windows: what a series of reads sees of the trap.
     *
     * @param windows  how many [1]
     * @param duration of each window; zero looks at instants [s]
     * @param interval from the beginning of a window to that of the next, at least its duration [s]
     * @param draws    the numbers of this series
     * @return for each window, the share of it during which the trap was occupied [1]
     */
    public double[] means(int windows, double duration, double interval, Draws draws) {
        requireApart(duration, interval);
        double[] means = new double[windows];
        if (duration > MANY * correlationTime()) {
            double deviation = Math.sqrt(varianceOfMean(duration));
            for (int k = 0; k < windows; k++) {
                means[k] = Math.min(1, Math.max(0, occupancy() + deviation * draws.normal()));
            }
            return means;
        }
        Trap trap = new Trap(draws.uniform() < occupancy() ? 1 : 0, draws);
        for (int k = 0; k < windows; k++) {
            means[k] = duration == 0 ? trap.state : trap.occupied(duration) / duration;
            trap.pass(interval - duration);
        }
        return means;
    }

    private static void requireApart(double duration, double interval) {
        if (!(duration >= 0 && interval >= duration && interval < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "Reads need a duration >= 0 and an interval of at least that, but they are %g s and %g s"
                            .formatted(duration, interval));
        }
    }

    /** The trap at a moment. Exponential dwell times have no memory, so that each window may draw them afresh. */
    private final class Trap {
        private int state;
        private final Draws draws;

        Trap(int state, Draws draws) {
            this.state = state;
            this.draws = draws;
        }

        /** Lets a window pass and returns how long of it the trap was occupied [s]. */
        double occupied(double duration) {
            double occupied = 0;
            double left = duration;
            while (left > 0) {
                double dwell = (state == 1 ? emission : capture) * -Elementary.log(1 - draws.uniform());
                double spent = Math.min(dwell, left);
                occupied += state * spent;
                state = dwell < left ? 1 - state : state;
                left -= spent;
            }
            return occupied;
        }

        /** Lets time pass unseen: the state at its end by its probability, however often it changed. */
        void pass(double duration) {
            double kept = Elementary.exp(-duration / correlationTime());
            double probability = occupancy() + (state - occupancy()) * kept;
            state = draws.uniform() < probability ? 1 : 0;
        }
    }
}
