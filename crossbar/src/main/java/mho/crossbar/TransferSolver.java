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
     * <p>First order in the wires. A cell's own part is the product of what the word line on its own leaves of the input at the
     * cell, its bit lines at ground, and the share of a current into the bit line on its own that reaches the sense, its word
     * lines at ground. The relief follows from the rise of each bit line on its own when all inputs are equal.
     */
    @Override
    public SensedNoise sensed(Conductances conductances, Conductances deviations) {
        int rows = conductances.rows();
        int columns = conductances.columns();
        double[][] words = wordAttenuation(conductances);
        double[] own = new double[rows * columns];
        double[] relief = new double[columns];
        Ladder ladder = new Ladder(wires.bitLine(), wires.sense(), wires.sensed());
        for (int column = 0; column < columns; column++) {
            // from the bottom up; by reciprocity the share that reaches the sense is the voltage which a volt there
            // leaves
            double[] loads = new double[rows];
            double[] inputs = new double[rows];
            for (int k = 0; k < rows; k++) {
                loads[k] = conductances.at(rows - 1 - k, column);
                inputs[k] = words[rows - 1 - k][column];
            }
            double[] shares = ladder.attenuation(loads);
            double[] rises = ladder.rise(loads, inputs);
            double taken = 0;
            for (int k = 0; k < rows; k++) {
                int cell = (rows - 1 - k) * columns + column;
                double noise = deviations.at(cell) * shares[k];
                double left = noise * (inputs[k] - rises[k]);
                own[cell] = noise * inputs[k];
                taken += own[cell] * own[cell] - left * left;
            }
            relief[column] = Math.sqrt(Math.max(0, taken)) / rows;
        }
        return new SensedNoise(Conductances.wrap(rows, columns, own), Conductances.wrap(1, columns, relief));
    }

    private double[][] wordAttenuation(Conductances conductances) {
        Ladder ladder = new Ladder(wires.wordLine(), wires.driver(), wires.driven());
        double[][] words = new double[conductances.rows()][];
        Arrays.setAll(words, row -> {
            double[] loads = new double[conductances.columns()];
            Arrays.setAll(loads, column -> conductances.at(row, column));
            return ladder.attenuation(loads);
        });
        return words;
    }
}
