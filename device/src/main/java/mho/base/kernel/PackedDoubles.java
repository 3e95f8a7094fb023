package mho.base.kernel;

/**
 * The right-hand matrix W of many products in double precision, in the order in which they read it: panels of {@value #WIDTH} columns one after
 * the other, each row by row and the last one filled up with zeros. A matrix that stays is laid out once instead of in every
 * product. The layout is the same for all backends.
 *
 * <pre>  w[k][c] = values[⌊c/32⌋·32·inner + 32·k + c mod 32]</pre>
 */
public final class PackedDoubles {
    /** A multiple of every tile that the backends hold in registers: four 512-bit vectors of doubles. */
    static final int WIDTH = 32;

    private final int inner;
    private final int columns;
    private final double[] values;

    private PackedDoubles(int inner, int columns, double[] values) {
        this.inner = inner;
        this.columns = columns;
        this.values = values;
    }

    /**
     * Returns a copy of a matrix.
     *
     * @param inner   rows of W
     * @param columns columns of W
     * @param w       inner × columns, row by row
     * @throws IllegalArgumentException if there are fewer values
     */
    public static PackedDoubles of(int inner, int columns, double[] w) {
        new Shape(0, inner, columns).check(0, w.length, 0);
        int padded = (columns + WIDTH - 1) / WIDTH * WIDTH;
        double[] values = new double[Math.multiplyExact(inner, padded)];
        int to = 0;
        for (int column = 0; column < columns; column += WIDTH) {
            int width = Math.min(WIDTH, columns - column);
            for (int k = 0; k < inner; k++) {
                System.arraycopy(w, k * columns + column, values, to, width);
                to += WIDTH;
            }
        }
        return new PackedDoubles(inner, columns, values);
    }

    /** Returns the rows of W. */
    public int inner() {
        return inner;
    }

    /** Returns the columns of W. */
    public int columns() {
        return columns;
    }

    /** The panels; not to be modified. */
    double[] values() {
        return values;
    }

    /** Returns the shape of the product of so many rows with this matrix, if X and Y have room for it. */
    Shape shape(int rows, int lengthOfX, int lengthOfY) {
        Shape shape = new Shape(rows, inner, columns);
        shape.check(lengthOfX, inner * columns, lengthOfY);
        return shape;
    }
}
