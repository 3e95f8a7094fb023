package mho.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import mho.base.random.RandomStream;
import mho.networks.Network;
import mho.networks.Recurrent;
import mho.networks.SinGluMlp;
import mho.networks.SplitMixStream;
import mho.networks.data.Examples;
import mho.networks.data.Nested;
import mho.networks.data.Recordings;
import mho.networks.data.Targets;
import mho.networks.train.Trainer;
import mho.networks.train.Training;
import org.ejml.data.DMatrixRMaj;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Whole trainings: 1000 epochs of the nested task, or 100 steps of an LSTM on 64 sequences of 49 frames of 40 features. JMH shows
 * wall time; the line printed after each training has the CPU time of its steps. PyTorch's side is
 * networks/src/test/reference/training_speed.py.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class TrainingBenchmark {
    private static final int FRAMES = 49;
    private static final int FEATURES = 40;
    private static final int SEQUENCES = 64;
    private static final List<String> CLASSES =
            IntStream.range(0, 10).mapToObj(String::valueOf).toList();

    /** What is trained. */
    @Param({"singlu", "lstm-32", "lstm-128"})
    private String network;

    private final CpuTimes times = new CpuTimes();
    private Network initial;
    private Examples examples;
    private Training training;

    /** Draws weights and examples. */
    @Setup
    public void draw() {
        if (network.equals("singlu")) {
            examples = Nested.DEFAULT.load(Recordings.NONE).train();
            initial = SinGluMlp.DEFAULT.initial(2, 1, 0);
            training = Training.DEFAULT;
        } else {
            int hidden = Integer.parseInt(network.substring("lstm-".length()));
            examples = sequences();
            initial = Recurrent.DEFAULT.withHidden(hidden).initial(FEATURES, CLASSES.size(), 0);
            training = Training.DEFAULT.withEpochs(100).withLearningRate(3e-3);
        }
    }

    private static Examples sequences() {
        SplitMixStream stream = SplitMixStream.ofSeed(3);
        List<DMatrixRMaj> inputs = new ArrayList<>();
        int[] labels = new int[SEQUENCES];
        for (int k = 0; k < SEQUENCES; k++) {
            inputs.add(stream.fillUniform(new DMatrixRMaj(FRAMES, FEATURES), -1, 1));
            labels[k] = k % CLASSES.size();
        }
        return new Examples(inputs, new Targets.Labels(labels, CLASSES));
    }

    /** One training. */
    @Benchmark
    public Network train() {
        times.restart();
        return new Trainer(training, examples, epoch -> times.lap())
                .train(initial, RandomStream.ofSeed(1))
                .network();
    }

    /** Prints the CPU time of the training's steps. */
    @TearDown(Level.Iteration)
    public void print() {
        System.out.printf("%s: %s%n", network, times);
    }
}
