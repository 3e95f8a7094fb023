package mho.networks.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import mho.base.random.RandomStream;
import mho.networks.Activity;
import mho.networks.Dropout;
import mho.networks.Exact;
import mho.networks.Network;
import mho.networks.Pool;
import mho.networks.SplitMixStream;
import mho.networks.data.Examples;
import mho.networks.data.Metric;
import mho.networks.data.Targets;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    /** A network that answers with the last vector of its input. */
    private static final Network ECHO = Network.initial(List.of(new Pool(3, Pool.Kind.LAST)), SplitMixStream.ofSeed(0));

    private static Evaluation evaluate(Examples examples) {
        return Evaluation.of(ECHO, examples, new Exact(), RandomStream.ofSeed(0));
    }

    @Test
    void accuracy_and_confusion_count_the_largest_output_the_first_of_equals() {
        double[][] answers = {{9, 1, 0}, {0, 2, 5}, {1, 1, 0}, {0, 3, 3}, {-1, -2, -3}, {0, 0, 1}};
        Targets.Labels labels = new Targets.Labels(new int[] {0, 1, 0, 1, 2, 2}, List.of("a", "b", "c"));
        Evaluation evaluation = evaluate(Examples.ofRows(new DMatrixRMaj(answers), labels));
        assertThat(evaluation.metric()).isEqualTo(Metric.ACCURACY);
        assertThat(evaluation.value()).isEqualTo(4.0 / 6);
        assertThat(evaluation.confusion()).containsExactly(List.of(2, 0, 0), List.of(0, 1, 1), List.of(1, 0, 1));
        assertThat(evaluation.activity().energyPerVector("0.dense")).isEqualTo(Activity.NONE.energyPerVector("x"));
    }

    @Test
    void squared_error_is_the_mean_over_examples_and_outputs() {
        Targets.Values targets = new Targets.Values(new DMatrixRMaj(new double[][] {{0, 0, 0}, {1, 2, 3}}));
        Evaluation evaluation =
                evaluate(Examples.ofRows(new DMatrixRMaj(new double[][] {{1, 2, 0}, {1, 2, 0}}), targets));
        assertThat(evaluation.metric()).isEqualTo(Metric.MSE);
        assertThat(evaluation.value()).isEqualTo((1 + 4 + 9) / 6.0);
        assertThat(evaluation.confusion()).isEmpty();
    }

    private static double score(Examples examples, Metric metric) {
        return Evaluation.of(ECHO, examples, metric, new Exact(), RandomStream.ofSeed(0))
                .value();
    }

    @Test
    void an_error_relative_to_the_targets_does_not_count_their_mean() {
        // mean 12, deviation 2, all answers off by 1
        Targets.Values targets = new Targets.Values(new DMatrixRMaj(new double[][] {{10, 10, 10}, {14, 14, 14}}));
        Examples examples = Examples.ofRows(new DMatrixRMaj(new double[][] {{11, 9, 11}, {13, 13, 15}}), targets);
        assertThat(score(examples, Metric.NRMSE)).isEqualTo(0.5);
    }

    @Test
    void bits_are_those_of_the_probability_given_to_what_came() {
        double[][] answers = {{0, 0, 0}, {StrictMath.log(2), 0, 0}, {0, StrictMath.log(2), 0}};
        Targets.Labels labels = new Targets.Labels(new int[] {1, 0, 0}, List.of("a", "b", "c"));
        double expected = (StrictMath.log(3) / StrictMath.log(2) + 1 + 2) / 3;
        assertThat(score(Examples.ofRows(new DMatrixRMaj(answers), labels), Metric.BITS))
                .isCloseTo(expected, within(1e-14));
    }

    @Test
    void any_symbol_that_may_come_is_right_and_a_sequence_is_right_as_a_whole() {
        Network same = Network.initial(List.of(new Dropout(3, 0.5)), SplitMixStream.ofSeed(0));
        List<DMatrixRMaj> inputs = List.of(
                new DMatrixRMaj(new double[][] {{0, 1, 0}, {1, 0, 0}}),
                new DMatrixRMaj(new double[][] {{0, 1, 0}, {0, 0, 1}, {1, 0, 0}}));
        Targets.StepLabels came =
                new Targets.StepLabels(List.of(new int[] {2, 0}, new int[] {1, 2, 2}), List.of("a", "b", "c"));
        // b or c, a; b, c, b or c
        Targets targets = new Targets.StepChoices(came, List.of(new long[] {6, 1}, new long[] {2, 4, 6}));
        Examples examples = new Examples(inputs, targets);
        RandomStream random = RandomStream.ofSeed(0);
        assertThat(Evaluation.of(same, examples, Metric.ACCURACY, new Exact(), random)
                        .value())
                .isEqualTo(4.0 / 5);
        assertThat(Evaluation.of(same, examples, Metric.SEQUENCES, new Exact(), random)
                        .value())
                .isEqualTo(1.0 / 2);
        // what came is what the confusion counts
        assertThat(Evaluation.of(same, examples, new Exact(), random).confusion())
                .containsExactly(List.of(1, 0, 0), List.of(0, 1, 0), List.of(1, 1, 1));
    }

    @Test
    void outputs_keep_the_order_of_examples_of_unequal_length_over_several_batches() {
        List<DMatrixRMaj> inputs = new ArrayList<>();
        for (int k = 0; k < 300; k++) {
            DMatrixRMaj sequence = new DMatrixRMaj(1 + (7 * k) % 5, 3);
            sequence.fill(-1);
            sequence.set(sequence.getNumRows() - 1, 1, k);
            inputs.add(sequence);
        }
        Evaluation evaluation = evaluate(new Examples(inputs, new Targets.Values(new DMatrixRMaj(300, 3))));
        for (int k = 0; k < 300; k++) {
            assertThat(evaluation.outputs().get(k, 1)).isEqualTo(k);
        }
    }

    @Test
    void a_task_with_other_outputs_is_refused() {
        Targets.Values targets = new Targets.Values(new DMatrixRMaj(1, 2));
        assertThatThrownBy(() -> evaluate(Examples.ofRows(new DMatrixRMaj(1, 3), targets)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The task needs 2 outputs, but the network has 3");
    }
}
