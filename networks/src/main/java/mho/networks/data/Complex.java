package mho.networks.data;

import java.util.Optional;
import mho.networks.SplitMixStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Regression of two coupled pairs, four features to one value.
 *
 * <pre>  y = exp(sin(x₁² + x₂²) + sin(x₃² + x₄²)),   x ~ U(−1, 1)⁴</pre>
 *
 * <p>Even in x, variance 1.7; 1000 examples to train and 1000 to test, drawn row by row from stream 1000 + seed. Task "Complex" of
 * the SinGLU benchmark (huggingface.co/anshdadhich/richneuron-vs-vanilla-benchmark), which leaves domain and size open.
 *
 * @param seed which drawing of the examples [1]
 */
public record Complex(int seed) implements TaskSpec {
    /** The first drawing. */
    public static final Complex DEFAULT = new Complex(0);

    private static final int EACH = 1000;
    private static final long STREAMS = 1000;

    @Override
    public Task load(Recordings recordings) {
        DMatrixRMaj x = SplitMixStream.ofSeed(STREAMS + seed).fillUniform(new DMatrixRMaj(2 * EACH, 4), -1, 1);
        return Task.split("complex", Examples.ofRows(x, Targets.Values.of(x, Complex::value)), EACH);
    }

    private static double value(double[] x) {
        return StrictMath.exp(StrictMath.sin(x[0] * x[0] + x[1] * x[1]) + StrictMath.sin(x[2] * x[2] + x[3] * x[3]));
    }

    @Override
    public Complex withSeed(int newSeed) {
        return new Complex(newSeed);
    }

    @Override
    public Optional<TaskShape> shape() {
        return Optional.of(new TaskShape(4, 1, 1));
    }

    @Override
    public String summary() {
        return "regression of exp(sin(x1^2+x2^2) + sin(x3^2+x4^2))";
    }
}
