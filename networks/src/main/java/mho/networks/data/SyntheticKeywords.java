package mho.networks.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import mho.networks.SplitMixStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Ten made-up words on 49 frames of 40 mel-like bands: three formant tracks per word, spoken at varying pitch, speed
 * and time, under noise. The shapes of keyword spotting without its data: 40 features and 32 hidden units make the
 * 72 × 128 array of a published LSTM chip.
 *
 * <pre>
 *   clip:       class, shift ~ U(−3, 3) bands, speed ~ U(0.75, 1.25), offset ~ U(−6, 6) frames,
 *               amplitudes aᶠ ~ U(0.6, 1)
 *   τ         = (frame − 24 − offset)·speed
 *   position  = knots of class and formant at s = 3·clip(τ/36 + 1/2, 0, 1), linear between the 4 knots ~ U(3, 36)
 *   x         = Σᶠ aᶠ · exp(−(τ/20)⁴) · exp(−((band − position − shift)/1.6)²) + 0.35·N
 * </pre>
 *
 * <p>Knots come from stream 99 (class, formant, knot), training clips from stream 5600 + seed, test clips from stream
 * 900006: within a set first the seven numbers of every clip, then the noise of all clips. Batches that are drawn continue the training stream: clip ⌊u·train⌋. Chosen so that an LSTM of 32
 * units reaches 0.976 and a plain recurrent network 0.53.
 *
 * @param train number of training clips [1]
 * @param test  number of test clips [1]
 * @param seed  which drawing of the training clips [1]
 */
public record SyntheticKeywords(int train, int test, int seed) implements TaskSpec {
    /** The first drawing of 3000 clips to train, and 1000 to test. */
    public static final SyntheticKeywords DEFAULT = new SyntheticKeywords(3000, 1000, 0);

    private static final int CLASSES = 10;
    private static final int FORMANTS = 3;
    private static final int KNOTS = 4;
    private static final int FRAMES = 49;
    private static final int BANDS = 40;
    private static final double NOISE = 0.35;
    private static final double WIDTH = 1.6;
    /** Bands beyond which a formant is not computed: exp(−(11/1.6)²) = 3e-21 is lost in the rounding of the noise. */
    private static final double REACH = 11;

    private static final long KNOT_STREAM = 99;
    private static final long TRAIN_STREAMS = 5600;
    private static final long TEST_STREAM = 900006;

    public SyntheticKeywords {
        if (!(train >= 1 && test >= 1)) {
            throw new IllegalArgumentException(
                    "Synthetic keywords need at least one clip to train and one to test, but have %d and %d"
                            .formatted(train, test));
        }
    }

    @Override
    public SyntheticKeywords withSeed(int newSeed) {
        return new SyntheticKeywords(train, test, newSeed);
    }

    @Override
    public Task load(Recordings recordings) {
        DMatrixRMaj knots = new DMatrixRMaj(CLASSES * FORMANTS, KNOTS);
        SplitMixStream.ofSeed(KNOT_STREAM).fillUniform(knots, 3, 36);
        SplitMixStream stream = SplitMixStream.ofSeed(TRAIN_STREAMS + seed);
        Examples clips = examples(stream, knots, train);
        return new Task("synthetic keywords", clips, examples(SplitMixStream.ofSeed(TEST_STREAM), knots, test))
                .withDrawing(() -> Drawing.from(clips, stream.copy()));
    }

    private static Examples examples(SplitMixStream stream, DMatrixRMaj knots, int count) {
        List<Clip> clips = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            clips.add(Clip.draw(stream));
        }
        List<DMatrixRMaj> inputs = new ArrayList<>();
        for (Clip clip : clips) {
            DMatrixRMaj input = clip.spoken(knots);
            for (int i = 0; i < input.getNumElements(); i++) {
                input.data[i] += NOISE * stream.normal();
            }
            inputs.add(input);
        }
        int[] labels = clips.stream().mapToInt(Clip::word).toArray();
        List<String> words =
                IntStream.range(0, CLASSES).mapToObj(Integer::toString).toList();
        return new Examples(inputs, new Targets.Labels(labels, words));
    }

    /** One utterance before the noise; speed relative to 1, shift in bands, offset in frames. */
    private record Clip(int word, double shift, double speed, double offset, List<Double> amplitudes) {
        static Clip draw(SplitMixStream stream) {
            int word = stream.below(CLASSES);
            double shift = stream.uniform(-3, 3);
            double speed = stream.uniform(0.75, 1.25);
            double offset = stream.uniform(-6, 6);
            List<Double> amplitudes = new ArrayList<>();
            for (int formant = 0; formant < FORMANTS; formant++) {
                amplitudes.add(stream.uniform(0.6, 1));
            }
            return new Clip(word, shift, speed, offset, amplitudes);
        }

        DMatrixRMaj spoken(DMatrixRMaj knots) {
            DMatrixRMaj input = new DMatrixRMaj(FRAMES, BANDS);
            for (int frame = 0; frame < FRAMES; frame++) {
                double time = (frame - 24 - offset) * speed;
                double envelope = gauss(time / 20 * (time / 20));
                for (int formant = 0; formant < FORMANTS; formant++) {
                    double position = position(knots, word * FORMANTS + formant, time) + shift;
                    add(input, frame, position, amplitudes.get(formant) * envelope);
                }
            }
            return input;
        }

        private static void add(DMatrixRMaj input, int frame, double position, double amplitude) {
            int first = (int) Math.max(0, Math.ceil(position - REACH));
            int last = (int) Math.min(BANDS - 1, Math.floor(position + REACH));
            for (int band = first; band <= last; band++) {
                input.data[frame * BANDS + band] += amplitude * gauss((band - position) / WIDTH);
            }
        }

        private static double position(DMatrixRMaj knots, int track, double time) {
            double s = Math.min(Math.max(time / 36 + 0.5, 0), 1) * (KNOTS - 1);
            int left = Math.min((int) s, KNOTS - 2);
            double fraction = s - left;
            return knots.get(track, left) * (1 - fraction) + knots.get(track, left + 1) * fraction;
        }

        private static double gauss(double x) {
            return StrictMath.exp(-x * x);
        }
    }

    @Override
    public Optional<TaskShape> shape() {
        return Optional.of(new TaskShape(BANDS, CLASSES, FRAMES));
    }

    @Override
    public String summary() {
        return "ten generated keywords of 49 frames x 40 bands";
    }
}
