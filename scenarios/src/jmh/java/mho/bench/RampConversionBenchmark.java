package mho.bench;

import java.util.concurrent.TimeUnit;
import mho.adc.Adc;
import mho.adc.AdcSpec;
import mho.adc.Conversion;
import mho.adc.LinearRampAdcSpec;
import mho.adc.NonlinearRampAdcSpec;
import mho.adc.Placement;
import mho.adc.RampCircuit;
import mho.adc.activation.Activation;
import mho.adc.activation.Interval;
import mho.adc.activation.Sigmoid;
import mho.adc.activation.Sine;
import mho.base.random.Draws;
import mho.base.random.RandomStream;
import mho.device.catalog.IdealCell;
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

/**
 * Conversions of a million samples on one thread, 128 columns at a time, inputs in no order: the time of one sample. It includes
 * copying the input, as a conversion replaces it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class RampConversionBenchmark {
    private static final int COLUMNS = 128;
    private static final int VECTORS = 7813;
    private static final int SAMPLES = COLUMNS * VECTORS;

    /** The function and its bits. */
    @Param({"sigmoid-5", "sine-5", "sigmoid-8", "identity-8"})
    private String ramp;

    /** Nothing, what all columns share, or what each has: 0.1 mV a step of the ramp, 0.4 mV a strobe of 0.5 V of swing. */
    @Param({"none", "integrator", "comparator"})
    private String noise;

    private final double[] inputs = new double[SAMPLES];
    private final double[] values = new double[SAMPLES];
    private Adc bank;
    private Draws draws;

    /** Fabricates the bank. */
    @Setup
    public void fabricate() {
        RandomStream random = RandomStream.ofSeed(1);
        double reach = switch (ramp) {
            case "sine-5" -> 2.5 * Math.PI;
            case "identity-8" -> 1;
            default -> 6;
        };
        bank = spec().fabricate(conversion(reach), COLUMNS, random);
        draws = random.child("inputs").draws();
        for (int k = 0; k < SAMPLES; k++) {
            inputs[k] = reach * (2 * draws.uniform() - 1);
        }
    }

    private Conversion conversion(double reach) {
        Activation function = ramp.startsWith("sine") ? new Sine() : new Sigmoid();
        Interval range = ramp.startsWith("sine") ? Interval.symmetric(reach) : Interval.REALS;
        return ramp.startsWith("identity")
                ? Conversion.linear(reach)
                : new Conversion(function, range, Placement.CENTRE);
    }

    private AdcSpec spec() {
        RampCircuit circuit = switch (noise) {
            case "integrator" -> RampCircuit.DEFAULT.withIntegratorNoise(0.1e-3);
            case "comparator" -> RampCircuit.DEFAULT.withComparatorNoise(0.4e-3);
            default -> RampCircuit.DEFAULT;
        };
        int bits = ramp.endsWith("8") ? 8 : 5;
        return ramp.startsWith("identity")
                ? new LinearRampAdcSpec(bits).withCircuit(circuit)
                : NonlinearRampAdcSpec.DEFAULT
                        .withBits(bits)
                        .withCell(new IdealCell().cell())
                        .withCircuit(circuit);
    }

    /** One sample. */
    @Benchmark
    @OperationsPerInvocation(SAMPLES)
    public double[] convert() {
        System.arraycopy(inputs, 0, values, 0, SAMPLES);
        for (int from = 0; from < SAMPLES; from += COLUMNS) {
            bank.moment(draws).convert(values, from, from + COLUMNS, 0);
        }
        return values;
    }
}
