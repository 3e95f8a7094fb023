package mho.networks.tile;

import java.util.Arrays;
import java.util.Optional;
import mho.base.kernel.MatrixProduct;
import mho.base.kernel.PackedMatrix;
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

    private final PackedMatrix signed;
    private final Noise noise;
    private final float uniform;
    private final Optional<PackedMatrix> variance;
    private final Optional<float[]> relief;
    private final double[] shared;
    private final double sharedRelief;
    private final boolean referenceNoisy;

    /**
     * @param signed   response of the signed columns [S]
     * @param variance read noise, each word line alone
     * @param relief   what rising bit lines take from it, per squared sum of inputs; empty where they do not rise
     */
    ArraySlice(DMatrixRMaj signed, ReadVariance variance, Optional<ReadVariance> relief) {
        float[] own = toFloats(variance.own());
        this.signed = packed(signed);
        this.noise = relief.isPresent() ? Noise.PER_CELL : Noise.of(own);
        this.uniform = own[0];
        this.variance = noise == Noise.PER_CELL ? Optional.of(packed(variance.own())) : Optional.empty();
        this.relief = relief.map(rises -> toFloats(rises.own()));
        this.shared = values(variance.shared());
        this.sharedRelief =
                relief.map(rises -> Arrays.stream(values(rises.shared())).sum()).orElse(0.0);
        this.referenceNoisy = Arrays.stream(shared).anyMatch(value -> value > 0);
    }

    private static PackedMatrix packed(DMatrixRMaj matrix) {
        return PackedMatrix.of(matrix.getNumRows(), matrix.getNumCols(), toFloats(matrix));
    }

    private static double[] values(DMatrixRMaj matrix) {
        return Arrays.copyOf(matrix.data, matrix.getNumElements());
    }

    private static float[] toFloats(DMatrixRMaj matrix) {
        float[] values = new float[matrix.getNumElements()];
        for (int k = 0; k < values.length; k++) {
            values[k] = (float) matrix.data[k];
        }
        return values;
    }

    boolean isNoisy() {
        return noise != Noise.NONE || referenceNoisy;
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
        MatrixProduct.standard().multiply(shape.rows(), plane, signed, charge);
        switch (noise) {
            case NONE -> {}
            case UNIFORM -> addUniform(shape, squares, charge, draws);
            case PER_CELL -> addPerCell(shape, plane, squares, charge, power, draws);
        }
        if (referenceNoisy) {
            addShared(shape, plane, squares, charge, draws);
        }
    }

    private void addPerCell(Shape shape, float[] plane, float[] squares, float[] charge, float[] power, Draws draws) {
        MatrixProduct.standard().multiply(shape.rows(), squares, variance.orElseThrow(), power);
        double[] normals = new double[shape.columns()];
        double[] deviations = new double[shape.columns()];
        for (int row = 0; row < shape.rows(); row++) {
            int at = row * shape.columns();
            if (relief.isPresent()) {
                relieve((float) sum(plane, row * shape.inner(), shape.inner()), relief.get(), power, at);
            }
            draws.normals(normals, normals.length);
            squareRoots(power, at, deviations);
            for (int column = 0; column < normals.length; column++) {
                charge[at + column] += (float) (deviations[column] * normals[column]);
            }
        }
    }

    /** In two loops, of which the second takes several roots at once. */
    private static void squareRoots(float[] squares, int from, double[] roots) {
        for (int k = 0; k < roots.length; k++) {
            roots[k] = squares[from + k];
        }
        for (int k = 0; k < roots.length; k++) {
            roots[k] = Math.sqrt(roots[k]);
        }
    }

    private static void relieve(float total, float[] relief, float[] power, int at) {
        float square = total * total;
        for (int column = 0; column < relief.length; column++) {
            power[at + column] = Math.max(0, power[at + column] - square * relief[column]);
        }
    }

    private static double sum(float[] values, int from, int count) {
        double sum = 0;
        for (int k = from; k < from + count; k++) {
            sum += values[k];
        }
        return sum;
    }

    /** The sum of each vector's values, four vectors at a time: each addition of one waits for the one before it. */
    private static double[] sums(float[] values, int vectors, int count) {
        double[] sums = new double[vectors];
        int vector = 0;
        for (; vector + 4 <= vectors; vector += 4) {
            int at = vector * count;
            double first = 0;
            double second = 0;
            double third = 0;
            double fourth = 0;
            for (int k = at; k < at + count; k++) {
                first += values[k];
                second += values[k + count];
                third += values[k + 2 * count];
                fourth += values[k + 3 * count];
            }
            sums[vector] = first;
            sums[vector + 1] = second;
            sums[vector + 2] = third;
            sums[vector + 3] = fourth;
        }
        for (; vector < vectors; vector++) {
            sums[vector] = sum(values, vector * count, count);
        }
        return sums;
    }

    private void addUniform(Shape shape, float[] squares, float[] charge, Draws draws) {
        double[] normals = new double[shape.columns()];
        double[] sums = sums(squares, shape.rows(), shape.inner());
        for (int row = 0; row < shape.rows(); row++) {
            double deviation = Math.sqrt(sums[row] * uniform);
            int at = row * shape.columns();
            draws.normals(normals, normals.length);
            for (int column = 0; column < normals.length; column++) {
                charge[at + column] += (float) (deviation * normals[column]);
            }
        }
    }

    private void addShared(Shape shape, float[] plane, float[] squares, float[] charge, Draws draws) {
        for (int row = 0; row < shape.rows(); row++) {
            double sum = 0;
            for (int i = 0; i < shape.inner(); i++) {
                sum += squares[row * shape.inner() + i] * shared[i];
            }
            double total = sum(plane, row * shape.inner(), shape.inner());
            double left = Math.max(0, sum - total * total * sharedRelief);
            float common = (float) (Math.sqrt(left) * draws.normal());
            for (int k = row * shape.columns(); k < (row + 1) * shape.columns(); k++) {
                charge[k] -= common;
            }
        }
    }
}
