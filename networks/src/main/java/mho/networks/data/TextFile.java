package mho.networks.data;

import java.util.Arrays;
import java.util.List;
import mho.networks.SplitMixStream;

/**
 * Which character of a text comes next: a language model on the user's own text, answered at each step and measured in
 * bits per character.
 *
 * <p>A character is a vector with a one at its place in the alphabet, the characters of the training part in rising order
 * of their code points. If validation or test hold others, those are one more class, last in the alphabet: it is asked
 * and paid for like every other (training never shows it, so it is expensive), and it does not say which character it
 * was; in such a text the bits are a lower bound by a few characters.
 *
 * <p>Training batches are windows at random places, each begun with a state of zero, from stream 7,300,000 + seed: one
 * place a window as ⌊u·(length − window)⌋. The fixed training examples, 256 windows spread evenly, are for calibration;
 * set {@code batching} to {@code drawn}. The test part is cut into parallel streams one after the other, so that
 * the state is carried along through each; all its characters but the first are asked.
 *
 * @param file    name of the text without .gz; empty if it is the only text file given
 * @param split   which part is for what
 * @param window  characters of a training window [1]
 * @param streams parallel streams that validation and test are cut into [1]
 * @param steps   most characters asked of each stream, for quick runs [1]
 * @param seed    which drawing of the windows [1]
 */
public record TextFile(String file, Split split, int window, int streams, int steps, int seed) implements TaskSpec {
    /** The only text given, cut 90 : 5 : 5 by position, windows of 64 characters, 16 streams. */
    public static final TextFile DEFAULT = new TextFile("", new Split.ByPosition(0.9, 0.95), 64, 16, 1_000_000, 0);

    private static final long STREAMS = 7_300_000;
    private static final int SHOWN = 256;

    /** Which part of a text is for what. */
    public sealed interface Split {
        /**
         * One text, cut by position.
         *
         * @param validationFrom where training ends, as a share of the characters [1]
         * @param testFrom       where validation ends and the test begins; the same place for no validation [1]
         */
        record ByPosition(double validationFrom, double testFrom) implements Split {
            public ByPosition {
                if (!(0 < validationFrom && validationFrom <= testFrom && testFrom < 1)) {
                    throw new IllegalArgumentException(
                            "A text is cut at 0 < validationFrom <= testFrom < 1, but they are %s and %s"
                                    .formatted(validationFrom, testFrom));
                }
            }
        }

        /**
         * A text that comes in parts, such as {@code ptb.train.txt}, {@code ptb.valid.txt} and {@code ptb.test.txt}; the
         * task's own file is the training part.
         *
         * @param validation name of the file; empty for none
         * @param test       name of the file
         */
        record Files(String validation, String test) implements Split {}
    }

    public TextFile {
        if (!(window >= 1 && streams >= 1 && steps >= 1)) {
            throw new IllegalArgumentException(
                    "A character model needs a window, a stream and a step of at least one, but they are %d, %d and %d"
                            .formatted(window, streams, steps));
        }
    }

    @Override
    public Task load(Recordings recordings) {
        TextParts parts = parts(recordings);
        Alphabet alphabet = Alphabet.of(parts.training(), List.of(parts.validation(), parts.test()));
        SymbolText training = new SymbolText(alphabet.symbols(parts.training()), alphabet);
        requireLength("training", training, window);
        SymbolText test = new SymbolText(alphabet.symbols(parts.test()), alphabet);
        requireLength("test", test, 1);
        Task task = new Task("text", shown(training), test.streams(streams, steps))
                .withMetric(Metric.BITS)
                .withDrawing(() -> windows(training));
        return parts.validation().length < 2 ? task : task.withProbes(List.of(validation(parts, alphabet)));
    }

    private TextParts parts(Recordings recordings) {
        int[] text = TextParts.text(recordings, file);
        if (split instanceof Split.Files files) {
            return TextParts.of(text, recordings, files.validation(), files.test());
        }
        Split.ByPosition places = (Split.ByPosition) split;
        return TextParts.cut(text, places.validationFrom(), places.testFrom());
    }

    private static void requireLength(String part, SymbolText text, int steps) {
        if (!(text.steps() >= steps)) {
            throw new IllegalArgumentException("The %s part of a text needs at least %d characters, but has %d"
                    .formatted(part, steps + 1, text.symbols().length));
        }
    }

    private Examples shown(SymbolText training) {
        int[] begins = new int[Math.min(SHOWN, training.steps() / window)];
        Arrays.setAll(begins, k -> (int) ((long) k * (training.steps() - window) / begins.length));
        return training.pieces(begins, window);
    }

    private Drawing windows(SymbolText training) {
        SplitMixStream stream = SplitMixStream.ofSeed(STREAMS + seed);
        return count -> {
            int[] begins = new int[count];
            Arrays.setAll(begins, k -> stream.below(training.symbols().length - window));
            return training.pieces(begins, window);
        };
    }

    private Probe validation(TextParts parts, Alphabet alphabet) {
        SymbolText text = new SymbolText(alphabet.symbols(parts.validation()), alphabet);
        return new Probe("validation", text.streams(streams, steps), Metric.BITS);
    }

    @Override
    public TextFile withSeed(int newSeed) {
        return new TextFile(file, split, window, streams, steps, newSeed);
    }

    @Override
    public String summary() {
        return "next character of the user's text (--data), in bits";
    }
}
