package mho.networks.data;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** What a network is to answer, one entry per example: numbers for a regression, classes for a decision. */
public sealed interface Targets {
    /** Returns the number of examples [1]. */
    int count();

    /** Returns the number of network outputs that answer the task [1]. */
    int outputs();

    /** Returns whether there is an answer for each time step, and not one for a whole sequence. */
    default boolean perStep() {
        return false;
    }

    /** Returns the targets of the examples from {@code begin} (inclusive) to {@code end} (exclusive). */
    Targets between(int begin, int end);

    /** Returns the targets of the given examples, in their order. */
    Targets select(int[] examples);

    /**
     * Numbers to be met, scored by the mean squared error.
     *
     * @param matrix one row per example, one column per output; shared, not copied, and not to be changed
     */
    record Values(DMatrixRMaj matrix) implements Targets {
        public Values {
            if (!(matrix.numRows >= 1 && matrix.numCols >= 1)) {
                throw new IllegalArgumentException(
                        "Target values need at least one example and one output, but are %d × %d"
                                .formatted(matrix.numRows, matrix.numCols));
            }
            for (int i = 0; i < matrix.getNumElements(); i++) {
                if (!Double.isFinite(matrix.data[i])) {
                    throw new IllegalArgumentException("Target values must be finite, but example %d has %s"
                            .formatted(i / matrix.numCols, matrix.data[i]));
                }
            }
        }

        @Override
        public int count() {
            return matrix.numRows;
        }

        @Override
        public int outputs() {
            return matrix.numCols;
        }

        @Override
        public Values between(int begin, int end) {
            double[] rows = Arrays.copyOfRange(matrix.data, begin * matrix.numCols, end * matrix.numCols);
            return new Values(DMatrixRMaj.wrap(end - begin, matrix.numCols, rows));
        }

        @Override
        public Values select(int[] examples) {
            DMatrixRMaj rows = new DMatrixRMaj(examples.length, matrix.numCols);
            for (int i = 0; i < examples.length; i++) {
                System.arraycopy(
                        matrix.data, examples[i] * matrix.numCols, rows.data, i * matrix.numCols, matrix.numCols);
            }
            return new Values(rows);
        }
    }

    /**
     * Classes to be recognised, scored by accuracy and trained by cross-entropy.
     *
     * @param labels  class of each example, an index into {@code classes}; copied, also by the accessor
     * @param classes names of the classes
     */
    @SuppressWarnings("ArrayRecordComponent") // an array of ints is what trainers want; equality is written out below
    record Labels(int[] labels, List<String> classes) implements Targets {
        public Labels {
            labels = labels.clone();
            classes = List.copyOf(classes);
            if (!(labels.length >= 1)) {
                throw new IllegalArgumentException("Labels need at least one example, but there is none");
            }
            if (!(classes.size() >= 2 && new HashSet<>(classes).size() == classes.size())) {
                throw new IllegalArgumentException(
                        "Labels need two or more different classes, but they are " + classes);
            }
            for (int i = 0; i < labels.length; i++) {
                if (!(labels[i] >= 0 && labels[i] < classes.size())) {
                    throw new IllegalArgumentException("A label must be one of 0 … %d, but example %d has %d"
                            .formatted(classes.size() - 1, i, labels[i]));
                }
            }
        }

        /** Returns the class of one example, without copying the others. */
        public int label(int example) {
            return labels[example];
        }

        @Override
        public int[] labels() {
            return labels.clone();
        }

        @Override
        public int count() {
            return labels.length;
        }

        @Override
        public int outputs() {
            return classes.size();
        }

        @Override
        public Labels between(int begin, int end) {
            return new Labels(Arrays.copyOfRange(labels, begin, end), classes);
        }

        @Override
        public Labels select(int[] examples) {
            return new Labels(Arrays.stream(examples).map(this::label).toArray(), classes);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Labels that && Arrays.equals(labels, that.labels) && classes.equals(that.classes);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(labels) + classes.hashCode();
        }

        @Override
        public String toString() {
            return "Labels[%d of %s]".formatted(labels.length, classes);
        }
    }

    /**
     * Numbers to be met at each time step from a given one on, scored by the mean squared error.
     *
     * @param sequences one matrix of time steps × outputs per example; shared, not copied, and not to be changed
     * @param from      first step that counts; earlier ones are for the state to settle [1]
     */
    record StepValues(List<DMatrixRMaj> sequences, int from) implements Targets {
        public StepValues {
            sequences = List.copyOf(sequences);
            if (sequences.isEmpty() || !(from >= 0)) {
                throw new IllegalArgumentException(
                        "Target sequences need at least one example and a first step >= 0, but have %d and %d"
                                .formatted(sequences.size(), from));
            }
            for (DMatrixRMaj sequence : sequences) {
                if (sequence.numCols != sequences.get(0).numCols || sequence.numCols < 1) {
                    throw new IllegalArgumentException("Target sequences need the same outputs, but have %d and %d"
                            .formatted(sequences.get(0).numCols, sequence.numCols));
                }
            }
        }

        @Override
        public boolean perStep() {
            return true;
        }

        @Override
        public int count() {
            return sequences.size();
        }

        @Override
        public int outputs() {
            return sequences.get(0).numCols;
        }

        @Override
        public StepValues between(int begin, int end) {
            return new StepValues(sequences.subList(begin, end), from);
        }

        @Override
        public StepValues select(int[] examples) {
            return new StepValues(
                    Arrays.stream(examples).mapToObj(sequences::get).toList(), from);
        }
    }

    /**
     * Classes to be recognised at each time step, scored by accuracy and trained by cross-entropy.
     *
     * @param labels  for each example the class of each time step, an index into {@code classes}, or {@link #NOT_ASKED}; shared, not
     *                copied, and not to be changed
     * @param classes names of the classes
     */
    record StepLabels(List<int[]> labels, List<String> classes) implements Targets {
        /** The label of a step at which nothing is asked. */
        public static final int NOT_ASKED = -1;

        public StepLabels {
            labels = List.copyOf(labels);
            classes = List.copyOf(classes);
            if (labels.isEmpty() || !(classes.size() >= 2 && new HashSet<>(classes).size() == classes.size())) {
                throw new IllegalArgumentException(
                        "Step labels need at least one example and two or more different classes, but have %d and %s"
                                .formatted(labels.size(), classes));
            }
            for (int[] sequence : labels) {
                for (int label : sequence) {
                    if (!(label >= NOT_ASKED && label < classes.size())) {
                        throw new IllegalArgumentException("A step label must be one of 0 … %d, or %d, but is %d"
                                .formatted(classes.size() - 1, NOT_ASKED, label));
                    }
                }
            }
        }

        @Override
        public boolean perStep() {
            return true;
        }

        @Override
        public int count() {
            return labels.size();
        }

        @Override
        public int outputs() {
            return classes.size();
        }

        @Override
        public StepLabels between(int begin, int end) {
            return new StepLabels(labels.subList(begin, end), classes);
        }

        @Override
        public StepLabels select(int[] examples) {
            return new StepLabels(Arrays.stream(examples).mapToObj(labels::get).toList(), classes);
        }
    }

    /**
     * Classes to be foreseen at each time step where several may come: trained by the cross-entropy of the one that came, right if it is any that
     * may.
     *
     * @param came    the classes that came, 64 at most
     * @param allowed for each example the classes that may come at each time step, class k as bit k; shared, not copied, and not to be
     *                changed
     */
    record StepChoices(StepLabels came, List<long[]> allowed) implements Targets {
        public StepChoices {
            allowed = List.copyOf(allowed);
            if (came.outputs() > Long.SIZE || came.count() != allowed.size()) {
                throw new IllegalArgumentException(
                        "Choices need at most 64 classes and for each example what is allowed, but have %d classes, %d examples and %d"
                                .formatted(came.outputs(), came.count(), allowed.size()));
            }
            for (int k = 0; k < allowed.size(); k++) {
                check(came.labels().get(k), allowed.get(k), k);
            }
        }

        private static void check(int[] labels, long[] allowed, int example) {
            if (labels.length != allowed.length) {
                throw new IllegalArgumentException("Example %d needs what is allowed at each of %d steps, but has %d"
                        .formatted(example, labels.length, allowed.length));
            }
            for (int t = 0; t < labels.length; t++) {
                if (labels[t] != StepLabels.NOT_ASKED && (allowed[t] >>> labels[t] & 1) == 0) {
                    throw new IllegalArgumentException(
                            "What came must be allowed, but class %d at step %d of example %d is not"
                                    .formatted(labels[t], t, example));
                }
            }
        }

        @Override
        public boolean perStep() {
            return true;
        }

        @Override
        public int count() {
            return came.count();
        }

        @Override
        public int outputs() {
            return came.outputs();
        }

        @Override
        public StepChoices between(int begin, int end) {
            return new StepChoices(came.between(begin, end), allowed.subList(begin, end));
        }

        @Override
        public StepChoices select(int[] examples) {
            return new StepChoices(
                    came.select(examples),
                    Arrays.stream(examples).mapToObj(allowed::get).toList());
        }
    }
}
