package mho.networks.data;

import java.util.ArrayList;
import java.util.List;
import mho.networks.SplitMixStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Six steps ahead in a chaotic series.
 *
 * <pre>  ẋ = β x(t − τ)/(1 + x(t − τ)ᵖ) − γ x(t),   β = 0.2, γ = 0.1, p = 10, τ = 17;   y_t = x(t + 6)</pre>
 *
 * <p>Euler steps of 0.1 from x = 1.2 ever before, a sample each 1.0, the first 500 samples dropped; 3000 samples to train, whose mean and
 * standard deviation scale all, and the next 1000 to test in one sequence, scored from step 64. A training example is a window of 64 samples,
 * asked from step 16 on; its begin ⌊u·(3000 − 64 − 6)⌋ comes from stream 5000 + 400 + seed. Answering x(t) has an NRMSE of 0.829.
 *
 * <p>The series is chaotic: another order of the same operations gives another series after some thousand samples. The power is
 * ((x²)²)²·x².
 *
 * <p>Reference: M. Mackey, L. Glass, "Oscillation and chaos in physiological control systems", Science 197 (1977),
 * doi:10.1126/science.267326.
 *
 * @param seed which drawing of the training windows [1]
 */
public record MackeyGlass(int seed) implements TaskSpec {
    /** The first drawing. */
    public static final MackeyGlass DEFAULT = new MackeyGlass(0);

    private static final int DELAY = 170;
    private static final int STEPS_PER_SAMPLE = 10;
    private static final double STEP = 0.1;
    private static final int DROPPED = 500;
    private static final int TRAIN = 3000;
    private static final int TEST = 1000;
    private static final int AHEAD = 6;
    private static final int WINDOW = 64;
    private static final int SETTLED = 16;
    private static final int TEST_SETTLED = 64;
    private static final int FIXED = 256;
    private static final long TRAIN_STREAMS = 5400;

    @Override
    public Task load(Recordings recordings) {
        double[] series = scaled();
        Examples test = new Examples(
                List.of(part(series, TRAIN, TEST - AHEAD)),
                new Targets.StepValues(List.of(part(series, TRAIN + AHEAD, TEST - AHEAD)), TEST_SETTLED));
        return new Task("mackey-glass", windows(series, train(), FIXED), test)
                .withMetric(Metric.NRMSE)
                .withDrawing(() -> {
                    SplitMixStream stream = train();
                    return count -> windows(series, stream, count);
                });
    }

    private SplitMixStream train() {
        return SplitMixStream.ofSeed(TRAIN_STREAMS + seed);
    }

    private static Examples windows(double[] series, SplitMixStream stream, int count) {
        List<DMatrixRMaj> inputs = new ArrayList<>();
        List<DMatrixRMaj> targets = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            int begin = stream.below(TRAIN - WINDOW - AHEAD);
            inputs.add(part(series, begin, WINDOW));
            targets.add(part(series, begin + AHEAD, WINDOW));
        }
        return new Examples(inputs, new Targets.StepValues(targets, SETTLED));
    }

    private static DMatrixRMaj part(double[] series, int from, int count) {
        DMatrixRMaj part = new DMatrixRMaj(count, 1);
        System.arraycopy(series, from, part.data, 0, count);
        return part;
    }

    /** Returns the samples kept, less the mean of the training part, over its standard deviation. */
    private static double[] scaled() {
        double[] series = samples();
        double mean = 0;
        for (int k = 0; k < TRAIN; k++) {
            mean += series[k] / TRAIN;
        }
        double variance = 0;
        for (int k = 0; k < TRAIN; k++) {
            variance += (series[k] - mean) * (series[k] - mean) / TRAIN;
        }
        double deviation = Math.sqrt(variance);
        for (int k = 0; k < series.length; k++) {
            series[k] = (series[k] - mean) / deviation;
        }
        return series;
    }

    private static double[] samples() {
        double[] path = new double[(DROPPED + TRAIN + TEST) * STEPS_PER_SAMPLE + 1];
        path[0] = 1.2;
        for (int k = 0; k + 1 < path.length; k++) {
            double delayed = path[Math.max(0, k - DELAY)];
            path[k + 1] = path[k] + STEP * (0.2 * delayed / (1 + tenthPower(delayed)) - 0.1 * path[k]);
        }
        double[] kept = new double[TRAIN + TEST];
        for (int k = 0; k < kept.length; k++) {
            kept[k] = path[(DROPPED + k + 1) * STEPS_PER_SAMPLE];
        }
        return kept;
    }

    private static double tenthPower(double x) {
        double square = x * x;
        double fourth = square * square;
        return fourth * fourth * square;
    }

    @Override
    public MackeyGlass withSeed(int newSeed) {
        return new MackeyGlass(newSeed);
    }

    @Override
    public String summary() {
        return "six steps ahead in the chaotic Mackey-Glass series";
    }
}
