package mho.networks.data;

import java.util.List;
import java.util.Optional;
import mho.networks.SplitMixStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Regression of one tone, then asked for another that was never shown, one feature to one value.
 *
 * <pre>  y = sin 2πx,   x ~ U(−1, 1);   probe "unseen": the same x against sin 10πx</pre>
 *
 * <p>The probe says nothing about generalisation, since nothing in the input tells which tone is meant: a perfect fit of the trained
 * tone scores 1, the constant 0 scores ½. It is here because it was published. 1000 examples to train and 1000 to test from stream
 * 8000 + seed. Task "Freq-Gen" of the SinGLU benchmark (huggingface.co/anshdadhich/richneuron-vs-vanilla-benchmark).
 *
 * @param seed which drawing of the examples [1]
 */
public record Freqgen(int seed) implements TaskSpec {
    /** The first drawing. */
    public static final Freqgen DEFAULT = new Freqgen(0);

    private static final int EACH = 1000;
    private static final long STREAMS = 8000;

    @Override
    public Task load(Recordings recordings) {
        DMatrixRMaj x = SplitMixStream.ofSeed(STREAMS + seed).fillUniform(new DMatrixRMaj(2 * EACH, 1), -1, 1);
        Examples seen = Examples.ofRows(x, Targets.Values.of(x, at -> StrictMath.sin(2 * Math.PI * at[0])));
        Examples unseen = Examples.ofRows(x, Targets.Values.of(x, at -> StrictMath.sin(10 * Math.PI * at[0])));
        return Task.split("freqgen", seen, EACH)
                .withProbes(List.of(new Probe("unseen", unseen.between(EACH, 2 * EACH), Metric.MSE)));
    }

    @Override
    public Freqgen withSeed(int newSeed) {
        return new Freqgen(newSeed);
    }

    @Override
    public Optional<TaskShape> shape() {
        return Optional.of(new TaskShape(1, 1, 1));
    }

    @Override
    public String summary() {
        return "regression of sin 2 pi x, also scored against sin 10 pi x";
    }
}
