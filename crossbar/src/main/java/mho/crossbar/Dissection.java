package mho.crossbar;

import java.util.Arrays;

/**
 * The order in which the nodes of an array are eliminated: nested dissection by geometry. A cut between columns needs only
 * the word-line nodes of one column as its separator, since the bit line of the cut hangs on them alone; so separators
 * are half as large as those of an ordering that sees only the graph.
 *
 * <p>Reference: A. George, "Nested dissection of a regular finite element mesh", SIAM J. Numer. Anal. 10 (1973),
 * doi:10.1137/0710032.
 */
final class Dissection {
    /** Cells of a part that is eliminated at once: cutting further costs more bookkeeping than it saves products. */
    private static final int SMALL_AREA = 6;

    private static final int SMALL_CHAIN = 4;

    private final int columns;
    private final int[] wordNodes;
    private final int[] bitNodes;
    private final int[] wordEnds;
    private final int[] bitEnds;
    private int[] wordFarEnds;
    private int[] bitFarEnds;
    private int[] starts = new int[16];
    private int fronts;
    private int inner;
    private int closed;

    private Dissection(int rows, int columns) {
        this.columns = columns;
        this.wordNodes = new int[rows * columns];
        this.bitNodes = new int[rows * columns];
        this.wordEnds = new int[rows];
        this.bitEnds = new int[columns];
        this.wordFarEnds = wordEnds;
        this.bitFarEnds = bitEnds;
    }

    static Dissection of(int rows, int columns, Wires wires) {
        Dissection order = new Dissection(rows, columns);
        order.number(rows, wires);
        order.starts = Arrays.copyOf(order.starts, order.fronts + 1);
        order.starts[order.fronts] = order.inner;
        return order;
    }

    /** Returns the word-line node of each cell. */
    int[] wordNodes() {
        return wordNodes;
    }

    /** Returns the bit-line node of each cell. */
    int[] bitNodes() {
        return bitNodes;
    }

    /** Returns the node between each word line and its driver: the source if there is none. */
    int[] wordEnds() {
        return wordEnds;
    }

    /** Returns the node between each bit line and its sense: virtual ground if there is none. */
    int[] bitEnds() {
        return bitEnds;
    }

    /** Returns the node between each word line and the driver at its far end. */
    int[] wordFarEnds() {
        return wordFarEnds;
    }

    /** Returns the node between each bit line and the sense at its far end. */
    int[] bitFarEnds() {
        return bitFarEnds;
    }

    int inner() {
        return inner;
    }

    /** Returns the first node of each group that is eliminated together, and the number of nodes. */
    int[] starts() {
        return starts;
    }

    private void number(int rows, Wires wires) {
        if (wires.wordLine() > 0 && wires.bitLine() > 0) {
            area(0, rows, 0, columns);
        } else if (wires.wordLine() > 0) {
            for (int row = 0; row < rows; row++) {
                wordChain(row, 0, columns);
            }
        } else if (wires.bitLine() > 0) {
            for (int column = 0; column < columns; column++) {
                bitChain(column, 0, rows);
            }
        }
        close();
        ends(rows, wires);
        join(wires);
    }

    /**
     * The nodes between a line and its drivers or senses come last: on them all other voltages of the line are referred.
     * A line without resistance is one node, and without a resistance at its end that node is the terminal.
     */
    private void ends(int rows, Wires wires) {
        boolean farWords = wires.driver() > 0 && wires.wordLine() > 0 && wires.driven() == Ends.BOTH_SIDES;
        boolean farBits = wires.sense() > 0 && wires.bitLine() > 0 && wires.sensed() == Ends.BOTH_SIDES;
        int[] wordFar = farWords ? numbered(rows) : wordEnds;
        int[] bitFar = farBits ? numbered(columns) : bitEnds;
        close();
        int words = wires.driver() > 0 ? inner : -1;
        inner += words >= 0 ? rows : 0;
        int bits = wires.sense() > 0 ? inner : -1;
        inner += bits >= 0 ? columns : 0;
        close();
        Arrays.setAll(wordEnds, row -> (words >= 0 ? words : inner) + row);
        Arrays.setAll(bitEnds, column -> (bits >= 0 ? bits : inner + rows) + column);
        wordFarEnds = wordFar;
        bitFarEnds = bitFar;
    }

    private int[] numbered(int count) {
        int[] nodes = new int[count];
        for (int k = 0; k < count; k++) {
            nodes[k] = inner++;
        }
        return nodes;
    }

    private void join(Wires wires) {
        if (wires.wordLine() == 0) {
            Arrays.setAll(wordNodes, cell -> wordEnds[cell / columns]);
        }
        if (wires.bitLine() == 0) {
            Arrays.setAll(bitNodes, cell -> bitEnds[cell % columns]);
        }
    }

    private void area(int fromRow, int toRow, int fromColumn, int toColumn) {
        int high = toRow - fromRow;
        int wide = toColumn - fromColumn;
        if (high * wide <= SMALL_AREA) {
            wordsOf(fromRow, toRow, fromColumn, toColumn);
            bitsOf(fromRow, toRow, fromColumn, toColumn);
            close();
        } else if (high <= wide) {
            int cut = (fromColumn + toColumn) >>> 1;
            area(fromRow, toRow, fromColumn, cut);
            area(fromRow, toRow, cut + 1, toColumn);
            bitChain(cut, fromRow, toRow);
            wordsOf(fromRow, toRow, cut, cut + 1);
            close();
        } else {
            int cut = (fromRow + toRow) >>> 1;
            area(fromRow, cut, fromColumn, toColumn);
            area(cut + 1, toRow, fromColumn, toColumn);
            wordChain(cut, fromColumn, toColumn);
            bitsOf(cut, cut + 1, fromColumn, toColumn);
            close();
        }
    }

    private void wordChain(int row, int from, int to) {
        if (to - from <= SMALL_CHAIN) {
            wordsOf(row, row + 1, from, to);
        } else {
            int cut = (from + to) >>> 1;
            wordChain(row, from, cut);
            wordChain(row, cut + 1, to);
            wordsOf(row, row + 1, cut, cut + 1);
        }
        close();
    }

    private void bitChain(int column, int from, int to) {
        if (to - from <= SMALL_CHAIN) {
            bitsOf(from, to, column, column + 1);
        } else {
            int cut = (from + to) >>> 1;
            bitChain(column, from, cut);
            bitChain(column, cut + 1, to);
            bitsOf(cut, cut + 1, column, column + 1);
        }
        close();
    }

    private void wordsOf(int fromRow, int toRow, int fromColumn, int toColumn) {
        for (int row = fromRow; row < toRow; row++) {
            for (int column = fromColumn; column < toColumn; column++) {
                wordNodes[row * columns + column] = inner++;
            }
        }
    }

    private void bitsOf(int fromRow, int toRow, int fromColumn, int toColumn) {
        for (int row = fromRow; row < toRow; row++) {
            for (int column = fromColumn; column < toColumn; column++) {
                bitNodes[row * columns + column] = inner++;
            }
        }
    }

    /** Ends the group of nodes numbered since the last one. */
    private void close() {
        if (inner > closed) {
            if (fronts + 1 >= starts.length) {
                starts = Arrays.copyOf(starts, 2 * starts.length);
            }
            starts[fronts++] = closed;
            closed = inner;
        }
    }
}
