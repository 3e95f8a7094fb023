package mho.networks.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import mho.networks.SplitMixStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Whether the number of ones so far is odd, asked at every step, scored at the last.
 *
 * <pre>  x_t = 2b_t − 1,  b_t = [u &lt; 1/2];   y_t = b_1 ⊕ … ⊕ b_t</pre>
 *
 * <p>Chance is 1/2, and any number of steps but the first missed makes it so. Training batches come from stream 5000 + 100 + seed, bits
 * sequence by sequence; the test from stream 900001: 1000 sequences of the length trained on, then 1000 of twice that length, which are
 * the probe "twice as long".
 *
 * @param length steps of a sequence [1]
 * @param seed   which drawing of the training sequences [1]
 */
public record Parity(int length, int seed) implements TaskSpec {
    /** Sixteen steps, the first drawing. */
    public static final Parity DEFAULT = new Parity(16, 0);

    private static final int FIXED = 1000;
    private static final long TRAIN_STREAMS = 5100;
    private static final long TEST_STREAM = 900_001;

    public Parity {
        if (!(length >= 1 && length <= 10_000)) {
            throw new IllegalArgumentException(
                    "Parity needs sequences of 1 to 10,000 steps, but they have %d".formatted(length));
        }
    }

    /** At which steps an answer is asked for. */
    private enum Asked {
        EACH,
        LAST
    }

    @Override
    public Task load(Recordings recordings) {
        SplitMixStream test = SplitMixStream.ofSeed(TEST_STREAM);
        Examples same = next(test, FIXED, length, Asked.LAST);
        Examples twice = next(test, FIXED, 2 * length, Asked.LAST);
        return new Task("parity", next(train(), FIXED, length, Asked.EACH), same)
                .withProbes(List.of(new Probe("twice as long", twice, Metric.ACCURACY)))
                .withDrawing(() -> {
                    SplitMixStream stream = train();
                    return count -> next(stream, count, length, Asked.EACH);
                });
    }

    private SplitMixStream train() {
        return SplitMixStream.ofSeed(TRAIN_STREAMS + seed);
    }

    private static Examples next(SplitMixStream stream, int count, int steps, Asked asked) {
        List<DMatrixRMaj> inputs = new ArrayList<>();
        List<int[]> labels = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            DMatrixRMaj input = new DMatrixRMaj(steps, 1);
            int[] label = new int[steps];
            Arrays.fill(label, Targets.StepLabels.NOT_ASKED);
            int parity = 0;
            for (int t = 0; t < steps; t++) {
                int bit = stream.uniform() < 0.5 ? 1 : 0;
                parity ^= bit;
                input.data[t] = 2 * bit - 1;
                if (asked == Asked.EACH || t == steps - 1) {
                    label[t] = parity;
                }
            }
            inputs.add(input);
            labels.add(label);
        }
        return new Examples(inputs, new Targets.StepLabels(labels, List.of("even", "odd")));
    }

    @Override
    public Parity withSeed(int newSeed) {
        return new Parity(length, newSeed);
    }

    @Override
    public Optional<TaskShape> shape() {
        return Optional.of(new TaskShape(1, 2, length));
    }

    @Override
    public String summary() {
        return "parity of the bits so far, asked at each step, scored at the last";
    }
}
