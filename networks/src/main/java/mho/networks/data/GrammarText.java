package mho.networks.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import mho.networks.SplitMixStream;
import org.ejml.data.DMatrixRMaj;

/**
 * The next character of a text of made-up sentences whose verbs agree with their nouns in number.
 *
 * <pre>
 *   sentence → NP [that V NP] V NP ". "      relative clause with probability 1/4; both verbs agree with the first noun
 *   NP       → determiner [adjective] noun   plural and adjective with probability 1/2 each; words uniform
 * </pre>
 *
 * <p>The source has 0.610 bits a character, the test text itself carries 0.612: no model gets along with less. Training text of 60,000
 * characters from stream 77, test text of 8000 from stream 78, 24 symbols, one-hot. A training example is a window of 64 characters with the
 * character that follows each; its begin ⌊u·(60000 − 65)⌋ comes from stream 5000 + 500 + seed. The test goes through its text in one
 * sequence.
 *
 * @param seed which drawing of the training windows [1]
 */
public record GrammarText(int seed) implements TaskSpec {
    /** The first drawing. */
    public static final GrammarText DEFAULT = new GrammarText(0);

    private static final List<String> NOUNS = words("cat dog bird fox cell word node gate");
    private static final List<String> ADJECTIVES = words("red old quick small dense cold");
    private static final List<String> VERBS_OF_ONE = words("sees likes moves drives");
    private static final List<String> VERBS_OF_MANY = words("see like move drive");
    private static final List<String> DETERMINERS_OF_ONE = words("the a this one");
    private static final List<String> DETERMINERS_OF_MANY = words("the some these two");

    private static final int TRAIN = 60_000;
    private static final int TEST = 8000;
    private static final int WINDOW = 64;
    private static final int FIXED = 256;
    private static final long TRAIN_TEXT = 77;
    private static final long TEST_TEXT = 78;
    private static final long TRAIN_STREAMS = 5500;

    private static List<String> words(String line) {
        return List.of(line.split(" "));
    }

    @Override
    public Task load(Recordings recordings) {
        Text train = Text.draw(TRAIN_TEXT, TRAIN);
        Text test = Text.draw(TEST_TEXT, TEST);
        Examples fixed = train.windows(begins(FIXED, stream()), WINDOW);
        return new Task("grammar text", fixed, test.windows(List.of(0), TEST - 1))
                .withMetric(Metric.BITS)
                .withDrawing(() -> {
                    SplitMixStream stream = stream();
                    return count -> train.windows(begins(count, stream), WINDOW);
                });
    }

    private SplitMixStream stream() {
        return SplitMixStream.ofSeed(TRAIN_STREAMS + seed);
    }

    private static List<Integer> begins(int count, SplitMixStream stream) {
        List<Integer> begins = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            begins.add(stream.below(TRAIN - WINDOW - 1));
        }
        return begins;
    }

    /** A text as numbers of characters in the order of the alphabet. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Text(int[] symbols) {
        private static final String ALPHABET = " .abcdefghiklmnoqrstuvwx";

        static Text draw(long seed, int length) {
            return new Text(
                    sentences(seed, length).chars().map(ALPHABET::indexOf).toArray());
        }

        Examples windows(List<Integer> begins, int length) {
            List<DMatrixRMaj> inputs = new ArrayList<>();
            List<int[]> next = new ArrayList<>();
            for (int begin : begins) {
                inputs.add(OneHot.of(symbols, begin, length, ALPHABET.length()));
                next.add(Arrays.copyOfRange(symbols, begin + 1, begin + 1 + length));
            }
            return new Examples(inputs, new Targets.StepLabels(next, List.of(ALPHABET.split(""))));
        }
    }

    /** Returns a text of the grammar, cut off at a length. */
    static String sentences(long seed, int length) {
        SplitMixStream stream = SplitMixStream.ofSeed(seed);
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(sentence(stream));
        }
        return text.substring(0, length);
    }

    private static String sentence(SplitMixStream stream) {
        Phrase subject = Phrase.draw(stream);
        List<String> words = new ArrayList<>();
        words.add(subject.words);
        if (stream.uniform() < 0.25) {
            words.add("that");
            words.add(subject.verb(stream));
            words.add(Phrase.draw(stream).words);
        }
        words.add(subject.verb(stream));
        words.add(Phrase.draw(stream).words);
        return String.join(" ", words) + ". ";
    }

    private enum Quantity {
        ONE,
        MANY
    }

    /** A noun with what stands before it. */
    private record Phrase(String words, Quantity quantity) {
        static Phrase draw(SplitMixStream stream) {
            Quantity quantity = stream.uniform() < 0.5 ? Quantity.MANY : Quantity.ONE;
            boolean many = quantity == Quantity.MANY;
            String determiner = one(many ? DETERMINERS_OF_MANY : DETERMINERS_OF_ONE, stream);
            String adjective = stream.uniform() < 0.5 ? one(ADJECTIVES, stream) + " " : "";
            String noun = one(NOUNS, stream) + (many ? "s" : "");
            return new Phrase(determiner + " " + adjective + noun, quantity);
        }

        String verb(SplitMixStream stream) {
            return one(quantity == Quantity.MANY ? VERBS_OF_MANY : VERBS_OF_ONE, stream);
        }
    }

    private static String one(List<String> words, SplitMixStream stream) {
        return words.get(stream.below(words.size()));
    }

    @Override
    public GrammarText withSeed(int newSeed) {
        return new GrammarText(newSeed);
    }

    @Override
    public String summary() {
        return "next character of sentences of a small grammar, 0.61 bits each";
    }
}
