package mho.base.kernel;

import java.util.Optional;
import jdk.incubator.vector.DoubleVector;

/** The product on the Vector API, in the widest vectors of the machine; a few rows are left to the plain backend. */
final class VectorProduct implements MatrixProduct {
    /** Below this many rows the copy of W into panels is not worth it: such a product waits for memory anyway. */
    private static final int FEW_ROWS = 4;

    private final Optional<LevelCount> levelCount = Optional.of(new VectorLevels());
    private final FunctionRuns functionRuns = new VectorRuns();

    VectorProduct() {}

    @Override
    public void multiply(Shape shape, float[] x, float[] w, float[] y) {
        if (shape.rows() < FEW_ROWS) {
            PlainProduct.SHARED.multiply(shape, x, w, y);
            return;
        }
        shape.check(x.length, w.length, y.length);
        VectorFloats.ofRows(shape, x, w, y).compute();
    }

    @Override
    public void multiply(int rows, float[] x, PackedMatrix w, float[] y) {
        if (rows < FEW_ROWS) {
            PlainProduct.SHARED.multiply(rows, x, w, y);
            return;
        }
        VectorFloats.ofPanels(w.shape(rows, x.length, y.length), x, w.values(), y)
                .compute();
    }

    @Override
    public void multiply(Shape shape, double[] x, double[] w, double[] y) {
        if (shape.rows() < FEW_ROWS) {
            PlainProduct.SHARED.multiply(shape, x, w, y);
            return;
        }
        shape.check(x.length, w.length, y.length);
        VectorDoubles.ofRows(shape, x, Strides.ofRows(shape), w, y).compute();
    }

    @Override
    public void multiply(int rows, double[] x, PackedDoubles w, double[] y) {
        if (rows < FEW_ROWS) {
            PlainProduct.SHARED.multiply(rows, x, w, y);
            return;
        }
        VectorDoubles.ofPanels(w.shape(rows, x.length, y.length), x, w.values(), y)
                .compute();
    }

    @Override
    public void multiplyTransposed(Shape shape, double[] x, double[] w, double[] y) {
        if (shape.rows() < FEW_ROWS) {
            PlainProduct.SHARED.multiplyTransposed(shape, x, w, y);
            return;
        }
        shape.check(x.length, w.length, y.length);
        VectorDoubles.ofRows(shape, x, Strides.ofTransposed(shape), w, y).compute();
    }

    @Override
    public Optional<LevelCount> levelCount() {
        return levelCount;
    }

    @Override
    public FunctionRuns functionRuns() {
        return functionRuns;
    }

    @Override
    public String name() {
        return "vector (%d bit)".formatted(DoubleVector.SPECIES_PREFERRED.vectorBitSize());
    }
}
