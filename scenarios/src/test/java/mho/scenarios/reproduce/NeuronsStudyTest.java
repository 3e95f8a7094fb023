package mho.scenarios.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import mho.networks.train.Training;
import mho.scenarios.Progress;
import mho.scenarios.Reproduction.Row;
import mho.scenarios.Reproduction.Verdict;
import mho.scenarios.Workbench;
import mho.scenarios.report.Listing;
import mho.scenarios.reproduce.Request.Chips;
import mho.scenarios.reproduce.Study.Account;
import org.junit.jupiter.api.Test;

class NeuronsStudyTest {
    private static final NeuronsStudy SHORT = new NeuronsStudy(Training.DEFAULT.withEpochs(3));

    private static Request request(int seeds, List<String> tasks, List<String> architectures, Chips chips) {
        return new Request(OptionalInt.of(seeds), tasks, architectures, chips, Optional.empty(), 42);
    }

    private static Account account(Request request, int threads) {
        return SHORT.account(request, new Workbench(threads, Progress.SILENT));
    }

    private static Map<String, Row> rows(Account account) {
        return account.rows().stream().collect(Collectors.toMap(Row::item, Function.identity()));
    }

    @Test
    void nine_tasks_have_twelve_scores_of_three_networks_and_their_parity() {
        Account account = account(request(1, List.of(), List.of(), Chips.LEFT_OUT), 2);
        // five tasks have targets with an odd part, of which the limit of even networks has a row
        assertThat(account.rows()).hasSize(12 * 3 + 9 * 3 + 5 * 3);
        Map<String, Row> rows = rows(account);
        assertThat(rows.get("nested, singlu, mse").published()).hasValue(2e-4);
        assertThat(rows.get("nested, singlu, mse").reference()).hasValue(1.6e-4);
        assertThat(rows.get("nested, singlu, mse").verdict()).isEqualTo(Verdict.DOES_NOT_REPLICATE);
        assertThat(rows.get("ood, singlu+bias, ood mse").published()).isEmpty();
        rows.forEach((item, row) -> {
            if (item.endsWith("singlu: odd part, rms")) {
                assertThat(row.verdict()).as(item).isEqualTo(Verdict.AGREES);
            } else if (item.endsWith("odd part, rms")) {
                assertThat(row.ours()).as(item).isGreaterThan(1e-6);
            } else if (item.endsWith("singlu: score against the limit of even networks")) {
                assertThat(row.verdict()).as(item).isEqualTo(Verdict.AGREES);
            }
        });
        assertThat(account.tables()).extracting(Listing::title).containsExactly("Who wins", "Parity");
        assertThat(account.tables().get(0).rows())
                .hasSize(9)
                .allSatisfy(line -> assertThat(line).hasSize(2));
        assertThat(account.plots()).containsOnlyKeys("Squared errors");
    }

    @Test
    void chips_have_a_row_for_each_imperfection_and_threads_change_nothing() {
        Request request = request(2, List.of("checker"), List.of("vanilla", "singlu", "vanilla"), Chips.MEASURED);
        Account account = account(request, 1);
        // two networks: score, odd part; two trainings under four noises and five resolutions
        assertThat(account.rows()).hasSize(2 * (1 + 1 + 2 * (4 + 5)));
        Row row = rows(account).get("checker, singlu, trained with 5 % noise: weights 5 % off, accuracy");
        assertThat(row.reference()).hasValue(0.883);
        assertThat(rows(account).get("checker, vanilla, accuracy").note()).contains("2 seeds, sd 0.");
        assertThat(account.tables()).extracting(Listing::title).containsExactly("Who wins", "Parity", "Chips");
        assertThat(account.tables().get(0).rows().get(0)).hasSize(6).doesNotContain("-");
        assertThat(account.tables().get(2).rows())
                .hasSize(4)
                .allSatisfy(line -> assertThat(line).hasSize(2 + 9));
        assertThat(account.plots()).containsOnlyKeys("Noise on weights", "Converters");
        assertThat(account(request, 3)).isEqualTo(account);
    }

    @Test
    void all_networks_may_be_asked_for_and_chips_are_of_three_tasks_unless_told() {
        Account all = account(request(1, List.of("memorize"), List.of("all"), Chips.LEFT_OUT), 2);
        // memorize has no odd part to learn: a score and an odd part of vanilla and fifteen neurons
        assertThat(all.rows()).hasSize(2 * 16);
        Account chips = account(request(1, List.of(), List.of("vanilla"), Chips.MEASURED), 2);
        assertThat(rows(chips).keySet().stream()
                        .filter(item ->
                                item.endsWith("4-bit converters, mse") || item.endsWith("4-bit converters, accuracy")))
                .containsExactlyInAnyOrder(
                        "nested, vanilla: 4-bit converters, mse",
                        "nested, vanilla, trained with 5 % noise: 4-bit converters, mse",
                        "checker, vanilla: 4-bit converters, accuracy",
                        "checker, vanilla, trained with 5 % noise: 4-bit converters, accuracy",
                        "spiral, vanilla: 4-bit converters, accuracy",
                        "spiral, vanilla, trained with 5 % noise: 4-bit converters, accuracy");
    }

    @Test
    void an_interrupted_study_has_no_rows() {
        Workbench bench = new Workbench(1, Progress.SILENT);
        bench.interrupt();
        Account account = SHORT.account(request(1, List.of("nested"), List.of(), Chips.MEASURED), bench);
        assertThat(account.rows()).isEmpty();
    }
}
