package mho.networks.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import mho.networks.SplitMixStream;
import org.ejml.data.DMatrixRMaj;

/**
 * The first symbol of a sequence, asked for at its end after distractors.
 *
 * <p>Symbols 0 … 7 come first, 8 … 15 distract, 16 asks; one-hot. Chance is 1/8. Training batches come from stream 5000 + 300 +
 * seed, the 1000 test sequences from stream 900003: first the symbols c = ⌊8u⌋ of all sequences, then their distractors 8 + ⌊8u⌋ sequence
 * by sequence.
 *
 * @param length steps of a sequence, the first symbol and the question among them [1]
 * @param seed   which drawing of the training sequences [1]
 */
public record Recall(int length, int seed) implements TaskSpec {
    /** Sixteen steps, the first drawing. */
    public static final Recall DEFAULT = new Recall(16, 0);

    private static final int SYMBOLS = 8;
    private static final int QUESTION = 2 * SYMBOLS;
    private static final int FIXED = 1000;
    private static final long TRAIN_STREAMS = 5300;
    private static final long TEST_STREAM = 900_003;

    public Recall {
        if (!(length >= 2 && length <= 10_000)) {
            throw new IllegalArgumentException(
                    "Recall needs sequences of 2 to 10,000 steps, but they have %d".formatted(length));
        }
    }

    @Override
    public Task load(Recordings recordings) {
        return Task.generated("recall", TRAIN_STREAMS + seed, TEST_STREAM, FIXED, this::next);
    }

    private Examples next(SplitMixStream stream, int count) {
        int[] first = new int[count];
        Arrays.setAll(first, n -> stream.below(SYMBOLS));
        List<DMatrixRMaj> inputs = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            int[] symbols = new int[length];
            symbols[0] = first[n];
            for (int t = 1; t < length - 1; t++) {
                symbols[t] = SYMBOLS + stream.below(SYMBOLS);
            }
            symbols[length - 1] = QUESTION;
            inputs.add(OneHot.of(symbols, 0, length, QUESTION + 1));
        }
        List<String> classes =
                IntStream.range(0, SYMBOLS).mapToObj(Integer::toString).toList();
        return new Examples(inputs, new Targets.Labels(first, classes));
    }

    @Override
    public Recall withSeed(int newSeed) {
        return new Recall(length, newSeed);
    }

    @Override
    public Optional<TaskShape> shape() {
        return Optional.of(new TaskShape(17, 8, length));
    }

    @Override
    public String summary() {
        return "the first symbol of a sequence, asked at its end after distractors";
    }
}
