package mho.crossbar;

import java.util.Arrays;

/**
 * A whole array of linear cells seen from its terminals: one conductance between each two of them. Terminals are the m
 * sources of the word lines and the n virtual grounds of the bit lines, each before its driver or sense.
 */
public final class TerminalNetwork {
    private final int rows;
    private final int columns;
    private final Front mesh;

    TerminalNetwork(int rows, int columns, Front mesh) {
        this.rows = rows;
        this.columns = columns;
        this.mesh = mesh;
    }

    private double between(int one, int other) {
        return mesh.at(Math.min(one, other), Math.max(one, other));
    }

    /** Returns the conductance that replaces the array between a word line's source and a bit line's ground [S]. */
    public double transfer(int row, int column) {
        return mesh.at(row, rows + column);
    }

    /** Returns the array with all word lines driven and all bit lines at ground. */
    public ArrayResponse response() {
        Conductances transfer = Conductances.tabulate(rows, columns, cell -> transfer(cell / columns, cell % columns));
        double[][] sources = new double[rows][];
        for (int row = 0; row < rows; row++) {
            sources[row] = new double[row + 1];
            for (int other = 0; other < row; other++) {
                sources[row][other] = 0 - between(row, other);
            }
            sources[row][row] = sum(row);
        }
        return new ArrayResponse(transfer, new FullAdmittance(sources));
    }

    private double sum(int line) {
        double sum = 0;
        for (int other = 0; other < rows + columns; other++) {
            sum += other == line ? 0 : between(line, other);
        }
        return sum;
    }

    /**
     * Reads the array with its lines connected as selected.
     *
     * @param volts input of each driven word line, in their order [V]
     */
    public TerminalRead read(Selection selection, double[] volts) {
        selection.requireSize(rows, columns);
        double[] settled = settle(selection.floating(), selection.volts(volts), new double[rows + columns]);
        double[] currents = new double[rows + columns];
        for (int one = 0; one < currents.length; one++) {
            for (int other = 0; other < one; other++) {
                double current = between(one, other) * (settled[one] - settled[other]);
                currents[one] += current;
                currents[other] -= current;
            }
        }
        return new TerminalRead(rows, settled, currents);
    }

    /**
     * Returns the voltages of all terminals [V].
     *
     * @param floating the terminals that are held by nothing
     * @param held     voltages of the others [V]
     * @param injected currents into the floating ones [A]
     */
    double[] settle(boolean[] floating, double[] held, double[] injected) {
        int[] order = floatingFirst(floating);
        int free = 0;
        while (free < order.length && floating[order[free]]) {
            free++;
        }
        return free == 0 ? held : settle(order, free, held, injected);
    }

    private static int[] floatingFirst(boolean[] floating) {
        int[] order = new int[floating.length];
        int first = 0;
        int last = floating.length;
        for (int line = 0; line < floating.length; line++) {
            order[floating[line] ? first++ : --last] = line;
        }
        return order;
    }

    private double[] settle(int[] order, int free, double[] held, double[] injected) {
        Front front = new Front(free, order.length);
        for (int one = 0; one < order.length; one++) {
            for (int other = 0; other < one; other++) {
                front.add(one, other, between(order[one], order[other]));
            }
        }
        front.eliminate();
        Stars stars = front.stars();
        double[] currents = new double[order.length];
        Arrays.setAll(currents, k -> injected[order[k]]);
        double[] volts = new double[order.length];
        Arrays.setAll(volts, k -> k < free ? 0 : held[order[k]]);
        stars.spread(currents);
        stars.settle(currents, volts, new double[order.length]);
        double[] settled = new double[order.length];
        for (int k = 0; k < order.length; k++) {
            settled[order[k]] = volts[k];
        }
        return settled;
    }
}
