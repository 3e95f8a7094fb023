package mho.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mho.adc.LinearRampAdcSpec;
import mho.adc.NonlinearRampAdcSpec;
import mho.adc.PulseWidthDacSpec;
import mho.base.random.RandomStream;
import mho.crossbar.CrossbarSpec;
import mho.crossbar.IdealSolver;
import mho.device.CellSpec;
import mho.device.catalog.CatalogCell;
import mho.networks.Network;
import mho.networks.Recurrent;
import mho.networks.Signal;
import mho.networks.SplitMixStream;
import mho.networks.tile.Chip;
import mho.networks.tile.HardwareSpec;
import mho.networks.tile.Mapping;
import mho.networks.tile.Ranges;
import mho.networks.tile.TileSpec;
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
 * Keyword spotting on a chip: an LSTM of 32 units on a 72 × 128 array, 49 frames, 5-bit nonlinear ramps and read noise at every
 * step, 128 clips at a time on one thread. JMH shows wall time; the printed line has CPU time.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class MonteCarloBenchmark {
    private static final int CLIPS = 128;
    private static final int FRAMES = 49;
    private static final int FEATURES = 40;

    /** The cell of array and ramps. */
    @Param({"yang-taox-2025", "joshi-pcm-2020"})
    private String cell;

    private final CpuTimes times = new CpuTimes();
    private Signal clips;
    private Network network;
    private Chip chip;
    private long number;

    /** Programs the chip. */
    @Setup
    public void program() {
        SplitMixStream numbers = SplitMixStream.ofSeed(3);
        List<DMatrixRMaj> frames = new ArrayList<>();
        for (int t = 0; t < FRAMES; t++) {
            frames.add(numbers.fillUniform(new DMatrixRMaj(CLIPS, FEATURES), -1, 1));
        }
        clips = new Signal(frames);
        network = Recurrent.DEFAULT.withHidden(32).initial(FEATURES, 10, 0);
        Ranges ranges = new Ranges();
        network.infer(clips, ranges, RandomStream.ofSeed(2));
        chip = Mapping.of(network, hardware(), ranges).fabricate(RandomStream.ofSeed(5));
    }

    private HardwareSpec hardware() {
        CellSpec cells = CatalogCell.all().stream()
                .filter(entry -> entry.name().equals(cell))
                .findFirst()
                .orElseThrow()
                .cell();
        HardwareSpec base = HardwareSpec.DEFAULT;
        return new HardwareSpec(
                base.technology(),
                new TileSpec(
                        128,
                        128,
                        new CrossbarSpec(cells, new IdealSolver()),
                        base.tile().encoding(),
                        0.2),
                new PulseWidthDacSpec(5),
                NonlinearRampAdcSpec.DEFAULT.withBits(5).withCell(cells),
                new LinearRampAdcSpec(8),
                base.digital());
    }

    /** Forgets the CPU times of earlier iterations. */
    @Setup(Level.Iteration)
    public void restart() {
        times.restart();
    }

    /** All clips once. */
    @Benchmark
    public DMatrixRMaj clips() {
        number++;
        DMatrixRMaj answers = network.infer(clips, chip, RandomStream.ofSeed(9).child(number))
                .outputs()
                .single();
        times.lap();
        return answers;
    }

    /** Prints the CPU time. */
    @TearDown(Level.Iteration)
    public void print() {
        System.out.printf("%s: %.0f clips/s at best; %s%n", cell, CLIPS / times.best(), times);
    }
}
