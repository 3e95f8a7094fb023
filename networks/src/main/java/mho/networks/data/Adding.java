package mho.networks.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mho.networks.SplitMixStream;
import org.ejml.data.DMatrixRMaj;

/**
 * The sum of two marked numbers of a sequence, asked for at its end: what was heard long ago must be kept exactly.
 *
 * <pre>  x_t = (u_t, marker_t),  u_t ~ U(0, 1),  one marker in each half;   y = u_i + u_j</pre>
 *
 * <p>Always answering 1 has a mean squared error of 1/6. Training batches come from stream 5000 + seed, the 1000 test sequences from
 * stream 900000: first the numbers of all sequences, then for each sequence i = ⌊u·⌊T/2⌋⌋ and j = ⌊T/2⌋ + ⌊u·(T − ⌊T/2⌋)⌋.
 *
 * <p>Source: S. Hochreiter, J. Schmidhuber, "Long short-term memory", Neural Computation 9 (1997), experiment 4, with markers of 0
 * and 1.
 *
 * @param length steps T of a sequence [1]
 * @param seed   which drawing of the training sequences [1]
 */
public record Adding(int length, int seed) implements TaskSpec {
    /** Thirty steps, the first drawing. */
    public static final Adding DEFAULT = new Adding(30, 0);

    private static final int FIXED = 1000;
    private static final long TRAIN_STREAMS = 5000;
    private static final long TEST_STREAM = 900_000;

    public Adding {
        if (!(length >= 2 && length <= 10_000)) {
            throw new IllegalArgumentException(
                    "Adding needs sequences of 2 to 10,000 steps, but they have %d".formatted(length));
        }
    }

    @Override
    public Task load(Recordings recordings) {
        return Task.generated("adding", TRAIN_STREAMS + seed, TEST_STREAM, FIXED, this::next);
    }

    private Examples next(SplitMixStream stream, int count) {
        DMatrixRMaj numbers = stream.fillUniform(new DMatrixRMaj(count, length), 0, 1);
        DMatrixRMaj sums = new DMatrixRMaj(count, 1);
        List<DMatrixRMaj> inputs = new ArrayList<>();
        int half = length / 2;
        for (int n = 0; n < count; n++) {
            DMatrixRMaj input = new DMatrixRMaj(length, 2);
            for (int t = 0; t < length; t++) {
                input.set(t, 0, numbers.get(n, t));
            }
            int early = stream.below(half);
            int late = half + stream.below(length - half);
            input.set(early, 1, 1);
            input.set(late, 1, 1);
            sums.data[n] = numbers.get(n, early) + numbers.get(n, late);
            inputs.add(input);
        }
        return new Examples(inputs, new Targets.Values(sums));
    }

    @Override
    public Adding withSeed(int newSeed) {
        return new Adding(length, newSeed);
    }

    @Override
    public Optional<TaskShape> shape() {
        return Optional.of(new TaskShape(2, 1, length));
    }

    @Override
    public String summary() {
        return "sum of two marked numbers of a sequence, asked at its end";
    }
}
