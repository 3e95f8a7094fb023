package mho.bench;

import java.util.concurrent.TimeUnit;
import mho.crossbar.ArrayResponse;
import mho.crossbar.Conductances;
import mho.crossbar.NewtonSolver;
import mho.crossbar.OperatingPoint;
import mho.crossbar.TransferSolver;
import mho.crossbar.Wires;
import mho.device.IvCurve;
import mho.networks.SplitMixStream;
import org.ejml.data.DMatrixRMaj;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Exact wires of 1 Ω a segment under cells of 1 to 50 µS: one thread, plain Java. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
public class WiresBenchmark {
    private static final Wires WIRES = Wires.of(1, 1);

    private static Conductances cells(int size) {
        return Conductances.of(SplitMixStream.ofSeed(1).fillUniform(new DMatrixRMaj(size, size), 1e-6, 50e-6));
    }

    /** A square array of linear cells. */
    @State(Scope.Benchmark)
    public static class Linear {
        /** Lines of each kind. */
        @Param({"64", "128", "256", "512"})
        public int size;

        private Conductances cells;

        /** Draws the cells. */
        @Setup
        public void draw() {
            cells = cells(size);
        }
    }

    /** 64 × 64 cells and one input. */
    @State(Scope.Benchmark)
    public static class OneInput {
        private final Conductances cells = cells(64);
        private final double[] volts = SplitMixStream.ofSeed(2).fillUniform(new DMatrixRMaj(1, 64), -0.2, 0.2).data;
    }

    /** The whole transfer matrix and the admittance of the sources. */
    @Benchmark
    public ArrayResponse transfer(Linear array) {
        return new TransferSolver(WIRES).solve(array.cells);
    }

    /** All voltages of linear cells at one input, factorisation included. */
    @Benchmark
    public OperatingPoint linear(OneInput array) {
        return new TransferSolver(WIRES).circuit(array.cells).operatingPoint(array.volts);
    }

    /** The same with cells of a sinh law. */
    @Benchmark
    public OperatingPoint newton(OneInput array) {
        return new NewtonSolver(WIRES, new IvCurve.Sinh(5)).operatingPoint(array.cells, array.volts);
    }
}
