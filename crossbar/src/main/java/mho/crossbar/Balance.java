package mho.crossbar;

/** How well Kirchhoff's current law is met. */
final class Balance {
    private final double[] outflow;
    private final double largest;
    private final double total;

    /**
     * Judges the currents that leave the nodes.
     *
     * @param floating terminals held by nothing
     * @param outflow  current that leaves each node [A]; at a held terminal what its source delivers
     */
    Balance(Grid grid, boolean[] floating, double[] outflow) {
        double imbalance = 0;
        double through = 0;
        for (int node = 0; node < outflow.length; node++) {
            double size = Math.abs(outflow[node]);
            if (node >= grid.inner() && !floating[node - grid.inner()]) {
                through += size / 2;
            } else {
                imbalance = Math.max(imbalance, size);
            }
        }
        this.outflow = outflow;
        this.largest = imbalance;
        this.total = through;
    }

    double[] outflow() {
        return outflow;
    }

    /** Returns the largest imbalance of a node relative to what flows through the array [1]. */
    double residual() {
        return largest == 0 ? 0 : largest / total;
    }

    /** Returns the currents that would restore the balance [A]. */
    double[] missing() {
        double[] missing = outflow.clone();
        for (int node = 0; node < missing.length; node++) {
            missing[node] = 0 - missing[node];
        }
        return missing;
    }
}
