package mho.networks;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** Blocks of whole rows of row-major matrices. */
final class Rows {
    private Rows() {}

    /** Returns the first rows; the matrix itself if these are all. */
    static DMatrixRMaj first(DMatrixRMaj matrix, int rows) {
        if (matrix.getNumRows() == rows) {
            return matrix;
        }
        DMatrixRMaj block = new DMatrixRMaj(rows, matrix.getNumCols());
        System.arraycopy(matrix.data, 0, block.data, 0, rows * matrix.getNumCols());
        return block;
    }

    /** Returns the matrix with zero rows below, up to a number of rows; the matrix itself if it has them. */
    static DMatrixRMaj padded(DMatrixRMaj matrix, int rows) {
        if (matrix.getNumRows() == rows) {
            return matrix;
        }
        DMatrixRMaj block = new DMatrixRMaj(rows, matrix.getNumCols());
        System.arraycopy(matrix.data, 0, block.data, 0, matrix.getNumElements());
        return block;
    }

    /** Returns the matrices one below the other; the matrix itself if there is only one. */
    static DMatrixRMaj stack(List<DMatrixRMaj> blocks) {
        if (blocks.size() == 1) {
            return blocks.get(0);
        }
        int rows = blocks.stream().mapToInt(DMatrixRMaj::getNumRows).sum();
        DMatrixRMaj all = new DMatrixRMaj(rows, blocks.get(0).getNumCols());
        int at = 0;
        for (DMatrixRMaj block : blocks) {
            System.arraycopy(block.data, 0, all.data, at, block.getNumElements());
            at += block.getNumElements();
        }
        return all;
    }

    /** Returns the matrices side by side; they have the same number of rows. */
    static DMatrixRMaj beside(DMatrixRMaj left, DMatrixRMaj right) {
        int l = left.getNumCols();
        int r = right.getNumCols();
        DMatrixRMaj both = new DMatrixRMaj(left.getNumRows(), l + r);
        for (int row = 0; row < left.getNumRows(); row++) {
            System.arraycopy(left.data, row * l, both.data, row * (l + r), l);
            System.arraycopy(right.data, row * r, both.data, row * (l + r) + l, r);
        }
        return both;
    }

    /** Returns the sum of all rows, each column added from the first row down. */
    static DMatrixRMaj sum(DMatrixRMaj matrix) {
        int columns = matrix.getNumCols();
        double[] from = matrix.data;
        double[] sum = new double[columns];
        int at = 0;
        // four rows at a time: a sum is loaded and stored once for them
        for (; at + 4 * columns <= matrix.getNumElements(); at += 4 * columns) {
            for (int column = 0; column < columns; column++) {
                int k = at + column;
                sum[column] = sum[column] + from[k] + from[k + columns] + from[k + 2 * columns] + from[k + 3 * columns];
            }
        }
        for (; at < matrix.getNumElements(); at += columns) {
            for (int column = 0; column < columns; column++) {
                sum[column] += from[at + column];
            }
        }
        return DMatrixRMaj.wrap(1, columns, sum);
    }

    /** Cuts a stack back into the steps of a signal of the same row counts. */
    static Signal split(DMatrixRMaj all, Signal like) {
        if (like.steps().size() == 1) {
            return Signal.of(all);
        }
        List<DMatrixRMaj> steps = new ArrayList<>();
        int columns = all.getNumCols();
        int at = 0;
        for (DMatrixRMaj step : like.steps()) {
            DMatrixRMaj block = new DMatrixRMaj(step.getNumRows(), columns);
            System.arraycopy(all.data, at, block.data, 0, block.getNumElements());
            at += block.getNumElements();
            steps.add(block);
        }
        return new Signal(steps);
    }
}
