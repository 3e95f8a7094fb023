package mho.networks.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    private static final DMatrixRMaj ROWS = new DMatrixRMaj(new double[][] {{1, 2}, {3, 4}, {5, 6}});
    private static final Targets.Labels LABELS = new Targets.Labels(new int[] {0, 1, 0}, List.of("no", "yes"));

    @Test
    void rows_become_sequences_of_one_step() {
        Examples examples = Examples.ofRows(ROWS, LABELS);
        assertThat(examples.count()).isEqualTo(3);
        assertThat(examples.features()).isEqualTo(2);
        assertThat(examples.inputs().get(1).numRows).isEqualTo(1);
        assertThat(examples.inputs().get(1).data).containsExactly(3, 4);
    }

    @Test
    void a_part_keeps_inputs_and_targets_together() {
        Examples part = Examples.ofRows(ROWS, LABELS).between(1, 3);
        assertThat(part.inputs().get(0).data).containsExactly(3, 4);
        assertThat(part.targets()).isEqualTo(new Targets.Labels(new int[] {1, 0}, List.of("no", "yes")));
        Targets.Values values = new Targets.Values(ROWS).between(1, 2);
        assertThat(values.matrix().data).containsExactly(3, 4);
        assertThat(values.outputs()).isEqualTo(2);
    }

    @Test
    void labels_do_not_change_with_the_array_they_came_from() {
        int[] array = {0, 1};
        Targets.Labels labels = new Targets.Labels(array, List.of("a", "b"));
        array[0] = 1;
        labels.labels()[1] = 0;
        assertThat(labels.label(0)).isZero();
        assertThat(labels.label(1)).isOne();
        assertThat(labels.outputs()).isEqualTo(2);
    }

    @Test
    void a_task_splits_into_training_and_test() {
        Task task = Task.split("letters", Examples.ofRows(ROWS, LABELS), 2);
        assertThat(task.train().count()).isEqualTo(2);
        assertThat(task.test().inputs().get(0).data).containsExactly(5, 6);
    }

    @Test
    void an_empty_set_is_refused() {
        refused(() -> new Examples(List.of(), LABELS), "A set of examples needs at least one input, but there is none");
        refused(
                () -> new Targets.Labels(new int[0], List.of("a", "b")),
                "Labels need at least one example, but there is none");
        refused(
                () -> new Targets.Values(new DMatrixRMaj(0, 1)),
                "Target values need at least one example and one output, but are 0 × 1");
    }

    @Test
    void sizes_that_disagree_are_refused() {
        refused(
                () -> Examples.ofRows(new DMatrixRMaj(2, 2), LABELS),
                "Each input needs one target, but there are 2 inputs and 3 targets");
        refused(
                () -> new Examples(
                        List.of(new DMatrixRMaj(4, 2), new DMatrixRMaj(4, 2), new DMatrixRMaj(5, 3)), LABELS),
                "Inputs need one or more time steps of 2 features, but input 2 is 5 × 3");
        refused(
                () -> Examples.ofRows(ROWS, LABELS).between(2, 2),
                "A part of 3 examples needs 0 <= begin < end <= 3, but is 2 to 2");
    }

    @Test
    void numbers_that_are_not_finite_are_refused() {
        DMatrixRMaj broken = new DMatrixRMaj(ROWS);
        broken.set(2, 1, Double.NaN);
        refused(
                () -> Examples.ofRows(broken, LABELS),
                "Inputs must be finite, but input 2 has NaN at step 0, feature 1");
        refused(() -> new Targets.Values(broken), "Target values must be finite, but example 2 has NaN");
    }

    @Test
    void labels_outside_their_classes_are_refused() {
        refused(
                () -> new Targets.Labels(new int[] {0, 2}, List.of("a", "b")),
                "A label must be one of 0 … 1, but example 1 has 2");
        refused(
                () -> new Targets.Labels(new int[] {0}, List.of("a", "a")),
                "Labels need two or more different classes, but they are [a, a]");
    }

    @Test
    void a_test_of_another_kind_than_the_training_is_refused() {
        Examples labelled = Examples.ofRows(ROWS, LABELS);
        refused(
                () -> new Task("mixed", labelled, Examples.ofRows(ROWS, new Targets.Values(new DMatrixRMaj(3, 2)))),
                "Task mixed needs the same answers in training and test, but has the classes [no, yes] and 2 values");
        refused(
                () -> new Task("mixed", labelled, Examples.ofRows(new DMatrixRMaj(3, 5), LABELS)),
                "Task mixed needs the same features in training and test, but has 2 and 5");
    }

    private static void refused(ThrowingCallable action, String message) {
        assertThatThrownBy(action).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
