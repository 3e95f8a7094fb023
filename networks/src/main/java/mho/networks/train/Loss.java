package mho.networks.train;

import java.util.ArrayList;
import java.util.List;
import mho.base.kernel.Elementary;
import mho.networks.Signal;
import mho.networks.data.Targets;
import org.ejml.data.DMatrixRMaj;

/**
 * The loss that training lowers, mean over all that is asked of a batch.
 *
 * <pre>  values: mean (y − t)² over rows and outputs;   labels: mean −ln softmax(y)[class]</pre>
 *
 * @param value    the loss
 * @param asked    answers that were asked for: rows, or rows of all time steps [1]
 * @param gradient its gradient with respect to the outputs
 */
record Loss(double value, long asked, Signal gradient) {
    static Loss of(Signal outputs, Targets targets, Batch batch) {
        batch.requireAnswers(outputs, targets);
        Question question = Question.of(targets);
        List<DMatrixRMaj> gradients = new ArrayList<>();
        long asked = 0;
        double sum = 0;
        for (int t = 0; t < outputs.steps().size(); t++) {
            DMatrixRMaj y = outputs.steps().get(t);
            DMatrixRMaj gradient = new DMatrixRMaj(y.getNumRows(), y.getNumCols());
            for (int row = 0; row < y.getNumRows(); row++) {
                if (question.isAsked(batch.example(row), t)) {
                    sum += question.cost(y, gradient, row, batch.example(row), t);
                    asked++;
                }
            }
            gradients.add(gradient);
        }
        double share = asked == 0 ? 0 : 1.0 / question.parts(asked);
        gradients.forEach(gradient -> scale(gradient, share));
        return new Loss(sum * share, asked, new Signal(gradients));
    }

    /** Returns −ln softmax(y)[label] of a row. */
    static double crossEntropy(DMatrixRMaj y, int row, int label) {
        int columns = y.getNumCols();
        double largest = largest(y, row);
        double total = 0;
        for (int c = 0; c < columns; c++) {
            total += Elementary.exp(y.data[row * columns + c] - largest);
        }
        return Elementary.log(total) - (y.data[row * columns + label] - largest);
    }

    private static double largest(DMatrixRMaj y, int row) {
        int columns = y.getNumCols();
        double largest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < columns; c++) {
            largest = Math.max(largest, y.data[row * columns + c]);
        }
        return largest;
    }

    private static void scale(DMatrixRMaj matrix, double factor) {
        for (int k = 0; k < matrix.getNumElements(); k++) {
            matrix.data[k] *= factor;
        }
    }

    /** What is asked of one output vector. */
    private interface Question {
        boolean isAsked(int example, int step);

        /** Returns the cost of a row, and fills its gradient. */
        double cost(DMatrixRMaj y, DMatrixRMaj gradient, int row, int example, int step);

        /** Returns what the sum of costs is divided by. */
        double parts(long asked);

        static Question of(Targets targets) {
            if (targets instanceof Targets.Values values) {
                return new Numbers(0, values.outputs(), (example, step) -> values.matrix(), (example, step) -> example);
            }
            if (targets instanceof Targets.StepValues values) {
                return new Numbers(
                        values.from(),
                        values.outputs(),
                        (example, step) -> values.sequences().get(example),
                        (example, step) -> step);
            }
            if (targets instanceof Targets.StepChoices choices) {
                return of(choices.came());
            }
            if (targets instanceof Targets.StepLabels labels) {
                return new Choice((example, step) -> labels.labels().get(example)[step]);
            }
            Targets.Labels labels = (Targets.Labels) targets;
            return new Choice((example, step) -> labels.label(example));
        }
    }

    @FunctionalInterface
    private interface Index {
        int of(int example, int step);
    }

    @FunctionalInterface
    private interface Table {
        DMatrixRMaj of(int example, int step);
    }

    private record Numbers(int from, int outputs, Table table, Index line) implements Question {
        @Override
        public boolean isAsked(int example, int step) {
            return step >= from;
        }

        @Override
        public double cost(DMatrixRMaj y, DMatrixRMaj gradient, int row, int example, int step) {
            double[] targets = table.of(example, step).data;
            int wanted = line.of(example, step) * outputs;
            double sum = 0;
            for (int c = 0; c < outputs; c++) {
                double error = y.data[row * outputs + c] - targets[wanted + c];
                sum += error * error;
                gradient.data[row * outputs + c] = 2 * error;
            }
            return sum;
        }

        @Override
        public double parts(long asked) {
            return (double) asked * outputs;
        }
    }

    private record Choice(Index label) implements Question {
        @Override
        public boolean isAsked(int example, int step) {
            return label.of(example, step) != Targets.StepLabels.NOT_ASKED;
        }

        @Override
        public double cost(DMatrixRMaj y, DMatrixRMaj gradient, int row, int example, int step) {
            int columns = y.getNumCols();
            int at = row * columns;
            double largest = largest(y, row);
            double total = 0;
            for (int c = 0; c < columns; c++) {
                gradient.data[at + c] = Elementary.exp(y.data[at + c] - largest);
                total += gradient.data[at + c];
            }
            for (int c = 0; c < columns; c++) {
                gradient.data[at + c] /= total;
            }
            int wanted = label.of(example, step);
            gradient.data[at + wanted] -= 1;
            return Elementary.log(total) - (y.data[at + wanted] - largest);
        }

        @Override
        public double parts(long asked) {
            return asked;
        }
    }
}
