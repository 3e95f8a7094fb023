package mho.crossbar;

/**
 * The circuit of an array as nodes and conductances between them, its nodes numbered in the order of their elimination
 * and its terminals last: first the m sources, then the n virtual grounds. Nodes joined by no resistance are one node.
 */
final class Grid {
    /** The kinds of conductance that are not cells, in the order of {@link #resistances}. */
    static final int WORD_LINE = 0;

    static final int BIT_LINE = 1;
    static final int WORD_LINE_END = 2;
    static final int BIT_LINE_END = 3;

    /** What sees each conductance between two nodes. */
    interface EdgeVisitor {
        /**
         * Sees one conductance.
         *
         * @param from a node; of a cell the one on its word line
         * @param to   the other node; of a cell the one on its bit line
         * @param edge a cell's number row · columns + column, or the number of cells plus a kind of wire
         */
        void visit(int from, int to, int edge);
    }

    private final int rows;
    private final int columns;
    private final Wires wires;
    private final Dissection order;

    Grid(int rows, int columns, Wires wires) {
        this.rows = rows;
        this.columns = columns;
        this.wires = wires;
        this.order = Dissection.of(rows, columns, wires);
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    int cells() {
        return rows * columns;
    }

    Wires wires() {
        return wires;
    }

    Dissection order() {
        return order;
    }

    /** Returns the number of nodes that are not terminals. */
    int inner() {
        return order.inner();
    }

    int terminals() {
        return rows + columns;
    }

    /** Returns the node of a terminal: a word line's source, or rows + column for a bit line's virtual ground. */
    int terminal(int line) {
        return inner() + line;
    }

    int wordNode(int cell) {
        return order.wordNodes()[cell];
    }

    int bitNode(int cell) {
        return order.bitNodes()[cell];
    }

    /** Returns the resistance of each kind of wire [Ω], by kind. */
    double[] resistances() {
        return new double[] {
            wires.wordLine(), wires.bitLine(), wires.driver() + wires.wordLine(), wires.sense() + wires.bitLine()
        };
    }

    /** Returns the conductance of every edge number, cells first [S]. */
    double[] edges(double[] cells) {
        double[] resistances = resistances();
        double[] edges = java.util.Arrays.copyOf(cells, cells.length + resistances.length);
        for (int k = 0; k < resistances.length; k++) {
            edges[cells.length + k] = 1 / resistances[k];
        }
        return edges;
    }

    /** Returns the line each node belongs to: a row, or rows + column. */
    int[] lines() {
        int[] lines = new int[inner() + terminals()];
        for (int cell = 0; cell < cells(); cell++) {
            lines[wordNode(cell)] = cell / columns;
            lines[bitNode(cell)] = rows + cell % columns;
        }
        for (int line = 0; line < terminals(); line++) {
            lines[terminal(line)] = line;
        }
        return lines;
    }

    void forEachEdge(EdgeVisitor visitor) {
        for (int cell = 0; cell < cells(); cell++) {
            visitor.visit(wordNode(cell), bitNode(cell), cell);
        }
        forEachWire(visitor);
    }

    void forEachWire(EdgeVisitor visitor) {
        if (wires.wordLine() > 0) {
            forEachWordSegment(visitor);
        }
        if (wires.wordLine() + wires.driver() > 0) {
            forEachWordEnd(visitor);
        }
        if (wires.bitLine() > 0) {
            forEachBitSegment(visitor);
        }
        if (wires.bitLine() + wires.sense() > 0) {
            forEachBitEnd(visitor);
        }
    }

    private void forEachWordSegment(EdgeVisitor visitor) {
        for (int cell = 0; cell < cells(); cell++) {
            if (cell % columns + 1 < columns) {
                visitor.visit(wordNode(cell), wordNode(cell + 1), cells() + WORD_LINE);
            }
        }
    }

    private void forEachBitSegment(EdgeVisitor visitor) {
        for (int cell = 0; cell + columns < cells(); cell++) {
            visitor.visit(bitNode(cell), bitNode(cell + columns), cells() + BIT_LINE);
        }
    }

    private void forEachWordEnd(EdgeVisitor visitor) {
        int edge = cells() + WORD_LINE_END;
        for (int row = 0; row < rows; row++) {
            visitor.visit(terminal(row), wordNode(row * columns), edge);
            if (wires.driven() == Ends.BOTH_SIDES) {
                visitor.visit(terminal(row), wordNode(row * columns + columns - 1), edge);
            }
        }
    }

    private void forEachBitEnd(EdgeVisitor visitor) {
        int edge = cells() + BIT_LINE_END;
        for (int column = 0; column < columns; column++) {
            visitor.visit(bitNode((rows - 1) * columns + column), terminal(rows + column), edge);
            if (wires.sensed() == Ends.BOTH_SIDES) {
                visitor.visit(bitNode(column), terminal(rows + column), edge);
            }
        }
    }
}
