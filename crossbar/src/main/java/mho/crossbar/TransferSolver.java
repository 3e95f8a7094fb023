package mho.crossbar;

import java.util.Arrays;
import java.util.function.UnaryOperator;

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
    public String summary() {
        return "resistive wires, exact for linear cells: the whole transfer matrix at once";
    }

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
     * lines have resistance; but a cell also moves the currents of its neighbours, which is left out. The relief follows from the rise of each bit line when all inputs are equal. O(mn).
     */
    @Override
    public SensedNoise sensed(Conductances conductances, Conductances deviations) {
        int rows = conductances.rows();
        int columns = conductances.columns();
        Ladder wordLine = new Ladder(wires.wordLine(), wires.driver(), wires.driven());
        Ladder bitLine = new Ladder(wires.bitLine(), wires.sense(), wires.sensed());
        double[][] inputs = alongWordLines(conductances, wordLine::attenuation);
        double[][] words = alongWordLines(conductances, wordLine::sensitivity);
        double[] own = new double[rows * columns];
        double[] relief = new double[columns];
        for (int column = 0; column < columns; column++) {
            // from the bottom up: by reciprocity the share that reaches the sense is what a volt there leaves
            double[] loads = new double[rows];
            double[] volts = new double[rows];
            for (int k = 0; k < rows; k++) {
                loads[k] = conductances.at(rows - 1 - k, column);
                volts[k] = inputs[rows - 1 - k][column];
            }
            double[] shares = bitLine.attenuation(loads);
            double[] bits = bitLine.sensitivity(loads);
            double[] rises = bitLine.rise(loads, volts);
            double taken = 0;
            for (int k = 0; k < rows; k++) {
                int row = rows - 1 - k;
                double noise = deviations.at(row, column) * words[row][column];
                double alone = noise * bits[k];
                double together = noise * shares[k] * (1 - rises[k] / volts[k]);
                own[row * columns + column] = alone;
                taken += alone * alone - together * together;
            }
            relief[column] = Math.sqrt(Math.max(0, taken)) / rows;
        }
        return new SensedNoise(Conductances.wrap(rows, columns, own), Conductances.wrap(1, columns, relief));
    }

    private static double[][] alongWordLines(Conductances conductances, UnaryOperator<double[]> law) {
        double[][] words = new double[conductances.rows()][];
        Arrays.setAll(words, row -> {
            double[] loads = new double[conductances.columns()];
            Arrays.setAll(loads, column -> conductances.at(row, column));
            return law.apply(loads);
        });
        return words;
    }
}
