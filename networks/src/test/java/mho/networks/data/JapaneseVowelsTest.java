package mho.networks.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class JapaneseVowelsTest {
    private static final String HEAD = "#made for a test\n@dimensions 2\n@classLabel true a b\n@data\n";

    @Test
    void series_of_different_lengths_are_read_and_scaled_by_the_training_frames() {
        Task task = load(HEAD + "1,2,3:0,0,6:a\n5:2:b\n", HEAD + "1:4:b\n");
        assertThat(task.train().targets()).isEqualTo(new Targets.Labels(new int[] {0, 1}, List.of("a", "b")));
        assertThat(task.test().targets()).isEqualTo(new Targets.Labels(new int[] {1}, List.of("a", "b")));
        DMatrixRMaj first = task.train().inputs().get(0);
        assertThat(first.numRows).isEqualTo(3);
        // channel 0: 1 2 3 5, mean 11/4, variance 39/4 − 121/16 = 35/16; channel 1: 0 0 6 2, mean 2, variance 6
        assertThat(first.get(1, 0)).isCloseTo((2 - 2.75) / (Math.sqrt(35.0 / 16) + 1e-6), within(1e-12));
        assertThat(first.get(2, 1)).isCloseTo(4 / (Math.sqrt(6) + 1e-6), within(1e-12));
        assertThat(task.test().inputs().get(0).get(0, 1)).isCloseTo(2 / (Math.sqrt(6) + 1e-6), within(1e-12));
    }

    @Test
    void lines_that_are_no_series_are_refused_by_number() {
        refused(
                HEAD + "1,2:3:a\n",
                "JapaneseVowels_TRAIN.ts, line 5: all channels need 2 samples, but channel 1 has 1");
        refused(HEAD + "1,?:3,4:a\n", "JapaneseVowels_TRAIN.ts, line 5: samples must be numbers, but one is ?");
        refused(HEAD + "1:2:c\n", "JapaneseVowels_TRAIN.ts, line 5: the class must be one of [a, b], but is c");
        refused(
                HEAD + "1,2\n",
                "JapaneseVowels_TRAIN.ts, line 5: a series needs channels and a class divided by ':', but has no ':'");
        refused(
                "@data\n1:2:a\n",
                "JapaneseVowels_TRAIN.ts must have a line @classLabel true CLASS CLASS …, but has none");
    }

    @Test
    void missing_files_are_asked_for() {
        assertThatThrownBy(() -> new JapaneseVowels().load(Recordings.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Japanese vowels need the file JapaneseVowels_TRAIN.ts, but no data were given. Fetch"
                        + " JapaneseVowels_TRAIN.ts and JapaneseVowels_TEST.ts (each may be .gz) from"
                        + " timeseriesclassification.com and name their folder with --data DIR");
    }

    @Test
    void the_public_set_has_270_utterances_to_train_and_370_to_test() throws IOException {
        Task task = new JapaneseVowels().load(SharedData.folder("japanese-vowels"));
        assertThat(task.train().features()).isEqualTo(12);
        assertThat(counts(task.train())).containsOnly(30).hasSize(9);
        assertThat(counts(task.test())).containsExactly(31, 35, 88, 44, 29, 24, 40, 50, 29);
        assertThat(task.train().inputs()).allMatch(series -> series.numRows >= 7 && series.numRows <= 29);
        assertThat(task.test().inputs().stream()
                        .mapToInt(series -> series.numRows)
                        .max())
                .hasValue(29);
    }

    private static int[] counts(Examples examples) {
        int[] counts = new int[9];
        Arrays.stream(((Targets.Labels) examples.targets()).labels()).forEach(label -> counts[label]++);
        return counts;
    }

    private static Task load(String train, String test) {
        return new JapaneseVowels()
                .load(() -> List.of(file("JapaneseVowels_TRAIN.ts", train), file("JapaneseVowels_TEST.ts", test)));
    }

    private static Recording file(String name, String text) {
        return new Recording(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(String train, String message) {
        assertThatThrownBy(() -> load(train, HEAD + "1:4:b\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
