package mho.base.kernel;

import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * Plain until the JVM has done enough work for the Vector API to pay, see {@link MatrixProduct#standard()}. A change of
 * backend is invisible in the results, so threads need not agree on the moment.
 */
final class AdaptiveProduct implements MatrixProduct {
    static final MatrixProduct SHARED =
            OptionalVector.find().<MatrixProduct>map(AdaptiveProduct::new).orElse(PlainProduct.SHARED);
    private static final long ENOUGH = 3_000_000_000L;

    private final MatrixProduct later;
    private final LongAdder done = new LongAdder();
    private volatile MatrixProduct current = PlainProduct.SHARED;

    AdaptiveProduct(MatrixProduct later) {
        this.later = later;
    }

    @Override
    public void multiply(Shape shape, float[] x, float[] w, float[] y) {
        backendFor(shape).multiply(shape, x, w, y);
    }

    @Override
    public void multiply(int rows, float[] x, PackedMatrix w, float[] y) {
        backendFor(new Shape(rows, w.inner(), w.columns())).multiply(rows, x, w, y);
    }

    @Override
    public void multiply(Shape shape, double[] x, double[] w, double[] y) {
        backendFor(shape).multiply(shape, x, w, y);
    }

    @Override
    public void multiply(int rows, double[] x, PackedDoubles w, double[] y) {
        backendFor(new Shape(rows, w.inner(), w.columns())).multiply(rows, x, w, y);
    }

    @Override
    public void multiplyTransposed(Shape shape, double[] x, double[] w, double[] y) {
        backendFor(shape).multiplyTransposed(shape, x, w, y);
    }

    @Override
    public Optional<LevelCount> levelCount() {
        return current.levelCount();
    }

    @Override
    public FunctionRuns functionRuns() {
        return current.functionRuns();
    }

    @Override
    public String name() {
        return "auto: " + PlainProduct.SHARED.name() + ", then " + later.name();
    }

    /** Counts only until the change, so that the steady state pays for one volatile read and nothing else. */
    private MatrixProduct backendFor(Shape shape) {
        MatrixProduct backend = current;
        if (backend != later) {
            done.add((long) shape.operations());
            if (done.sum() >= ENOUGH) {
                current = later;
            }
        }
        return backend;
    }
}
