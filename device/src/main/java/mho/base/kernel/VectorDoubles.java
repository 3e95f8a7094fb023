package mho.base.kernel;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * One product of doubles on the Vector API: tiles of four rows by four, two or one vectors are held in registers while the
 * inner index runs. A panel of W, as wide as the tile, is copied together first, so that it is read in sequence from the
 * first-level cache; {@link PackedDoubles} consist of such panels already. Tiles that stick out at the right or below are computed whole in scratch memory and cut when copied.
 */
final class VectorDoubles {
    /** The widest vectors, but never so wide that a tile is wider than a panel. */
    private static final VectorSpecies<Double> SPECIES =
            DoubleVector.SPECIES_PREFERRED.length() > PackedDoubles.WIDTH / 4
                    ? DoubleVector.SPECIES_512
                    : DoubleVector.SPECIES_PREFERRED;

    private static final int LANES = SPECIES.length();
    private static final int ROWS = 4;
    private static final int WIDE = 4 * LANES;
    private static final int SLIM = 2 * LANES;
    private static final int THIN = LANES;
    /** From one row of a panel to the next, whatever the width of the tile: a constant saves checks of indices. */
    private static final int STEP = PackedDoubles.WIDTH;
    /** A panel of DEPTH rows takes 32 KiB with 512-bit vectors: it fits a first-level cache. */
    private static final int DEPTH = 128;
    /** So many rows of X, 2 MiB where the inner size is 1024, stay in a second-level cache for all panels. */
    private static final int BATCH = 256;

    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    private final Shape shape;
    private final double[] x;
    private final int xRow;
    private final int xInner;
    private final double[] w;
    private final double[] y;
    private final double[] panel;
    private final double[] cut;

    private VectorDoubles(Shape shape, double[] x, Strides strides, double[] w, double[] y, double[] panel) {
        this.shape = shape;
        this.x = x;
        this.xRow = strides.row();
        this.xInner = strides.inner();
        this.w = w;
        this.y = y;
        this.panel = panel;
        this.cut = SCRATCH.get().cut;
    }

    /** The product with a W stored row by row, of which one panel at a time is copied together. */
    static VectorDoubles ofRows(Shape shape, double[] x, Strides strides, double[] w, double[] y) {
        return new VectorDoubles(shape, x, strides, w, y, SCRATCH.get().panel);
    }

    /** The product with the values of {@link PackedDoubles}. */
    static VectorDoubles ofPanels(Shape shape, double[] x, double[] w, double[] y) {
        return new VectorDoubles(shape, x, Strides.ofRows(shape), w, y, w);
    }

    private static final class Scratch {
        final double[] panel = new double[DEPTH * STEP];
        final double[] cut = new double[ROWS * WIDE];
    }

    void compute() {
        Arrays.fill(y, 0, shape.rows() * shape.columns(), 0);
        for (int row = 0; row < shape.rows(); row += BATCH) {
            computeBatch(row, Math.min(row + BATCH, shape.rows()));
        }
    }

    private void computeBatch(int from, int to) {
        int column = 0;
        while (column < shape.columns()) {
            int width = panelWidth(shape.columns() - column);
            for (int k = 0; k < shape.inner(); k += DEPTH) {
                int depth = Math.min(DEPTH, shape.inner() - k);
                int start = panel(k, depth, column, width);
                for (int row = from; row < to; row += ROWS) {
                    addTile(row, column, width, k, depth, start);
                }
            }
            column += width;
        }
    }

    /** Returns where the rows of W for these columns start. */
    private int panel(int k, int depth, int column, int width) {
        if (panel == w) {
            int within = column % STEP;
            return (column - within) * shape.inner() + k * STEP + within;
        }
        pack(k, depth, column, width);
        return 0;
    }

    /** The widest panel that has no vector without a column of W. */
    private static int panelWidth(int columns) {
        if (columns > WIDE - LANES) {
            return WIDE;
        }
        return columns > LANES ? SLIM : THIN;
    }

    /** Copies a panel of W; columns beyond the last one hold anything, their results are cut off. */
    private void pack(int k, int depth, int column, int width) {
        int from = k * shape.columns() + column;
        int to = 0;
        for (int i = 0; i < depth; i++) {
            if (from + width <= w.length) {
                for (int j = 0; j < width; j += LANES) {
                    DoubleVector.fromArray(SPECIES, w, from + j).intoArray(panel, to + j);
                }
            } else {
                System.arraycopy(w, from, panel, to, w.length - from);
            }
            from += shape.columns();
            to += STEP;
        }
    }

    private void addTile(int row, int column, int width, int k, int depth, int start) {
        int target = row * shape.columns() + column;
        int height = Math.min(ROWS, shape.rows() - row);
        int visible = Math.min(width, shape.columns() - column);
        if (height == ROWS && visible == width) {
            add(row, k, depth, width, start, y, target, shape.columns());
            return;
        }
        for (int i = 0; i < height; i++) {
            System.arraycopy(y, target + i * shape.columns(), cut, i * width, visible);
        }
        add(row, k, depth, width, start, cut, 0, width);
        for (int i = 0; i < height; i++) {
            System.arraycopy(cut, i * width, y, target + i * shape.columns(), visible);
        }
    }

    private void add(int row, int k, int depth, int width, int start, double[] sums, int at, int stride) {
        if (width == WIDE) {
            addWide(row, k, depth, start, sums, at, stride);
        } else if (width == SLIM) {
            addSlim(row, k, depth, start, sums, at, stride);
        } else {
            addThin(row, k, depth, start, sums, at, stride);
        }
    }

    /** Where X starts for one row of a tile; rows beyond the last one repeat it, their results are cut off. */
    private int start(int row, int k) {
        return Math.min(row, shape.rows() - 1) * xRow + k * xInner;
    }

    private void addWide(int row, int k, int depth, int start, double[] sums, int at, int stride) {
        DoubleVector y00 = DoubleVector.fromArray(SPECIES, sums, at);
        DoubleVector y01 = DoubleVector.fromArray(SPECIES, sums, at + LANES);
        DoubleVector y02 = DoubleVector.fromArray(SPECIES, sums, at + 2 * LANES);
        DoubleVector y03 = DoubleVector.fromArray(SPECIES, sums, at + 3 * LANES);
        int at1 = at + stride;
        DoubleVector y10 = DoubleVector.fromArray(SPECIES, sums, at1);
        DoubleVector y11 = DoubleVector.fromArray(SPECIES, sums, at1 + LANES);
        DoubleVector y12 = DoubleVector.fromArray(SPECIES, sums, at1 + 2 * LANES);
        DoubleVector y13 = DoubleVector.fromArray(SPECIES, sums, at1 + 3 * LANES);
        int at2 = at1 + stride;
        DoubleVector y20 = DoubleVector.fromArray(SPECIES, sums, at2);
        DoubleVector y21 = DoubleVector.fromArray(SPECIES, sums, at2 + LANES);
        DoubleVector y22 = DoubleVector.fromArray(SPECIES, sums, at2 + 2 * LANES);
        DoubleVector y23 = DoubleVector.fromArray(SPECIES, sums, at2 + 3 * LANES);
        int at3 = at2 + stride;
        DoubleVector y30 = DoubleVector.fromArray(SPECIES, sums, at3);
        DoubleVector y31 = DoubleVector.fromArray(SPECIES, sums, at3 + LANES);
        DoubleVector y32 = DoubleVector.fromArray(SPECIES, sums, at3 + 2 * LANES);
        DoubleVector y33 = DoubleVector.fromArray(SPECIES, sums, at3 + 3 * LANES);
        int x0 = start(row, k);
        int x1 = start(row + 1, k);
        int x2 = start(row + 2, k);
        int x3 = start(row + 3, k);
        int from = start;
        for (int i = 0; i < depth; i++) {
            DoubleVector w0 = DoubleVector.fromArray(SPECIES, panel, from);
            DoubleVector w1 = DoubleVector.fromArray(SPECIES, panel, from + LANES);
            DoubleVector w2 = DoubleVector.fromArray(SPECIES, panel, from + 2 * LANES);
            DoubleVector w3 = DoubleVector.fromArray(SPECIES, panel, from + 3 * LANES);
            DoubleVector a = DoubleVector.broadcast(SPECIES, x[x0]);
            y00 = w0.fma(a, y00);
            y01 = w1.fma(a, y01);
            y02 = w2.fma(a, y02);
            y03 = w3.fma(a, y03);
            DoubleVector b = DoubleVector.broadcast(SPECIES, x[x1]);
            y10 = w0.fma(b, y10);
            y11 = w1.fma(b, y11);
            y12 = w2.fma(b, y12);
            y13 = w3.fma(b, y13);
            DoubleVector c = DoubleVector.broadcast(SPECIES, x[x2]);
            y20 = w0.fma(c, y20);
            y21 = w1.fma(c, y21);
            y22 = w2.fma(c, y22);
            y23 = w3.fma(c, y23);
            DoubleVector d = DoubleVector.broadcast(SPECIES, x[x3]);
            y30 = w0.fma(d, y30);
            y31 = w1.fma(d, y31);
            y32 = w2.fma(d, y32);
            y33 = w3.fma(d, y33);
            from += STEP;
            x0 += xInner;
            x1 += xInner;
            x2 += xInner;
            x3 += xInner;
        }
        y00.intoArray(sums, at);
        y01.intoArray(sums, at + LANES);
        y02.intoArray(sums, at + 2 * LANES);
        y03.intoArray(sums, at + 3 * LANES);
        y10.intoArray(sums, at1);
        y11.intoArray(sums, at1 + LANES);
        y12.intoArray(sums, at1 + 2 * LANES);
        y13.intoArray(sums, at1 + 3 * LANES);
        y20.intoArray(sums, at2);
        y21.intoArray(sums, at2 + LANES);
        y22.intoArray(sums, at2 + 2 * LANES);
        y23.intoArray(sums, at2 + 3 * LANES);
        y30.intoArray(sums, at3);
        y31.intoArray(sums, at3 + LANES);
        y32.intoArray(sums, at3 + 2 * LANES);
        y33.intoArray(sums, at3 + 3 * LANES);
    }

    private void addSlim(int row, int k, int depth, int start, double[] sums, int at, int stride) {
        int at1 = at + stride;
        int at2 = at1 + stride;
        int at3 = at2 + stride;
        DoubleVector y00 = DoubleVector.fromArray(SPECIES, sums, at);
        DoubleVector y01 = DoubleVector.fromArray(SPECIES, sums, at + LANES);
        DoubleVector y10 = DoubleVector.fromArray(SPECIES, sums, at1);
        DoubleVector y11 = DoubleVector.fromArray(SPECIES, sums, at1 + LANES);
        DoubleVector y20 = DoubleVector.fromArray(SPECIES, sums, at2);
        DoubleVector y21 = DoubleVector.fromArray(SPECIES, sums, at2 + LANES);
        DoubleVector y30 = DoubleVector.fromArray(SPECIES, sums, at3);
        DoubleVector y31 = DoubleVector.fromArray(SPECIES, sums, at3 + LANES);
        int x0 = start(row, k);
        int x1 = start(row + 1, k);
        int x2 = start(row + 2, k);
        int x3 = start(row + 3, k);
        int from = start;
        for (int i = 0; i < depth; i++) {
            DoubleVector w0 = DoubleVector.fromArray(SPECIES, panel, from);
            DoubleVector w1 = DoubleVector.fromArray(SPECIES, panel, from + LANES);
            DoubleVector a = DoubleVector.broadcast(SPECIES, x[x0]);
            y00 = w0.fma(a, y00);
            y01 = w1.fma(a, y01);
            DoubleVector b = DoubleVector.broadcast(SPECIES, x[x1]);
            y10 = w0.fma(b, y10);
            y11 = w1.fma(b, y11);
            DoubleVector c = DoubleVector.broadcast(SPECIES, x[x2]);
            y20 = w0.fma(c, y20);
            y21 = w1.fma(c, y21);
            DoubleVector d = DoubleVector.broadcast(SPECIES, x[x3]);
            y30 = w0.fma(d, y30);
            y31 = w1.fma(d, y31);
            from += STEP;
            x0 += xInner;
            x1 += xInner;
            x2 += xInner;
            x3 += xInner;
        }
        y00.intoArray(sums, at);
        y01.intoArray(sums, at + LANES);
        y10.intoArray(sums, at1);
        y11.intoArray(sums, at1 + LANES);
        y20.intoArray(sums, at2);
        y21.intoArray(sums, at2 + LANES);
        y30.intoArray(sums, at3);
        y31.intoArray(sums, at3 + LANES);
    }

    private void addThin(int row, int k, int depth, int start, double[] sums, int at, int stride) {
        int at1 = at + stride;
        int at2 = at1 + stride;
        int at3 = at2 + stride;
        DoubleVector y0 = DoubleVector.fromArray(SPECIES, sums, at);
        DoubleVector y1 = DoubleVector.fromArray(SPECIES, sums, at1);
        DoubleVector y2 = DoubleVector.fromArray(SPECIES, sums, at2);
        DoubleVector y3 = DoubleVector.fromArray(SPECIES, sums, at3);
        int x0 = start(row, k);
        int x1 = start(row + 1, k);
        int x2 = start(row + 2, k);
        int x3 = start(row + 3, k);
        int from = start;
        for (int i = 0; i < depth; i++) {
            DoubleVector w0 = DoubleVector.fromArray(SPECIES, panel, from);
            y0 = w0.fma(DoubleVector.broadcast(SPECIES, x[x0]), y0);
            y1 = w0.fma(DoubleVector.broadcast(SPECIES, x[x1]), y1);
            y2 = w0.fma(DoubleVector.broadcast(SPECIES, x[x2]), y2);
            y3 = w0.fma(DoubleVector.broadcast(SPECIES, x[x3]), y3);
            from += STEP;
            x0 += xInner;
            x1 += xInner;
            x2 += xInner;
            x3 += xInner;
        }
        y0.intoArray(sums, at);
        y1.intoArray(sums, at1);
        y2.intoArray(sums, at2);
        y3.intoArray(sums, at3);
    }
}
