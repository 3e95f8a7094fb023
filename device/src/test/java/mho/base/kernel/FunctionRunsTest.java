package mho.base.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FunctionRunsTest {
    @FunctionalInterface
    private interface Run {
        void compute(double[] x, double[] y, int from, int to);
    }

    @ParameterizedTest
    @EnumSource(names = {"PLAIN", "VECTOR"})
    void a_run_has_the_bits_of_each_number_alone(Kernel kernel) {
        FunctionRuns runs = MatrixProduct.select(kernel).functionRuns();
        assertRunIsSame(runs::sigmoids, Elementary::sigmoid);
        assertRunIsSame(runs::tanhs, Elementary::tanh);
        assertRunIsSame(runs::sines, Elementary::sin);
        assertRunIsSame(runs::cosines, Elementary::cos);
    }

    /** Lengths around the part that is computed at once, arguments of all sizes, in place as well. */
    private static void assertRunIsSame(Run run, DoubleUnaryOperator alone) {
        SplittableRandom random = new SplittableRandom(11);
        double[] special = {
            0,
            -0.0,
            1e-300,
            -1e-9,
            1e-8,
            21.99,
            22,
            -22,
            708,
            -708,
            709,
            -745,
            800,
            -800,
            9e4,
            -2e5,
            1e300,
            Math.PI,
            -Math.PI / 2,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.NaN
        };
        for (int length : new int[] {0, 1, 31, 64, 127, 128, 129, 1000, 10_000}) {
            double[] x = new double[length + 3];
            for (int k = 0; k < x.length; k++) {
                boolean rare = length == 10_000 && k % 389 == 0;
                x[k] = rare ? special[k / 389 % special.length] : random.nextDouble(-40, 40) * (k % 3 == 0 ? 0.02 : 1);
            }
            double[] inPlace = x.clone();
            run.compute(inPlace, inPlace, 2, 2 + length);
            double[] elsewhere = x.clone();
            run.compute(x, elsewhere, 2, 2 + length);
            for (int k = 0; k < x.length; k++) {
                double expected = k < 2 || k >= 2 + length ? x[k] : alone.applyAsDouble(x[k]);
                assertThat(Double.doubleToLongBits(inPlace[k]))
                        .as("value at %s", x[k])
                        .isEqualTo(Double.doubleToLongBits(expected));
                assertThat(Double.doubleToLongBits(elsewhere[k])).isEqualTo(Double.doubleToLongBits(expected));
            }
        }
    }
}
