package mho.networks.foreign;

import java.util.List;
import mho.networks.Tensor;
import mho.networks.io.ElementType;
import mho.networks.io.InvalidFileException;
import mho.networks.io.StoredTensor;
import org.ejml.data.DMatrixRMaj;

/**
 * Tensors of layers in the shapes of files. A file holds a weight as outputs × inputs, as PyTorch does, and a vector with one
 * size; here weights are inputs × outputs, and vectors have one row.
 */
final class LayerTensors {
    private LayerTensors() {}

    /** Returns the shape that a file must give a tensor. */
    static List<Integer> shape(Tensor tensor) {
        return isVector(tensor) ? List.of(tensor.cols()) : List.of(tensor.cols(), tensor.rows());
    }

    private static boolean isVector(Tensor tensor) {
        return tensor.rows() == 1 && tensor.place() == Tensor.Place.DIGITAL;
    }

    /** Returns a layer's matrix from a file's tensor. */
    static DMatrixRMaj matrix(Tensor tensor, String name, StoredTensor stored) {
        if (!stored.shape().equals(shape(tensor))) {
            throw new InvalidFileException("must give tensor \"%s\" the shape %s, but it is %s"
                    .formatted(name, shape(tensor), stored.shape()));
        }
        DMatrixRMaj matrix = new DMatrixRMaj(tensor.rows(), tensor.cols());
        for (int row = 0; row < tensor.rows(); row++) {
            for (int column = 0; column < tensor.cols(); column++) {
                matrix.data[row * tensor.cols() + column] = stored.value(column * tensor.rows() + row);
            }
        }
        return matrix;
    }

    /** Returns a file's tensor of a layer's matrix. */
    static StoredTensor stored(Tensor tensor, DMatrixRMaj matrix) {
        double[] values = new double[matrix.getNumElements()];
        for (int row = 0; row < tensor.rows(); row++) {
            for (int column = 0; column < tensor.cols(); column++) {
                values[column * tensor.rows() + row] = matrix.data[row * tensor.cols() + column];
            }
        }
        return StoredTensor.of(ElementType.F64, shape(tensor), values);
    }
}
