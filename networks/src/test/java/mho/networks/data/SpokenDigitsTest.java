package mho.networks.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import mho.networks.data.SpokenDigits.Split;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class SpokenDigitsTest {
    /** Two digits, two speakers, takes 3 to 6, each its own sound and length. */
    private static final List<Recording> CLIPS = clips();

    @Test
    void takes_below_five_are_the_test() {
        Task task = SpokenDigits.DEFAULT.load(() -> CLIPS);
        assertThat(task.train().count()).isEqualTo(8);
        assertThat(task.test().count()).isEqualTo(8);
        assertThat(((Targets.Labels) task.test().targets()).labels()).containsExactly(2, 2, 2, 2, 7, 7, 7, 7);
        assertThat(task.test().targets().outputs()).isEqualTo(10);
        assertThat(task.train().inputs().get(0).numRows).isEqualTo(frames("2_ann_5.wav").numRows);
        assertThat(task.test().inputs().get(7).numRows).isEqualTo(frames("7_bob_4.wav").numRows);
    }

    @Test
    void one_speaker_can_be_the_test() {
        Task task = new SpokenDigits(new Split.Speaker("bob"), ClipMean.KEPT, Mfcc.DEFAULT).load(() -> CLIPS);
        assertThat(task.test().count()).isEqualTo(8);
        assertThat(task.test().inputs().get(0).numRows).isEqualTo(frames("2_bob_3.wav").numRows);
        assertThat(task.train().inputs().get(7).numRows).isEqualTo(frames("7_ann_6.wav").numRows);
    }

    @Test
    void coefficients_are_scaled_by_the_training_frames() {
        Task task = SpokenDigits.DEFAULT.load(() -> CLIPS);
        for (int j = 0; j < 40; j++) {
            int column = j;
            double[] raw = Arrays.stream(new String[] {
                        "2_ann_5", "2_ann_6", "2_bob_5", "2_bob_6", "7_ann_5", "7_ann_6", "7_bob_5", "7_bob_6"
                    })
                    .flatMapToDouble(name -> column(frames(name + ".wav"), column))
                    .toArray();
            double mean = Arrays.stream(raw).average().orElseThrow();
            double deviation =
                    Math.sqrt(Arrays.stream(raw).map(x -> x * x).average().orElseThrow() - mean * mean);
            double expected = (frames("7_bob_4.wav").get(1, j) - mean) / (deviation + 1e-6);
            assertThat(task.test().inputs().get(7).get(1, j)).isCloseTo(expected, within(1e-8));
        }
    }

    @Test
    void a_clip_can_lose_its_own_mean_first() {
        Task task = new SpokenDigits(new Split.Takes(), ClipMean.SUBTRACTED, Mfcc.DEFAULT).load(() -> CLIPS);
        for (DMatrixRMaj input : task.test().inputs()) {
            for (int j = 0; j < 40; j++) {
                assertThat(column(input, j).average().orElseThrow()).isCloseTo(0, within(1e-9));
            }
        }
    }

    @Test
    void order_folders_and_other_files_do_not_matter() {
        List<Recording> shuffled = new ArrayList<>();
        CLIPS.forEach(clip -> shuffled.add(new Recording("a/recordings\\" + clip.name(), clip.content())));
        shuffled.add(new Recording("README.md", new byte[3]));
        shuffled.add(new Recording("__MACOSX/._2_ann_3.wav", new byte[3]));
        Collections.reverse(shuffled);
        Task task = SpokenDigits.DEFAULT.load(() -> CLIPS);
        Task same = SpokenDigits.DEFAULT.load(() -> shuffled);
        assertThat(same.test().targets()).isEqualTo(task.test().targets());
        for (int i = 0; i < task.train().count(); i++) {
            assertThat(same.train().inputs().get(i).data)
                    .isEqualTo(task.train().inputs().get(i).data);
        }
    }

    @Test
    void missing_recordings_are_asked_for() {
        String message =
                "Spoken digits need the recordings of the Free Spoken Digit Dataset, but none were given. Fetch"
                        + " github.com/Jakobovski/free-spoken-digit-dataset and name the folder or zip file of its"
                        + " recordings (0_george_0.wav and on) with --data DIR";
        refused(SpokenDigits.DEFAULT, Recordings.NONE, message);
        refused(SpokenDigits.DEFAULT, () -> List.of(new Recording("README.md", new byte[1])), message);
    }

    @Test
    void a_sound_of_another_name_is_refused() {
        refused(
                SpokenDigits.DEFAULT,
                () -> List.of(new Recording("yes/hello.wav", CLIPS.get(0).content())),
                "A spoken digit must be named DIGIT_SPEAKER_TAKE.wav, but one is named yes/hello.wav");
    }

    @Test
    void a_file_that_is_no_sound_is_refused_by_name() {
        refused(
                SpokenDigits.DEFAULT,
                () -> with(new Recording("recordings/3_ann_0.wav", new byte[100])),
                "A recording must be a WAV file, but recordings/3_ann_0.wav is none (100 bytes)");
    }

    @Test
    void a_clip_given_twice_is_refused() {
        refused(
                SpokenDigits.DEFAULT,
                () -> with(new Recording("copy/2_ann_3.wav", CLIPS.get(0).content())),
                "Each spoken digit must be given once, but 2_ann_3.wav comes twice");
    }

    @Test
    void clips_of_different_rates_are_refused() {
        refused(
                SpokenDigits.DEFAULT,
                () -> with(new Recording("8_ann_3.wav", WavSamples.pcm(16000, new short[500]))),
                "Spoken digits need one sample rate, but 2_ann_3 has 8000.0 Hz and 8_ann_3 has 16000.0 Hz");
    }

    @Test
    void a_split_that_leaves_nothing_is_refused() {
        refused(
                new SpokenDigits(new Split.Speaker("george"), ClipMean.KEPT, Mfcc.DEFAULT),
                () -> CLIPS,
                "Spoken digits need clips to train and to test, but Speaker[speaker=george] leaves 16 and 0."
                        + " There are clips of [ann, bob]");
    }

    private static void refused(TaskSpec spec, Recordings recordings, String message) {
        assertThatThrownBy(() -> spec.load(recordings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static List<Recording> with(Recording more) {
        List<Recording> recordings = new ArrayList<>(CLIPS);
        recordings.add(more);
        return recordings;
    }

    private static DMatrixRMaj frames(String name) {
        Recording clip =
                CLIPS.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
        return Mfcc.DEFAULT.frames(WavReader.read(clip).samples(), WavSamples.RATE);
    }

    private static DoubleStream column(DMatrixRMaj matrix, int column) {
        return IntStream.range(0, matrix.numRows).mapToDouble(row -> matrix.get(row, column));
    }

    private static List<Recording> clips() {
        List<Recording> clips = new ArrayList<>();
        for (int digit : new int[] {2, 7}) {
            for (String speaker : List.of("ann", "bob")) {
                for (int take = 3; take <= 6; take++) {
                    int number = clips.size();
                    double[] sound = WavSamples.chirp(400 + 160 * number, number);
                    byte[] file = WavSamples.pcm(WavSamples.RATE, WavSamples.rounded(sound));
                    clips.add(new Recording("%d_%s_%d.wav".formatted(digit, speaker, take), file));
                }
            }
        }
        return List.copyOf(clips);
    }
}
