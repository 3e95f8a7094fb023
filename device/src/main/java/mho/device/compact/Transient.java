package mho.device.compact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.exception.MaxCountExceededException;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;

/**
 * Solves a {@link CompactModel} under a {@link Waveform}: state and energy together, by the Dormand–Prince method of order 8
 * with steps that adapt (commons-math 3.6.1, which needs only +, −, ·, / and functions of its own, so that the bits are the same
 * everywhere).
 *
 * <p>A piece of the waveform is cut where its voltage crosses zero or a threshold of the model, so that the equation is smooth
 * within a cut and its direction does not turn. Then a state that reaches its limit stays there until the end of the cut:
 * the solver lets it run on, at the velocity of the limit, while current and energy see the limit itself.
 *
 * @param tolerance of a step, relative to the range of the state [1]
 * @param samples   in each piece of the waveform [1]
 */
public record Transient(double tolerance, int samples) {
    /** 1e-9 and 100 samples a piece: refining either does not show in a drawing. */
    public static final Transient DEFAULT = new Transient(1e-9, 100);

    private static final int MOST_EVALUATIONS = 10_000_000;
    /** Cuts closer than this share of a piece are one. */
    private static final double CLOSEST = 1e-9;

    public Transient {
        if (!(tolerance > 0 && tolerance < 1 && samples > 0)) {
            throw new IllegalArgumentException(
                    "A transient needs a tolerance between 0 and 1 and at least one sample, but they are %g and %d"
                            .formatted(tolerance, samples));
        }
    }

    /** Returns what the model does from a state on, given in its own unit. */
    public Trace solve(CompactModel model, Waveform waveform, double state) {
        if (!(state >= model.low() && state <= model.high())) {
            throw new IllegalArgumentException(
                    "A state must lie within %g to %g, but is %g".formatted(model.low(), model.high(), state));
        }
        Run run = new Run(model, state);
        double begin = 0;
        for (Waveform.Piece piece : waveform.pieces()) {
            run.through(piece, begin);
            begin += piece.duration();
        }
        return run.trace();
    }

    /** Returns what a fresh cell does. */
    public Trace solve(CompactModel model, Waveform waveform) {
        return solve(model, waveform, model.initial());
    }

    /**
     * Returns the conductances [S] before and after each of a number of equal rectangular pulses.
     *
     * @param state     before the first pulse
     * @param volts     amplitude [V]
     * @param width     of a pulse [s]
     * @param pulses    their number [1]
     * @param readVolts of the reads between them, which do not move the state [V]
     */
    public double[] pulseResponse(
            CompactModel model, double state, double volts, double width, int pulses, double readVolts) {
        double[] conductances = new double[pulses + 1];
        double now = state;
        conductances[0] = model.conductance(now, readVolts);
        Transient coarse = new Transient(tolerance, 1);
        for (int n = 1; n <= pulses; n++) {
            now = coarse.solve(model, Waveform.constant(volts, width), now).finalState();
            conductances[n] = model.conductance(now, readVolts);
        }
        return conductances;
    }

    /**
     * Returns the time [s] that a constant voltage takes from one state to another; infinite if it does not move that way.
     * Integrates dt/dx = 1/v from state to state, so that no crossing has to be searched for.
     *
     * @param volts the voltage [V]
     * @param from  state at the beginning
     * @param to    state at the end
     */
    public double switchingTime(CompactModel model, double volts, double from, double to) {
        double start = model.velocity(from, volts);
        double end = model.velocity(to, volts);
        if (!(start * (to - from) > 0 && end * (to - from) > 0)) {
            return from == to ? 0 : Double.POSITIVE_INFINITY;
        }
        double span = to - from;
        // in units of a typical time, so that the tolerance has a scale
        double unit = Math.abs(span) / Math.max(Math.abs(start), Math.abs(end));
        double[] elapsed = {0};
        integrate(
                scalar((share, time, rate) -> rate[0] = span / model.velocity(from + share * span, volts) / unit),
                1,
                elapsed);
        return elapsed[0] * unit;
    }

    private interface Rates {
        void at(double time, double[] values, double[] rates);
    }

    private static FirstOrderDifferentialEquations scalar(Rates rates) {
        return equations(1, rates);
    }

    private static FirstOrderDifferentialEquations equations(int dimension, Rates rates) {
        return new FirstOrderDifferentialEquations() {
            @Override
            public int getDimension() {
                return dimension;
            }

            @Override
            public void computeDerivatives(double time, double[] values, double[] derivatives) {
                rates.at(time, values, derivatives);
            }
        };
    }

    /** Carries the values from 0 to the end of an interval, in place. */
    private void integrate(FirstOrderDifferentialEquations equations, double end, double[] values) {
        double[] absolute = new double[values.length];
        Arrays.fill(absolute, tolerance);
        DormandPrince853Integrator integrator = new DormandPrince853Integrator(0, end, absolute, absolute);
        integrator.setMaxEvaluations(MOST_EVALUATIONS);
        double[] start = values.clone();
        try {
            integrator.integrate(equations, 0, start, end, values);
        } catch (MaxCountExceededException e) {
            throw new ArithmeticException(
                    "A compact model must be solved within %d evaluations, but was not over %g s from %s with tolerance %g"
                            .formatted(MOST_EVALUATIONS, end, Arrays.toString(start), tolerance));
        }
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new ArithmeticException("A compact model must stay finite, but over %g s went from %s to %s"
                        .formatted(end, Arrays.toString(start), Arrays.toString(values)));
            }
        }
    }

    /** One pass through a waveform. */
    private final class Run {
        private final CompactModel model;
        private final double span;
        private double state;
        private double energy;
        private final List<double[]> rows = new ArrayList<>();

        Run(CompactModel model, double state) {
            this.model = model;
            this.span = model.high() - model.low();
            this.state = state;
        }

        void through(Waveform.Piece piece, double begin) {
            double[] cuts = cuts(piece);
            note(begin, piece.from());
            for (int k = 1; k < cuts.length; k++) {
                advance(piece, cuts[k - 1], cuts[k]);
                note(begin + cuts[k], k == cuts.length - 1 ? piece.to() : piece.at(cuts[k]));
            }
        }

        private void advance(Waveform.Piece piece, double from, double to) {
            double length = to - from;
            double unit = energyUnit(piece, length);
            // share of the range moved, and energy, over the share of the interval
            double[] values = {0, 0};
            double start = state;
            integrate(
                    equations(2, (share, y, rates) -> {
                        double volts = piece.at(from + share * length);
                        double x = model.clamp(start + y[0] * span);
                        rates[0] = model.velocity(x, volts) * length / span;
                        rates[1] = volts * model.current(x, volts) * length / unit;
                    }),
                    1,
                    values);
            state = model.clamp(start + values[0] * span);
            energy += values[1] * unit;
        }

        /** The energy [J] at the highest voltage of the piece and the limit that conducts better. */
        private double energyUnit(Waveform.Piece piece, double length) {
            double volts = Math.abs(piece.from()) > Math.abs(piece.to()) ? piece.from() : piece.to();
            double current =
                    Math.max(Math.abs(model.current(model.low(), volts)), Math.abs(model.current(model.high(), volts)));
            double unit = Math.abs(volts) * current * length;
            return unit > 0 ? unit : 1;
        }

        /** The samples of a piece, and where its voltage crosses zero or a threshold, from 0 to its duration [s]. */
        private double[] cuts(Waveform.Piece piece) {
            List<Double> cuts = new ArrayList<>();
            for (int k = 1; k < samples; k++) {
                cuts.add((double) k / samples);
            }
            double travel = piece.to() - piece.from();
            if (travel != 0) {
                cuts.add(-piece.from() / travel);
                for (double threshold : model.thresholds()) {
                    cuts.add((threshold - piece.from()) / travel);
                }
            }
            List<Double> shares = new ArrayList<>(List.of(0.0));
            cuts.stream().sorted().filter(cut -> cut < 1 - CLOSEST).forEach(cut -> {
                if (cut > shares.get(shares.size() - 1) + CLOSEST) {
                    shares.add(cut);
                }
            });
            shares.add(1.0);
            return shares.stream()
                    .mapToDouble(share -> share * piece.duration())
                    .toArray();
        }

        private void note(double time, double volts) {
            double[] last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
            if (last == null || last[0] != time || last[1] != volts) {
                rows.add(new double[] {time, volts, state, energy});
            }
        }

        Trace trace() {
            double[][] columns = new double[4][rows.size()];
            for (int k = 0; k < rows.size(); k++) {
                for (int c = 0; c < columns.length; c++) {
                    columns[c][k] = rows.get(k)[c];
                }
            }
            return new Trace(model, columns[0], columns[1], columns[2], columns[3]);
        }
    }
}
