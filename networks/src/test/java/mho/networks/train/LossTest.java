package mho.networks.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import mho.networks.Signal;
import mho.networks.data.Examples;
import mho.networks.data.Targets;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class LossTest {
    private static Loss loss(double[][] outputs, Targets targets) {
        DMatrixRMaj answer = new DMatrixRMaj(outputs);
        Examples examples = Examples.ofRows(new DMatrixRMaj(answer.getNumRows(), 1), targets);
        return Loss.of(
                Signal.of(answer),
                targets,
                Batch.inOrder(examples, answer.getNumRows()).get(0));
    }

    private static Targets.Labels labels(int... labels) {
        return new Targets.Labels(labels, List.of("a", "b", "c", "d"));
    }

    @Test
    void equal_outputs_of_four_classes_cost_the_logarithm_of_four() {
        Loss loss = loss(new double[][] {{3, 3, 3, 3}, {-1, -1, -1, -1}}, labels(2, 0));
        assertThat(loss.value()).isCloseTo(Math.log(4), within(1e-15));
        // (softmax − onehot)/samples
        assertThat(loss.gradient().single().data)
                .containsExactly(
                        new double[] {0.125, 0.125, -0.375, 0.125, -0.375, 0.125, 0.125, 0.125}, within(1e-15));
    }

    @Test
    void two_outputs_cost_the_soft_plus_of_their_difference() {
        Targets.Labels two = new Targets.Labels(new int[] {0}, List.of("a", "b"));
        for (double d : new double[] {-30, -2, 0, 0.5, 7, 30}) {
            assertThat(loss(new double[][] {{10, 10 + d}}, two).value())
                    .isCloseTo(Math.log1p(Math.exp(d)), within(1e-15 * Math.max(1, Math.abs(d))));
        }
    }

    @Test
    void huge_outputs_do_not_overflow() {
        Loss loss = loss(new double[][] {{1e4, 0, 0, -1e4}}, labels(3));
        assertThat(loss.value()).isEqualTo(2e4);
        assertThat(loss.gradient().single().data).containsExactly(1, 0, 0, -1);
    }

    @Test
    void squared_errors_are_averaged_over_rows_and_outputs() {
        Targets.Values targets = new Targets.Values(new DMatrixRMaj(new double[][] {{1, 2}, {3, 4}}));
        Loss loss = loss(new double[][] {{1, 4}, {0, 4}}, targets);
        assertThat(loss.value()).isEqualTo((4 + 9) / 4.0);
        assertThat(loss.gradient().single().data).containsExactly(0, 1, -1.5, 0);
    }
}
