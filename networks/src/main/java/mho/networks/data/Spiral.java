package mho.networks.data;

import java.util.List;
import java.util.Optional;
import mho.networks.SplitMixStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Which of two intertwined spirals a point lies on, two features to two classes.
 *
 * <pre>
 *   row k:  class c = k mod 2,   t = √u, u ~ U(0.01, 1),   angle φ = 3π t + π c
 *   x = t·(cos φ, sin φ) + 0.02·(N, N)
 * </pre>
 *
 * <p>One spiral is the other turned by half a circle, so an even network cannot beat chance. 1000 examples to train and
 * 1000 to test from stream 5000 + seed: first the t of all rows, then the noise row by row. Task "Two-Spiral" of the
 * SinGLU benchmark (huggingface.co/anshdadhich/richneuron-vs-vanilla-benchmark), which leaves turns and noise open.
 *
 * @param seed which drawing of the examples [1]
 */
public record Spiral(int seed) implements TaskSpec {
    /** The first drawing. */
    public static final Spiral DEFAULT = new Spiral(0);

    private static final int EACH = 1000;
    private static final long STREAMS = 5000;
    private static final double TURNS = 1.5;
    private static final double NOISE = 0.02;

    @Override
    public Task load(Recordings recordings) {
        SplitMixStream stream = SplitMixStream.ofSeed(STREAMS + seed);
        DMatrixRMaj squares = stream.fillUniform(new DMatrixRMaj(2 * EACH, 1), 0.01, 1);
        DMatrixRMaj x = new DMatrixRMaj(2 * EACH, 2);
        int[] labels = new int[2 * EACH];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = row % 2;
            double t = Math.sqrt(squares.data[row]);
            double angle = 2 * Math.PI * TURNS * t + Math.PI * labels[row];
            x.data[2 * row] = t * StrictMath.cos(angle) + NOISE * stream.normal();
            x.data[2 * row + 1] = t * StrictMath.sin(angle) + NOISE * stream.normal();
        }
        return Task.split("spiral", Examples.ofRows(x, new Targets.Labels(labels, List.of("0", "1"))), EACH);
    }

    @Override
    public Spiral withSeed(int newSeed) {
        return new Spiral(newSeed);
    }

    @Override
    public Optional<TaskShape> shape() {
        return Optional.of(new TaskShape(2, 2, 1));
    }

    @Override
    public String summary() {
        return "two spirals, class 1 = -class 0: an odd target";
    }
}
