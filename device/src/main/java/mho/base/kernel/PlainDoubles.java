package mho.base.kernel;

import java.util.Arrays;

/**
 * One product of doubles in plain Java.
 *
 * <p>Wide products go strip by strip: C2 vectorises a loop over separate arrays with one common index, but not over two
 * offsets into flat arrays, which might overlap. So a block of W is copied to scratch rows, and each row of Y takes four
 * of them at a time. Narrow products have no room for that; they keep a 4 × 4 tile of Y in scalar registers.
 */
final class PlainDoubles {
    /** Four scratch rows and the row of Y take 20 KiB, less than a first-level cache. */
    private static final int STRIP = 512;
    /** A block of STRIP × DEPTH takes 512 KiB and stays in a second-level cache. */
    private static final int DEPTH = 128;
    /** Below this many columns the vectorised loop is mostly start and end. */
    private static final int NARROW = 20;

    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    private final Shape shape;
    private final double[] x;
    private final int xRow;
    private final int xInner;
    private final double[] w;
    private final int panel;
    private final double[] y;

    /**
     * @param panel columns of W stored together, row by row: all of them, or those of a panel of {@link PackedDoubles}
     */
    PlainDoubles(Shape shape, double[] x, Strides strides, double[] w, int panel, double[] y) {
        this.shape = shape;
        this.x = x;
        this.xRow = strides.row();
        this.xInner = strides.inner();
        this.w = w;
        this.panel = panel;
        this.y = y;
    }

    private static final class Scratch {
        final double[][] rows = new double[DEPTH][STRIP];
        final double[] sum = new double[STRIP];
    }

    void compute() {
        if (shape.inner() == 0) {
            Arrays.fill(y, 0, shape.rows() * shape.columns(), 0);
        } else if (shape.columns() < NARROW) {
            computeNarrow();
        } else {
            computeWide(SCRATCH.get());
        }
    }

    private void computeWide(Scratch scratch) {
        for (int column = 0; column < shape.columns(); column += STRIP) {
            int width = Math.min(STRIP, shape.columns() - column);
            for (int k = 0; k < shape.inner(); k += DEPTH) {
                int depth = Math.min(DEPTH, shape.inner() - k);
                for (int i = 0; i < depth; i++) {
                    copyRow(k + i, column, width, scratch.rows[i]);
                }
                for (int row = 0; row < shape.rows(); row++) {
                    int target = row * shape.columns() + column;
                    if (k == 0) {
                        Arrays.fill(scratch.sum, 0, width, 0);
                    } else {
                        System.arraycopy(y, target, scratch.sum, 0, width);
                    }
                    addBlock(scratch, row * xRow + k * xInner, depth, width);
                    System.arraycopy(scratch.sum, 0, y, target, width);
                }
            }
        }
    }

    private void copyRow(int k, int column, int width, double[] row) {
        int to = 0;
        while (to < width) {
            int from = column + to;
            int within = from % panel;
            int count = Math.min(panel - within, width - to);
            System.arraycopy(w, (from - within) * shape.inner() + k * panel + within, row, to, count);
            to += count;
        }
    }

    private void addBlock(Scratch scratch, int start, int depth, int width) {
        double[][] rows = scratch.rows;
        int at = start;
        int k = 0;
        for (; k + 4 <= depth; k += 4) {
            double a = x[at];
            double b = x[at + xInner];
            double c = x[at + 2 * xInner];
            double d = x[at + 3 * xInner];
            addFour(scratch.sum, width, a, rows[k], b, rows[k + 1], c, rows[k + 2], d, rows[k + 3]);
            at += 4 * xInner;
        }
        for (; k < depth; k++) {
            addOne(scratch.sum, width, x[at], rows[k]);
            at += xInner;
        }
    }

    // the arguments alternate as the formula does: a·p + b·q + c·r + d·s
    @SuppressWarnings("ParameterNumber")
    private static void addFour(
            double[] sum,
            int width,
            double a,
            double[] p,
            double b,
            double[] q,
            double c,
            double[] r,
            double d,
            double[] s) {
        for (int j = 0; j < width; j++) {
            sum[j] = Math.fma(d, s[j], Math.fma(c, r[j], Math.fma(b, q[j], Math.fma(a, p[j], sum[j]))));
        }
    }

    private static void addOne(double[] sum, int width, double a, double[] p) {
        for (int j = 0; j < width; j++) {
            sum[j] = Math.fma(a, p[j], sum[j]);
        }
    }

    /** All columns of W are in one panel. */
    private void computeNarrow() {
        int rows = shape.rows() & -4;
        int columns = shape.columns() & -4;
        for (int row = 0; row < rows; row += 4) {
            for (int column = 0; column < columns; column += 4) {
                tile(row, column);
            }
            for (int column = columns; column < shape.columns(); column++) {
                column(row, column);
            }
        }
        for (int row = rows; row < shape.rows(); row++) {
            for (int column = 0; column < columns; column += 4) {
                row(row, column);
            }
            for (int column = columns; column < shape.columns(); column++) {
                single(row, column);
            }
        }
    }

    /** Sixteen outputs at once: enough independent chains to hide the latency of a multiply-add. */
    private void tile(int row, int column) {
        int n = shape.columns();
        double y00 = 0, y01 = 0, y02 = 0, y03 = 0;
        double y10 = 0, y11 = 0, y12 = 0, y13 = 0;
        double y20 = 0, y21 = 0, y22 = 0, y23 = 0;
        double y30 = 0, y31 = 0, y32 = 0, y33 = 0;
        int atX = row * xRow;
        int atW = column;
        for (int k = shape.inner(); k > 0; k--) {
            double w0 = w[atW];
            double w1 = w[atW + 1];
            double w2 = w[atW + 2];
            double w3 = w[atW + 3];
            double x0 = x[atX];
            y00 = Math.fma(x0, w0, y00);
            y01 = Math.fma(x0, w1, y01);
            y02 = Math.fma(x0, w2, y02);
            y03 = Math.fma(x0, w3, y03);
            double x1 = x[atX + xRow];
            y10 = Math.fma(x1, w0, y10);
            y11 = Math.fma(x1, w1, y11);
            y12 = Math.fma(x1, w2, y12);
            y13 = Math.fma(x1, w3, y13);
            double x2 = x[atX + 2 * xRow];
            y20 = Math.fma(x2, w0, y20);
            y21 = Math.fma(x2, w1, y21);
            y22 = Math.fma(x2, w2, y22);
            y23 = Math.fma(x2, w3, y23);
            double x3 = x[atX + 3 * xRow];
            y30 = Math.fma(x3, w0, y30);
            y31 = Math.fma(x3, w1, y31);
            y32 = Math.fma(x3, w2, y32);
            y33 = Math.fma(x3, w3, y33);
            atX += xInner;
            atW += panel;
        }
        store(row * n + column, y00, y01, y02, y03);
        store((row + 1) * n + column, y10, y11, y12, y13);
        store((row + 2) * n + column, y20, y21, y22, y23);
        store((row + 3) * n + column, y30, y31, y32, y33);
    }

    private void store(int at, double y0, double y1, double y2, double y3) {
        y[at] = y0;
        y[at + 1] = y1;
        y[at + 2] = y2;
        y[at + 3] = y3;
    }

    /** Four outputs below each other. */
    private void column(int row, int column) {
        int n = shape.columns();
        double y0 = 0;
        double y1 = 0;
        double y2 = 0;
        double y3 = 0;
        int atX = row * xRow;
        for (int k = 0; k < shape.inner(); k++) {
            double wk = w[k * panel + column];
            y0 = Math.fma(x[atX], wk, y0);
            y1 = Math.fma(x[atX + xRow], wk, y1);
            y2 = Math.fma(x[atX + 2 * xRow], wk, y2);
            y3 = Math.fma(x[atX + 3 * xRow], wk, y3);
            atX += xInner;
        }
        y[row * n + column] = y0;
        y[(row + 1) * n + column] = y1;
        y[(row + 2) * n + column] = y2;
        y[(row + 3) * n + column] = y3;
    }

    /** Four outputs beside each other. */
    private void row(int row, int column) {
        double y0 = 0;
        double y1 = 0;
        double y2 = 0;
        double y3 = 0;
        int atW = column;
        for (int k = 0; k < shape.inner(); k++) {
            double xk = x[row * xRow + k * xInner];
            y0 = Math.fma(xk, w[atW], y0);
            y1 = Math.fma(xk, w[atW + 1], y1);
            y2 = Math.fma(xk, w[atW + 2], y2);
            y3 = Math.fma(xk, w[atW + 3], y3);
            atW += panel;
        }
        store(row * shape.columns() + column, y0, y1, y2, y3);
    }

    private void single(int row, int column) {
        double sum = 0;
        for (int k = 0; k < shape.inner(); k++) {
            sum = Math.fma(x[row * xRow + k * xInner], w[k * panel + column], sum);
        }
        y[row * shape.columns() + column] = sum;
    }
}
