package mho.device.compact;

import mho.base.unit.SI;

/**
 * Generalised memristor of a state x from 0 to 1 that scales a hyperbolic-sine current.
 *
 * <pre>
 *   I     = a·x·sinh(bV),   a = a₁ for V ≥ 0, else a₂
 *   dx/dt = η·g(V)·f(x)
 *   g     = A_p(e^V − e^V_p) for V > V_p;   −A_n(e^−V − e^V_n) for V < −V_n;   else 0
 *   f     = e^(−α_p(x − x_p))·((x_p − x)/(1 − x_p) + 1) for x > x_p, rising x;   1 below
 *   f     = e^(α_n(x + x_n − 1))·x/(1 − x_n) for x < 1 − x_n, falling x;   1 above
 * </pre>
 *
 * <p>Reference: C. Yakopcic, T. M. Taha, G. Subramanyam, R. E. Pino, S. Rogers, "A memristor device model", IEEE Electron Device
 * Lett. 32 (2011) 1436, doi:10.1109/LED.2011.2163292; the same with R. E. Pino, "Generalized memristive device SPICE model and
 * its application in circuit design", IEEE Trans. CAD 32 (2013) 1201, doi:10.1109/TCAD.2013.2252057.
 *
 * @param rising      law of positive voltages: a₁, V_p, A_p, x_p, α_p
 * @param falling     law of negative voltages: a₂, V_n, A_n, x_n, α_n
 * @param curvature   b [1/V]
 * @param orientation η: whether positive voltages raise or lower x
 * @param initial     x of a fresh cell [1]
 */
public record Yakopcic(Side rising, Side falling, double curvature, Orientation orientation, double initial)
        implements CompactModel {
    public Yakopcic {
        if (!(curvature > 0 && initial >= 0 && initial <= 1 && Double.isFinite(curvature))) {
            throw new IllegalArgumentException(
                    "The Yakopcic model needs a curvature > 0 and a first state of 0 to 1, but they are %g and %g"
                            .formatted(curvature, initial));
        }
    }

    /**
     * The fit of the publications to the chalcogenide device of A. S. Oblea et al., IJCNN 2010, driven by 0.45 V at 100 Hz;
     * numbers as the circuit simulator Xyce carries them.
     */
    public static Yakopcic oblea2010() {
        return new Yakopcic(
                new Side(0.17, 0.16, 4000, 0.3, 1), new Side(0.17, 0.15, 4000, 0.5, 5), 0.05, Orientation.DIRECT, 0.11);
    }

    /**
     * The law of one sign of voltage.
     *
     * @param amplitude a, current of full state at sinh = 1 [A]
     * @param threshold magnitude V_p or V_n [V]
     * @param rate      A_p or A_n [1/s]
     * @param knee      x_p or x_n, beyond which motion fades [1]
     * @param decay     α_p or α_n, how fast it fades [1]
     */
    public record Side(@SI("A") double amplitude, @SI("V") double threshold, double rate, double knee, double decay) {
        public Side {
            boolean positive = amplitude > 0 && threshold >= 0 && rate >= 0 && decay >= 0;
            if (!(positive && knee > 0 && knee < 1 && Double.isFinite(amplitude + threshold + rate + decay))) {
                throw new IllegalArgumentException(
                        "The Yakopcic model needs amplitude > 0, threshold, rate and decay >= 0 and a knee between 0 and 1, but they are %g A, %g V, %g, %g and %g"
                                .formatted(amplitude, threshold, rate, decay, knee));
            }
        }

        /** g at the magnitude of a voltage. */
        private double speed(double volts) {
            return volts > threshold ? rate * (StrictMath.exp(volts) - StrictMath.exp(threshold)) : 0;
        }

        /** f of a state that moves towards one, x for the rising side and 1 − x for the falling. */
        private double fading(double ahead) {
            return ahead > knee
                    ? StrictMath.exp(-decay * (ahead - knee)) * Math.max(0, (knee - ahead) / (1 - knee) + 1)
                    : 1;
        }
    }

    /** Which way positive voltages move the state. */
    public enum Orientation {
        /** η = 1: positive voltages raise x. */
        DIRECT,
        /** η = −1: positive voltages lower x. */
        REVERSED
    }

    @Override
    public double low() {
        return 0;
    }

    @Override
    public double high() {
        return 1;
    }

    @Override
    public double current(double state, double volts) {
        return (volts >= 0 ? rising : falling).amplitude * state * StrictMath.sinh(curvature * volts);
    }

    @Override
    public double velocity(double state, double volts) {
        double speed = volts >= 0 ? rising.speed(volts) : falling.speed(-volts);
        if (speed == 0) {
            return 0;
        }
        boolean rises = volts > 0 == (orientation == Orientation.DIRECT);
        return rises ? speed * rising.fading(state) : -speed * falling.fading(1 - state);
    }

    @Override
    public double[] thresholds() {
        return new double[] {-falling.threshold, rising.threshold};
    }
}
