package mho.networks.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import mho.networks.data.TextFile.Split;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class TextFileTest {
    private static final Split HALVES = new Split.ByPosition(0.5, 0.5);

    @Test
    void each_character_asks_for_the_next_one() {
        Task task = new TextFile("", HALVES, 3, 1, 100, 0).load(text("abcabcabc cabcab"));
        Targets.StepLabels test = (Targets.StepLabels) task.test().targets();
        assertThat(test.classes()).containsExactly("a", "b", "c", "unseen");
        assertThat(test.labels()).hasSize(1);
        // "c cabcab" after its first character; the blank was never seen
        assertThat(test.labels().get(0)).containsExactly(3, 2, 0, 1, 2, 0, 1);
        assertThat(symbols(task.test().inputs().get(0))).containsExactly(2, 3, 2, 0, 1, 2, 0);
        assertThat(task.metric()).isEqualTo(Metric.BITS);
    }

    @Test
    void streams_follow_one_another_and_ask_every_character_but_the_first() {
        String tail = "abbacbcacbbaacabcabbbca";
        Task task = new TextFile("", HALVES, 2, 4, 100, 0).load(text("abcabcabcabcabcabcabcab" + tail));
        List<int[]> labels = ((Targets.StepLabels) task.test().targets()).labels();
        StringBuilder asked = new StringBuilder();
        labels.forEach(stream -> Arrays.stream(stream).forEach(label -> asked.append("abc".charAt(label))));
        assertThat(asked).hasToString(tail.substring(1));
        assertThat(labels.stream().map(stream -> stream.length)).containsExactly(5, 6, 5, 6);
        assertThat(symbols(task.test().inputs().get(1))[0]).isEqualTo("abc".indexOf(tail.charAt(5)));
    }

    @Test
    void a_limit_takes_the_beginning_of_each_stream() {
        Task task = new TextFile("", HALVES, 2, 2, 3, 0).load(text("abcabcabca" + "aabbccabca"));
        List<int[]> labels = ((Targets.StepLabels) task.test().targets()).labels();
        assertThat(labels.get(0)).containsExactly(0, 1, 1);
        assertThat(labels.get(1)).containsExactly(2, 0, 1);
    }

    @Test
    void training_windows_begin_where_the_stream_says() {
        String book = "the quick brown fox jumps over the lazy dog and runs away";
        Task task = new TextFile("", new Split.ByPosition(0.9, 0.95), 8, 1, 100, 5).load(text(book));
        int length = (int) (book.length() * 0.9);
        List<String> names = ((Targets.StepLabels) task.train().targets()).classes();
        SplittableRandom jdk = new SplittableRandom(7_300_005);
        Examples batch = task.drawing().get().next(20);
        for (int k = 0; k < 20; k++) {
            int begin = (int) ((jdk.nextLong() >>> 11) * 0x1.0p-53 * (length - 8));
            assertThat(spelled(batch.inputs().get(k), names)).isEqualTo(book.substring(begin, begin + 8));
        }
        assertThat(task.drawing().get().next(1).inputs().get(0).data)
                .as("each opening begins anew")
                .isEqualTo(batch.inputs().get(0).data);
    }

    @Test
    void parts_in_files_of_their_own_are_taken_as_they_are() {
        List<Recording> files =
                List.of(file("ptb.train.txt", "abcabc"), file("ptb.valid.txt", "ba"), file("ptb.test.txt", "cb"));
        TextFile spec = new TextFile("ptb.train.txt", new Split.Files("ptb.valid.txt", "ptb.test.txt"), 2, 1, 9, 0);
        Task task = spec.load(() -> files);
        assertThat(symbols(task.test().inputs().get(0))).containsExactly(2);
        assertThat(task.probes()).hasSize(1);
        assertThat(symbols(task.probes().get(0).examples().inputs().get(0))).containsExactly(1);
        TextFile without = new TextFile("ptb.train.txt", new Split.Files("", "ptb.test.txt"), 2, 1, 9, 0);
        assertThat(without.load(() -> files).probes()).isEmpty();
    }

    @Test
    void characters_beyond_the_basic_plane_and_controls_have_names() {
        Task task = new TextFile("", HALVES, 1, 1, 9, 0).load(text("\uFEFF𝄞\né𝄞\né"));
        assertThat(((Targets.StepLabels) task.test().targets()).classes()).containsExactly("U+000A", "é", "𝄞");
    }

    @Test
    void what_is_no_text_or_too_little_is_refused() {
        refused(
                () -> List.of(new Recording("latin.txt", new byte[] {'a', (byte) 0xe9, 'b'})),
                "A text must be in UTF-8, but latin.txt is not: Input length = 1");
        refused(
                () -> List.of(file("a.txt", "x"), file("b.txt", "x")),
                "A character model needs one text file, but there are 2: [a.txt, b.txt]. Set \"file\" to one of them");
        refused(
                () -> List.of(file("a.csv", "x")),
                "A character model needs a text file, but it is not among the 1 given. Take a plain text in UTF-8, .txt or"
                        + " .txt.gz, such as those in docs/data.md and name their folder with --data DIR");
        refused(text("ababab"), "The training part of a text needs at least 65 characters, but has 5");
        refused(
                text("aaaaaaaa"),
                "A character model needs 2 to 1,000 different characters, but the training text has 1");
    }

    @Test
    void tiny_shakespeare_has_65_characters_and_every_test_character_is_asked() throws IOException {
        Recordings files = SharedData.folder("tinyshakespeare");
        Task task = new TextFile("input.txt", TextFile.DEFAULT.split(), 64, 16, 1_000_000, 0).load(files);
        assertThat(task.test().features()).isEqualTo(65);
        assertThat(task.train().count()).isEqualTo(256);
        assertThat(task.test().inputs().stream()
                        .mapToInt(stream -> stream.numRows)
                        .sum())
                .isEqualTo(1_115_394 - 1_059_624 - 1);
    }

    @Test
    void the_test_of_war_and_peace_has_no_character_that_training_lacks_but_its_validation_has() throws IOException {
        Recordings files = SharedData.folder("war-and-peace");
        Task task = new TextFile("warandpeace.txt", TextFile.DEFAULT.split(), 64, 16, 100, 0).load(files);
        assertThat(task.test().features()).isEqualTo(104);
        assertThat(((Targets.StepLabels) task.test().targets()).classes()).endsWith("unseen");
    }

    private static Recordings text(String text) {
        return () -> List.of(file("book.txt", text));
    }

    private static Recording file(String name, String text) {
        return new Recording(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static int[] symbols(DMatrixRMaj oneHot) {
        int[] symbols = new int[oneHot.numRows];
        for (int t = 0; t < symbols.length; t++) {
            List<Integer> ones = new ArrayList<>();
            for (int j = 0; j < oneHot.numCols; j++) {
                if (oneHot.get(t, j) == 1) {
                    ones.add(j);
                } else {
                    assertThat(oneHot.get(t, j)).isZero();
                }
            }
            assertThat(ones).hasSize(1);
            symbols[t] = ones.get(0);
        }
        return symbols;
    }

    private static String spelled(DMatrixRMaj oneHot, List<String> names) {
        StringBuilder text = new StringBuilder();
        Arrays.stream(symbols(oneHot)).forEach(symbol -> text.append(names.get(symbol)));
        return text.toString();
    }

    private static void refused(Recordings recordings, String message) {
        assertThatThrownBy(() -> TextFile.DEFAULT.load(recordings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
