package mho.networks;

import org.ejml.data.DMatrixRMaj;

/**
 * A trained matrix of a layer before it has numbers: its shape, and the law by which it starts.
 *
 * @param name  name without the layer's prefix
 * @param rows  inputs of a weight, 1 for a vector [1]
 * @param cols  outputs of a weight, length of a vector [1]
 * @param place where a chip holds it
 * @param limit starts uniform in ± this; with 0 nothing is drawn [1]
 * @param start added to what is drawn [1]
 */
public record Tensor(String name, int rows, int cols, Place place, double limit, double start) {
    /** Where a chip holds a tensor. */
    public enum Place {
        /** In the cells of arrays. */
        ARRAY,
        /** In digital registers, or on bias lines. */
        DIGITAL
    }

    /** A weight in arrays, uniform in ±limit. */
    public static Tensor weight(String name, int inputs, int outputs, double limit) {
        return new Tensor(name, inputs, outputs, Place.ARRAY, limit, 0);
    }

    /** Vectors beside the arrays, one a row, uniform in ±limit. */
    public static Tensor vectors(String name, int count, int length, double limit) {
        return new Tensor(name, count, length, Place.DIGITAL, limit, 0);
    }

    /** A bias or another vector beside the arrays, uniform in ±limit. */
    public static Tensor vector(String name, int length, double limit) {
        return new Tensor(name, 1, length, Place.DIGITAL, limit, 0);
    }

    /** A vector beside the arrays that starts with the same number everywhere and draws nothing. */
    public static Tensor constant(String name, int length, double start) {
        return new Tensor(name, 1, length, Place.DIGITAL, 0, start);
    }

    /** Returns the same tensor under another name. */
    public Tensor named(String newName) {
        return new Tensor(newName, rows, cols, place, limit, start);
    }

    /** Returns the number of trained numbers. */
    public long count() {
        return (long) rows * cols;
    }

    /** Draws the initial numbers, weights output by output as frameworks that store outputs × inputs do. */
    DMatrixRMaj draw(SplitMixStream stream) {
        DMatrixRMaj matrix = new DMatrixRMaj(rows, cols);
        for (int column = 0; column < cols; column++) {
            for (int row = 0; row < rows; row++) {
                double drawn = limit == 0 ? 0 : stream.uniform(-limit, limit);
                matrix.data[row * cols + column] = start == 0 ? drawn : start + drawn;
            }
        }
        return matrix;
    }
}
