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
    private int[] starts = new int[16];
    private int fronts;
    private int inner;
    private int closed;

    private Dissection(int rows, int columns) {
        this.columns = columns;
        this.wordNodes = new int[rows * columns];
        this.bitNodes = new int[rows * columns];
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
        joined(rows, wires);
    }

    /** Lines without resistance are one node each: eliminated last or, without a resistance at the end, a terminal. */
    private void joined(int rows, Wires wires) {
        int first = inner;
        boolean wordsInner = wires.wordLine() == 0 && wires.driver() > 0;
        boolean bitsInner = wires.bitLine() == 0 && wires.sense() > 0;
        inner += (wordsInner ? rows : 0) + (bitsInner ? columns : 0);
        if (wires.wordLine() == 0) {
            int from = wordsInner ? first : inner;
            Arrays.setAll(wordNodes, cell -> from + cell / columns);
        }
        if (wires.bitLine() == 0) {
            int from = bitsInner ? inner - columns : inner + rows;
            Arrays.setAll(bitNodes, cell -> from + cell % columns);
        }
        if (inner > first) {
            open(first);
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
            open(closed);
            closed = inner;
        }
    }

    private void open(int first) {
        if (fronts + 1 >= starts.length) {
            starts = Arrays.copyOf(starts, 2 * starts.length);
        }
        starts[fronts++] = first;
    }
}
