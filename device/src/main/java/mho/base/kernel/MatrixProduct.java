package mho.base.kernel;

/**
 * The dense product Y = X·W of row-major matrices: a batch of input rows through one matrix.
 *
 * <pre>  y[r][c] = fma(x[r][n−1], w[n−1][c], … fma(x[r][1], w[1][c], fma(x[r][0], w[0][c], 0)) …)</pre>
 *
 * <p>Each output is one chain of fused multiply-adds in ascending order of the inner index. Every backend keeps to this
 * order, so the bits of the result depend neither on the backend nor on vector length, thread count, blocking or Java
 * release.
 */
public interface MatrixProduct {
    /**
     * Computes Y = X·W.
     *
     * @param shape sizes of the product
     * @param x     rows × inner, not modified
     * @param w     inner × columns, not modified
     * @param y     rows × columns, overwritten
     */
    void multiply(Shape shape, float[] x, float[] w, float[] y);

    /** Computes Y = X·W in double precision; parameters as in the float form. */
    void multiply(Shape shape, double[] x, double[] w, double[] y);

    /**
     * Computes Y = Xᵀ·W in double precision, X being stored as inner × rows.
     *
     * @param shape sizes of the product
     * @param x     inner × rows, not modified
     * @param w     inner × columns, not modified
     * @param y     rows × columns, overwritten
     */
    void multiplyTransposed(Shape shape, double[] x, double[] w, double[] y);

    /** Returns the name of the backend, for the run's manifest. */
    String name();
}
