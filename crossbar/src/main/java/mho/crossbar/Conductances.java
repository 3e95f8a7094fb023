package mho.crossbar;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.ejml.data.DMatrixRMaj;

/** An immutable matrix of conductances [S]: rows are word lines, columns are bit lines. */
public final class Conductances {
    private final int rows;
    private final int columns;
    private final double[] values;

    private Conductances(int rows, int columns, double[] values) {
        this.rows = rows;
        this.columns = columns;
        this.values = values;
        if (values.length != rows * columns) {
            throw new IllegalArgumentException(
                    "%d × %d conductances need as many values, but got %d".formatted(rows, columns, values.length));
        }
        for (int k = 0; k < values.length; k++) {
            if (!(values[k] >= 0 && values[k] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "A conductance must be >= 0 and finite, but row %d, column %d has %g S"
                                .formatted(k / columns, k % columns, values[k]));
            }
        }
    }

    /** Returns a copy of a row-major matrix [S]. */
    public static Conductances of(DMatrixRMaj matrix) {
        int size = matrix.getNumRows() * matrix.getNumCols();
        return new Conductances(matrix.getNumRows(), matrix.getNumCols(), Arrays.copyOf(matrix.getData(), size));
    }

    /** Returns the matrix over row-major values [S], which it takes over. */
    static Conductances wrap(int rows, int columns, double[] values) {
        return new Conductances(rows, columns, values);
    }

    /** Returns the matrix whose cell number row · columns + column is computed by the function. */
    static Conductances tabulate(int rows, int columns, CellValue value) {
        double[] values = new double[rows * columns];
        for (int k = 0; k < values.length; k++) {
            values[k] = value.at(k);
        }
        return new Conductances(rows, columns, values);
    }

    /** A conductance [S] as a function of the cell number. */
    interface CellValue {
        double at(int cell);
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    /** Returns one conductance [S]. */
    public double at(int row, int column) {
        return values[Objects.checkIndex(row, rows) * columns + Objects.checkIndex(column, columns)];
    }

    /** Returns the conductance [S] of a cell by its number row · columns + column. */
    double at(int cell) {
        return values[cell];
    }

    /** Returns a word line's sum over its cells [S]: the source current of an ideal array per volt. */
    public double rowSum(int row) {
        double sum = 0;
        for (int column = 0; column < columns; column++) {
            sum += values[row * columns + column];
        }
        return sum;
    }

    /** Returns the conductances each mapped by a function from siemens to siemens. */
    public Conductances map(DoubleUnaryOperator law) {
        return tabulate(rows, columns, cell -> law.applyAsDouble(values[cell]));
    }

    /** Returns a copy of the values [S], row by row. */
    double[] toArray() {
        return values.clone();
    }

    /** Returns a copy as a matrix [S]. */
    public DMatrixRMaj toMatrix() {
        return new DMatrixRMaj(rows, columns, true, values.clone());
    }
}
