package mho.adc.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import mho.base.kernel.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values against a computation with many digits, {@code src/test/reference/activations.py}. */
class ActivationValuesTest {
    private static final double ULP = 0x1p-52;

    record Point(String name, double x, double value, double derivative) {}

    static List<Point> points() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                ActivationValuesTest.class.getResourceAsStream("values.csv"), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("name,"))
                    .map(line -> line.split(","))
                    .map(cells -> new Point(
                            cells[0],
                            Double.parseDouble(cells[1]),
                            Double.parseDouble(cells[2]),
                            Double.parseDouble(cells[3])))
                    .toList();
        }
    }

    @Test
    void every_function_of_the_catalogue_is_checked() throws IOException {
        assertThat(points().stream().map(Point::name).distinct())
                .containsExactlyElementsOf(
                        Activation.all().stream().map(Activation::name).toList());
        assertThat(points()).hasSize(26 * 13);
    }

    static Stream<Activation> activations() {
        return Activation.all().stream();
    }

    /** To 10 ulp, and as far as arguments of functions inside are rounded, which is as much of the condition |x g′/g|. */
    @ParameterizedTest
    @MethodSource("activations")
    void values_and_derivatives_are_those_of_many_digits(Activation activation) throws IOException {
        for (Point point : points()) {
            if (!point.name().equals(activation.name())) {
                continue;
            }
            double size = Math.abs(point.value()) + Math.abs(point.x() * point.derivative());
            assertThat(activation.value(point.x()))
                    .as("%s", point)
                    .isCloseTo(point.value(), within(4 * ULP * size + 1e-305));
            double steepness = Math.abs(point.derivative()) * (1 + 3 * point.x() * point.x());
            assertThat(activation.derivative(point.x()))
                    .as("%s", point)
                    .isCloseTo(point.derivative(), within(4 * ULP * steepness + 4 * ULP * size + 1e-305));
        }
    }

    /** Φ(x) = ½ + φ(x)·Σ x^(2k+1)/(2k+1)!!, summed with 60 digits. */
    @Test
    void the_normal_distribution_is_its_series() {
        MathContext digits = new MathContext(60);
        BigDecimal half = new BigDecimal("0.5");
        BigDecimal inverseRoot = new BigDecimal("0.398942280401432677939946059934381868475858631164934657665925830");
        for (int n = 1; n <= 600; n++) {
            double x = n / 100.0;
            BigDecimal exact = new BigDecimal(x);
            BigDecimal square = exact.multiply(exact, digits);
            BigDecimal sum = BigDecimal.ZERO;
            BigDecimal term = exact;
            for (int k = 1; k < 300; k++) {
                sum = sum.add(term, digits);
                term = term.multiply(square, digits).divide(BigDecimal.valueOf(2L * k + 1), digits);
            }
            BigDecimal upper = half.subtract(exponential(square.divide(BigDecimal.valueOf(-2), digits), digits)
                    .multiply(inverseRoot, digits)
                    .multiply(sum, digits));
            double tail = upper.doubleValue();
            assertThat(NormalDistribution.below(-x)).as("at %s", -x).isCloseTo(tail, within(5 * ULP * tail));
            assertThat(NormalDistribution.below(x)).as("at %s", x).isCloseTo(1 - tail, within(2 * ULP));
        }
        assertThat(NormalDistribution.below(0)).isCloseTo(0.5, within(ULP));
    }

    private static BigDecimal exponential(BigDecimal x, MathContext digits) {
        BigDecimal sum = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        for (int k = 1; k < 200; k++) {
            term = term.multiply(x, digits).divide(BigDecimal.valueOf(k), digits);
            sum = sum.add(term, digits);
        }
        return sum;
    }
}
