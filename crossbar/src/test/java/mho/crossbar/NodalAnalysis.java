package mho.crossbar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.linsol.svd.SolvePseudoInverseSvd_DDRM;

/**
 * Brute force: modified nodal analysis of the netlist as drawn, solved densely by the pseudo-inverse. Every wire, driver
 * and sense is a branch of its own with V_a − V_b − R·I = 0, so that a resistance of zero is nothing special, every
 * terminal that is held is a voltage source, and no node is ever joined with another.
 */
final class NodalAnalysis {
    private record Branch(int from, int to, double resistance, String part) {}

    private final Map<String, Integer> nodes = new LinkedHashMap<>();
    private final List<Branch> branches = new ArrayList<>();
    private final Map<Integer, Double> held = new LinkedHashMap<>();
    private final Conductances cells;
    private final int rows;
    private final int columns;
    private double[] unknowns;

    private NodalAnalysis(Conductances cells) {
        this.cells = cells;
        this.rows = cells.rows();
        this.columns = cells.columns();
    }

    static NodalAnalysis of(Wires wires, Conductances cells, Selection selection, double[] volts) {
        NodalAnalysis circuit = new NodalAnalysis(cells);
        circuit.wordLines(wires);
        circuit.bitLines(wires);
        circuit.hold(selection, volts);
        circuit.solve();
        return circuit;
    }

    private int node(String name, int... place) {
        return nodes.computeIfAbsent(name + java.util.Arrays.toString(place), key -> nodes.size());
    }

    private void branch(String part, int from, int to, double resistance) {
        branches.add(new Branch(from, to, resistance, part));
    }

    private void wordLines(Wires wires) {
        for (int i = 0; i < rows; i++) {
            branch("driver", node("V", i), node("left", i), wires.driver());
            branch("word", node("left", i), node("w", i, 0), wires.wordLine());
            for (int j = 1; j < columns; j++) {
                branch("word", node("w", i, j - 1), node("w", i, j), wires.wordLine());
            }
            if (wires.driven() == Ends.BOTH_SIDES) {
                branch("word", node("w", i, columns - 1), node("right", i), wires.wordLine());
                branch("driver", node("V", i), node("right", i), wires.driver());
            }
        }
    }

    private void bitLines(Wires wires) {
        for (int j = 0; j < columns; j++) {
            for (int i = 1; i < rows; i++) {
                branch("bit", node("b", i - 1, j), node("b", i, j), wires.bitLine());
            }
            branch("bit", node("b", rows - 1, j), node("bottom", j), wires.bitLine());
            branch("sense", node("bottom", j), node("ground", j), wires.sense());
            if (wires.sensed() == Ends.BOTH_SIDES) {
                branch("bit", node("b", 0, j), node("top", j), wires.bitLine());
                branch("sense", node("top", j), node("ground", j), wires.sense());
            }
        }
    }

    private void hold(Selection selection, double[] volts) {
        int used = 0;
        for (int i = 0; i < rows; i++) {
            Terminal terminal = selection.wordLines().get(i);
            if (terminal instanceof Terminal.Driven) {
                held.put(node("V", i), volts[used++]);
            } else if (terminal instanceof Terminal.Held line) {
                held.put(node("V", i), line.volts());
            }
        }
        for (int j = 0; j < columns; j++) {
            Terminal terminal = selection.bitLines().get(j);
            if (terminal instanceof Terminal.Sensed) {
                held.put(node("ground", j), 0.0);
            } else if (terminal instanceof Terminal.Held line) {
                held.put(node("ground", j), line.volts());
            }
        }
    }

    private void solve() {
        int size = nodes.size() + branches.size() + held.size();
        DMatrixRMaj matrix = new DMatrixRMaj(size, size);
        DMatrixRMaj right = new DMatrixRMaj(size, 1);
        for (int cell = 0; cell < rows * columns; cell++) {
            int w = node("w", cell / columns, cell % columns);
            int b = node("b", cell / columns, cell % columns);
            matrix.add(w, w, cells.at(cell));
            matrix.add(b, b, cells.at(cell));
            matrix.add(w, b, -cells.at(cell));
            matrix.add(b, w, -cells.at(cell));
        }
        int equation = nodes.size();
        for (Branch branch : branches) {
            matrix.add(branch.from, equation, 1);
            matrix.add(branch.to, equation, -1);
            matrix.add(equation, branch.from, 1);
            matrix.add(equation, branch.to, -1);
            matrix.add(equation, equation, -branch.resistance);
            equation++;
        }
        for (Map.Entry<Integer, Double> source : held.entrySet()) {
            matrix.add(source.getKey(), equation, -1);
            matrix.add(equation, source.getKey(), 1);
            right.set(equation, 0, source.getValue());
            equation++;
        }
        DMatrixRMaj solution = new DMatrixRMaj(size, 1);
        SolvePseudoInverseSvd_DDRM solver = new SolvePseudoInverseSvd_DDRM(size, size);
        if (!solver.setA(matrix)) {
            throw new ArithmeticException("No singular values of " + size + " equations");
        }
        solver.solve(right, solution);
        unknowns = solution.data;
    }

    /** The current out of the source that holds a terminal, 0 if nothing does [A]. */
    private double sourceCurrent(int node) {
        int equation = nodes.size() + branches.size();
        for (int source : held.keySet()) {
            if (source == node) {
                return unknowns[equation];
            }
            equation++;
        }
        return 0;
    }

    double[] wordLineCurrents() {
        double[] currents = new double[rows];
        java.util.Arrays.setAll(currents, i -> sourceCurrent(node("V", i)));
        return currents;
    }

    double[] bitLineCurrents() {
        double[] currents = new double[columns];
        java.util.Arrays.setAll(currents, j -> 0 - sourceCurrent(node("ground", j)));
        return currents;
    }

    double cellVolts(int row, int column) {
        return unknowns[node("w", row, column)] - unknowns[node("b", row, column)];
    }

    double cellPower() {
        double power = 0;
        for (int cell = 0; cell < rows * columns; cell++) {
            double volts = cellVolts(cell / columns, cell % columns);
            power += volts * volts * cells.at(cell);
        }
        return power;
    }

    /** The power in all branches called "word", "bit", "driver" or "sense" [W]. */
    double power(String part) {
        double power = 0;
        for (int k = 0; k < branches.size(); k++) {
            if (branches.get(k).part.equals(part)) {
                double current = unknowns[nodes.size() + k];
                power += current * current * branches.get(k).resistance;
            }
        }
        return power;
    }
}
