package mho.base.kernel;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** One product with its numbers; NaN counts as equal to NaN in what it returns. */
final class ProductCase {
    private final Shape shape;
    private final double[] x;
    private final double[] w;

    private ProductCase(Shape shape, double[] x, double[] w) {
        this.shape = shape;
        this.x = x;
        this.w = w;
    }

    static ProductCase random(SplittableRandom random, int rows, int inner, int columns) {
        return new ProductCase(
                new Shape(rows, inner, columns), numbers(random, rows * inner), numbers(random, inner * columns));
    }

    /** Sizes over seven decades, so that the order of the sum shows in its last bits. */
    private static double[] numbers(SplittableRandom random, int count) {
        return random.doubles(count, -1, 1).map(v -> v * v * v).toArray();
    }

    ProductCase withSpecialValues() {
        double[] specials = {
            Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, 0, 1e300, -1e300, Double.MIN_VALUE
        };
        double[] oddX = x.clone();
        double[] oddW = w.clone();
        for (int i = 0; i < Math.max(x.length, w.length); i += 37) {
            if (i < x.length) {
                oddX[i] = specials[i % specials.length];
            }
            if (w.length - 1 - i >= 0) {
                oddW[w.length - 1 - i] = specials[(i / 37) % specials.length];
            }
        }
        return new ProductCase(shape, oddX, oddW);
    }

    ProductCase columns(int from, int to) {
        int width = to - from;
        double[] part = new double[shape.inner() * width];
        for (int k = 0; k < shape.inner(); k++) {
            System.arraycopy(w, k * shape.columns() + from, part, k * width, width);
        }
        return new ProductCase(new Shape(shape.rows(), shape.inner(), width), x, part);
    }

    ProductCase row(int row) {
        int n = shape.inner();
        return new ProductCase(new Shape(1, n, shape.columns()), Arrays.copyOfRange(x, row * n, (row + 1) * n), w);
    }

    double[] multiplied(MatrixProduct product) {
        double[] y = stale();
        product.multiply(shape, x, w, y);
        return y;
    }

    double[] multipliedTransposed(MatrixProduct product) {
        double[] transposed = new double[x.length];
        for (int row = 0; row < shape.rows(); row++) {
            for (int k = 0; k < shape.inner(); k++) {
                transposed[k * shape.rows() + row] = x[row * shape.inner() + k];
            }
        }
        double[] y = stale();
        product.multiplyTransposed(shape, transposed, w, y);
        return y;
    }

    float[] multipliedInFloat(MatrixProduct product) {
        float[] y = narrowed(stale());
        product.multiply(shape, narrowed(x), narrowed(w), y);
        return y;
    }

    float[] multipliedPacked(MatrixProduct product) {
        float[] y = narrowed(stale());
        PackedMatrix packed = PackedMatrix.of(shape.inner(), shape.columns(), narrowed(w));
        product.multiply(shape.rows(), narrowed(x), packed, y);
        return y;
    }

    double[] multipliedPackedInDouble(MatrixProduct product) {
        double[] y = stale();
        product.multiply(shape.rows(), x, PackedDoubles.of(shape.inner(), shape.columns(), w), y);
        return y;
    }

    /** What the interface promises, by the textbook loop. */
    double[] chains() {
        double[] y = new double[shape.rows() * shape.columns()];
        for (int at = 0; at < y.length; at++) {
            for (int k = 0; k < shape.inner(); k++) {
                y[at] = Math.fma(
                        x[at / shape.columns() * shape.inner() + k],
                        w[k * shape.columns() + at % shape.columns()],
                        y[at]);
            }
        }
        return y;
    }

    float[] chainsInFloat() {
        float[] y = new float[shape.rows() * shape.columns()];
        float[] left = narrowed(x);
        float[] right = narrowed(w);
        for (int at = 0; at < y.length; at++) {
            for (int k = 0; k < shape.inner(); k++) {
                y[at] = Math.fma(
                        left[at / shape.columns() * shape.inner() + k],
                        right[k * shape.columns() + at % shape.columns()],
                        y[at]);
            }
        }
        return y;
    }

    /** Room for Y with remains of an earlier product. */
    private double[] stale() {
        return IntStream.range(0, shape.rows() * shape.columns())
                .mapToDouble(i -> Double.NaN)
                .toArray();
    }

    private static float[] narrowed(double[] values) {
        float[] narrow = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            narrow[i] = (float) values[i];
        }
        return narrow;
    }

    @Override
    public String toString() {
        return "%d × %d times %d × %d".formatted(shape.rows(), shape.inner(), shape.inner(), shape.columns());
    }
}
