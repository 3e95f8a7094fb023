package mho.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IvCurveTest {
    private static final double G = 80e-6;

    static Stream<IvCurve> laws() {
        return Stream.of(
                new IvCurve.Ohmic(),
                new IvCurve.Sinh(3),
                new IvCurve.Cubic(0.4, 0.8),
                new IvCurve.Cubic(-2, 1),
                new IvCurve.InSeries(new IvCurve.Sinh(6), 5e3),
                new IvCurve.InSeries(new IvCurve.Cubic(0.4, 0.8), 2e6));
    }

    private static double reach(IvCurve law) {
        return Math.min(1, law.limit());
    }

    @ParameterizedTest
    @MethodSource("laws")
    void no_voltage_drives_no_current_and_the_current_rises(IvCurve law) {
        assertThat(law.current(G, 0)).isZero();
        double before = law.current(G, -reach(law));
        for (int k = -99; k <= 100; k++) {
            double current = law.current(G, 0.01 * k * reach(law));
            assertThat(current).isGreaterThan(before);
            before = current;
        }
    }

    @ParameterizedTest
    @MethodSource("laws")
    void the_slope_is_the_derivative_of_the_current(IvCurve law) {
        for (int k = -9; k <= 9; k++) {
            double volts = 0.1 * k * reach(law);
            double difference = (law.current(G, volts + 1e-5) - law.current(G, volts - 1e-5)) / 2e-5;
            // central differences: h²·I'''/6, here up to 36·1e-10 of the slope, and rounding
            assertThat(law.slope(G, volts)).isCloseTo(difference, within(1e-8 * difference));
        }
    }

    @ParameterizedTest
    @MethodSource("laws")
    void an_open_cell_carries_nothing(IvCurve law) {
        assertThat(law.current(0, 0.3)).isZero();
        assertThat(law.slope(0, 0.3)).isZero();
    }

    /** sinh(1.5)/3 and cosh(1.5) from a table. */
    @Test
    void known_values_of_each_law() {
        assertThat(new IvCurve.Sinh(3).current(1, 0.5)).isCloseTo(2.1292794550948173 / 3, within(1e-15));
        assertThat(new IvCurve.Sinh(3).slope(1, 0.5)).isCloseTo(2.352409615243247, within(1e-15));
        assertThat(new IvCurve.Cubic(0.4, 0.8).current(2, 0.5)).isCloseTo(0.9, within(1e-15));
        assertThat(new IvCurve.Sinh(4).limit()).isEqualTo(2.5);
    }

    @Test
    void a_resistance_in_series_takes_its_part_of_the_voltage() {
        IvCurve cell = new IvCurve.Sinh(6);
        for (double resistance : new double[] {0, 1, 1e4, 1e9}) {
            IvCurve both = new IvCurve.InSeries(cell, resistance);
            for (double volts : new double[] {-1.5, -1e-9, 1e-3, 0.4, 1.6}) {
                double current = both.current(G, volts);
                double across = volts - resistance * current;
                // where the resistance takes nearly all, the rest has lost the digits of the whole
                double lost = Math.ulp(volts) * cell.slope(G, across) * 8;
                assertThat(current).isCloseTo(cell.current(G, across), within(lost + 1e-14 * Math.abs(current)));
            }
        }
        IvCurve linear = new IvCurve.InSeries(new IvCurve.Ohmic(), 1e4);
        assertThat(linear.current(1e-4, 0.2)).isCloseTo(1e-5, within(1e-20));
        assertThat(linear.slope(1e-4, 0.2)).isCloseTo(5e-5, within(1e-19));
    }

    @Test
    void a_law_that_cannot_be_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IvCurve.Sinh(0))
                .withMessage("The steepness of a sinh law must be > 0 and finite, but is 0.00000 1/V");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IvCurve.Cubic(1, 0.6))
                .withMessage("A cubic law must rise up to its limit, 3·c·V² < 1, but c is 1.00000 1/V² "
                        + "and the limit 0.600000 V");
        assertThatIllegalArgumentException().isThrownBy(() -> new IvCurve.Cubic(Double.NEGATIVE_INFINITY, 0.6));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IvCurve.InSeries(new IvCurve.Ohmic(), Double.NaN))
                .withMessage("A resistance in series must be >= 0 and finite, but is NaN ohm");
    }
}
