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

    @Test
    void the_law_starts_as_ohms_and_rises_up_to_its_limit_over_the_whole_range() {
        for (double g = 50e-6; g <= 225e-6; g += 1e-6) {
            assertThat(MILO.current(g, 0)).isZero();
            assertThat(MILO.slope(g, 0)).isEqualTo(g);
            for (int step = -50; step <= 50; step++) {
                assertThat(MILO.slope(g, step * 0.01)).isPositive();
            }
        }
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
                .isThrownBy(() -> new Asymmetric(List.of(Double.NaN), List.of(), 0.5))
                .withMessage("An asymmetric law needs finite coefficients, but they are [NaN] and []");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Asymmetric(List.of(), List.of(), 0))
                .withMessage("An asymmetric law needs a limit > 0, but it is 0.00000 V");
    }
}
