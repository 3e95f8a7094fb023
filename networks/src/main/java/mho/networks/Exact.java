package mho.networks;

import mho.adc.activation.Identity;
import mho.base.kernel.MatrixProduct;
import mho.base.kernel.Shape;
import mho.base.random.RandomStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** The reference: products and functions in double precision. */
public record Exact() implements Substrate {
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

    private static DMatrixRMaj product(Stage.Product stage, DMatrixRMaj x) {
        DMatrixRMaj y = multiply(x, stage.weights());
        double[] bias = stage.bias().data;
        int columns = y.getNumCols();
        for (int row = 0; row < y.getNumRows(); row++) {
            int at = row * columns;
            for (int column = 0; column < columns; column++) {
                y.data[at + column] += bias[column];
            }
        }
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
        int columns = arguments.getNumCols();
        for (ColumnGroup group : stage.groups()) {
            if (group.width() == columns) {
                group.activation().values(arguments.data, outputs.data, 0, outputs.getNumElements());
                return;
            }
            for (int at = 0; at < outputs.getNumElements(); at += columns) {
                group.activation().values(arguments.data, outputs.data, at + group.from(), at + group.to());
            }
        }
    }

    /** Returns x·w. */
    static DMatrixRMaj multiply(DMatrixRMaj x, DMatrixRMaj w) {
        DMatrixRMaj y = new DMatrixRMaj(x.getNumRows(), w.getNumCols());
        Shape shape = new Shape(x.getNumRows(), w.getNumRows(), w.getNumCols());
        MatrixProduct.standard().multiply(shape, x.data, w.data, y.data);
        return y;
    }

    /** Computes x·w of the first rows of x into the first rows of y. */
    static void multiply(int rows, DMatrixRMaj x, DMatrixRMaj w, DMatrixRMaj y) {
        Shape shape = new Shape(rows, w.getNumRows(), w.getNumCols());
        MatrixProduct.standard().multiply(shape, x.data, w.data, y.data);
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
