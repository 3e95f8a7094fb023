package mho.crossbar;

import java.util.Arrays;

/** Voltages and currents at the terminals of an array during a read. */
public final class TerminalRead {
    private final int rows;
    private final double[] volts;
    private final double[] currents;

    TerminalRead(int rows, double[] volts, double[] currents) {
        this.rows = rows;
        this.volts = volts;
        this.currents = currents;
    }

    /** Returns the voltage of each word line's terminal [V]; a floating one has settled. */
    public double[] wordLineVolts() {
        return Arrays.copyOf(volts, rows);
    }

    /** Returns the voltage of each bit line's terminal [V]; a floating one has settled. */
    public double[] bitLineVolts() {
        return Arrays.copyOfRange(volts, rows, volts.length);
    }

    /** Returns the current out of each word line's source into the array [A]. */
    public double[] wordLineCurrents() {
        return Arrays.copyOf(currents, rows);
    }

    /** Returns the current out of each bit line into its ground or supply [A]. */
    public double[] bitLineCurrents() {
        double[] out = new double[currents.length - rows];
        Arrays.setAll(out, column -> 0 - currents[rows + column]);
        return out;
    }
}
