package mho.scenarios.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import mho.networks.data.Examples;
import mho.networks.data.Targets;
import mho.networks.data.Task;
import mho.scenarios.Progress;
import mho.scenarios.Reproduction.Row;
import mho.scenarios.Reproduction.Verdict;
import mho.scenarios.Workbench;
import mho.scenarios.reproduce.Request.Chips;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class AdditiveStudyTest {
    @Test
    void additive_facts_are_exact() {
        Request request =
                new Request(OptionalInt.empty(), List.of("sum"), List.of(), Chips.LEFT_OUT, Optional.empty(), 42);
        List<Row> rows = new AdditiveStudy()
                .account(request, new Workbench(2, Progress.SILENT))
                .rows();
        assertThat(rows).hasSize(9 + 3);
        assertThat(rows).extracting(Row::verdict).doesNotContain(Verdict.DISAGREES);
        assertThat(rows.get(0).ours()).isZero();
        assertThat(rows.get(2).ours()).isLessThan(1e-13);
        assertThat(rows.stream().filter(row -> row.item().contains("2 logits")))
                .hasSize(1)
                .allSatisfy(
                        row -> assertThat(row.ours()).isEqualTo(row.reference().orElseThrow()));
    }

    @Test
    void the_majority_is_that_of_the_training_part_and_the_best_threshold_may_have_either_side() {
        Targets.Labels answers = new Targets.Labels(new int[] {1, 1, 0, 0, 0, 1, 0}, List.of("no", "yes"));
        DMatrixRMaj x = new DMatrixRMaj(new double[][] {{9}, {9}, {9}, {1}, {2}, {0}, {3}});
        Examples all = Examples.ofRows(x, answers);
        Task task = new Task("few", all.between(0, 3), all.between(3, 7));
        // to train: yes, yes, no; in the test one of four is a yes, and it has the smallest sum
        assertThat(SumQuestion.majority(task)).isEqualTo(0.25);
        assertThat(SumQuestion.threshold(task)).isEqualTo(1);
    }
}
