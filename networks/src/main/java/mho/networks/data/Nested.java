package mho.networks.data;

import java.util.Optional;
import mho.networks.SplitMixStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Regression of a function whose frequency grows outwards, two features to one value.
 *
 * <pre>  y = sin(π (x₁² + x₂²)) · cos(3π x₁ x₂),   x ~ U(−1, 1)²</pre>
 *
 * <p>Even in x, variance 0.243; 1000 examples to train and 1000 to test, drawn row by row from stream 2000 + seed. Task
 * "Nested" of the SinGLU benchmark (huggingface.co/anshdadhich/richneuron-vs-vanilla-benchmark), which leaves domain
 * and size open.
 *
 * @param seed which drawing of the examples [1]
 */
public record Nested(int seed) implements TaskSpec {
    /** The first drawing. */
    public static final Nested DEFAULT = new Nested(0);

    private static final int EACH = 1000;
    private static final long STREAMS = 2000;

    @Override
    public Task load(Recordings recordings) {
        DMatrixRMaj x = SplitMixStream.ofSeed(STREAMS + seed).fillUniform(new DMatrixRMaj(2 * EACH, 2), -1, 1);
        DMatrixRMaj y = new DMatrixRMaj(2 * EACH, 1);
        for (int row = 0; row < y.numRows; row++) {
            y.data[row] = value(x.data[2 * row], x.data[2 * row + 1]);
        }
        return Task.split("nested", Examples.ofRows(x, new Targets.Values(y)), EACH);
    }

    private static double value(double x1, double x2) {
        return StrictMath.sin(Math.PI * (x1 * x1 + x2 * x2)) * StrictMath.cos(3 * Math.PI * x1 * x2);
    }

    @Override
    public Nested withSeed(int newSeed) {
        return new Nested(newSeed);
    }

    @Override
    public Optional<TaskShape> shape() {
        return Optional.of(new TaskShape(2, 1, 1));
    }

    @Override
    public String summary() {
        return "regression of sin(pi(x1^2+x2^2)) cos(3 pi x1 x2)";
    }
}
