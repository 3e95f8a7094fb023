package mho.networks.train;

import mho.base.kernel.Elementary;
import mho.networks.data.Targets;
import org.ejml.data.DMatrixRMaj;

/**
 * The loss that training lowers, mean over a batch.
 *
 * <pre>  values: mean (y − t)² over rows and outputs;   labels: mean −ln softmax(y)[class]</pre>
 *
 * @param value    the loss
 * @param gradient its gradient with respect to the outputs
 */
record Loss(double value, DMatrixRMaj gradient) {
    static Loss of(DMatrixRMaj outputs, Targets targets, Batch batch) {
        return targets instanceof Targets.Values values
                ? squared(outputs, values.matrix(), batch)
                : crossEntropy(outputs, (Targets.Labels) targets, batch);
    }

    private static Loss squared(DMatrixRMaj outputs, DMatrixRMaj targets, Batch batch) {
        int columns = outputs.getNumCols();
        DMatrixRMaj gradient = new DMatrixRMaj(outputs.getNumRows(), columns);
        double sum = 0;
        double share = 1.0 / outputs.getNumElements();
        for (int row = 0; row < outputs.getNumRows(); row++) {
            for (int c = 0; c < columns; c++) {
                double error = outputs.data[row * columns + c] - targets.data[batch.example(row) * columns + c];
                sum += error * error;
                gradient.data[row * columns + c] = 2 * error * share;
            }
        }
        return new Loss(sum * share, gradient);
    }

    private static Loss crossEntropy(DMatrixRMaj outputs, Targets.Labels labels, Batch batch) {
        int columns = outputs.getNumCols();
        DMatrixRMaj gradient = new DMatrixRMaj(outputs.getNumRows(), columns);
        double sum = 0;
        double share = 1.0 / outputs.getNumRows();
        for (int row = 0; row < outputs.getNumRows(); row++) {
            int at = row * columns;
            double largest = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < columns; c++) {
                largest = Math.max(largest, outputs.data[at + c]);
            }
            double total = 0;
            for (int c = 0; c < columns; c++) {
                gradient.data[at + c] = Elementary.exp(outputs.data[at + c] - largest);
                total += gradient.data[at + c];
            }
            int label = labels.label(batch.example(row));
            sum += Elementary.log(total) - (outputs.data[at + label] - largest);
            for (int c = 0; c < columns; c++) {
                gradient.data[at + c] *= share / total;
            }
            gradient.data[at + label] -= share;
        }
        return new Loss(sum * share, gradient);
    }
}
