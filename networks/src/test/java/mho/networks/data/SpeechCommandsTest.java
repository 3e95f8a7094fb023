package mho.networks.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class SpeechCommandsTest {
    private static final String HEADER = "path,label,speaker,fold\n";

    @Test
    void folds_become_test_validation_and_training() {
        Task task =
                new SpeechCommands(1, List.of(2), ClipMean.SUBTRACTED, SpeechCommands.DEFAULT.frontEnd()).load(three());
        assertThat(task.train().count()).isEqualTo(2);
        assertThat(task.train().targets()).isEqualTo(new Targets.Labels(new int[] {1, 0}, List.of("no", "yes")));
        assertThat(task.test().targets()).isEqualTo(new Targets.Labels(new int[] {0}, List.of("no", "yes")));
        assertThat(task.probes()).hasSize(1);
        assertThat(task.probes().get(0).name()).isEqualTo("validation");
        assertThat(task.probes().get(0).examples().targets())
                .isEqualTo(new Targets.Labels(new int[] {1}, List.of("no", "yes")));
    }

    @Test
    void without_validation_all_other_folds_are_trained_on() {
        Task task = SpeechCommands.DEFAULT.load(three());
        assertThat(task.train().count()).isEqualTo(2);
        assertThat(task.test().count()).isEqualTo(2);
        assertThat(task.probes()).isEmpty();
    }

    @Test
    void a_clip_of_a_second_has_49_frames_scaled_by_the_training_clips() {
        Task task = SpeechCommands.DEFAULT.load(three());
        assertThat(task.train().inputs()).allMatch(clip -> clip.numRows == 49 && clip.numCols == 40);
        for (int column = 0; column < 40; column++) {
            int j = column;
            double[] all = task.train().inputs().stream()
                    .flatMapToDouble(clip -> IntStream.range(0, 49).mapToDouble(t -> clip.get(t, j)))
                    .toArray();
            assertThat(Arrays.stream(all).average().orElseThrow()).isCloseTo(0, within(1e-9));
            assertThat(Arrays.stream(all).map(x -> x * x).average().orElseThrow())
                    .isCloseTo(1, within(1e-3));
        }
        for (DMatrixRMaj clip : task.test().inputs()) {
            double sum = IntStream.range(0, 49).mapToDouble(t -> clip.get(t, 3)).sum();
            assertThat(sum).as("each clip's own mean is gone").isCloseTo(0, within(1e-9));
        }
    }

    @Test
    void a_speaker_in_two_folds_is_refused() {
        refused(
                set(HEADER + "yes/a.wav,yes,ann,0\nno/b.wav,no,bob,1\nno/a.wav,no,ann,1\n", "yes/a", "no/b", "no/a"),
                "data/split.csv must have each speaker in one fold, but speaker ann is in 0 and 1");
    }

    @Test
    void what_is_missing_is_asked_for() {
        refused(
                Recordings.NONE,
                "Speech Commands need the file split.csv, but no data were given. Fetch Speech Commands v0.02"
                        + " (arXiv:1804.03209), lay it out as docs/data.md says and name their folder with --data DIR");
        refused(
                set(HEADER + "yes/a.wav,yes,ann,0\nno/b.wav,no,bob,1\n", "yes/a"),
                "Speech Commands need all clips of split.csv, 1 of which are missing, the first being no/b.wav, but it is"
                        + " not among the 2 given. Fetch Speech Commands v0.02 (arXiv:1804.03209), lay it out as"
                        + " docs/data.md says and name their folder with --data DIR");
    }

    @Test
    void a_split_that_is_none_is_refused_by_its_line() {
        refused(
                set("file,fold\n"),
                "data/split.csv must begin with the line path,label,speaker,fold and have one line a clip, but has 1 lines"
                        + " and begins with file,fold");
        refused(
                set(HEADER + "yes/a.wav,yes,ann,0\nno/b.wav,no,bob\n"),
                "data/split.csv needs a path, a label, a speaker and a fold in each line, but line 3 is no/b.wav,no,bob");
        refused(
                set(HEADER + "yes/a.wav,yes,ann,1\nno/b.wav,no,bob,1\n", "yes/a", "no/b"),
                "Speech Commands need clips to train, to validate if asked, and to test, but one of the parts is empty."
                        + " There are the folds [1]");
    }

    @Test
    void a_clip_given_twice_is_refused() {
        List<Recording> twice = new ArrayList<>(three().all());
        twice.add(new Recording("copy/yes/a.wav", new byte[1]));
        refused(
                () -> twice,
                "Each spoken command must be given once, but there are data/clips.zip/yes/a.wav and copy/yes/a.wav");
    }

    @Test
    void a_fold_for_two_purposes_is_refused() {
        assertThatThrownBy(() -> new SpeechCommands(2, List.of(1, 2), ClipMean.KEPT, Mfcc.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A fold is for validation or for the test, but fold 2 is for both");
    }

    @Test
    void the_public_split_has_five_folds_of_978_clips() throws IOException {
        byte[] split = Files.readAllBytes(SharedData.file("speech-commands-12/split.csv"));
        List<SpokenCommand> clips = SpokenCommand.read(new Recording("split.csv", split));
        assertThat(clips).hasSize(4890);
        for (int fold = 0; fold < 5; fold++) {
            int number = fold;
            assertThat(clips.stream().filter(clip -> clip.fold() == number)).hasSize(978);
        }
        assertThat(clips.stream().map(SpokenCommand::label).distinct()).hasSize(12);
        assertThat(clips.stream()
                        .filter(clip -> !clip.label().equals("silence"))
                        .map(SpokenCommand::speaker)
                        .distinct())
                .hasSize(239);
    }

    private static void refused(Recordings recordings, String message) {
        assertThatThrownBy(() -> SpeechCommands.DEFAULT.load(recordings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static Recordings three() {
        return set(
                HEADER + "yes/a.wav,yes,ann,0\nno/a.wav,no,ann,0\nno/b.wav,no,bob,1\nyes/c.wav,yes,cleo,2\n",
                "yes/a",
                "no/a",
                "no/b",
                "yes/c");
    }

    private static Recordings set(String split, String... clips) {
        List<Recording> files = new ArrayList<>();
        files.add(new Recording("data/split.csv", split.getBytes(StandardCharsets.UTF_8)));
        for (String clip : clips) {
            short[] samples = WavSamples.rounded(WavSamples.chirp(16_000, files.size()));
            files.add(new Recording("data/clips.zip/" + clip + ".wav", WavSamples.pcm(16_000, samples)));
        }
        return () -> files;
    }
}
