package mho.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import mho.adc.LinearRampAdcSpec;
import mho.adc.PulseWidthDacSpec;
import mho.adc.activation.Identity;
import mho.base.kernel.Kernel;
import mho.base.kernel.MatrixProduct;
import mho.base.kernel.Shape;
import mho.base.random.RandomStream;
import mho.crossbar.CrossbarSpec;
import mho.crossbar.IdealSolver;
import mho.crossbar.Solver;
import mho.crossbar.TransferSolver;
import mho.crossbar.Wires;
import mho.device.CellSpec;
import mho.device.catalog.CatalogCell;
import mho.networks.Dense;
import mho.networks.Network;
import mho.networks.Signal;
import mho.networks.SplitMixStream;
import mho.networks.Substrate;
import mho.networks.tile.Chip;
import mho.networks.tile.HardwareSpec;
import mho.networks.tile.Mapping;
import mho.networks.tile.Ranges;
import mho.networks.tile.TileSpec;
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

/**
 * A 1024 × 1024 tile on 1024 vectors, with read noise, 8-bit inputs and 8-bit outputs, beside the bare product. All TaOx cells have the
 * same noise; that of PCM cells depends on the cell, which takes a second product.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class TileBenchmark {
    private static final int SIZE = 1024;

    /** The cell. */
    @Param({"yang-taox-2025", "joshi-pcm-2020"})
    private String cell;

    /** Resistance of a segment of every wire [Ω]; 0 for ideal wires. */
    @Param({"0", "0.1"})
    private double segment;

    private final Shape shape = new Shape(SIZE, SIZE, SIZE);
    private final float[] x = new float[SIZE * SIZE];
    private final float[] w = new float[SIZE * SIZE];
    private final float[] y = new float[SIZE * SIZE];
    private final RandomStream read = RandomStream.ofSeed(2);
    private DMatrixRMaj inputs;
    private Network network;
    private Chip chip;

    /** Programs the tile. */
    @Setup
    public void program() {
        MatrixProduct.use(Kernel.VECTOR);
        SplitMixStream numbers = SplitMixStream.ofSeed(1);
        inputs = numbers.fillUniform(new DMatrixRMaj(SIZE, SIZE), -1, 1);
        network = Network.initial(List.of(new Dense(SIZE, SIZE, new Identity())), numbers);
        HardwareSpec base = HardwareSpec.DEFAULT;
        HardwareSpec hardware = new HardwareSpec(
                base.technology(),
                new TileSpec(
                        SIZE,
                        SIZE,
                        new CrossbarSpec(cellSpec(), solver()),
                        base.tile().encoding(),
                        0.2),
                new PulseWidthDacSpec(8),
                base.nonlinear(),
                new LinearRampAdcSpec(8),
                base.digital());
        Ranges ranges = new Ranges();
        network.infer(Signal.of(inputs), ranges, read);
        chip = Mapping.of(network, hardware, ranges).fabricate(RandomStream.ofSeed(3));
        for (int k = 0; k < x.length; k++) {
            x[k] = (float) Math.rint(inputs.data[k] * 255);
            w[k] = (k % 17) * 1e-6f;
        }
    }

    private Solver solver() {
        return segment == 0 ? new IdealSolver() : new TransferSolver(Wires.of(segment, segment));
    }

    private CellSpec cellSpec() {
        return CatalogCell.all().stream()
                .filter(entry -> entry.name().equals(cell))
                .findFirst()
                .orElseThrow()
                .cell();
    }

    /** The product alone. */
    @Benchmark
    public float[] bare() {
        MatrixProduct.standard().multiply(shape, x, w, y);
        return y;
    }

    /** Inputs to codes, product, noise of each cell, conversion. */
    @Benchmark
    public Substrate.Applied tile() {
        return chip.apply(network.stages().get(0), inputs, read);
    }
}
