package mho.bench;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleUnaryOperator;
import mho.base.kernel.Elementary;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Nanoseconds for one value in a loop over 1024, beside the functions of the JDK. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(ElementaryBenchmark.COUNT)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class ElementaryBenchmark {
    static final int COUNT = 1024;

    /** One function in each fork, so that its loop is compiled for it alone. */
    public enum Function {
        EXP,
        EXP_MATH,
        EXP_STRICT,
        LOG,
        LOG_MATH,
        LOG_STRICT,
        SIN,
        SIN_MATH,
        SIN_STRICT,
        COS,
        TANH,
        TANH_MATH,
        TANH_STRICT,
        SIGMOID,
        SIGMOID_MATH,
        SIGMOID_STRICT
    }

    @Param
    public Function function;

    private final double[] x = new SplittableRandom(1).doubles(COUNT, -6, 6).toArray();
    private final double[] y = new double[COUNT];
    private DoubleUnaryOperator operator;

    /** Looks the function up. */
    @Setup
    public void choose() {
        operator = switch (function) {
            case EXP -> Elementary::exp;
            case EXP_MATH -> Math::exp;
            case EXP_STRICT -> StrictMath::exp;
            case LOG -> v -> Elementary.log(8 + v);
            case LOG_MATH -> v -> Math.log(8 + v);
            case LOG_STRICT -> v -> StrictMath.log(8 + v);
            case SIN -> Elementary::sin;
            case SIN_MATH -> Math::sin;
            case SIN_STRICT -> StrictMath::sin;
            case COS -> Elementary::cos;
            case TANH -> Elementary::tanh;
            case TANH_MATH -> Math::tanh;
            case TANH_STRICT -> StrictMath::tanh;
            case SIGMOID -> Elementary::sigmoid;
            case SIGMOID_MATH -> v -> 1 / (1 + Math.exp(-v));
            case SIGMOID_STRICT -> v -> 1 / (1 + StrictMath.exp(-v));
        };
    }

    /** One pass over the array. */
    @Benchmark
    public double[] values() {
        for (int i = 0; i < COUNT; i++) {
            y[i] = operator.applyAsDouble(x[i]);
        }
        return y;
    }
}
