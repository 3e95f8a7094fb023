package mho.base.kernel;

/**
 * The shape of a product Y = X·W.
 *
 * @param rows    rows of X and Y [1]
 * @param inner   columns of X, rows of W [1]
 * @param columns columns of W and Y [1]
 */
public record Shape(int rows, int inner, int columns) {
    public Shape {
        if (!(rows >= 0 && inner >= 0 && columns >= 0)) {
            throw new IllegalArgumentException("A product needs sizes >= 0, but they are %d × %d times %d × %d"
                    .formatted(rows, inner, inner, columns));
        }
    }

    /** Returns the floating-point operations of the product, a multiply-add counting as two. */
    public double operations() {
        return 2.0 * rows * inner * columns;
    }

    /** Refuses arrays that are too short for this shape; longer ones are buffers whose tail stays untouched. */
    void check(int lengthOfX, int lengthOfW, int lengthOfY) {
        check("X", lengthOfX, rows, inner);
        check("W", lengthOfW, inner, columns);
        check("Y", lengthOfY, rows, columns);
    }

    private void check(String name, int length, int height, int width) {
        if (length < (long) height * width) {
            throw new IllegalArgumentException("A product of %d × %d times %d × %d needs %d × %d values in %s, found %d"
                    .formatted(rows, inner, inner, columns, height, width, name, length));
        }
    }
}
