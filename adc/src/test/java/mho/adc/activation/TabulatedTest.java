package mho.adc.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import mho.adc.activation.Activation.Branch;
import org.apache.commons.math3.analysis.interpolation.AkimaSplineInterpolator;
import org.apache.commons.math3.analysis.polynomials.PolynomialSplineFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TabulatedTest {
    private static final List<Double> X = List.of(-3.0, -2.5, -1.0, 0.0, 0.5, 2.0, 4.0, 4.5);
    private static final List<Double> Y = List.of(0.2, -0.3, -0.3, 0.0, 1.0, 1.5, 1.2, 3.0);
    private static final Tabulated PCHIP = new Tabulated("own", Interpolation.PCHIP, X, Y);
    private static final Tabulated AKIMA = new Tabulated("own", Interpolation.AKIMA, X, Y);
    private static final double[] AT = {-2.9, -2.2, -1.7, -0.4, 0.1, 0.9, 1.8, 2.6, 3.9, 4.4};

    private static void assertValues(Tabulated curve, double[] values, double[] slopes) {
        for (int k = 0; k < AT.length; k++) {
            assertThat(curve.value(AT[k])).as("at %s", AT[k]).isCloseTo(values[k], within(1e-14));
            assertThat(curve.derivative(AT[k])).as("at %s", AT[k]).isCloseTo(slopes[k], within(1e-13));
        }
    }

    /** SciPy 1.17.1, {@code PchipInterpolator(x, y)} and its first derivative. */
    @Test
    void the_pchip_curve_is_that_of_scipy() {
        double[] values = {
            0.06799999999999988,
            -0.3,
            -0.3,
            -0.18745263157894737,
            0.13000056899004267,
            1.2272352352352354,
            1.4906946946946946,
            1.4352,
            1.202175,
            2.5344000000000015
        };
        double[] slopes = {
            -1.36,
            0,
            0,
            0.36378947368421055,
            1.9202731152204837,
            0.48624624624624624,
            0.09273273273273272,
            -0.189,
            -0.04275,
            4.848
        };
        assertValues(PCHIP, values, slopes);
    }

    /** SciPy 1.17.1, {@code Akima1DInterpolator(x, y)} and its first derivative. */
    @Test
    void the_akima_curve_is_that_of_scipy() {
        double[] values = {
            0.05569230769230758,
            -0.3496410256410256,
            -0.36232858499525167,
            -0.17547570621468925,
            0.1285599689481175,
            1.2243330767055955,
            1.4642010743567997,
            1.4544300726832222,
            1.1779489211084186,
            2.4668503937007893
        };
        double[] slopes = {
            -1.3753846153846152,
            -0.10495726495726504,
            0.0409116809116809,
            0.3293258003766478,
            1.902341829473412,
            0.4350367325634501,
            0.17728922815945725,
            -0.26786629315566335,
            0.16477888400969065,
            5.130118110236223
        };
        assertValues(AKIMA, values, slopes);
    }

    @ParameterizedTest
    @EnumSource(Interpolation.class)
    void the_curve_meets_every_point(Interpolation interpolation) {
        Tabulated curve = new Tabulated("own", interpolation, X, Y);
        for (int k = 0; k < X.size(); k++) {
            assertThat(curve.value(X.get(k))).isEqualTo(Y.get(k));
        }
    }

    /** The ends differ: Commons Math takes parabolas there. */
    @Test
    void the_akima_curve_is_that_of_commons_math_inside() {
        PolynomialSplineFunction spline = new AkimaSplineInterpolator()
                .interpolate(
                        X.stream().mapToDouble(v -> v).toArray(),
                        Y.stream().mapToDouble(v -> v).toArray());
        for (int n = 0; n <= 1000; n++) {
            double x = -1 + 3 * n / 1000.0;
            assertThat(AKIMA.value(x)).isCloseTo(spline.value(x), within(1e-14));
        }
    }

    @Test
    void a_pchip_curve_turns_at_points_only() {
        List<Branch> branches = PCHIP.branches(PCHIP.domain());
        assertThat(branches.stream().map(Branch::inputs))
                .containsExactly(new Interval(-3, -2.5), new Interval(-1, 2), new Interval(2, 4), new Interval(4, 4.5));
        assertThat(branches.stream().map(Branch::direction)).containsExactly(-1, 1, -1, 1);
        assertThat(PCHIP.outputs(PCHIP.domain())).isEqualTo(new Interval(-0.3, 3));
        assertThat(PCHIP.hasPlateaus()).isTrue();
    }

    @Test
    void an_akima_curve_turns_where_its_slope_vanishes() {
        List<Branch> branches = AKIMA.branches(AKIMA.domain());
        double end = -3;
        for (Branch branch : branches) {
            assertThat(branch.inputs().low()).isEqualTo(end);
            end = branch.inputs().high();
            if (end < 4.5) {
                assertThat(AKIMA.derivative(end)).isCloseTo(0, within(1e-14));
            }
        }
        assertThat(end).isEqualTo(4.5);
    }

    @ParameterizedTest
    @EnumSource(Interpolation.class)
    void inverses_lead_back_on_every_branch(Interpolation interpolation) {
        Tabulated curve = new Tabulated("own", interpolation, X, Y);
        for (Branch branch : curve.branches(new Interval(-2.9, 4.2))) {
            for (int n = 1; n < 1000; n++) {
                double x = branch.inputs().low() + branch.inputs().width() * n / 1000;
                double found = curve.inverse(curve.value(x), branch);
                double slope = Math.abs(curve.derivative(x));
                assertThat(found).isCloseTo(x, within(1e-15 + Math.min(1e-7, 1e-15 / slope)));
            }
        }
    }

    @Test
    void nothing_is_known_beyond_the_points() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PCHIP.value(4.6))
                .withMessage("The function own is given from -3.0 to 4.5, but its value at 4.6 was asked for. "
                        + "Add points there, or keep arguments inside.");
        assertThatIllegalArgumentException().isThrownBy(() -> PCHIP.derivative(Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PCHIP.outputs(Interval.REALS))
                .withMessage("A converter of own needs a range from -3.0 to 4.5, where its points are, "
                        + "but it is -Infinity to Infinity");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PCHIP.outputs(new Interval(-2.5, -1)))
                .withMessage("A converter of own needs a range of inputs on which it changes, "
                        + "but it is constant from -2.50000 to -1.00000");
    }

    @Test
    void points_that_are_no_function_are_refused() {
        List<Double> two = List.of(0.0, 1.0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tabulated("own", Interpolation.PCHIP, List.of(0.0, 0.0), two))
                .withMessage("Arguments of a function must rise, but point 2 is at 0.0, after 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tabulated("own", Interpolation.PCHIP, two, List.of(0.0, Double.NaN)))
                .withMessage("Points of a function must be finite, but point 2 is 1.0, NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tabulated(" ", Interpolation.PCHIP, two, two))
                .withMessage("A function given as points needs a name, but it is empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tabulated("own", Interpolation.AKIMA, two, two))
                .withMessage("A function with interpolation AKIMA needs at least 5 points, but has 2");
    }
}
