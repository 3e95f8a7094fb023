package mho.crossbar;

/** Sources that do not see one another: bit lines without resistance. */
final class DiagonalAdmittance implements SourceAdmittance {
    private final double[] own;

    /** Takes over each source's current per volt [S]. */
    DiagonalAdmittance(double[] own) {
        this.own = own;
    }

    @Override
    public int size() {
        return own.length;
    }

    @Override
    public boolean coupled() {
        return false;
    }

    @Override
    public double at(int row, int other) {
        return row == other ? own[row] : 0;
    }

    @Override
    public double[] currents(double[] volts) {
        SourceAdmittance.requireLength("Voltages", volts, own.length);
        double[] currents = own.clone();
        for (int row = 0; row < own.length; row++) {
            currents[row] *= volts[row];
        }
        return currents;
    }

    @Override
    public double power(double[] volts) {
        double[] currents = currents(volts);
        double power = 0;
        for (int row = 0; row < own.length; row++) {
            power += currents[row] * volts[row];
        }
        return power;
    }

    @Override
    public double energy(double[] volts, double[] durations) {
        SourceAdmittance.requireLength("Durations", durations, own.length);
        double[] currents = currents(volts);
        double energy = 0;
        for (int row = 0; row < own.length; row++) {
            energy += currents[row] * volts[row] * durations[row];
        }
        return energy;
    }
}
