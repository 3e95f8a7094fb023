package mho.crossbar;

/**
 * Some nodes, each connected with each, of which the first ones are eliminated: a star of conductances becomes a mesh
 * between the star's points.
 *
 * <pre>  p = Σ_j c_kj,   c_ij ← c_ij + c_ki·c_kj / p</pre>
 *
 * <p>This is Gaussian elimination on the off-diagonal entries alone. Since nothing is ever subtracted, every conductance
 * keeps its relative accuracy, whatever the ratio of wires to cells; the diagonal of the usual Cholesky factor loses the
 * cells beside short wires.
 *
 * <p>Reference: A. Rosen, "A new network theorem", J. IEE 62 (1924); W. K. Grassmann, M. I. Taksar, D. P. Heyman,
 * "Regenerative analysis and steady state distributions for Markov chains", Oper. Res. 33 (1985),
 * doi:10.1287/opre.33.5.1107, for the accuracy.
 */
final class Front {
    /** Rows eliminated before the others see them: they stay in the second-level cache. */
    private static final int PANEL = 32;

    private final double[][] rows;
    private final double[] sums;

    Front(int eliminated, int width) {
        this.rows = new double[width][width];
        this.sums = new double[eliminated];
    }

    /** Adds a conductance between two different nodes [S]. */
    void add(int one, int other, double conductance) {
        rows[Math.min(one, other)][Math.max(one, other)] += conductance;
    }

    /** Adds what the elimination of another front has left, whose nodes have rising places here. */
    void addRest(Front child, int[] places) {
        int first = child.sums.length;
        for (int i = 0; i < places.length; i++) {
            double[] to = rows[places[i]];
            double[] from = child.rows[first + i];
            for (int j = i + 1; j < places.length; j++) {
                to[places[j]] += from[first + j];
            }
        }
    }

    int width() {
        return rows.length;
    }

    /** Returns the conductance between two nodes, the first coming before the second [S]. */
    double at(int before, int after) {
        return rows[before][after];
    }

    void eliminate() {
        for (int from = 0; from < sums.length; from += PANEL) {
            int to = Math.min(sums.length, from + PANEL);
            for (int k = from; k < to; k++) {
                connect(from, k, k);
                sums[k] = sumAfter(k);
            }
            for (int i = to; i < rows.length; i++) {
                connect(from, to, i);
            }
        }
    }

    private double sumAfter(int k) {
        double sum = 0;
        for (int j = k + 1; j < rows.length; j++) {
            sum += rows[k][j];
        }
        return sum;
    }

    /** Adds to one row the meshes of a range of eliminated nodes: four at once, which the compiler turns into vectors. */
    private void connect(int from, int to, int i) {
        int k = from;
        for (; k + 4 <= to; k += 4) {
            connectFour(i, k);
        }
        for (; k < to; k++) {
            double share = share(k, i);
            if (share != 0) {
                add(rows[i], i + 1, share, rows[k]);
            }
        }
    }

    private double share(int k, int i) {
        // a node without any conductance is eliminated by leaving it out
        return sums[k] > 0 ? rows[k][i] / sums[k] : 0;
    }

    private void connectFour(int i, int k) {
        double a = share(k, i);
        double b = share(k + 1, i);
        double c = share(k + 2, i);
        double d = share(k + 3, i);
        if (a + b + c + d != 0) {
            addFour(rows[i], i + 1, new double[] {a, b, c, d}, k);
        }
    }

    private void addFour(double[] y, int from, double[] shares, int k) {
        double a = shares[0];
        double b = shares[1];
        double c = shares[2];
        double d = shares[3];
        double[] p = rows[k];
        double[] q = rows[k + 1];
        double[] r = rows[k + 2];
        double[] s = rows[k + 3];
        for (int j = from; j < y.length; j++) {
            y[j] = y[j] + a * p[j] + b * q[j] + c * r[j] + d * s[j];
        }
    }

    private static void add(double[] y, int from, double share, double[] x) {
        for (int j = from; j < y.length; j++) {
            y[j] += share * x[j];
        }
    }

    /** Returns what solving for voltages needs of the eliminated nodes. */
    Stars stars() {
        double[][] shares = new double[sums.length][];
        for (int k = 0; k < sums.length; k++) {
            shares[k] = new double[rows.length - k - 1];
            for (int j = k + 1; j < rows.length; j++) {
                shares[k][j - k - 1] = share(k, j);
            }
        }
        return new Stars(shares, sums);
    }
}
