package mho.networks.data;

import java.util.Optional;
import mho.networks.SplitMixStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Regression of three high tones, one feature to one value.
 *
 * <pre>  y = sin 20x + sin 50x + ½ sin 100x,   x ~ U(−1, 1)</pre>
 *
 * <p>Odd in x, variance 1.05; 1000 examples to train and 1000 to test from stream 3000 + seed. Task "High-Freq" of the SinGLU
 * benchmark (huggingface.co/anshdadhich/richneuron-vs-vanilla-benchmark), which leaves domain and size open.
 *
 * @param seed which drawing of the examples [1]
 */
public record Hifreq(int seed) implements TaskSpec {
    /** The first drawing. */
    public static final Hifreq DEFAULT = new Hifreq(0);

    private static final int EACH = 1000;
    private static final long STREAMS = 3000;

    @Override
    public Task load(Recordings recordings) {
        DMatrixRMaj x = SplitMixStream.ofSeed(STREAMS + seed).fillUniform(new DMatrixRMaj(2 * EACH, 1), -1, 1);
        return Task.split("hifreq", Examples.ofRows(x, Targets.Values.of(x, Hifreq::value)), EACH);
    }

    private static double value(double[] x) {
        return StrictMath.sin(20 * x[0]) + StrictMath.sin(50 * x[0]) + 0.5 * StrictMath.sin(100 * x[0]);
    }

    @Override
    public Hifreq withSeed(int newSeed) {
        return new Hifreq(newSeed);
    }

    @Override
    public Optional<TaskShape> shape() {
        return Optional.of(new TaskShape(1, 1, 1));
    }

    @Override
    public String summary() {
        return "regression of sin 20x + sin 50x + 0.5 sin 100x: an odd target";
    }
}
