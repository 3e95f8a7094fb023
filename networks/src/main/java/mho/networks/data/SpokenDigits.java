package mho.networks.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * The Free Spoken Digit Dataset: 3000 clips of six speakers saying 0 to 9 fifty times, 8 kHz. Every coefficient of the
 * front end is scaled by its mean and standard deviation over all frames of the training clips.
 *
 * <p>By takes, all speakers are known from training and an LSTM of 32 units reaches 97 %; with a speaker held out it
 * falls to 60 % on average. Examples come in the order digit, speaker, take, whatever the order of the recordings.
 *
 * <p>Reference: Z. Jackson et al., "Free Spoken Digit Dataset", github.com/Jakobovski/free-spoken-digit-dataset,
 * CC BY-SA 4.0.
 *
 * @param split    which clips are kept for the test
 * @param clipMean whether a clip's own mean stays in its coefficients
 * @param frontEnd how sound becomes features
 */
public record SpokenDigits(Split split, ClipMean clipMean, Mfcc frontEnd) implements TaskSpec {
    /** The official split by takes, scaled over all clips alike, 40 coefficients every 10 ms. */
    public static final SpokenDigits DEFAULT = new SpokenDigits(new Split.Takes(), ClipMean.KEPT, Mfcc.DEFAULT);

    private static final List<String> DIGITS =
            IntStream.range(0, 10).mapToObj(Integer::toString).toList();

    /** Which clips are kept for the test. */
    public sealed interface Split {
        /** Returns whether a clip belongs to the test. */
        boolean tests(String speaker, int take);

        /** The official split: takes 0 to 4 of every digit and speaker, 300 clips. */
        record Takes() implements Split {
            private static final int FIRST_TRAINED = 5;

            @Override
            public boolean tests(String speaker, int take) {
                return take < FIRST_TRAINED;
            }
        }

        /**
         * Everything one speaker said, 500 clips.
         *
         * @param speaker name as in the file names: george, jackson, lucas, nicolas, theo or yweweler
         */
        record Speaker(String speaker) implements Split {
            @Override
            public boolean tests(String speaker, int take) {
                return speaker.equals(this.speaker);
            }
        }
    }

    @Override
    public SpokenDigits withSeed(int seed) {
        return this;
    }

    @Override
    public Task load(Recordings recordings) {
        List<SpokenDigit> clips = SpokenDigit.sorted(recordings);
        List<SpokenDigit> test = clips.stream().filter(this::tests).toList();
        List<SpokenDigit> train = clips.stream().filter(clip -> !tests(clip)).toList();
        if (train.isEmpty() || test.isEmpty()) {
            throw new IllegalArgumentException(
                    "Spoken digits need clips to train and to test, but %s leaves %d and %d. There are clips of %s"
                            .formatted(split, train.size(), test.size(), SpokenDigit.speakers(clips)));
        }
        MfccAnalysis analysis = frontEnd.at(clips.get(0).sound().rate());
        List<DMatrixRMaj> features = features(train, analysis);
        FrameScaling scaling = FrameScaling.of(features);
        return new Task(
                "spoken digits", examples(train, features, scaling), examples(test, features(test, analysis), scaling));
    }

    private boolean tests(SpokenDigit clip) {
        return split.tests(clip.speaker(), clip.take());
    }

    private List<DMatrixRMaj> features(List<SpokenDigit> clips, MfccAnalysis analysis) {
        List<DMatrixRMaj> features = new ArrayList<>();
        for (SpokenDigit clip : clips) {
            features.add(clipMean.of(analysis.frames(clip.sound().samples())));
        }
        return features;
    }

    private static Examples examples(List<SpokenDigit> clips, List<DMatrixRMaj> features, FrameScaling scaling) {
        int[] labels = clips.stream().mapToInt(SpokenDigit::digit).toArray();
        List<DMatrixRMaj> inputs = features.stream().map(scaling::apply).toList();
        return new Examples(inputs, new Targets.Labels(labels, DIGITS));
    }

    @Override
    public String summary() {
        return "spoken digits from WAV files (--data), MFCC front end";
    }
}
