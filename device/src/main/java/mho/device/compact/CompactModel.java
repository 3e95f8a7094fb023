package mho.device.compact;

/**
 * A memristive cell with one state variable.
 *
 * <pre>  I = I(x, V),   dx/dt = v(x, V),   low ≤ x ≤ high</pre>
 *
 * <p>At a limit the state stays until the voltage drives it back. The sign of v is given by the sign of V alone, so that it
 * can turn only where the voltage crosses zero.
 */
public sealed interface CompactModel permits Vteam, Yakopcic, GapRram {
    /** Returns the lower limit of the state, in its own unit. */
    double low();

    /** Returns the upper limit of the state, in its own unit. */
    double high();

    /** Returns the current [A] at a state and a voltage [V]. */
    double current(double state, double volts);

    /** Returns the rate of the state [its unit per second] at a voltage [V], as if there were no limit. */
    double velocity(double state, double volts);

    /** Returns the voltages other than zero at which the law of the velocity changes its form [V]. */
    double[] thresholds();

    /** Returns the state that a fresh cell begins in. */
    double initial();

    /** Returns I/V [S] at a state, read with the given voltage [V]. */
    default double conductance(double state, double readVolts) {
        if (!(readVolts != 0 && Double.isFinite(readVolts))) {
            throw new IllegalArgumentException(
                    "A read needs a voltage other than zero, but is %g V".formatted(readVolts));
        }
        return current(state, readVolts) / readVolts;
    }

    /** Returns the state within its limits. */
    default double clamp(double state) {
        return Math.max(low(), Math.min(state, high()));
    }
}
