package mho.networks.data;

import java.util.List;
import java.util.Optional;
import mho.networks.SplitMixStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Regression of two tones, then asked for a pair of which one was never shown, one feature to one value.
 *
 * <pre>  y = sin 2πx + sin 4πx,   x ~ U(−1, 1);   probe "unseen": the same x against sin 2πx + sin 20πx</pre>
 *
 * <p>As in {@link Freqgen} the probe says nothing about the network: a perfect fit and the constant 0 both score 1. 1000 examples to
 * train and 1000 to test from stream 9000 + seed. Task "Mix-Freq" of the SinGLU benchmark
 * (huggingface.co/anshdadhich/richneuron-vs-vanilla-benchmark).
 *
 * @param seed which drawing of the examples [1]
 */
public record Mixfreq(int seed) implements TaskSpec {
    /** The first drawing. */
    public static final Mixfreq DEFAULT = new Mixfreq(0);

    private static final int EACH = 1000;
    private static final long STREAMS = 9000;

    @Override
    public Task load(Recordings recordings) {
        DMatrixRMaj x = SplitMixStream.ofSeed(STREAMS + seed).fillUniform(new DMatrixRMaj(2 * EACH, 1), -1, 1);
        Examples seen = tones(x, 4);
        Examples unseen = tones(x, 20);
        return Task.split("mixfreq", seen, EACH)
                .withProbes(List.of(new Probe("unseen", unseen.between(EACH, 2 * EACH), Metric.MSE)));
    }

    private static Examples tones(DMatrixRMaj x, int second) {
        return Examples.ofRows(
                x,
                Targets.Values.of(
                        x, at -> StrictMath.sin(2 * Math.PI * at[0]) + StrictMath.sin(second * Math.PI * at[0])));
    }

    @Override
    public Mixfreq withSeed(int newSeed) {
        return new Mixfreq(newSeed);
    }

    @Override
    public Optional<TaskShape> shape() {
        return Optional.of(new TaskShape(1, 1, 1));
    }

    @Override
    public String summary() {
        return "regression of sin 2 pi x + sin 4 pi x, also scored against sin 2 pi x + sin 20 pi x";
    }
}
