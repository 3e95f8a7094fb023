package mho.networks.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.ejml.data.DMatrixRMaj;

/**
 * Speech Commands, 12 classes: ten words, other words, silence; clips of one second at 16 kHz, in folds with different
 * speakers. Every coefficient of the front end is scaled by its mean and standard deviation over all frames of the
 * training clips. Examples come in the order of {@code split.csv}, classes in the order of the alphabet.
 *
 * <p>Takes any set of words laid out the same way: WAV files LABEL/NAME.wav, loose or in a zip file, and a
 * {@code split.csv} with the columns path, label, speaker, fold.
 *
 * <p>Reference: P. Warden, "Speech Commands: A dataset for limited-vocabulary speech recognition", 2018,
 * arXiv:1804.03209, CC BY 4.0.
 *
 * @param testFold        fold kept for the test [1]
 * @param validationFolds folds kept for a test beside it, for choosing a protocol; the others are trained on [1]
 * @param clipMean        whether a clip's own mean stays in its coefficients
 * @param frontEnd        how sound becomes features
 */
public record SpeechCommands(int testFold, List<Integer> validationFolds, ClipMean clipMean, Mfcc frontEnd)
        implements TaskSpec {
    /** Fold 0 for the test, all others to train, without each clip's mean; 40 coefficients every 20 ms, 49 frames. */
    public static final SpeechCommands DEFAULT =
            new SpeechCommands(0, List.of(), ClipMean.SUBTRACTED, new Mfcc(0.025, 0.020, 40, 40, 20, 8000, 0.97));

    private static final String SPLIT = "split.csv";
    private static final Wanted WANTED = new Wanted(
            "Speech Commands need", "Fetch Speech Commands v0.02 (arXiv:1804.03209), lay it out as docs/data.md says");

    public SpeechCommands {
        validationFolds = List.copyOf(validationFolds);
        if (validationFolds.contains(testFold)) {
            throw new IllegalArgumentException(
                    "A fold is for validation or for the test, but fold %d is for both".formatted(testFold));
        }
    }

    @Override
    public SpeechCommands withSeed(int seed) {
        return this;
    }

    @Override
    public Task load(Recordings recordings) {
        List<SpokenCommand> clips = SpokenCommand.read(WANTED.file(recordings, SPLIT));
        Clips sounds = Clips.of(clips, recordings);
        List<String> classes = List.copyOf(
                new TreeSet<>(clips.stream().map(SpokenCommand::label).toList()));
        List<SpokenCommand> train = part(clips, fold -> fold != testFold && !validationFolds.contains(fold));
        List<DMatrixRMaj> features = features(train, sounds);
        FrameScaling scaling = FrameScaling.of(features);
        Function<Predicate<Integer>, Examples> unknown = folds -> {
            List<SpokenCommand> part = part(clips, folds);
            return examples(part, classes, scaled(features(part, sounds), scaling));
        };
        Task task = new Task(
                "speech commands",
                examples(train, classes, scaled(features, scaling)),
                unknown.apply(fold -> fold == testFold));
        return validationFolds.isEmpty()
                ? task
                : task.withProbes(
                        List.of(new Probe("validation", unknown.apply(validationFolds::contains), Metric.ACCURACY)));
    }

    private static List<SpokenCommand> part(List<SpokenCommand> clips, Predicate<Integer> folds) {
        List<SpokenCommand> part =
                clips.stream().filter(clip -> folds.test(clip.fold())).toList();
        if (part.isEmpty()) {
            throw new IllegalArgumentException(
                    "Speech Commands need clips to train, to validate if asked, and to test, but one of the parts is empty."
                            + " There are the folds "
                            + new TreeSet<>(
                                    clips.stream().map(SpokenCommand::fold).toList()));
        }
        return part;
    }

    /** Sound by sound, since all samples of the set together are half a gigabyte. */
    private List<DMatrixRMaj> features(List<SpokenCommand> clips, Clips sounds) {
        List<DMatrixRMaj> features = new ArrayList<>();
        MfccAnalysis analysis = frontEnd.at(sounds.rate);
        for (SpokenCommand clip : clips) {
            features.add(clipMean.of(analysis.frames(sounds.of(clip).samples())));
        }
        return features;
    }

    private static List<DMatrixRMaj> scaled(List<DMatrixRMaj> features, FrameScaling scaling) {
        return features.stream().map(scaling::apply).toList();
    }

    private static Examples examples(List<SpokenCommand> clips, List<String> classes, List<DMatrixRMaj> inputs) {
        int[] labels =
                clips.stream().mapToInt(clip -> classes.indexOf(clip.label())).toArray();
        return new Examples(inputs, new Targets.Labels(labels, classes));
    }

    @Override
    public String summary() {
        return "ten spoken words, others and silence (--data), speakers unknown, MFCC front end";
    }

    /** The sounds by their path in the split; all of one sample rate. */
    private static final class Clips {
        private final Map<String, Recording> byPath;
        private final double rate;

        private Clips(Map<String, Recording> byPath, double rate) {
            this.byPath = byPath;
            this.rate = rate;
        }

        static Clips of(List<SpokenCommand> clips, Recordings recordings) {
            Map<String, Recording> byPath = new HashMap<>();
            clips.forEach(clip -> byPath.put(clip.path(), null));
            for (Recording recording : recordings.all()) {
                String path = ending(recording);
                if (byPath.containsKey(path)) {
                    Optional.ofNullable(byPath.put(path, recording)).ifPresent(twin -> {
                        throw new IllegalArgumentException(
                                "Each spoken command must be given once, but there are %s and %s"
                                        .formatted(twin.name(), recording.name()));
                    });
                }
            }
            List<String> missing = clips.stream()
                    .map(SpokenCommand::path)
                    .filter(path -> byPath.get(path) == null)
                    .toList();
            if (!missing.isEmpty()) {
                throw WANTED.missing(
                        "all clips of split.csv, %d of which are missing, the first being %s"
                                .formatted(missing.size(), missing.get(0)),
                        recordings);
            }
            return new Clips(
                    byPath, WavReader.read(byPath.get(clips.get(0).path())).rate());
        }

        /** The last folder and the file's name. */
        private static String ending(Recording recording) {
            String folder = recording.folder().replace('\\', '/');
            return folder.substring(folder.lastIndexOf('/') + 1) + "/" + recording.baseName();
        }

        Waveform of(SpokenCommand clip) {
            Waveform sound = WavReader.read(byPath.get(clip.path()));
            if (sound.rate() != rate) {
                throw new IllegalArgumentException(
                        "Spoken commands need one sample rate, but %s has %s Hz and others %s Hz"
                                .formatted(clip.path(), sound.rate(), rate));
            }
            return sound;
        }
    }
}
