package mho.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import mho.device.IvCurve.Asymmetric;
import mho.device.catalog.CatalogCell;
import mho.device.catalog.IdealCell;
import mho.device.catalog.MiloRram2021;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AsymmetricCurveTest {
    private static final IvCurve MILO = new MiloRram2021().cell().iv();

    /** Check values of the published fit [µS, V, µA]. */
    @ParameterizedTest
    @CsvSource({"62.5, 0.5, 26.4552", "62.5, -0.5, -38.3747", "110, 0.5, 53.1551"})
    void currents_are_the_published_ones(double conductance, double volts, double current) {
        assertThat(MILO.current(conductance * 1e-6, volts)).isCloseTo(current * 1e-6, within(0.6e-10));
    }

    /** Central differences over 1 mV: the error is b·h², 1e-10 S. */
    @ParameterizedTest
    @CsvSource({"50, -0.5", "50, 0.5", "62.5, 0", "110, 0.3", "225, -0.4"})
    void the_slope_is_the_derivative_of_the_current(double conductance, double volts) {
        double g = conductance * 1e-6;
        double difference = (MILO.current(g, volts + 1e-3) - MILO.current(g, volts - 1e-3)) / 2e-3;
        assertThat(MILO.slope(g, volts)).isCloseTo(difference, within(2e-9));
    }

    /** From cells that do not conduct to those that their write has left eight deviations above the range. */
    @Test
    void the_law_starts_as_ohms_and_rises_up_to_its_limit_whatever_the_conductance() {
        for (double g = 0.25e-6; g <= 250e-6; g += 0.25e-6) {
            assertThat(MILO.current(g, 0)).isZero();
            assertThat(MILO.slope(g, 0)).isEqualTo(g);
            for (int step = -50; step <= 50; step++) {
                assertThat(MILO.slope(g, step * 0.01)).as("%g S", g).isPositive();
                assertThat(MILO.current(g, step * 0.01) * step).isGreaterThanOrEqualTo(0);
            }
        }
    }

    /** Without the continuation the published terms turn the current of 35 µS back: that is why there is one. */
    @Test
    void below_the_lowest_conductance_the_current_is_that_one_in_proportion() {
        for (int step = -50; step <= 50; step++) {
            double volts = step * 0.01;
            assertThat(MILO.current(10e-6, volts)).isCloseTo(0.25 * MILO.current(40e-6, volts), within(1e-18));
            assertThat(MILO.slope(10e-6, volts)).isCloseTo(0.25 * MILO.slope(40e-6, volts), within(1e-18));
        }
        double decades = StrictMath.log10(35e-6);
        double a = 0.007063 + decades * (0.005711 + decades * (0.001541 + decades * 0.0001388));
        double b = 1.2968e-3 + decades * (6.7919e-4 + decades * 8.8710e-5);
        assertThat(35e-6 + 2 * a * 0.5 + 3 * b * 0.25).isNegative();
    }

    @Test
    void a_cell_that_does_not_conduct_carries_nothing_at_any_voltage() {
        assertThat(MILO.current(0, 0.5)).isZero();
        assertThat(MILO.slope(0, -0.5)).isZero();
    }

    @Test
    void the_other_cells_follow_ohms_law_as_their_sources_say_nothing_else() {
        assertThat(new IdealCell().cell().iv()).isEqualTo(new IvCurve.Ohmic());
        assertThat(CatalogCell.all().stream().filter(cell -> !(cell.cell().iv() instanceof IvCurve.Ohmic)))
                .containsExactly(new MiloRram2021());
    }

    @Test
    void laws_that_cannot_be_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Asymmetric(List.of(Double.NaN), List.of(), 0.5, 1e-6))
                .withMessage("An asymmetric law needs finite coefficients, but they are [NaN] and []");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Asymmetric(List.of(), List.of(), 0, 1e-6))
                .withMessage("An asymmetric law needs a limit and a lowest conductance > 0, "
                        + "but they are 0.00000 V and 1.00000e-06 S");
        assertThatIllegalArgumentException().isThrownBy(() -> new Asymmetric(List.of(), List.of(), 0.5, 0));
        // 10 µS − 2 · 20 µA/V² · 0.5 V at the negative end; and with a cubic term, 10 − 20²/(3 · 30) µS inside
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Asymmetric(List.of(20e-6), List.of(), 0.5, 10e-6))
                .withMessage(
                        "An asymmetric law needs a current that rises up to 0.500000 V at its lowest conductance of "
                                + "1.00000e-05 S, but the slope falls to -1.00000e-05 S");
        assertThat(new Asymmetric(List.of(20e-6), List.of(50e-6), 0.5, 10e-6).slope(10e-6, -20.0 / 150))
                .isCloseTo(10e-6 - 400e-6 / 150, within(1e-18));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Asymmetric(List.of(20e-6), List.of(13e-6), 0.6, 10e-6));
    }
}
