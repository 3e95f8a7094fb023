package mho.base.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TechnologyTest {
    /** Stillmaker & Baas 2017 at nominal supply, as printed: energy relative to 45 nm, area relative to 7 nm. */
    @ParameterizedTest
    @CsvSource({
        "180, 30.6, 320",
        "130, 6.01, 110",
        "90, 3.01, 48",
        "65, 1.95, 25",
        "45, 1, 17",
        "32, 0.531, 7.8",
        "20, 0.233, 3.6",
        "16, 0.161, 3.2",
        "14, 0.112, 2.9",
        "10, 0.0816, 1.7",
        "7, 0.0555, 1"
    })
    void digital_parts_scale_as_the_published_table(double nanometres, double energy, double area) {
        Technology technology = at(nanometres);
        assertThat(technology.digitalEnergy(1, 45e-9)).isCloseTo(energy, within(1e-9 * energy));
        assertThat(technology.digitalArea(1, 7e-9)).isCloseTo(area, within(1e-9 * area));
    }

    /** An int8 multiply-accumulate of 0.23 pJ at 45 nm (Horowitz 2014), printed with two or three digits [pJ]. */
    @ParameterizedTest
    @CsvSource({
        "130, 1.38, 0.005",
        "90, 0.69, 0.005",
        "65, 0.45, 0.005",
        "32, 0.122, 0.0005",
        "20, 0.054, 0.0005",
        "16, 0.037, 0.0005",
        "14, 0.026, 0.0005",
        "10, 0.019, 0.0005",
        "7, 0.013, 0.0005"
    })
    void a_multiply_accumulate_costs_what_is_printed_for_each_node(double nanometres, double picojoules, double digit) {
        assertThat(at(nanometres).digitalEnergy(0.23, 45e-9)).isCloseTo(picojoules, within(digit));
    }

    @Test
    void between_printed_nodes_the_law_is_a_power_of_the_node() {
        double middle = Math.sqrt(20e-9 * 32e-9);
        double e20 = at(20).digitalEnergy(1, 45e-9);
        double e32 = at(32).digitalEnergy(1, 45e-9);
        double between = Technology.nominal(middle, 1e9).digitalEnergy(1, 45e-9);
        assertThat(between * between).isCloseTo(e20 * e32, within(1e-12));
    }

    @Test
    void scaling_there_and_back_changes_nothing() {
        double there = at(22).digitalEnergy(1e-12, 65e-9);
        assertThat(at(65).digitalEnergy(there, 22e-9)).isCloseTo(1e-12, within(1e-24));
        assertThat(at(28).digitalArea(5e-12, 28e-9)).isCloseTo(5e-12, within(1e-24));
    }

    /** 67 fJ x (16/65) x (0.8/1.2)^2 = 7.3 fJ, as worked out for a 16 nm macro. */
    @Test
    void capacitance_goes_with_the_node_and_energy_with_the_square_of_the_supply() {
        assertThat(Technology.DEFAULT.switchedEnergy(67e-15, 65e-9, 1.2)).isCloseTo(7.33e-15, within(0.01e-15));
        assertThat(new Technology(65e-9, 1.2, 1e9).switchedEnergy(67e-15, 65e-9, 1.2))
                .isEqualTo(67e-15);
    }

    @Test
    void digital_energy_goes_with_the_square_of_the_supply_and_area_does_not() {
        Technology full = Technology.nominal(22e-9, 1e9);
        Technology half = new Technology(22e-9, full.supply() / 2, 1e9);
        assertThat(half.digitalEnergy(1, 45e-9)).isCloseTo(full.digitalEnergy(1, 45e-9) / 4, within(1e-15));
        assertThat(half.digitalArea(1, 45e-9)).isEqualTo(full.digitalArea(1, 45e-9));
    }

    /** Supplies of DNN+NeuroSim 1.4, as printed. */
    @ParameterizedTest
    @CsvSource({
        "130, 1.30",
        "90, 1.20",
        "65, 1.10",
        "45, 1.00",
        "32, 0.90",
        "22, 0.85",
        "14, 0.80",
        "10, 0.75",
        "7, 0.70"
    })
    void nominal_supplies_are_those_published(double nanometres, double volts) {
        assertThat(at(nanometres).supply()).isCloseTo(volts, within(0.0035));
    }

    /** An inverter of 22 nm leaks 4.3 pW as LSTP and 4.0 nW as HP, as printed with two digits. */
    @Test
    void inverters_leak_what_is_printed() {
        Technology lstp = Technology.nominal(22e-9, 1e9);
        Technology hp = new Technology(22e-9, lstp.supply(), 1e9, 300, Technology.Transistors.HP);
        assertThat(lstp.inverterLeakage()).isCloseTo(4.3e-12, within(0.05e-12));
        assertThat(hp.inverterLeakage()).isCloseTo(4.3e-9, within(0.35e-9));
        assertThat(lstp.digitalFootprint(0.103e-12, 22e-9).leakage()).isCloseTo(lstp.inverterLeakage(), within(1e-20));
    }

    @Test
    void a_clock_of_a_gigahertz_has_cycles_of_a_nanosecond() {
        assertThat(Technology.DEFAULT.cycle()).isEqualTo(1e-9);
    }

    @Test
    void nodes_outside_the_table_are_refused() {
        CostTest.assertMessage(
                () -> new Technology(5e-9, 0.7, 1e9),
                "Published scaling covers nodes from 7 nm to 180 nm, but the node is 5.00000 nm");
        CostTest.assertMessage(
                () -> new Technology(Double.NaN, 0.7, 1e9),
                "Published scaling covers nodes from 7 nm to 180 nm, but the node is NaN nm");
        CostTest.assertMessage(
                () -> Technology.DEFAULT.digitalEnergy(1, 250e-9),
                "Published scaling covers nodes from 7 nm to 180 nm, but the node is 250.000 nm");
    }

    @Test
    void supplies_and_clocks_that_cannot_be_are_refused() {
        CostTest.assertMessage(() -> new Technology(16e-9, 0, 1e9), "A supply must lie in 0 to 5 V, but is 0.00000 V");
        CostTest.assertMessage(
                () -> new Technology(16e-9, 0.8, Double.NaN), "A clock must lie in 0 to 100 GHz, but is NaN Hz");
        CostTest.assertMessage(
                () -> new Technology(16e-9, 0.8, 1e12), "A clock must lie in 0 to 100 GHz, but is 1.00000e+12 Hz");
    }

    private static Technology at(double nanometres) {
        return Technology.nominal(Double.parseDouble(nanometres + "e-9"), 1e9);
    }

    /** costs.md 5.1: the table is optimistic below 14 nm, up to six times at 7 nm. */
    @Test
    void digital_energies_below_14_nm_have_the_wider_band() {
        for (double node : new double[] {7e-9, 10e-9, 13.9e-9}) {
            assertThat(Technology.nominal(node, 1e9).digitalBand()).isEqualTo(new Band(1, 1, 6));
        }
        assertThat(Technology.nominal(14e-9, 1e9).digitalBand()).isEqualTo(new Band(1, 1, 3));
    }
}
