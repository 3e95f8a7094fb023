package mho.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mho.networks.train.Training;
import mho.scenarios.NeuronStudy.ChipRow;
import mho.scenarios.NeuronStudy.Options;
import mho.scenarios.NeuronStudy.ParityRow;
import mho.scenarios.NeuronStudy.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeuronStudyTest {
    private static final Training SHORT = Training.DEFAULT.withEpochs(3);

    private static final Workbench BENCH = new Workbench(2, Progress.SILENT);

    private static Options options(List<NeuronTask> tasks, List<String> architectures, int seeds) {
        return new Options(tasks, architectures, seeds, SHORT, 42);
    }

    @Test
    void the_table_has_a_row_for_each_score_and_does_not_depend_on_threads() {
        List<NeuronTask> tasks = List.of(NeuronTask.MEMORIZE, NeuronTask.OOD);
        List<String> architectures = List.of("vanilla", "v10");
        List<Row> rows = new NeuronStudy(options(tasks, architectures, 2), new Workbench(1, Progress.SILENT)).table();
        assertThat(rows)
                .extracting(row -> row.task().key() + " " + row.measure() + " " + row.architecture())
                .containsExactly(
                        "memorize test vanilla",
                        "memorize test v10",
                        "ood test vanilla",
                        "ood ood vanilla",
                        "ood test v10",
                        "ood ood v10");
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.ours().trials()).hasSize(2);
            assertThat(row.ours().metric()).isEqualTo("mse");
        });
        assertThat(rows.get(0).parameters()).isEqualTo(4926);
        assertThat(rows.get(0).published()).isEqualTo(0.1568);
        assertThat(rows.get(0).reference()).isEqualTo(7.4e-4);
        assertThat(rows.get(0).verdict()).matches("[0-9.e+]+ times more than the replication; .*");
        assertThat(rows.get(1).published()).isNaN();
        List<Row> again = new NeuronStudy(options(tasks, architectures, 2), new Workbench(3, Progress.SILENT)).table();
        assertThat(again).isEqualTo(rows);
    }

    @Test
    void kept_networks_are_used_again(@TempDir Path folder) throws IOException {
        Options options = options(List.of(NeuronTask.MEMORIZE), List.of("vanilla", "singlu+bias"), 1);
        List<Row> fresh = new NeuronStudy(options, BENCH).table();
        List<Row> first = new NeuronStudy(options, BENCH, folder).table();
        Path kept = folder.resolve("memorize-vanilla-0-0-3.npy");
        Path other = folder.resolve("memorize-singlu+bias-0-0-3.npy");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(kept, other);
        }
        List<Row> second = new NeuronStudy(options, BENCH, folder).table();
        assertThat(first).isEqualTo(fresh);
        assertThat(second).isEqualTo(first);
        // a file of all zeros answers 0: not trained again
        byte[] bytes = Files.readAllBytes(kept);
        java.util.Arrays.fill(bytes, bytes.length - 8 * 4926, bytes.length, (byte) 0);
        Files.write(kept, bytes);
        List<Row> replaced = new NeuronStudy(options, BENCH, folder).table();
        assertThat(replaced.get(0).ours().mean())
                .isBetween(0.8, 1.2)
                .isNotEqualTo(first.get(0).ours().mean());
        assertThat(replaced.get(1)).isEqualTo(first.get(1));
        Files.copy(kept, other, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> new NeuronStudy(options, BENCH, folder).table())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "%s should hold the 5034 numbers of a trained network, but has 4926. Delete it to train anew."
                                .formatted(other));
    }

    @Test
    void even_networks_show_no_odd_part() {
        List<ParityRow> rows = new NeuronStudy(
                        options(
                                List.of(NeuronTask.FREQGEN, NeuronTask.NESTED),
                                List.of("singlu", "singlu+bias", "v10nb", "v10"),
                                1),
                        BENCH)
                .parity();
        assertThat(rows).hasSize(8);
        for (ParityRow row : rows) {
            boolean even =
                    row.architecture().equals("singlu") || row.architecture().equals("v10nb");
            assertThat(row.odd() <= 1e-12).as("%s", row).isEqualTo(even);
            assertThat(row.even()).isPositive();
        }
        assertThat(rows.get(0).verdict()).startsWith("exactly even, so at best 0.500: scores 0.");
        assertThat(rows.get(4).verdict()).isEqualTo("exactly even, as the task permits");
        assertThat(rows.get(5).verdict()).isEqualTo("not even, and need not be odd");
    }

    @Test
    void chips_have_a_row_for_each_training_and_imperfection() {
        List<ChipRow> rows = new NeuronStudy(options(List.of(NeuronTask.MEMORIZE), List.of("vanilla", "v15"), 1), BENCH)
                .chips(List.of(NeuronTask.MEMORIZE), List.of(0.0, 0.02), List.of(0.05), List.of(2, 8));
        assertThat(rows)
                .extracting(row -> row.architecture() + " " + row.trainedWith() + " " + row.imperfection())
                .containsExactly(
                        "vanilla 0.0 weights 5 % off",
                        "vanilla 0.0 2-bit converters",
                        "vanilla 0.0 8-bit converters",
                        "vanilla 0.02 weights 5 % off",
                        "vanilla 0.02 2-bit converters",
                        "vanilla 0.02 8-bit converters",
                        "v15 0.0 weights 5 % off",
                        "v15 0.0 2-bit converters",
                        "v15 0.0 8-bit converters",
                        "v15 0.02 weights 5 % off",
                        "v15 0.02 2-bit converters",
                        "v15 0.02 8-bit converters");
        assertThat(rows.get(0).score().trials()).hasSize(20);
        assertThat(rows.get(1).score().trials()).hasSize(1);
        for (int k = 1; k < rows.size(); k += 3) {
            double clean = rows.get(k).clean();
            assertThat(Math.abs(rows.get(k + 1).score().mean() - clean))
                    .isLessThan(Math.abs(rows.get(k).score().mean() - clean));
        }
    }

    @Test
    void verdicts_say_what_the_numbers_say() {
        PublishedScores.Entry known = new PublishedScores.Entry(0.04, 0.01, 0.001, 3);
        assertThat(NeuronVerdict.of(NeuronTask.NESTED, known, 0.015))
                .isEqualTo("as the replication; 2.67 times less than the paper");
        assertThat(NeuronVerdict.of(NeuronTask.NESTED, PublishedScores.Entry.UNKNOWN, 0.015))
                .isEqualTo("nothing to compare with");
        PublishedScores.Entry spiral = new PublishedScores.Entry(0.442, 0.506, 0.02, 3);
        assertThat(NeuronVerdict.of(NeuronTask.SPIRAL, spiral, 0.5))
                .isEqualTo("as the replication; 5.80 points better than the paper");
        assertThat(NeuronVerdict.of(NeuronTask.MEMORIZE, new PublishedScores.Entry(9e-7, 4e-11, 0, 3), 1e-17))
                .startsWith("as the replication, both zero but for rounding; ");
        assertThat(NeuronVerdict.ofSurvival(NeuronTask.NESTED, 0.01, 0.02)).isEqualTo("survives");
        assertThat(NeuronVerdict.ofSurvival(NeuronTask.NESTED, 0.01, 0.021)).isEqualTo("worse, still of use");
        assertThat(NeuronVerdict.ofSurvival(NeuronTask.NESTED, 0.01, 0.03)).isEqualTo("lost");
        assertThat(NeuronVerdict.ofSurvival(NeuronTask.CHECKER, 0.95, 0.93)).isEqualTo("survives");
        assertThat(NeuronVerdict.ofSurvival(NeuronTask.CHECKER, 0.95, 0.91)).isEqualTo("worse, still of use");
        assertThat(NeuronVerdict.ofSurvival(NeuronTask.CHECKER, 0.95, 0.6)).isEqualTo("lost");
        assertThat(NeuronVerdict.ofParity(NeuronTask.SPIRAL, 0.3, 0.99))
                .isEqualTo("not even, and beats the limit of even networks, 0.500");
    }

    @Test
    void all_numbers_of_both_tables_are_known() {
        PublishedScores scores = PublishedScores.load();
        // 12 scores of three networks; 13 variants on 10 scores, five of v10nb missing but nested, hifreq, spiral and
        // ood; 22 networks under four noises, and four after training with noise; 14 networks behind converters of four
        // resolutions
        assertThat(scores.count()).isEqualTo(12 * 3 + 12 * 10 + 4 + 22 * 4 + 4 * 4 + 14 * 4);
        assertThat(scores.of(NeuronTask.MIXFREQ, "unseen", "singlu").published())
                .isEqualTo(1.49);
        assertThat(scores.of(NeuronTask.CHECKER, "test", "v13").reference()).isEqualTo(0.953);
    }

    @Test
    void unknown_names_are_refused() {
        assertThatThrownBy(() -> options(List.of(NeuronTask.NESTED), List.of("v99"), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("An architecture of the study is one of [vanilla, singlu, singlu+bias, v1, ")
                .hasMessageEndingWith("v15], but \"v99\" was asked for");
        assertThatThrownBy(() -> NeuronTask.of("xor"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A task of the study is one of [complex, nested, hifreq, memorize, spiral, checker, ood, "
                        + "freqgen, mixfreq], but \"xor\" was asked for");
    }
}
