package mho.crossbar;

/**
 * What the ports of a programmed array of linear cells do per volt, its bit lines being held at ground.
 *
 * @param transfer bit-line current per volt on a word line, the others at ground; word lines × bit lines [S]
 * @param sources  what the word lines' sources deliver
 */
public record ArrayResponse(Conductances transfer, SourceAdmittance sources) {
    public ArrayResponse {
        if (sources.size() != transfer.rows()) {
            throw new IllegalArgumentException("An array of %d word lines needs as many sources, but has %d"
                    .formatted(transfer.rows(), sources.size()));
        }
    }

    /** Returns the currents out of the bit lines into ground [A] for voltages of the word lines [V]. */
    public double[] currents(double[] volts) {
        SourceAdmittance.requireLength("Voltages", volts, transfer.rows());
        double[] currents = new double[transfer.columns()];
        for (int row = 0; row < transfer.rows(); row++) {
            for (int column = 0; column < currents.length; column++) {
                currents[column] += volts[row] * transfer.at(row, column);
            }
        }
        return currents;
    }

    /** Returns the currents out of the word lines' sources [A] for their voltages [V]. */
    public double[] sourceCurrents(double[] volts) {
        return sources.currents(volts);
    }

    /** Returns what the array burns, wires and all [W], for voltages of the word lines [V]. */
    public double power(double[] volts) {
        return sources.power(volts);
    }

    /**
     * Returns the energy of one read by pulses that start together [J].
     *
     * @param volts     height of each word line's pulse [V]
     * @param durations width of each word line's pulse, >= 0 [s]
     */
    public double energy(double[] volts, double[] durations) {
        return sources.energy(volts, durations);
    }
}
