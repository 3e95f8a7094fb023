package mho.networks.data;

import java.util.List;
import java.util.Optional;
import mho.networks.SplitMixStream;
import org.ejml.data.DMatrixRMaj;

/**
 * The colour of a field of a 6 × 6 checkerboard, two features to two classes.
 *
 * <pre>  class = (⌊3x₁⌋ + ⌊3x₂⌋) mod 2,   x ~ U(−1, 1)²</pre>
 *
 * <p>1000 examples to train and 1000 to test, drawn row by row from stream 6000 + seed. Task "Checkerboard" of the
 * SinGLU benchmark (huggingface.co/anshdadhich/richneuron-vs-vanilla-benchmark), which leaves the number of fields
 * open.
 *
 * @param seed which drawing of the examples [1]
 */
public record Checker(int seed) implements TaskSpec {
    /** The first drawing. */
    public static final Checker DEFAULT = new Checker(0);

    private static final int EACH = 1000;
    private static final long STREAMS = 6000;

    @Override
    public Task load(Recordings recordings) {
        DMatrixRMaj x = SplitMixStream.ofSeed(STREAMS + seed).fillUniform(new DMatrixRMaj(2 * EACH, 2), -1, 1);
        int[] labels = new int[2 * EACH];
        for (int row = 0; row < labels.length; row++) {
            int field = (int) (Math.floor(3 * x.data[2 * row]) + Math.floor(3 * x.data[2 * row + 1]));
            labels[row] = Math.floorMod(field, 2);
        }
        return Task.split("checker", Examples.ofRows(x, new Targets.Labels(labels, List.of("0", "1"))), EACH);
    }

    @Override
    public Checker withSeed(int newSeed) {
        return new Checker(newSeed);
    }

    @Override
    public Optional<TaskShape> shape() {
        return Optional.of(new TaskShape(2, 2, 1));
    }

    @Override
    public String summary() {
        return "checkerboard of 6 x 6 fields, two classes";
    }
}
