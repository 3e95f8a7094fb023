package mho.networks.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import mho.base.random.RandomStream;
import mho.networks.Activity;
import mho.networks.Layer.Forward;
import mho.networks.Network;
import mho.networks.Substrate;
import mho.networks.data.Examples;
import mho.networks.data.Metric;
import mho.networks.data.Targets;
import org.ejml.data.DMatrixRMaj;

/**
 * How well a network answers a set of examples.
 *
 * @param metric    what was measured
 * @param value     the score
 * @param outputs   outputs in the order of the examples, of all their time steps if each is answered; shared, not to be changed
 * @param confusion for labels: answers by true class and class given; empty otherwise
 * @param activity  energy that depended on the values
 */
public record Evaluation(
        Metric metric, double value, DMatrixRMaj outputs, List<List<Integer>> confusion, Activity activity) {

    /** Vectors that go through a substrate together; part of the address of read noise, so not a tuning knob. */
    private static final int BATCH = 128;

    /**
     * Runs a network over examples.
     *
     * @throws IllegalArgumentException if the metric cannot be taken of such targets
     */
    public static Evaluation of(
            Network network, Examples examples, Metric metric, Substrate substrate, RandomStream read) {
        Targets targets = examples.targets();
        requireAnswers(network, targets);
        int[] from = firstRows(examples);
        DMatrixRMaj outputs = new DMatrixRMaj(from[examples.count()], targets.outputs());
        Activity activity = Activity.NONE;
        int number = 0;
        for (Batch batch : Batch.inOrder(examples, BATCH)) {
            Forward forward = network.infer(batch.signal(), substrate, read.child(number));
            batch.requireAnswers(forward.outputs(), targets);
            for (int t = 0; t < forward.outputs().steps().size(); t++) {
                DMatrixRMaj answer = forward.outputs().steps().get(t);
                int columns = answer.getNumCols();
                for (int row = 0; row < answer.getNumRows(); row++) {
                    int to = (from[batch.example(row)] + t) * columns;
                    System.arraycopy(answer.data, row * columns, outputs.data, to, columns);
                }
            }
            activity = activity.plus(forward.activity());
            number++;
        }
        Asked asked = Asked.of(targets, from);
        return new Evaluation(
                metric, asked.score(metric, outputs), outputs, asked.confusion(outputs, targets.outputs()), activity);
    }

    /** Runs a network over examples and measures what is usual for their targets. */
    public static Evaluation of(Network network, Examples examples, Substrate substrate, RandomStream read) {
        return of(network, examples, Metric.of(examples.targets()), substrate, read);
    }

    /** Returns for each example the row of its first output, and the number of rows in the end. */
    private static int[] firstRows(Examples examples) {
        int[] from = new int[examples.count() + 1];
        for (int k = 0; k < examples.count(); k++) {
            from[k + 1] = from[k]
                    + (examples.targets().perStep() ? examples.inputs().get(k).getNumRows() : 1);
        }
        return from;
    }

    static void requireAnswers(Network network, Targets targets) {
        int outputs = network.layers().get(network.layers().size() - 1).outputs();
        if (outputs != targets.outputs()) {
            throw new IllegalArgumentException(
                    "The task needs %d outputs, but the network has %d".formatted(targets.outputs(), outputs));
        }
    }

    /** What rows of the outputs are to be compared with. */
    private sealed interface Asked {
        double score(Metric metric, DMatrixRMaj outputs);

        List<List<Integer>> confusion(DMatrixRMaj outputs, int classes);

        static Asked of(Targets targets, int[] from) {
            if (targets instanceof Targets.Values values) {
                return new Numbers(values.matrix(), everyRow(values.count()));
            }
            if (targets instanceof Targets.StepValues values) {
                return Numbers.of(values, from);
            }
            if (targets instanceof Targets.StepChoices choices) {
                return new Classes(
                        from,
                        concatenated(choices.came()),
                        choices.allowed().stream().flatMapToLong(Arrays::stream).toArray());
            }
            int[] labels = targets instanceof Targets.StepLabels steps
                    ? concatenated(steps)
                    : ((Targets.Labels) targets).labels();
            return new Classes(from, labels, new long[0]);
        }

        private static int[] concatenated(Targets.StepLabels labels) {
            return labels.labels().stream().flatMapToInt(Arrays::stream).toArray();
        }

        private static int[] everyRow(int count) {
            int[] rows = new int[count];
            Arrays.setAll(rows, row -> row);
            return rows;
        }
    }

    /**
     * Numbers to be met.
     *
     * @param wanted all rows of outputs as they should be
     * @param rows   those that count
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Numbers(DMatrixRMaj wanted, int[] rows) implements Asked {
        static Numbers of(Targets.StepValues values, int[] from) {
            DMatrixRMaj wanted = new DMatrixRMaj(from[values.count()], values.outputs());
            List<Integer> rows = new ArrayList<>();
            for (int k = 0; k < values.count(); k++) {
                DMatrixRMaj sequence = values.sequences().get(k);
                System.arraycopy(sequence.data, 0, wanted.data, from[k] * values.outputs(), sequence.getNumElements());
                for (int t = values.from(); t < sequence.getNumRows(); t++) {
                    rows.add(from[k] + t);
                }
            }
            return new Numbers(wanted, rows.stream().mapToInt(Integer::intValue).toArray());
        }

        @Override
        public double score(Metric metric, DMatrixRMaj outputs) {
            double squares = 0;
            double sum = 0;
            double power = 0;
            int columns = outputs.getNumCols();
            for (int row : rows) {
                for (int k = row * columns; k < (row + 1) * columns; k++) {
                    double error = outputs.data[k] - wanted.data[k];
                    squares += error * error;
                    sum += wanted.data[k];
                    power += wanted.data[k] * wanted.data[k];
                }
            }
            double count = (double) rows.length * columns;
            return switch (metric) {
                case MSE -> squares / count;
                case NRMSE -> Math.sqrt(squares / (power - sum * sum / count));
                case ACCURACY, SEQUENCES, BITS ->
                    throw new IllegalArgumentException(
                            "Numbers are measured by mse or nrmse, but %s was asked for".formatted(metric.key()));
            };
        }

        @Override
        public List<List<Integer>> confusion(DMatrixRMaj outputs, int classes) {
            return List.of();
        }
    }

    /**
     * Classes to be recognised.
     *
     * @param from    first row of each sequence, and the number of rows in the end
     * @param labels  class of each row of the outputs, or not asked
     * @param allowed classes that are right, class k as bit k; empty if only the label is
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Classes(int[] from, int[] labels, long[] allowed) implements Asked {
        @Override
        public double score(Metric metric, DMatrixRMaj outputs) {
            return switch (metric) {
                case ACCURACY -> mean(row -> isRight(outputs, row) ? 1 : 0);
                case BITS -> mean(row -> Loss.crossEntropy(outputs, row, labels[row]) / StrictMath.log(2));
                case SEQUENCES -> rightSequences(outputs);
                case MSE, NRMSE ->
                    throw new IllegalArgumentException(
                            "Classes are measured by accuracy, sequences or bits, but %s was asked for"
                                    .formatted(metric.key()));
            };
        }

        /** Returns the mean over the rows that are asked for. */
        private double mean(IntToDoubleFunction score) {
            double sum = 0;
            int asked = 0;
            for (int row = 0; row < labels.length; row++) {
                if (isAsked(row)) {
                    sum += score.applyAsDouble(row);
                    asked++;
                }
            }
            return sum / asked;
        }

        private boolean isAsked(int row) {
            return labels[row] != Targets.StepLabels.NOT_ASKED;
        }

        private boolean isRight(DMatrixRMaj outputs, int row) {
            int answer = best(outputs, row);
            return allowed.length == 0 ? answer == labels[row] : (allowed[row] >>> answer & 1) == 1;
        }

        private double rightSequences(DMatrixRMaj outputs) {
            int right = 0;
            for (int k = 0; k + 1 < from.length; k++) {
                boolean all = IntStream.range(from[k], from[k + 1])
                        .filter(this::isAsked)
                        .allMatch(row -> isRight(outputs, row));
                right += all ? 1 : 0;
            }
            return (double) right / (from.length - 1);
        }

        @Override
        public List<List<Integer>> confusion(DMatrixRMaj outputs, int classes) {
            int[][] counts = new int[classes][classes];
            for (int row = 0; row < labels.length; row++) {
                if (labels[row] != Targets.StepLabels.NOT_ASKED) {
                    counts[labels[row]][best(outputs, row)]++;
                }
            }
            return Arrays.stream(counts)
                    .map(line -> Arrays.stream(line).boxed().toList())
                    .toList();
        }

        /** Returns the class with the largest output, the first of equals. */
        private static int best(DMatrixRMaj outputs, int row) {
            int classes = outputs.getNumCols();
            int best = 0;
            for (int c = 1; c < classes; c++) {
                best = outputs.data[row * classes + c] > outputs.data[row * classes + best] ? c : best;
            }
            return best;
        }
    }
}
