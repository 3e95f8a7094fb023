package mho.networks.data;

import java.util.List;
import java.util.Optional;
import mho.networks.SplitMixStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Regression on one square and a look at the next, two features to one value.
 *
 * <pre>  y = sin(3π x₁) cos(3π x₂) + x₁x₂,   x ~ U(−1, 1)²;   probe "ood": x ~ U(1, 2)²</pre>
 *
 * <p>An odd part of variance 0.25 and an even part x₁x₂; variance 0.368, of the probe 0.575. 1000 examples to train, 1000 to test,
 * 1000 for the probe, drawn in this order and row by row from stream 7000 + seed. Task "OOD" of the SinGLU benchmark
 * (huggingface.co/anshdadhich/richneuron-vs-vanilla-benchmark), which leaves the function's scale and sizes open.
 *
 * @param seed which drawing of the examples [1]
 */
public record Ood(int seed) implements TaskSpec {
    /** The first drawing. */
    public static final Ood DEFAULT = new Ood(0);

    private static final int EACH = 1000;
    private static final long STREAMS = 7000;

    @Override
    public Task load(Recordings recordings) {
        SplitMixStream stream = SplitMixStream.ofSeed(STREAMS + seed);
        Examples inside = examples(stream.fillUniform(new DMatrixRMaj(2 * EACH, 2), -1, 1));
        Examples outside = examples(stream.fillUniform(new DMatrixRMaj(EACH, 2), 1, 2));
        return Task.split("ood", inside, EACH).withProbes(List.of(new Probe("ood", outside, Metric.MSE)));
    }

    private static Examples examples(DMatrixRMaj x) {
        return Examples.ofRows(x, Targets.Values.of(x, Ood::value));
    }

    private static double value(double[] x) {
        return StrictMath.sin(3 * Math.PI * x[0]) * StrictMath.cos(3 * Math.PI * x[1]) + x[0] * x[1];
    }

    @Override
    public Ood withSeed(int newSeed) {
        return new Ood(newSeed);
    }

    @Override
    public Optional<TaskShape> shape() {
        return Optional.of(new TaskShape(2, 1, 1));
    }

    @Override
    public String summary() {
        return "regression of sin(3 pi x1) cos(3 pi x2) + x1 x2, also tested outside of its square";
    }
}
