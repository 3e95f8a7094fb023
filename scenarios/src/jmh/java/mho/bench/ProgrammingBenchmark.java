package mho.bench;

import java.util.concurrent.TimeUnit;
import mho.base.random.RandomStream;
import mho.device.CellSpec;
import mho.device.Cells;
import mho.device.catalog.JoshiPcm2020;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A million phase-change cells: programmed, aged by a day, their read noise found. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ProgrammingBenchmark {
    private static final int CELLS = 1024 * 1024;

    private final CellSpec cell = new JoshiPcm2020().cell();
    private final double[] targets = new double[CELLS];
    private final RandomStream random = RandomStream.ofSeed(1);

    /** Targets over the whole range. */
    public ProgrammingBenchmark() {
        for (int k = 0; k < CELLS; k++) {
            targets[k] = 25e-6 * (k % 1021) / 1020;
        }
    }

    /** Programming errors only. */
    @Benchmark
    public Cells program() {
        return cell.program(targets, random);
    }

    /** Programming errors, drift, read noise. */
    @Benchmark
    public double[] programAgeAndRead() {
        return cell.program(targets, random).aged(86_400).readDeviations();
    }
}
