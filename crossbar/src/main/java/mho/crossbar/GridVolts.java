package mho.crossbar;

import java.util.Arrays;

/**
 * The voltages of all nodes: that of the line's terminal plus what is lost or won along the line. Kept apart, the current of
 * a wire is accurate however small the wire's resistance.
 */
final class GridVolts {
    private final Grid grid;
    private final int[] lineOf;
    private final double[] lines;
    private final double[] drops;

    GridVolts(Grid grid, double[] lines, double[] drops) {
        this.grid = grid;
        this.lineOf = grid.lines();
        this.lines = lines;
        this.drops = drops;
    }

    double reference(int node) {
        return lines[lineOf[node]];
    }

    /** Returns each node's voltage less that of its line's terminal [V]. */
    double[] drops() {
        return drops;
    }

    /** Returns the voltage of each terminal [V]. */
    double[] lines() {
        return lines;
    }

    double at(int node) {
        return reference(node) + drops[node];
    }

    /** Returns the voltage from one node to another [V]. */
    double between(int from, int to) {
        return (reference(from) - reference(to)) + (drops[from] - drops[to]);
    }

    /** Returns the voltage across each cell [V]. */
    double[] acrossCells() {
        double[] volts = new double[grid.cells()];
        Arrays.setAll(volts, cell -> between(grid.wordNode(cell), grid.bitNode(cell)));
        return volts;
    }

    /** Returns these voltages plus a fraction of others. */
    GridVolts plus(double fraction, GridVolts others) {
        double[] newLines = lines.clone();
        double[] newDrops = drops.clone();
        Arrays.setAll(newLines, k -> lines[k] + fraction * others.lines[k]);
        Arrays.setAll(newDrops, k -> drops[k] + fraction * others.drops[k]);
        return new GridVolts(grid, newLines, newDrops);
    }

    /** Returns the current that leaves each node by wires and cells [A]: zero where Kirchhoff's law is met. */
    double[] outflow(double[] cellCurrents) {
        double[] outflow = new double[drops.length];
        for (int cell = 0; cell < cellCurrents.length; cell++) {
            outflow[grid.wordNode(cell)] += cellCurrents[cell];
            outflow[grid.bitNode(cell)] -= cellCurrents[cell];
        }
        double[] resistances = grid.resistances();
        grid.forEachWire((from, to, edge) -> {
            double current = between(from, to) / resistances[edge - grid.cells()];
            outflow[from] += current;
            outflow[to] -= current;
        });
        return outflow;
    }
}
