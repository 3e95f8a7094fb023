package mho.crossbar;

/**
 * What the sources of an array deliver, its bit lines being at ground: the currents are linear in the voltages, and what
 * they deliver is what the array burns.
 *
 * <pre>  I_i = Σ_k Y_ik·V_k,   Y symmetric;   P = Σ_ik V_i·V_k·Y_ik
 *   pulses that start together and last t_i:   E = Σ_ik V_i·V_k·Y_ik·min(t_i, t_k)</pre>
 */
public sealed interface SourceAdmittance permits DiagonalAdmittance, FullAdmittance {
    /** Returns the number of word lines. */
    int size();

    /** Returns whether sources see one another, so that a read is a quadratic form of all of them. */
    boolean coupled();

    /** Returns the current of one word line's source per volt on another, or on itself [S]. */
    double at(int row, int other);

    /** Returns the currents out of the sources [A] for their voltages [V]. */
    double[] currents(double[] volts);

    /** Returns the power of the sources [W] for their voltages [V]. */
    double power(double[] volts);

    /**
     * Returns the energy [J] of pulses that all start together, the drivers holding ground before and after.
     *
     * @param volts     height of each word line's pulse [V]
     * @param durations width of each word line's pulse, >= 0 [s]
     */
    double energy(double[] volts, double[] durations);

    /** Refuses a vector that has not one entry a word line. */
    static void requireLength(String what, double[] values, int size) {
        if (values.length != size) {
            throw new IllegalArgumentException(
                    "%s must have one entry a word line, %d, but have %d".formatted(what, size, values.length));
        }
    }
}
