package mho.crossbar;

/** Sources that see one another through the resistance of the bit lines. */
final class FullAdmittance implements SourceAdmittance {
    /** The lower triangle, a row of it per word line: Y_ik for k <= i. */
    private final double[][] rows;

    /** Takes over the lower triangle [S]. */
    FullAdmittance(double[][] rows) {
        this.rows = rows;
    }

    @Override
    public int size() {
        return rows.length;
    }

    @Override
    public boolean coupled() {
        return true;
    }

    @Override
    public double at(int row, int other) {
        return rows[Math.max(row, other)][Math.min(row, other)];
    }

    @Override
    public double[] currents(double[] volts) {
        SourceAdmittance.requireLength("Voltages", volts, rows.length);
        double[] currents = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int k = 0; k < i; k++) {
                currents[i] += rows[i][k] * volts[k];
                currents[k] += rows[i][k] * volts[i];
            }
            currents[i] += rows[i][i] * volts[i];
        }
        return currents;
    }

    @Override
    public double power(double[] volts) {
        double[] currents = currents(volts);
        double power = 0;
        for (int row = 0; row < rows.length; row++) {
            power += currents[row] * volts[row];
        }
        return power;
    }

    @Override
    public double energy(double[] volts, double[] durations) {
        SourceAdmittance.requireLength("Voltages", volts, rows.length);
        SourceAdmittance.requireLength("Durations", durations, rows.length);
        double energy = 0;
        for (int i = 0; i < rows.length; i++) {
            double others = others(rows[i], i, volts, durations);
            energy += volts[i] * (2 * others + rows[i][i] * volts[i] * durations[i]);
        }
        return energy;
    }

    /** Σ_k Y_ik·V_k·min(t_i, t_k) over the word lines before line i, in four sums that do not wait for each other. */
    private static double others(double[] row, int i, double[] volts, double[] durations) {
        double own = durations[i];
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int k = 0;
        for (; k + 3 < i; k += 4) {
            a += row[k] * volts[k] * Math.min(own, durations[k]);
            b += row[k + 1] * volts[k + 1] * Math.min(own, durations[k + 1]);
            c += row[k + 2] * volts[k + 2] * Math.min(own, durations[k + 2]);
            d += row[k + 3] * volts[k + 3] * Math.min(own, durations[k + 3]);
        }
        for (; k < i; k++) {
            a += row[k] * volts[k] * Math.min(own, durations[k]);
        }
        return (a + b) + (c + d);
    }
}
