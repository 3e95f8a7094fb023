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
            double others = 0;
            for (int k = 0; k < i; k++) {
                others += rows[i][k] * volts[k] * Math.min(durations[i], durations[k]);
            }
            energy += volts[i] * (2 * others + rows[i][i] * volts[i] * durations[i]);
        }
        return energy;
    }
}
