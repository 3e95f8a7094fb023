package mho.bench;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import mho.base.kernel.Kernel;
import mho.base.kernel.MatrixProduct;
import mho.base.kernel.Shape;
import org.openjdk.jmh.annotations.AuxCounters;
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
import org.openjdk.jmh.annotations.Warmup;

/** Products of the sizes that occur, per second; the column {@code gigaFlop} is 10⁹ operations a second. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class MatrixProductBenchmark {
    /** A product, its backend and its numbers. */
    @State(Scope.Thread)
    public static class Product {
        @Param({"PLAIN", "VECTOR"})
        public Kernel kernel;

        /** Rows, inner size and columns. */
        @Param({"1024x1024x1024", "1000x24x16", "64x72x128"})
        public String size;

        private MatrixProduct product;
        private Shape shape;
        private double[] x;
        private double[] w;
        private double[] y;
        private float[] floatX;
        private float[] floatW;
        private float[] floatY;

        /** Fills the matrices; the numbers do not matter to the time. */
        @Setup
        public void fill() {
            product = MatrixProduct.select(kernel);
            String[] sizes = size.split("x", -1);
            shape = new Shape(Integer.parseInt(sizes[0]), Integer.parseInt(sizes[1]), Integer.parseInt(sizes[2]));
            SplittableRandom random = new SplittableRandom(1);
            x = random.doubles((long) shape.rows() * shape.inner()).toArray();
            w = random.doubles((long) shape.inner() * shape.columns()).toArray();
            y = new double[shape.rows() * shape.columns()];
            floatX = narrowed(x);
            floatW = narrowed(w);
            floatY = new float[y.length];
        }

        private static float[] narrowed(double[] values) {
            float[] narrow = new float[values.length];
            for (int i = 0; i < values.length; i++) {
                narrow[i] = (float) values[i];
            }
            return narrow;
        }
    }

    /** Operations done, shown by JMH as a rate. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Operations {
        public double gigaFlop;

        /** JMH asks for this between iterations. */
        @Setup(Level.Iteration)
        public void clear() {
            gigaFlop = 0;
        }
    }

    /** Y = X·W in single precision. */
    @Benchmark
    public float[] inFloat(Product p, Operations operations) {
        p.product.multiply(p.shape, p.floatX, p.floatW, p.floatY);
        operations.gigaFlop += 1e-9 * p.shape.operations();
        return p.floatY;
    }

    /** Y = X·W in double precision. */
    @Benchmark
    public double[] inDouble(Product p, Operations operations) {
        p.product.multiply(p.shape, p.x, p.w, p.y);
        operations.gigaFlop += 1e-9 * p.shape.operations();
        return p.y;
    }
}
