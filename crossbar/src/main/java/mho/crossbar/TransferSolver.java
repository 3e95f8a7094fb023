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
     * <p>First order in the wires: the sensitivity is the product of what the word line on its own leaves of the input at
     * the cell, its bit lines at ground, and the share of a current into the bit line on its own that reaches the sense,
     * its word lines at ground.
     */
    @Override
    public Conductances sensed(Conductances conductances, Conductances deviations) {
        double[][] words = wordAttenuation(conductances);
        double[][] bits = bitAttenuation(conductances);
        int columns = conductances.columns();
        return Conductances.tabulate(conductances.rows(), columns, cell -> {
            int row = cell / columns;
            int column = cell % columns;
            return deviations.at(cell) * words[row][column] * bits[column][conductances.rows() - 1 - row];
        });
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

    /** From the bottom up: by reciprocity the share that reaches the sense is the voltage which a volt there leaves. */
    private double[][] bitAttenuation(Conductances conductances) {
        Ladder ladder = new Ladder(wires.bitLine(), wires.sense(), wires.sensed());
        double[][] bits = new double[conductances.columns()][];
        Arrays.setAll(bits, column -> {
            double[] loads = new double[conductances.rows()];
            Arrays.setAll(loads, k -> conductances.at(conductances.rows() - 1 - k, column));
            return ladder.attenuation(loads);
        });
        return bits;
    }
}
