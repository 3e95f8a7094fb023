package mho.crossbar;

import java.util.Arrays;

/**
 * Exact wires for linear cells: all nodes of the array are eliminated once, and what is left between its terminals is the
 * whole transfer matrix and the admittance of the sources. From then on a read is one dense product. O(n³) for n × n
 * cells.
 *
 * @param wires the array's wires
 */
public record TransferSolver(Wires wires) implements Solver {
    /** Wires without resistance: the currents of {@link IdealSolver}. */
    public static final TransferSolver DEFAULT = new TransferSolver(Wires.DEFAULT);

    @Override
    public ArrayResponse solve(Conductances conductances) {
        return terminals(conductances).response();
    }

    /** Returns the array as seen from its terminals, for reads with some lines grounded, floating or held elsewhere. */
    public TerminalNetwork terminals(Conductances conductances) {
        Fronts plan = Room.plan(conductances, wires);
        Room.requireForTerminals(plan);
        double[] edges = plan.grid().edges(conductances.toMatrix().data);
        Front mesh = Elimination.run(plan, edges, (front, matrix) -> {});
        return new TerminalNetwork(conductances.rows(), conductances.columns(), mesh);
    }

    /** Returns the array prepared for the voltages inside it at given inputs; the preparation serves all inputs. */
    public ArrayCircuit circuit(Conductances conductances) {
        return new ArrayCircuit(conductances, wires);
    }

    /**
     * {@inheritDoc}
     *
     * <p>First order in the coupling of lines: word line i and bit line j each on their own, loaded by their cells against
     * ground.
     *
     * <pre>  ∂T_ij/∂G_ij ≈ a_ij·w_ij·(1 − G_ij·R_ij)·(1 − G_ij·S_ij)</pre>
     *
     * <p>a_ij is what the word line leaves of the input at the cell, w_ij the share of a current into the bit line there that
     * reaches the sense, R_ij and S_ij are the resistances of the two lines at the cell. Exact if only word lines or only bit
     * lines have resistance. O(mn).
     */
    @Override
    public Conductances sensed(Conductances conductances, Conductances deviations) {
        double[][] words = wordSensitivity(conductances);
        double[][] bits = bitSensitivity(conductances);
        int columns = conductances.columns();
        return Conductances.tabulate(conductances.rows(), columns, cell -> {
            int row = cell / columns;
            int column = cell % columns;
            return deviations.at(cell) * words[row][column] * bits[column][conductances.rows() - 1 - row];
        });
    }

    private double[][] wordSensitivity(Conductances conductances) {
        Ladder ladder = new Ladder(wires.wordLine(), wires.driver(), wires.driven());
        double[][] words = new double[conductances.rows()][];
        Arrays.setAll(words, row -> {
            double[] loads = new double[conductances.columns()];
            Arrays.setAll(loads, column -> conductances.at(row, column));
            return ladder.sensitivity(loads);
        });
        return words;
    }

    /** From the bottom up: by reciprocity the share that reaches the sense is the voltage which a volt there leaves. */
    private double[][] bitSensitivity(Conductances conductances) {
        Ladder ladder = new Ladder(wires.bitLine(), wires.sense(), wires.sensed());
        double[][] bits = new double[conductances.columns()][];
        Arrays.setAll(bits, column -> {
            double[] loads = new double[conductances.rows()];
            Arrays.setAll(loads, k -> conductances.at(conductances.rows() - 1 - k, column));
            return ladder.sensitivity(loads);
        });
        return bits;
    }
}
