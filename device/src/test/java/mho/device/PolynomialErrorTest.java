package mho.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import mho.base.random.IndexedDraws;
import mho.base.random.RandomStream;
import mho.device.PolynomialError.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolynomialErrorTest implements ProgrammingContract {
    private static final PolynomialError NORMAL = of(Shape.NORMAL);

    @Override
    public Programming programming() {
        return NORMAL;
    }

    /** At half scale: bias 1 − 2/2 + 4/4 = 1 µS, deviation 0.5 + 3/2 = 2 µS. */
    @ParameterizedTest
    @CsvSource({"NORMAL, 0", "UNIFORM, -1.2"})
    void errors_have_the_mean_spread_and_shape_of_the_law(Shape shape, double excessKurtosis) {
        PolynomialError law = of(shape);
        assertThat(law.biasAt(50e-6)).isCloseTo(1e-6, within(1e-18));
        assertThat(law.deviationAt(50e-6)).isCloseTo(2e-6, within(1e-18));
        IndexedDraws draws = RandomStream.ofSeed(1).child("writes").indexed();
        Moments error = Moments.of(100_000, k -> law.write(50e-6, draws.at(k)).conductance() - 50e-6);
        assertThat(error.mean()).isCloseTo(1e-6, within(5 * error.errorOfMean()));
        assertThat(error.sd()).isCloseTo(2e-6, within(5 * error.errorOfSd()));
        // five standard errors of √(24/n) for normal numbers
        assertThat(error.excessKurtosis()).isCloseTo(excessKurtosis, within(0.08));
    }

    @Test
    void a_deviation_that_the_polynomial_makes_negative_is_none() {
        PolynomialError law = new PolynomialError(List.of(), List.of(1e-6, -2e-6), 100e-6, Shape.NORMAL);
        assertThat(law.deviationAt(80e-6)).isZero();
        assertThat(law.biasAt(80e-6)).isZero();
    }

    @Test
    void coefficients_that_are_not_finite_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PolynomialError(List.of(Double.NaN), List.of(), 1, Shape.NORMAL))
                .withMessage("A polynomial error needs finite coefficients and a full scale > 0, "
                        + "but they are [NaN] S, [] S and 1.00000 S");
    }

    private static PolynomialError of(Shape shape) {
        return new PolynomialError(List.of(1e-6, -2e-6, 4e-6), List.of(0.5e-6, 3e-6), 100e-6, shape);
    }
}
