package mho.base.kernel;

import java.util.Optional;

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

    /**
     * Computes Y = X·W of a matrix laid out before, with the bits of the product with the matrix itself.
     *
     * @param rows rows of X and Y
     * @param x    rows × inner, not modified
     * @param w    inner × columns
     * @param y    rows × columns, overwritten
     */
    void multiply(int rows, float[] x, PackedMatrix w, float[] y);

    /** Computes Y = X·W in double precision; parameters as in the float form. */
    void multiply(Shape shape, double[] x, double[] w, double[] y);

    /** Computes Y = X·W in double precision, of a matrix laid out before; parameters as in the float form. */
    void multiply(int rows, double[] x, PackedDoubles w, double[] y);

    /**
     * Computes Y = Xᵀ·W in double precision, X being stored as inner × rows.
     *
     * @param shape sizes of the product
     * @param x     inner × rows, not modified
     * @param w     inner × columns, not modified
     * @param y     rows × columns, overwritten
     */
    void multiplyTransposed(Shape shape, double[] x, double[] w, double[] y);

    /** Returns the counting of this backend; empty where a search is faster. */
    default Optional<LevelCount> levelCount() {
        return Optional.empty();
    }

    /** Returns this backend's functions over runs of numbers. */
    default FunctionRuns functionRuns() {
        return FunctionRuns.PLAIN;
    }

    /** Returns the name of the backend, for the run's manifest. */
    String name();

    /**
     * Returns the product that suits most runs, one instance shared by all threads of this JVM.
     *
     * <p>It computes with the plain backend until this JVM has done 3 GFLOP and from then on with the Vector API, if its
     * module is there. Vector code that is not compiled yet boxes every vector: it loses 0.25–0.4 s before it wins, and
     * is level with the plain backend after 12 GFLOP in all (32 × 256 × 256 floats, JDK 17 and 25). The length of a run
     * is not known beforehand, but work done foretells work to come: tests and small runs end before 3 GFLOP and never
     * pay, and a run that gets there (0.1–0.2 s) has usually much more before it. One that stops right there has lost
     * 0.3 s, as much as the change costs at any other point.
     */
    static MatrixProduct standard() {
        return Standard.product;
    }

    /**
     * Returns the product of the given kind.
     *
     * @throws IllegalStateException if it is {@link Kernel#VECTOR} and this JVM runs without the Vector API
     */
    static MatrixProduct select(Kernel kernel) {
        return switch (kernel) {
            case AUTO -> AdaptiveProduct.SHARED;
            case PLAIN -> PlainProduct.SHARED;
            case VECTOR ->
                OptionalVector.find()
                        .orElseThrow(() -> new IllegalStateException("The vector kernel needs the module "
                                + OptionalVector.MODULE + ", which this Java "
                                + Runtime.version().feature()
                                + " was started without: add --add-modules " + OptionalVector.MODULE
                                + " to the java command, or choose the kernel auto or plain (same results, slower)"));
        };
    }

    /**
     * Makes {@link #standard()} the product of the given kind, for the whole JVM. For the start of a program: results do not
     * depend on it, only time does.
     *
     * @throws IllegalStateException as {@link #select}
     */
    static void use(Kernel kernel) {
        Standard.product = select(kernel);
    }

    /** Holds what {@link #standard()} returns. */
    final class Standard {
        private static volatile MatrixProduct product = AdaptiveProduct.SHARED;

        private Standard() {}
    }
}
