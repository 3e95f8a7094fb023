package mho.networks.data;

import java.util.Optional;
import mho.networks.SplitMixStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Learning by heart: 200 pairs of random vectors, eight features to four values, asked again as they were learnt.
 *
 * <pre>  x ~ N(0, 1)⁸,   y ~ N(0, 1)⁴</pre>
 *
 * <p>Stream 4000 + seed: all x row by row, then all y. Training and test examples are the same. Task "Memorization" of the SinGLU
 * benchmark (huggingface.co/anshdadhich/richneuron-vs-vanilla-benchmark).
 *
 * @param seed which drawing of the examples [1]
 */
public record Memorize(int seed) implements TaskSpec {
    /** The first drawing. */
    public static final Memorize DEFAULT = new Memorize(0);

    private static final int PAIRS = 200;
    private static final long STREAMS = 4000;

    @Override
    public Task load(Recordings recordings) {
        SplitMixStream stream = SplitMixStream.ofSeed(STREAMS + seed);
        DMatrixRMaj x = normals(stream, 8);
        Examples pairs = Examples.ofRows(x, new Targets.Values(normals(stream, 4)));
        return new Task("memorize", pairs, pairs);
    }

    private static DMatrixRMaj normals(SplitMixStream stream, int columns) {
        DMatrixRMaj matrix = new DMatrixRMaj(PAIRS, columns);
        for (int k = 0; k < matrix.getNumElements(); k++) {
            matrix.data[k] = stream.normal();
        }
        return matrix;
    }

    @Override
    public Memorize withSeed(int newSeed) {
        return new Memorize(newSeed);
    }

    @Override
    public Optional<TaskShape> shape() {
        return Optional.of(new TaskShape(8, 4, 1));
    }

    @Override
    public String summary() {
        return "200 random pairs by heart, tested on the pairs themselves";
    }
}
