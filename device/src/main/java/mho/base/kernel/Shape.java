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
}
