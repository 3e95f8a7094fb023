package mho.device;

import java.util.List;
import mho.base.kernel.Elementary;
import mho.base.unit.SI;

/** Fluctuation of a conductance at constant state: normal, drawn anew at every read. */
public sealed interface ReadNoise {
    /**
     * Returns the standard deviation [S] of one read.
     *
     * @param conductance conductance now [S]
     * @param programmed  conductance right after programming [S]
     * @param elapsed     time since the end of programming [s]
     */
    double deviation(double conductance, double programmed, double elapsed);

    /** Returns the standard deviations [S] of one read of each of a batch of cells. */
    default double[] deviations(double[] conductances, double[] programmed, double elapsed) {
        double[] deviations = new double[conductances.length];
        for (int k = 0; k < deviations.length; k++) {
            deviations[k] = deviation(conductances[k], programmed[k], elapsed);
        }
        return deviations;
    }

    /** No read noise. */
    record None() implements ReadNoise {
        @Override
        public double deviation(double conductance, double programmed, double elapsed) {
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
        public double deviation(double conductance, double programmed, double elapsed) {
            return deviation;
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
        public double deviation(double conductance, double programmed, double elapsed) {
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
     * <pre>  σ = G(t) · Q · √ln((t + t₀ + t_r)/(2 t_r)),   Q = min(q / max(ĝ_p^p, 1e-3), Q_max),   ĝ_p = G_p / G_fs</pre>
     *
     * @param coefficient q [1]
     * @param power       p [1]
     * @param ceiling     Q_max [1]
     * @param firstRead   t₀ [s]
     * @param readTime    duration t_r of one read [s]
     * @param fullScale   G_fs [S]
     */
    record Flicker(
            double coefficient,
            double power,
            double ceiling,
            @SI("s") double firstRead,
            @SI("s") double readTime,
            @SI("S") double fullScale)
            implements ReadNoise {
        public Flicker {
            boolean positive = coefficient >= 0 && power >= 0 && ceiling >= 0;
            if (!(positive && firstRead >= readTime && readTime > 0 && fullScale > 0)
                    || !Double.isFinite(coefficient + power + ceiling + firstRead + fullScale)) {
                throw new IllegalArgumentException(
                        "1/f noise needs a coefficient, power and ceiling >= 0, first read >= read time > 0 and a full scale > 0, but they are %g, %g, %g, %g s, %g s and %g S"
                                .formatted(coefficient, power, ceiling, firstRead, readTime, fullScale));
            }
        }

        @Override
        public double deviation(double conductance, double programmed, double elapsed) {
            return conductance * relative(programmed) * growth(elapsed);
        }

        @Override
        public double[] deviations(double[] conductances, double[] programmed, double elapsed) {
            double[] deviations = new double[conductances.length];
            double growth = growth(elapsed);
            for (int k = 0; k < deviations.length; k++) {
                deviations[k] = conductances[k] * relative(programmed[k]) * growth;
            }
            return deviations;
        }

        /** √ln((t + t₀ + t_r)/(2 t_r)), the same for all cells. */
        private double growth(double elapsed) {
            return Math.sqrt(Elementary.log((elapsed + firstRead + readTime) / (2 * readTime)));
        }

        /** Q of a state. */
        private double relative(double programmed) {
            double logarithm = Elementary.log(Math.max(programmed / fullScale, Double.MIN_NORMAL));
            return Math.min(coefficient / Math.max(Elementary.exp(power * logarithm), 1e-3), ceiling);
        }
    }
}
