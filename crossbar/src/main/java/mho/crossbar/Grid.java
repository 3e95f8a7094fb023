package mho.crossbar;

/**
 * The circuit of an array as nodes and conductances between them, its nodes numbered in the order of their elimination
 * and its terminals last: first the m sources, then the n virtual grounds. Nodes joined by no resistance are one node.
 */
final class Grid {
    /** The kinds of conductance that are not cells, in the order of {@link #resistances}. */
    static final int WORD_LINE = 0;

    static final int BIT_LINE = 1;
    static final int DRIVER = 2;
    static final int SENSE = 3;

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
    private final int[] lines;

    Grid(int rows, int columns, Wires wires) {
        this.rows = rows;
        this.columns = columns;
        this.wires = wires;
        this.order = Dissection.of(rows, columns, wires);
        this.lines = new int[inner() + terminals()];
        fillLines();
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
        return new double[] {wires.wordLine(), wires.bitLine(), wires.driver(), wires.sense()};
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

    private void fillLines() {
        for (int cell = 0; cell < cells(); cell++) {
            lines[wordNode(cell)] = cell / columns;
            lines[bitNode(cell)] = rows + cell % columns;
        }
        for (int line = 0; line < terminals(); line++) {
            lines[terminal(line)] = line;
            lines[end(line)] = line;
            lines[line < rows ? order.wordFarEnds()[line] : order.bitFarEnds()[line - rows]] = line;
        }
    }

    /** Returns the node between a line and its driver or sense; the terminal itself if there is none. */
    int end(int line) {
        return line < rows ? order.wordEnds()[line] : order.bitEnds()[line - rows];
    }

    /** Returns the line a node belongs to: a row, or rows + column. */
    int line(int node) {
        return lines[node];
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
        if (wires.bitLine() > 0) {
            forEachBitSegment(visitor);
        }
        if (wires.driver() > 0) {
            forEachEnd(visitor, 0, order.wordEnds(), cells() + DRIVER);
            if (wires.driven() == Ends.BOTH_SIDES) {
                forEachEnd(visitor, 0, order.wordFarEnds(), cells() + DRIVER);
            }
        }
        if (wires.sense() > 0) {
            forEachEnd(visitor, rows, order.bitEnds(), cells() + SENSE);
            if (wires.sensed() == Ends.BOTH_SIDES) {
                forEachEnd(visitor, rows, order.bitFarEnds(), cells() + SENSE);
            }
        }
    }

    private void forEachWordSegment(EdgeVisitor visitor) {
        int edge = cells() + WORD_LINE;
        for (int cell = 0; cell < cells(); cell++) {
            boolean first = cell % columns == 0;
            visitor.visit(first ? order.wordEnds()[cell / columns] : wordNode(cell - 1), wordNode(cell), edge);
        }
        for (int row = 0; row < rows && wires.driven() == Ends.BOTH_SIDES; row++) {
            visitor.visit(wordNode((row + 1) * columns - 1), order.wordFarEnds()[row], edge);
        }
    }

    private void forEachBitSegment(EdgeVisitor visitor) {
        int edge = cells() + BIT_LINE;
        for (int cell = 0; cell < cells(); cell++) {
            boolean last = cell + columns >= cells();
            visitor.visit(bitNode(cell), last ? order.bitEnds()[cell % columns] : bitNode(cell + columns), edge);
        }
        for (int column = 0; column < columns && wires.sensed() == Ends.BOTH_SIDES; column++) {
            visitor.visit(bitNode(column), order.bitFarEnds()[column], edge);
        }
    }

    private void forEachEnd(EdgeVisitor visitor, int firstLine, int[] ends, int edge) {
        for (int k = 0; k < ends.length; k++) {
            visitor.visit(terminal(firstLine + k), ends[k], edge);
        }
    }
}
