package mho.base.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ElementaryTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final double MIN = Double.MIN_VALUE;

    /**
     * A function, where it is tried, and what it is compared with.
     *
     * @param allowed error against the exact value [ulp], a little over the largest one found in 10⁷ points
     * @param library function of the JDK
     * @param apart   allowed distance from the library, whose own error is below 1 ulp, of tanh 2.5 [ulp]
     */
    private record Trial(
            String name,
            DoubleUnaryOperator function,
            DoubleUnaryOperator arguments,
            DoubleFunction<BigDecimal> exact,
            double allowed,
            DoubleUnaryOperator library,
            double apart) {
        /** The n-th of the arguments, evenly spread in the interval that the trial maps [0, 1) to. */
        DoubleStream points(int count) {
            return new SplittableRandom(name.hashCode()).doubles(count).map(arguments);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Trial> trials() {
        return Stream.of(
                exp("exp everywhere", u -> 1452 * u - 744),
                exp("exp near 0", u -> 2 * u - 1),
                log("log around 1", u -> 0.5 + 2 * u),
                log("log at 1", u -> 0.99 + 0.02 * u),
                log("log everywhere", u -> StrictMath.exp(1452 * u - 744)),
                sin("sin of some turns", u -> 40 * u - 20),
                sin("sin of many turns", u -> 2e5 * u - 1e5),
                sin("sin near 0", u -> StrictMath.exp(-40 * u)),
                sin("sin at multiples of π", u -> Math.rint(60000 * u - 30000) * Math.PI),
                cos("cos of some turns", u -> 40 * u - 20),
                cos("cos of many turns", u -> 2e5 * u - 1e5),
                cos("cos at odd multiples of π/2", u -> (Math.rint(60000 * u - 30000) + 0.5) * Math.PI),
                tanh("tanh where it bends", u -> 8 * u - 4),
                tanh("tanh everywhere", u -> 50 * u - 25),
                tanh("tanh near 0", u -> -StrictMath.exp(-50 * u)),
                sigmoid("sigmoid where it bends", u -> 16 * u - 8),
                sigmoid("sigmoid everywhere", u -> 790 * u - 745));
    }

    private static Trial exp(String name, DoubleUnaryOperator arguments) {
        // where the result is subnormal, it is rounded twice
        return new Trial(name, Elementary::exp, arguments, Precise::exp, 0.76, StrictMath::exp, 1);
    }

    private static Trial log(String name, DoubleUnaryOperator arguments) {
        return new Trial(name, Elementary::log, arguments, Precise::log, 0.53, StrictMath::log, 1);
    }

    private static Trial sin(String name, DoubleUnaryOperator arguments) {
        return new Trial(name, Elementary::sin, arguments, Precise::sin, 1.13, StrictMath::sin, 1);
    }

    private static Trial cos(String name, DoubleUnaryOperator arguments) {
        return new Trial(name, Elementary::cos, arguments, Precise::cos, 1.13, StrictMath::cos, 1);
    }

    private static Trial tanh(String name, DoubleUnaryOperator arguments) {
        return new Trial(name, Elementary::tanh, arguments, Precise::tanh, 0.58, StrictMath::tanh, 3);
    }

    private static Trial sigmoid(String name, DoubleUnaryOperator arguments) {
        return new Trial(
                name,
                Elementary::sigmoid,
                arguments,
                Precise::sigmoid,
                0.76,
                x -> x < -36 ? StrictMath.exp(x) : 1 / (1 + StrictMath.exp(-x)),
                3);
    }

    @ParameterizedTest
    @MethodSource("trials")
    void values_miss_the_exact_ones_by_no_more_than_stated(Trial trial) {
        trial.points(2_000).forEach(x -> {
            double error = Precise.error(trial.function.applyAsDouble(x), trial.exact.apply(x));
            assertThat(error).as("error in ulp at %s", x).isLessThanOrEqualTo(trial.allowed);
        });
    }

    @ParameterizedTest
    @MethodSource("trials")
    void values_are_neighbours_of_those_of_the_library(Trial trial) {
        trial.points(100_000).forEach(x -> {
            double expected = trial.library.applyAsDouble(x);
            double distance = Math.abs(trial.function.applyAsDouble(x) - expected) / Math.ulp(expected);
            // AssertJ is too slow for millions of points
            if (!(distance <= trial.apart)) {
                throw new AssertionError("%s ulp from the library at %s".formatted(distance, x));
            }
        });
    }

    @Test
    void exp_has_the_limits_of_the_doubles() {
        assertSame(Elementary::exp, 0, 1, -0.0, 1, INFINITY, INFINITY, -INFINITY, 0, Double.NaN, Double.NaN);
        assertSame(Elementary::exp, MIN, 1, 0x1p-60, 1, -0x1p-60, 1, 1, Math.E);
        // the largest argument with a finite result, the smallest with one above 0, and their neighbours
        assertSame(
                Elementary::exp,
                709.782712893384,
                1.7976931348622732e308,
                709.7827128933841,
                INFINITY,
                1e300,
                INFINITY);
        assertSame(Elementary::exp, -745.1332191019411, MIN, -745.1332191019412, 0, -1e300, 0);
        assertSame(Elementary::exp, -708.4, StrictMath.exp(-708.4), 708.4, StrictMath.exp(708.4));
    }

    @Test
    void log_has_the_limits_of_the_doubles() {
        assertSame(Elementary::log, 0, -INFINITY, -0.0, -INFINITY, 1, 0, INFINITY, INFINITY);
        assertSame(Elementary::log, -1, Double.NaN, -INFINITY, Double.NaN, -MIN, Double.NaN, Double.NaN, Double.NaN);
        assertSame(Elementary::log, MIN, -744.4400719213812, Double.MAX_VALUE, 709.782712893384);
        assertSame(Elementary::log, Math.E, 1, 2, 0.6931471805599453, 0x1p-1022, -708.3964185322641);
    }

    @Test
    void sin_and_cos_have_the_limits_of_the_doubles() {
        assertSame(Elementary::sin, 0, 0, -0.0, -0.0, MIN, MIN, -MIN, -MIN, 1e-9, 1e-9);
        assertSame(Elementary::sin, INFINITY, Double.NaN, -INFINITY, Double.NaN, Double.NaN, Double.NaN);
        assertSame(Elementary::cos, 0, 1, -0.0, 1, MIN, 1, 1e-9, 1);
        assertSame(Elementary::cos, INFINITY, Double.NaN, -INFINITY, Double.NaN, Double.NaN, Double.NaN);
        assertSame(Elementary::sin, Math.PI, 1.2246467991473532e-16, 1e22, StrictMath.sin(1e22));
        assertSame(Elementary::cos, Math.PI / 2, 6.123233995736766e-17, -1e300, StrictMath.cos(1e300));
    }

    @Test
    void tanh_and_sigmoid_have_the_limits_of_the_doubles() {
        assertSame(Elementary::tanh, 0, 0, -0.0, -0.0, MIN, MIN, -MIN, -MIN, 1e-200, 1e-200, Double.NaN, Double.NaN);
        assertSame(Elementary::tanh, INFINITY, 1, -INFINITY, -1, 1e300, 1, -22, -1, 21.999, 1);
        assertSame(Elementary::sigmoid, 0, 0.5, -0.0, 0.5, INFINITY, 1, -INFINITY, 0, Double.NaN, Double.NaN);
        assertSame(Elementary::sigmoid, 800, 1, 40, 1, -800, 0, -745, MIN, -709, Elementary.exp(-709));
    }

    @Test
    void sin_and_tanh_are_odd_and_cos_is_even() {
        new SplittableRandom(3).doubles(100_000, 0, 30).forEach(x -> {
            if (Elementary.sin(-x) != -Elementary.sin(x)
                    || Elementary.cos(-x) != Elementary.cos(x)
                    || Elementary.tanh(-x) != -Elementary.tanh(x)) {
                throw new AssertionError("symmetry is broken at " + x);
            }
        });
    }

    @Test
    void rising_functions_never_fall_from_one_double_to_the_next() {
        new SplittableRandom(4).doubles(1_000, -30, 30).forEach(start -> {
            double x = start;
            for (int n = 0; n < 200; n++) {
                double next = Math.nextUp(x);
                assertRising(Elementary::sigmoid, x, next);
                assertRising(Elementary::tanh, x, next);
                assertRising(Elementary::exp, x, next);
                assertRising(Elementary::log, Math.abs(start) + (x - start), Math.abs(start) + (next - start));
                x = next;
            }
        });
    }

    @Test
    void rising_functions_never_fall_where_the_table_entry_changes() {
        for (int n = -4_000; n <= 4_000; n++) {
            double between = (n + 0.5) * (StrictMath.log(2) / 128);
            double x = between - 20 * Math.ulp(between);
            for (int i = 0; i < 40; i++) {
                assertRising(Elementary::sigmoid, x, Math.nextUp(x));
                assertRising(Elementary::exp, x, Math.nextUp(x));
                x = Math.nextUp(x);
            }
        }
        for (int j = -351; j <= 351; j++) {
            double x = (j + 0.5) / 16 - 20 * Math.ulp(j / 16.0);
            for (int i = 0; i < 40; i++) {
                assertRising(Elementary::tanh, x, Math.nextUp(x));
                x = Math.nextUp(x);
            }
        }
    }

    private static void assertRising(DoubleUnaryOperator function, double x, double next) {
        if (!(function.applyAsDouble(x) <= function.applyAsDouble(next))) {
            throw new AssertionError(
                    "falls from %s to %s at %s".formatted(function.applyAsDouble(x), function.applyAsDouble(next), x));
        }
    }

    @Test
    void the_bits_are_these_on_every_platform() {
        // pinned on JDK 17 and 25; a change here changes results of runs
        assertThat(Long.toHexString(hash(Elementary::exp, 20))).isEqualTo("9fd7dfaa6b06a2b9");
        assertThat(Long.toHexString(hash(x -> Elementary.log(Math.abs(x)), 20))).isEqualTo("7fec4466d76d00e8");
        assertThat(Long.toHexString(hash(Elementary::sin, 1000))).isEqualTo("f90e7572b125fcc");
        assertThat(Long.toHexString(hash(Elementary::cos, 1000))).isEqualTo("a89ad6418c0ed9bf");
        assertThat(Long.toHexString(hash(Elementary::tanh, 5))).isEqualTo("9fd8671c4783e7f1");
        assertThat(Long.toHexString(hash(Elementary::sigmoid, 10))).isEqualTo("4268f8df9c987459");
    }

    private static long hash(DoubleUnaryOperator function, double range) {
        long hash = 0;
        for (int n = -50_000; n < 50_000; n++) {
            hash = 31 * hash + Double.doubleToRawLongBits(function.applyAsDouble((n + 0.25) * (range / 50_000)));
        }
        return hash;
    }

    /** Compares bits, so that −0 is not 0. */
    private static void assertSame(DoubleUnaryOperator function, double... argumentsAndValues) {
        for (int i = 0; i < argumentsAndValues.length; i += 2) {
            assertThat(Double.valueOf(function.applyAsDouble(argumentsAndValues[i])))
                    .as("value at %s", argumentsAndValues[i])
                    .isEqualTo(Double.valueOf(argumentsAndValues[i + 1]));
        }
    }
}
