package mho.networks.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import mho.networks.SplitMixStream;
import org.ejml.data.DMatrixRMaj;

/**
 * The next character at each place of a text, one-hot, from windows of it. Training windows begin anywhere, ⌊u·(length −
 * window)⌋ with u from a stream; the set to train on and the test go through their texts once, window by window.
 *
 * @param name   for reports
 * @param train  text to learn from
 * @param test   text never shown in training
 * @param window characters of a window [1]
 */
public record NextCharacter(String name, String train, String test, int window) {
    private static final double TRAINED = 0.9;

    public NextCharacter {
        if (!(window >= 1 && train.length() > window && test.length() > window)) {
            throw new IllegalArgumentException(
                    "Text \"%s\" needs more than %d characters to train and to test, but has %d and %d"
                            .formatted(name, window, train.length(), test.length()));
        }
        if (train.chars().distinct().limit(2).count() < 2) {
            throw new IllegalArgumentException("Text \"%s\" needs two or more different characters".formatted(name));
        }
    }

    /** Returns the task of a text whose first nine tenths are for training. */
    public static NextCharacter of(String name, String text, int window) {
        int middle = (int) (TRAINED * text.length());
        return new NextCharacter(name, text.substring(0, middle), text.substring(middle), window);
    }

    /** Returns the task of the grammar of {@link GrammarText}, with its two texts. */
    public static NextCharacter ofGrammar(int window) {
        return new NextCharacter("grammar", GrammarText.sentences(77, 60_000), GrammarText.sentences(78, 8000), window);
    }

    /** Returns the task with windows for training from a stream of numbers; measured in bits. */
    public Task task(long stream) {
        int[] alphabet = (train + test).chars().distinct().sorted().toArray();
        Cut learned = new Cut(symbols(train, alphabet), alphabet, window);
        Cut tested = new Cut(symbols(test, alphabet), alphabet, window);
        return new Task(name, learned.all(), tested.all())
                .withMetric(Metric.BITS)
                .withDrawing(() -> learned.drawn(SplitMixStream.ofSeed(stream)));
    }

    private static int[] symbols(String text, int[] alphabet) {
        return text.chars()
                .map(character -> Arrays.binarySearch(alphabet, character))
                .toArray();
    }

    /** A text as numbers of characters, and windows of it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Cut(int[] symbols, int[] alphabet, int window) {
        Examples all() {
            List<Integer> begins = new ArrayList<>();
            for (int begin = 0; begin + window < symbols.length; begin += window) {
                begins.add(begin);
            }
            return at(begins);
        }

        Drawing drawn(SplitMixStream stream) {
            return count -> {
                List<Integer> begins = new ArrayList<>();
                for (int n = 0; n < count; n++) {
                    begins.add(stream.below(symbols.length - window));
                }
                return at(begins);
            };
        }

        private Examples at(List<Integer> begins) {
            List<DMatrixRMaj> inputs = new ArrayList<>();
            List<int[]> next = new ArrayList<>();
            for (int begin : begins) {
                inputs.add(OneHot.of(symbols, begin, window, alphabet.length));
                next.add(Arrays.copyOfRange(symbols, begin + 1, begin + 1 + window));
            }
            List<String> classes =
                    Arrays.stream(alphabet).mapToObj(Character::toString).toList();
            return new Examples(inputs, new Targets.StepLabels(next, classes));
        }
    }
}
