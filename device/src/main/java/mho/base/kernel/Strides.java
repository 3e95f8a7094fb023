package mho.base.kernel;

/**
 * Where the values of the left factor X of a product are: {@code x[r · row + k · inner]}.
 *
 * @param row   steps in the array from one row to the next [1]
 * @param inner steps in the array from one inner index to the next [1]
 */
record Strides(int row, int inner) {
    static Strides ofRows(Shape shape) {
        return new Strides(shape.inner(), 1);
    }

    static Strides ofTransposed(Shape shape) {
        return new Strides(1, shape.rows());
    }
}
