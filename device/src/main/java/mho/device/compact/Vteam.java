package mho.device.compact;

import mho.base.unit.SI;

/**
 * Voltage threshold adaptive memristor. The state w is a length that grows with positive voltage above a threshold, and with
 * it the resistance.
 *
 * <pre>
 *   dw/dt = k_off·(V/V_off − 1)^α_off·f(w)   for V > V_off > 0
 *         = k_on·(V/V_on − 1)^α_on·f(w)      for V < V_on < 0
 *         = 0                                in between
 *   V/I   = R_on + (R_off − R_on)·ξ,  or  R_on·(R_off/R_on)^ξ,   ξ = (w − w_on)/(w_off − w_on)
 * </pre>
 *
 * <p>Reference: S. Kvatinsky, M. Ramadan, E. G. Friedman, A. Kolodny, "VTEAM: a general model for voltage-controlled memristors",
 * IEEE Trans. Circuits Syst. II 62 (2015) 786, doi:10.1109/TCSII.2015.2433536.
 *
 * @param off           law above the positive threshold
 * @param on            law below the negative threshold
 * @param onState       w_on [m]
 * @param offState      w_off [m]
 * @param onResistance  R_on [Ω]
 * @param offResistance R_off [Ω]
 * @param mixing        how the resistance depends on the state
 * @param window        f
 */
public record Vteam(
        Branch off,
        Branch on,
        @SI("m") double onState,
        @SI("m") double offState,
        @SI("Ω") double onResistance,
        @SI("Ω") double offResistance,
        Mixing mixing,
        Window window)
        implements CompactModel {

    public Vteam {
        if (!(off.threshold > 0 && off.rate >= 0 && on.threshold < 0 && on.rate <= 0)) {
            throw new IllegalArgumentException(
                    "VTEAM needs an off branch with threshold > 0 and rate >= 0, and an on branch with both of the other sign, but they are %g V, %g m/s, %g V and %g m/s"
                            .formatted(off.threshold, off.rate, on.threshold, on.rate));
        }
        if (!(onState < offState && 0 < onResistance && onResistance < offResistance)
                || !Double.isFinite(offState - onState + offResistance)) {
            throw new IllegalArgumentException(
                    "VTEAM needs on state < off state and 0 < on resistance < off resistance, but they are %g m, %g m, %g Ω and %g Ω"
                            .formatted(onState, offState, onResistance, offResistance));
        }
    }

    /**
     * A cell of 50 Ω to 1 kΩ over 3 nm, thresholds 0.02 and −0.2 V, k_off 5·10⁻⁴ m/s, α_off 1, k_on −10 m/s, α_on 3: the values
     * that MemTorch 1.1.6 carries as the model's defaults. No particular device.
     */
    public static Vteam kvatinsky2015() {
        return new Vteam(
                new Branch(5e-4, 1, 0.02),
                new Branch(-10, 3, -0.2),
                0,
                3e-9,
                50,
                1000,
                Mixing.LINEAR,
                new Window.None());
    }

    /** Returns the same cell with another window. */
    public Vteam withWindow(Window newWindow) {
        return new Vteam(off, on, onState, offState, onResistance, offResistance, mixing, newWindow);
    }

    /**
     * The law of one direction.
     *
     * @param rate      k [m/s]
     * @param exponent  α [1]
     * @param threshold V at which it begins [V]
     */
    public record Branch(
            double rate, double exponent, @SI("V") double threshold) {
        public Branch {
            if (!(exponent > 0 && Double.isFinite(rate + exponent + threshold))) {
                throw new IllegalArgumentException(
                        "A branch of VTEAM needs an exponent > 0 and finite numbers, but they are %g, %g m/s and %g V"
                                .formatted(exponent, rate, threshold));
            }
        }

        private double velocity(double volts) {
            double excess = volts / threshold - 1;
            return excess > 0 ? rate * StrictMath.pow(excess, exponent) : 0;
        }
    }

    /** How the resistance depends on the state. */
    public enum Mixing {
        /** R = R_on + (R_off − R_on)·ξ. */
        LINEAR,
        /** R = R_on·(R_off/R_on)^ξ. */
        EXPONENTIAL
    }

    @Override
    public double low() {
        return onState;
    }

    @Override
    public double high() {
        return offState;
    }

    @Override
    public double initial() {
        return offState;
    }

    @Override
    public double current(double state, double volts) {
        double share = share(state);
        double resistance = mixing == Mixing.LINEAR
                ? onResistance + (offResistance - onResistance) * share
                : onResistance * StrictMath.pow(offResistance / onResistance, share);
        return volts / resistance;
    }

    @Override
    public double velocity(double state, double volts) {
        double free = volts > 0 ? off.velocity(volts) : on.velocity(volts);
        return free == 0 ? 0 : free * window.factor(share(state), volts);
    }

    @Override
    public double[] thresholds() {
        return new double[] {on.threshold, off.threshold};
    }

    private double share(double state) {
        return (state - onState) / (offState - onState);
    }
}
