package mho.crossbar;

/**
 * The eliminated nodes of a {@link Front}, each with its conductances to the later nodes as shares of their sum: enough to
 * find its voltage once those of the later nodes are known.
 */
final class Stars {
    private final double[][] shares;
    private final double[] sums;

    Stars(double[][] shares, double[] sums) {
        this.shares = shares;
        this.sums = sums;
    }

    /** Passes currents into eliminated nodes on to the later ones [A]. */
    void spread(double[] currents) {
        for (int k = 0; k < sums.length; k++) {
            double current = currents[k];
            for (int j = 0; current != 0 && j < shares[k].length; j++) {
                currents[k + 1 + j] += shares[k][j] * current;
            }
        }
    }

    /**
     * Fills in the voltages of the eliminated nodes, each measured from its reference [V]. A node that nothing is connected
     * to stays at its reference.
     *
     * @param currents   what was spread into each node [A]
     * @param volts      voltages of all nodes from their references, those of the later ones known [V]
     * @param references the references [V]; nodes of one line share one, so that small drops along it stay accurate
     */
    void settle(double[] currents, double[] volts, double[] references) {
        for (int k = sums.length - 1; k >= 0; k--) {
            double sum = sums[k] > 0 ? currents[k] / sums[k] : 0;
            for (int j = 0; j < shares[k].length; j++) {
                int other = k + 1 + j;
                sum += shares[k][j] * (volts[other] + (references[other] - references[k]));
            }
            volts[k] = sum;
        }
    }
}
