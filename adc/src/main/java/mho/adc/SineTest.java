package mho.adc;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.DoubleUnaryOperator;
import mho.adc.activation.Activation;
import mho.adc.activation.Activation.Branch;
import mho.adc.activation.Interval;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealVector;

/**
 * The sine test of converters (IEEE 1241-2010, 4.1.4, 7.4 and 9.2): a sine that fills the output, sampled coherently. The
 * wanted output is a full-scale sine; a converter that applies a function gets the sine through the inverse of that
 * function, on the branch with the largest output, so that the ideal output is a sine whatever the function.
 *
 * <pre>
 *   x_n = g⁻¹(c + A·sin(2π(J·n + ½)/M)),   J and M coprime
 *   ŷ_n ≈ a·sin(2πJn/M) + b·cos(2πJn/M) + d                 three parameters, least squares (annex B.1)
 * </pre>
 *
 * <p>Coprime J and M sample M different phases. The half keeps samples off the levels of an ideal converter. One test serves
 * any number of converters of the same function and range.
 */
public final class SineTest {
    /** Samples and cycles of a usual record [1]. */
    public static final int SAMPLES = 4096;

    public static final int CYCLES = 127;

    /** Where a function that saturates is as good as saturated. */
    private static final double FAR = 1e9;
    /** Peaks stay inside the branch by this share of the amplitude: inverses may be infinite at its ends. */
    private static final double INSIDE = 1e-9;

    private final double[] inputs;
    private final Array2DRowRealMatrix sines;
    private final DecompositionSolver solver;

    private SineTest(double[] inputs, Array2DRowRealMatrix sines) {
        this.inputs = inputs;
        this.sines = sines;
        this.solver = new QRDecomposition(sines).getSolver();
    }

    /** Prepares a test of the usual length. */
    public static SineTest of(Conversion conversion) {
        return of(conversion, SAMPLES, CYCLES);
    }

    /**
     * Prepares a test.
     *
     * @param conversion the function and its range
     * @param samples    length M of a record [1]
     * @param cycles     periods J in it, coprime to M [1]
     */
    public static SineTest of(Conversion conversion, int samples, int cycles) {
        if (!(cycles >= 1 && samples > 2L * cycles && divisor(samples, cycles) == 1)) {
            throw new IllegalArgumentException(
                    "A sine test needs more than two samples a cycle and coprime numbers of both, but has %d samples of %d cycles"
                            .formatted(samples, cycles));
        }
        Activation activation = conversion.activation();
        Branch branch = mainBranch(activation, conversion.inputs());
        Interval outputs = outputs(activation, branch);
        double centre = (outputs.low() + outputs.high()) / 2;
        double peak = outputs.width() / 2 * (1 - INSIDE);
        double[] inputs = new double[samples];
        double[][] sines = new double[samples][];
        for (int n = 0; n < samples; n++) {
            double phase = 2 * Math.PI * (((long) cycles * n) % samples) / samples;
            inputs[n] = activation.inverse(centre + peak * StrictMath.sin(phase + Math.PI / samples), branch);
            sines[n] = new double[] {StrictMath.sin(phase), StrictMath.cos(phase), 1};
        }
        return new SineTest(inputs, new Array2DRowRealMatrix(sines, false));
    }

    private static int divisor(int a, int b) {
        return b == 0 ? a : divisor(b, a % b);
    }

    private static Branch mainBranch(Activation activation, Interval inputs) {
        return activation.branches(inputs).stream()
                .max(Comparator.<Branch>comparingDouble(
                                // equal to rounding counts as equal
                                branch -> (float) outputs(activation, branch).width())
                        .thenComparingDouble(branch -> -Math.abs(middle(branch.inputs()))))
                .orElseThrow();
    }

    private static double middle(Interval piece) {
        return (near(piece.low()) + near(piece.high())) / 2;
    }

    private static double near(double end) {
        return Math.max(-FAR, Math.min(FAR, end));
    }

    private static Interval outputs(Activation activation, Branch branch) {
        double atLow = activation.value(near(branch.inputs().low()));
        double atHigh = activation.value(near(branch.inputs().high()));
        return new Interval(Math.min(atLow, atHigh), Math.max(atLow, atHigh));
    }

    /** Returns the inputs of a record. */
    public double[] inputs() {
        return inputs.clone();
    }

    /**
     * Takes a record of a converter.
     *
     * @param converter output for an input; with or without noise
     */
    public SineRecord record(DoubleUnaryOperator converter) {
        var outputs = new ArrayRealVector(Arrays.stream(inputs).map(converter).toArray(), false);
        RealVector found = solver.solve(outputs);
        double squares = Arrays.stream(outputs.subtract(sines.operate(found)).toArray())
                .map(error -> error * error)
                .sum();
        double a = found.getEntry(0);
        double b = found.getEntry(1);
        return new SineRecord(Math.sqrt(a * a + b * b), found.getEntry(2), Math.sqrt(squares / inputs.length));
    }
}
