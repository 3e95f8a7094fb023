package mho.networks;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import mho.adc.activation.Identity;
import mho.base.kernel.MatrixProduct;
import mho.base.kernel.PackedDoubles;
import mho.base.kernel.Shape;
import mho.base.random.RandomStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** The reference: products and functions in double precision. */
public final class Exact implements Substrate {
    /** The stage used last: the time steps of a recurrent layer share its matrix. Threads may overwrite one another's, which costs time only. */
    private volatile Laid laid = new Laid(Optional.empty(), Optional.empty());

    /** A stage, and its matrix in the order of products once it has been used twice. */
    private record Laid(Optional<Stage.Product> stage, Optional<PackedDoubles> weights) {
        @SuppressWarnings(
                "ReferenceEquality") // the same object, not one like it: comparing numbers would take as long as a
        // product
        boolean isOf(Stage.Product other) {
            return stage.isPresent() && stage.get() == other;
        }
    }

    @Override
    public Applied apply(Stage stage, DMatrixRMaj x, RandomStream read) {
        DMatrixRMaj arguments = stage instanceof Stage.Product product ? product(product, x) : x;
        return new Applied(arguments, functions(stage, arguments), Activity.NONE);
    }

    /** The outputs of a product take the place of its arguments. */
    @Override
    public Applied outputs(Stage stage, DMatrixRMaj x, RandomStream read) {
        if (!(stage instanceof Stage.Product product)) {
            return apply(stage, x, read);
        }
        DMatrixRMaj y = product(product, x);
        functions(stage, y, y);
        return new Applied(y, y, Activity.NONE);
    }

    private DMatrixRMaj product(Stage.Product stage, DMatrixRMaj x) {
        DMatrixRMaj y = weighted(stage, x);
        double[] bias = stage.bias().data;
        if (Arrays.stream(bias).allMatch(value -> value == 0)) {
            return y;
        }
        int columns = y.getNumCols();
        for (int row = 0; row < y.getNumRows(); row++) {
            int at = row * columns;
            for (int column = 0; column < columns; column++) {
                y.data[at + column] += bias[column];
            }
        }
        return y;
    }

    private DMatrixRMaj weighted(Stage.Product stage, DMatrixRMaj x) {
        Laid last = laid;
        if (!last.isOf(stage)) {
            laid = new Laid(Optional.of(stage), Optional.empty());
            return multiply(x, stage.weights());
        }
        PackedDoubles weights = last.weights.orElseGet(() -> packed(stage.weights()));
        if (last.weights.isEmpty()) {
            laid = new Laid(last.stage, Optional.of(weights));
        }
        DMatrixRMaj y = new DMatrixRMaj(x.getNumRows(), stage.outputs());
        multiply(x.getNumRows(), x, weights, y);
        return y;
    }

    /** Returns whether a stage applies no function. */
    static boolean isLinear(Stage stage) {
        return stage.groups().stream().allMatch(group -> group.activation() instanceof Identity);
    }

    /** Applies the functions of a stage to their arguments. */
    static DMatrixRMaj functions(Stage stage, DMatrixRMaj arguments) {
        if (isLinear(stage)) {
            return arguments;
        }
        DMatrixRMaj outputs = new DMatrixRMaj(arguments.getNumRows(), arguments.getNumCols());
        functions(stage, arguments, outputs);
        return outputs;
    }

    /** The outputs may be the arguments' own matrix. */
    private static void functions(Stage stage, DMatrixRMaj arguments, DMatrixRMaj outputs) {
        for (ColumnGroup group : stage.groups()) {
            eachRun(
                    group,
                    arguments.getNumCols(),
                    outputs.getNumElements(),
                    (from, to) -> group.activation().values(arguments.data, outputs.data, from, to));
        }
    }

    /** Something done to neighbouring elements. */
    @FunctionalInterface
    private interface Run {
        void over(int from, int to);
    }

    /** Does something to a group's elements in all rows, in runs as long as possible. */
    private static void eachRun(ColumnGroup group, int columns, int elements, Run run) {
        if (group.width() == columns) {
            run.over(0, elements);
            return;
        }
        for (int at = 0; at < elements; at += columns) {
            run.over(at + group.from(), at + group.to());
        }
    }

    /**
     * Returns the gradient of a stage's arguments.
     *
     * @param gradient  that of its outputs
     * @param arguments what its functions were applied to
     */
    static DMatrixRMaj argumentGradient(List<ColumnGroup> groups, DMatrixRMaj gradient, DMatrixRMaj arguments) {
        int columns = gradient.getNumCols();
        DMatrixRMaj delta = new DMatrixRMaj(gradient.getNumRows(), columns);
        for (ColumnGroup group : groups) {
            eachRun(
                    group,
                    columns,
                    delta.getNumElements(),
                    (from, to) -> group.activation().derivatives(arguments.data, delta.data, from, to));
        }
        for (int k = 0; k < delta.getNumElements(); k++) {
            delta.data[k] *= gradient.data[k];
        }
        return delta;
    }

    /** Returns x·w. */
    static DMatrixRMaj multiply(DMatrixRMaj x, DMatrixRMaj w) {
        DMatrixRMaj y = new DMatrixRMaj(x.getNumRows(), w.getNumCols());
        Shape shape = new Shape(x.getNumRows(), w.getNumRows(), w.getNumCols());
        MatrixProduct.standard().multiply(shape, x.data, w.data, y.data);
        return y;
    }

    /** Returns a matrix in the order in which products read it, for many of them. */
    static PackedDoubles packed(DMatrixRMaj w) {
        return PackedDoubles.of(w.getNumRows(), w.getNumCols(), w.data);
    }

    /** Computes x·w of the first rows of x into the first rows of y. */
    static void multiply(int rows, DMatrixRMaj x, PackedDoubles w, DMatrixRMaj y) {
        MatrixProduct.standard().multiply(rows, x.data, w, y.data);
    }

    /** Returns x·wᵀ. */
    static DMatrixRMaj multiplyByTransposed(DMatrixRMaj x, DMatrixRMaj w) {
        return multiply(x, CommonOps_DDRM.transpose(w, null));
    }

    /** Returns xᵀ·w. */
    static DMatrixRMaj multiplyTransposed(DMatrixRMaj x, DMatrixRMaj w) {
        DMatrixRMaj y = new DMatrixRMaj(x.getNumCols(), w.getNumCols());
        Shape shape = new Shape(x.getNumCols(), x.getNumRows(), w.getNumCols());
        MatrixProduct.standard().multiplyTransposed(shape, x.data, w.data, y.data);
        return y;
    }
}
