package mho.networks.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real clips against values of a Python front end and of the network trained on it; skipped without the data. */
class FreeSpokenDigitsTest {
    private static final String GOLDEN = "fixtures/golden_fsdd_lstm32.json";
    private static final String NETWORK = "fixtures/fsdd_lstm32.safetensors";
    private static Recordings recordings;
    private static List<SpokenDigit> clips;

    /** Before each, because a class skipped as a whole is not counted as skipped. */
    @BeforeEach
    void open_recordings_once() throws IOException {
        if (recordings == null) {
            recordings = SharedData.zip("fsdd/fsdd-recordings.zip");
            clips = SpokenDigit.sorted(recordings);
        }
    }

    @Test
    void first_and_last_frames_equal_the_golden_ones() throws IOException {
        String json = Files.readString(SharedData.file(GOLDEN));
        Matcher clip = Pattern.compile(
                        "\"clip\": \"(.*?)\",\\s*\"frames\": (\\d+),\\s*"
                                + "\"mfcc_first\": \\[(.*?)],\\s*\"mfcc_last\": \\[(.*?)]",
                        Pattern.DOTALL)
                .matcher(json);
        int compared = 0;
        while (clip.find()) {
            String name = clip.group(1);
            Recording recording = recordings.all().stream()
                    .filter(r -> r.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            DMatrixRMaj frames = Mfcc.DEFAULT.frames(WavReader.read(recording).samples(), 8000);
            assertThat(frames.numRows).isEqualTo(Integer.parseInt(clip.group(2)));
            equalsFrame(frames, 0, clip.group(3));
            equalsFrame(frames, frames.numRows - 1, clip.group(4));
            compared++;
        }
        assertThat(compared).isEqualTo(3);
    }

    @Test
    void training_frames_have_the_mean_and_deviation_the_network_was_trained_with() throws IOException {
        MfccAnalysis analysis = Mfcc.DEFAULT.at(8000);
        FrameScaling scaling = FrameScaling.of(clips.stream()
                .filter(clip -> clip.take() >= 5)
                .map(clip -> analysis.frames(clip.sound().samples()))
                .toList());
        float[] means = tensor("input.mean");
        float[] deviations = tensor("input.std");
        // They were summed in float32 over 112,000 frames: 1e-5 of the value; with the test clips among them
        // six of the means would differ by 0.007 and more.
        for (int j = 0; j < 40; j++) {
            assertThat(scaling.mean(j)).isCloseTo(means[j], within(1e-3));
            assertThat(scaling.deviation(j)).isCloseTo(deviations[j], within(1e-3));
        }
    }

    @Test
    void the_official_split_has_2700_clips_to_train_and_300_to_test() {
        Task task = SpokenDigits.DEFAULT.load(recordings);
        assertThat(task.train().count()).isEqualTo(2700);
        assertThat(task.test().count()).isEqualTo(300);
        int[] counts = new int[10];
        Arrays.stream(((Targets.Labels) task.test().targets()).labels()).forEach(label -> counts[label]++);
        assertThat(counts).containsOnly(30);
        assertThat(task.train().inputs().stream()
                        .mapToInt(clip -> clip.numRows)
                        .max()
                        .orElseThrow())
                .isEqualTo(226);
    }

    @Test
    void each_of_six_speakers_can_be_left_out() {
        assertThat(SpokenDigit.speakers(clips))
                .containsExactly("george", "jackson", "lucas", "nicolas", "theo", "yweweler");
        for (String speaker : SpokenDigit.speakers(clips)) {
            SpokenDigits.Split split = new SpokenDigits.Split.Speaker(speaker);
            assertThat(clips.stream().filter(clip -> split.tests(clip.speaker(), clip.take())))
                    .hasSize(500)
                    .allMatch(clip -> clip.speaker().equals(speaker));
        }
        assertThat(clips.stream().map(SpokenDigit::take).distinct()).hasSize(50);
    }

    private static void equalsFrame(DMatrixRMaj frames, int row, String golden) {
        double[] expected = Arrays.stream(golden.split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat(expected).hasSize(40);
        for (int j = 0; j < 40; j++) {
            assertThat(frames.get(row, j)).as("coefficient %d", j).isCloseTo(expected[j], within(1e-3));
        }
    }

    /** One float32 tensor of a safetensors file: header length (u64), JSON header with offsets, data. */
    private static float[] tensor(String name) throws IOException {
        ByteBuffer file =
                ByteBuffer.wrap(Files.readAllBytes(SharedData.file(NETWORK))).order(ByteOrder.LITTLE_ENDIAN);
        int header = (int) file.getLong(0);
        String json = new String(file.array(), 8, header, StandardCharsets.UTF_8);
        Matcher entry = Pattern.compile("\"%s\": \\{[^}]*\"data_offsets\": \\[(\\d+), (\\d+)]".formatted(name))
                .matcher(json);
        assertThat(entry.find()).as(name).isTrue();
        int begin = Integer.parseInt(entry.group(1));
        float[] numbers = new float[(Integer.parseInt(entry.group(2)) - begin) / 4];
        file.position(8 + header + begin)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(numbers);
        return numbers;
    }
}
