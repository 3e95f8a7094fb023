package mho.adc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import mho.base.cost.Component;
import mho.base.cost.Technology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdcSurveyTest {
    private static final int[] BITS = {4, 5, 6, 8, 10};

    /** Energies [pJ] and areas [µm²] of the published model at 100 MS/s, as printed. */
    @ParameterizedTest
    @CsvSource({
        "130, 12.9/28984 13.1/29101 14.9/30245 23.9/34869 46.2/42457",
        "65, 3.50/9860 3.55/9900 4.04/10289 6.49/11862 12.5/14443",
        "40, 1.41/4633 1.42/4652 1.62/4834 2.61/5574 5.03/6786",
        "28, 0.719/2660 0.728/2671 0.829/2776 1.33/3200 2.57/3896",
        "22, 0.457/1828 0.463/1835 0.527/1907 0.847/2199 1.64/2678",
        "16, 0.251/1114 0.254/1118 0.289/1162 0.466/1340 0.899/1631",
        "7, 0.053/308 0.054/309 0.061/321 0.098/370 0.190/451"
    })
    void the_regression_gives_the_printed_energies_and_areas(int nanometres, String row) {
        String[] cells = row.split(" ", -1);
        for (int k = 0; k < BITS.length; k++) {
            String[] printed = cells[k].split("/", -1);
            double energy = AdcSurvey.fittedEnergy(BITS[k], 1e8, nanometres * 1e-9) * 1e12;
            double area = AdcSurvey.fittedArea(BITS[k], 1e8, nanometres * 1e-9) * 1e12;
            assertThat(energy).isCloseTo(Double.parseDouble(printed[0]), within(lastDigit(printed[0]) / 2 + 1e-9));
            assertThat(area).isCloseTo(Double.parseDouble(printed[1]), within(0.5));
        }
    }

    private static double lastDigit(String printed) {
        return Math.pow(10, -(printed.length() - 1 - printed.indexOf('.')));
    }

    /** 32 nm and 8 bits: 1.71 pJ up to about 1 GHz, 1.93 pJ at 1.28 GHz, 2598 to 5972 µm² at 10 MHz to 1 GHz. */
    @ParameterizedTest
    @CsvSource({"1e7, 1.71, 2598", "1e8, 1.71, 3939", "1e9, 1.71, 5972", "1.28e9, 1.93, 0"})
    void rates_below_a_gigahertz_cost_area_and_those_above_it_energy(double rate, double energy, double area) {
        assertThat(AdcSurvey.fittedEnergy(8, rate, 32e-9) * 1e12).isCloseTo(energy, within(0.005));
        if (area > 0) {
            assertThat(AdcSurvey.fittedArea(8, rate, 32e-9) * 1e12).isCloseTo(area, within(0.5));
        }
    }

    @Test
    void below_28_nanometres_energy_and_area_go_as_the_node_to_the_power_of_three_fifths() {
        Component at28 = AdcSurvey.part(8, 1e8, new Technology(28e-9, 0.9, 1e9));
        assertThat(at28.action().energy()).isEqualTo(AdcSurvey.fittedEnergy(8, 1e8, 28e-9));
        assertThat(at28.footprint().area()).isEqualTo(AdcSurvey.fittedArea(8, 1e8, 28e-9));
        for (double node : new double[] {22e-9, 16e-9, 7e-9}) {
            Component here = AdcSurvey.part(8, 1e8, new Technology(node, 0.8, 1e9));
            double shrink = Math.pow(node / 28e-9, 0.6);
            assertThat(here.action().energy()).isCloseTo(shrink * at28.action().energy(), within(1e-20));
            assertThat(here.footprint().area())
                    .isCloseTo(shrink * at28.footprint().area(), within(1e-18));
            assertThat(here.action().energy()).isGreaterThan(AdcSurvey.fittedEnergy(8, 1e8, node));
        }
    }

    @Test
    void fewer_than_four_bits_cost_as_four_and_faster_than_the_survey_is_refused() {
        assertThat(AdcSurvey.fittedEnergy(2, 1e8, 28e-9)).isEqualTo(AdcSurvey.fittedEnergy(4, 1e8, 28e-9));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AdcSurvey.part(5, 2e10, new Technology(28e-9, 0.9, 2e10)))
                .withMessage("The survey of converters ends at 10 GS/s, but the clock of 2.00000e+10 Hz asks for "
                        + "2.00000e+10 Hz");
    }
}
