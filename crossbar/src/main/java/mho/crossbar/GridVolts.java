package mho.crossbar;

import java.util.Arrays;

/**
 * The voltages of all nodes: that of the line's end plus what is lost or won along the line. Kept apart, the current of a
 * wire is accurate however small the wire's resistance.
 */
final class GridVolts {
    private final Grid grid;
    private final double[] lines;
    private final double[] references;
    private final double[] drops;

    private GridVolts(Grid grid, double[] lines, double[] references, double[] drops) {
        this.grid = grid;
        this.lines = lines;
        this.references = references;
        this.drops = drops;
    }

    /** Creates voltages of which only those of the terminals are known, to which all others are referred for now. */
    GridVolts(Grid grid, double[] lines) {
        this(grid, lines, lines.clone(), new double[grid.inner() + grid.terminals()]);
    }

    double reference(int node) {
        return references[grid.line(node)];
    }

    /** Refers all other nodes to the ends of the lines, behind drivers and senses, whose voltages are known now. */
    void referToEnds() {
        for (int line = 0; line < lines.length; line++) {
            double drop = drops[grid.end(line)];
            references[line] += drop;
            drops[grid.end(line)] = 0;
            drops[grid.terminal(line)] = 0 - drop;
        }
    }

    /** Returns each node's voltage less its line's reference [V]. */
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

    /** Returns the current that the largest terminal voltage would drive through all cells at once [A]. */
    double possibleCurrent(double[] cells) {
        double largest = 0;
        for (double line : lines) {
            largest = Math.max(largest, Math.abs(line));
        }
        double sum = 0;
        for (double cell : cells) {
            sum += cell;
        }
        return largest * sum;
    }

    /** Returns these voltages plus a fraction of others. */
    GridVolts plus(double fraction, GridVolts others) {
        double[] newLines = lines.clone();
        double[] newReferences = references.clone();
        double[] newDrops = drops.clone();
        Arrays.setAll(newLines, k -> lines[k] + fraction * others.lines[k]);
        Arrays.setAll(newDrops, k -> drops[k] + fraction * others.drops[k]);
        Arrays.setAll(newReferences, k -> references[k] + fraction * others.references[k]);
        return new GridVolts(grid, newLines, newReferences, newDrops);
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
