package mho.networks.train;

import java.util.ArrayList;
import java.util.List;
import mho.base.random.RandomStream;
import mho.networks.Activity;
import mho.networks.Layer.Forward;
import mho.networks.Network;
import mho.networks.Substrate;
import mho.networks.data.Examples;
import mho.networks.data.Targets;
import org.ejml.data.DMatrixRMaj;

/**
 * How well a network answers a set of examples.
 *
 * @param metric    what was measured
 * @param value     accuracy [1] or mean squared error
 * @param outputs   outputs in the order of the examples; shared, not to be changed
 * @param confusion for labels: examples by true class and answer; empty otherwise
 * @param activity  energy that depended on the values
 */
public record Evaluation(
        Metric metric, double value, DMatrixRMaj outputs, List<List<Integer>> confusion, Activity activity) {

    /** What is measured. */
    public enum Metric {
        ACCURACY,
        MSE
    }

    /** Vectors that go through a substrate together; part of the address of read noise, so not a tuning knob. */
    private static final int BATCH = 128;

    /** Runs a network over examples. */
    public static Evaluation of(Network network, Examples examples, Substrate substrate, RandomStream read) {
        requireAnswers(network, examples.targets());
        DMatrixRMaj outputs =
                new DMatrixRMaj(examples.count(), examples.targets().outputs());
        Activity activity = Activity.NONE;
        int number = 0;
        for (Batch batch : Batch.inOrder(examples, BATCH)) {
            Forward forward = network.infer(batch.signal(), substrate, read.child(number));
            DMatrixRMaj answer = forward.outputs().single();
            int columns = outputs.getNumCols();
            for (int row = 0; row < batch.size(); row++) {
                System.arraycopy(answer.data, row * columns, outputs.data, batch.example(row) * columns, columns);
            }
            activity = activity.plus(forward.activity());
            number++;
        }
        return examples.targets() instanceof Targets.Labels labels
                ? accuracy(outputs, labels, activity)
                : squaredError(outputs, (Targets.Values) examples.targets(), activity);
    }

    static void requireAnswers(Network network, Targets targets) {
        int outputs = network.layers().get(network.layers().size() - 1).outputs();
        if (outputs != targets.outputs()) {
            throw new IllegalArgumentException(
                    "The task needs %d outputs, but the network has %d".formatted(targets.outputs(), outputs));
        }
    }

    private static Evaluation squaredError(DMatrixRMaj outputs, Targets.Values values, Activity activity) {
        double sum = 0;
        for (int k = 0; k < outputs.getNumElements(); k++) {
            double error = outputs.data[k] - values.matrix().data[k];
            sum += error * error;
        }
        return new Evaluation(Metric.MSE, sum / outputs.getNumElements(), outputs, List.of(), activity);
    }

    private static Evaluation accuracy(DMatrixRMaj outputs, Targets.Labels labels, Activity activity) {
        int classes = labels.classes().size();
        int[][] counts = new int[classes][classes];
        int right = 0;
        for (int row = 0; row < outputs.getNumRows(); row++) {
            int best = 0;
            for (int c = 1; c < classes; c++) {
                best = outputs.data[row * classes + c] > outputs.data[row * classes + best] ? c : best;
            }
            counts[labels.label(row)][best]++;
            right += best == labels.label(row) ? 1 : 0;
        }
        List<List<Integer>> confusion = new ArrayList<>();
        for (int[] line : counts) {
            confusion.add(java.util.Arrays.stream(line).boxed().toList());
        }
        double accuracy = (double) right / outputs.getNumRows();
        return new Evaluation(Metric.ACCURACY, accuracy, outputs, confusion, activity);
    }
}
