package mho.bench;

import java.util.concurrent.TimeUnit;
import mho.base.kernel.Kernel;
import mho.base.kernel.MatrixProduct;
import mho.base.kernel.Shape;
import org.openjdk.jmh.annotations.AuxCounters;
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

/** The bare product, one thread; the auxiliary counter {@code gigaflop} is GFLOP/s, a multiply-add being two. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class MatrixProductBenchmark {
    /** Kernel under test. */
    @Param({"PLAIN", "VECTOR"})
    public Kernel kernel;

    /** Rows × inner × columns. */
    @Param({"1024x1024x1024", "64x72x128", "1000x24x16"})
    public String shape;

    private MatrixProduct product;
    private Shape size;
    private float[] x;
    private float[] w;
    private float[] y;
    private double[] dx;
    private double[] dw;
    private double[] dy;

    /** Operations done, in 10⁹. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Work {
        /** GFLOP. */
        public double gigaflop;
    }

    /** Fills the matrices. */
    @Setup
    public void fill() {
        product = MatrixProduct.select(kernel);
        String[] sizes = shape.split("x", -1);
        size = new Shape(Integer.parseInt(sizes[0]), Integer.parseInt(sizes[1]), Integer.parseInt(sizes[2]));
        x = new float[size.rows() * size.inner()];
        w = new float[size.inner() * size.columns()];
        y = new float[size.rows() * size.columns()];
        dx = new double[x.length];
        dw = new double[w.length];
        dy = new double[y.length];
        for (int k = 0; k < x.length; k++) {
            x[k] = (k % 31) - 15;
            dx[k] = x[k];
        }
        for (int k = 0; k < w.length; k++) {
            w[k] = (k % 17) * 1e-6f;
            dw[k] = w[k];
        }
    }

    /** Float. */
    @Benchmark
    public float[] single(Work work) {
        product.multiply(size, x, w, y);
        work.gigaflop += size.operations() * 1e-9;
        return y;
    }

    /** Double. */
    @Benchmark
    public double[] twice(Work work) {
        product.multiply(size, dx, dw, dy);
        work.gigaflop += size.operations() * 1e-9;
        return dy;
    }
}
