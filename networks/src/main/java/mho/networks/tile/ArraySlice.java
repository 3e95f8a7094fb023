package mho.networks.tile;

import mho.base.kernel.MatrixProduct;
import mho.base.kernel.Shape;
import mho.base.random.Draws;
import mho.crossbar.ReadVariance;
import org.ejml.data.DMatrixRMaj;

/** The signed columns of one slice of an array, as reads see them: their response, and the read noise of their cells. */
final class ArraySlice {
    /** What is known of the cells' read noise; where all cells have the same, no product is needed for its sums. */
    private enum Noise {
        NONE,
        UNIFORM,
        PER_CELL;

        static Noise of(float[] variance) {
            for (float value : variance) {
                if (value != variance[0]) {
                    return PER_CELL;
                }
            }
            return variance[0] > 0 ? UNIFORM : NONE;
        }
    }

    private final float[] signed;
    private final float[] variance;
    private final Noise noise;
    private final double[] shared;

    ArraySlice(DMatrixRMaj signed, ReadVariance variance) {
        this.signed = toFloats(signed);
        this.variance = toFloats(variance.own());
        this.noise = Noise.of(this.variance);
        this.shared = java.util.Arrays.copyOf(
                variance.shared().data, variance.shared().getNumElements());
    }

    private static float[] toFloats(DMatrixRMaj matrix) {
        float[] values = new float[matrix.getNumElements()];
        for (int k = 0; k < values.length; k++) {
            values[k] = (float) matrix.data[k];
        }
        return values;
    }

    boolean isNoisy() {
        return noise != Noise.NONE || isReferenceNoisy();
    }

    private boolean isReferenceNoisy() {
        return java.util.Arrays.stream(shared).anyMatch(value -> value > 0);
    }

    /** Room for the sums of variances of a chunk of vectors. */
    boolean needsPower() {
        return noise == Noise.PER_CELL;
    }

    /**
     * Reads the columns once for each vector. Independent noise of each cell, summed on a bit line, is one normal number of the
     * summed variance; that of a shared reference is one number for all columns.
     *
     * @param shape   vectors × word lines × columns
     * @param plane   what is on the word lines
     * @param squares its squares; not read if there is no noise
     * @param charge  overwritten
     * @param power   scratch, as long as the charge if {@link #needsPower}
     * @param draws   the noise
     */
    void read(Shape shape, float[] plane, float[] squares, float[] charge, float[] power, Draws draws) {
        MatrixProduct.standard().multiply(shape, plane, signed, charge);
        switch (noise) {
            case NONE -> {}
            case UNIFORM -> addUniform(shape, squares, charge, draws);
            case PER_CELL -> addPerCell(shape, squares, charge, power, draws);
        }
        if (isReferenceNoisy()) {
            addShared(shape, squares, charge, draws);
        }
    }

    private void addPerCell(Shape shape, float[] squares, float[] charge, float[] power, Draws draws) {
        MatrixProduct.standard().multiply(shape, squares, variance, power);
        int count = shape.rows() * shape.columns();
        for (int k = 0; k < count; k++) {
            charge[k] += (float) (Math.sqrt(power[k]) * draws.normal());
        }
    }

    private void addUniform(Shape shape, float[] squares, float[] charge, Draws draws) {
        for (int row = 0; row < shape.rows(); row++) {
            double sum = 0;
            for (int k = row * shape.inner(); k < (row + 1) * shape.inner(); k++) {
                sum += squares[k];
            }
            double deviation = Math.sqrt(sum * variance[0]);
            for (int k = row * shape.columns(); k < (row + 1) * shape.columns(); k++) {
                charge[k] += (float) (deviation * draws.normal());
            }
        }
    }

    private void addShared(Shape shape, float[] squares, float[] charge, Draws draws) {
        for (int row = 0; row < shape.rows(); row++) {
            double sum = 0;
            for (int i = 0; i < shape.inner(); i++) {
                sum += squares[row * shape.inner() + i] * shared[i];
            }
            float common = (float) (Math.sqrt(sum) * draws.normal());
            for (int k = row * shape.columns(); k < (row + 1) * shape.columns(); k++) {
                charge[k] -= common;
            }
        }
    }
}
