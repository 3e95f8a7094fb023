package mho.crossbar;

/** How well Kirchhoff's current law is met. */
final class Balance {
    /** Below this part of what could flow, currents are the rounding of zero, and no measure for anything. */
    private static final double NOTHING = 1e-13;

    private final double[] outflow;
    private final double largest;
    private final double total;
    private final double norm;

    /**
     * Judges the currents that leave the nodes.
     *
     * @param floating terminals held by nothing
     * @param possible current that the largest terminal voltage would drive through all cells at once [A]
     * @param outflow  current that leaves each node [A]; at a held terminal what its source delivers
     */
    Balance(Grid grid, boolean[] floating, double possible, double[] outflow) {
        double imbalance = 0;
        double through = 0;
        double squares = 0;
        for (int node = 0; node < outflow.length; node++) {
            double size = Math.abs(outflow[node]);
            if (node >= grid.inner() && !floating[node - grid.inner()]) {
                through += size / 2;
            } else {
                imbalance = Math.max(imbalance, size);
                squares += size * size;
            }
        }
        this.outflow = outflow;
        this.largest = imbalance;
        this.total = through > NOTHING * possible ? through : possible;
        this.norm = Math.sqrt(squares);
    }

    double[] outflow() {
        return outflow;
    }

    /** Returns the largest imbalance of a node relative to what flows through the array [1]. */
    double residual() {
        return largest == 0 ? 0 : largest / total;
    }

    /** Returns the root of the sum of all nodes' squared imbalances [A]. */
    double norm() {
        return norm;
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
