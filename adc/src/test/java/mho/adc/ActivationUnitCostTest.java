package mho.adc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import mho.adc.ActivationUnitSpec.Breakpoints;
import mho.adc.ActivationUnitSpec.Cordic;
import mho.adc.ActivationUnitSpec.PiecewiseLinear;
import mho.adc.ActivationUnitSpec.Rounded;
import mho.adc.ActivationUnitSpec.Table;
import mho.base.cost.CostSheet;
import mho.base.cost.Technology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivationUnitCostTest {
    private static CostSheet one(ActivationUnitSpec spec, int bits, double node) {
        return spec.used(Technology.nominal(node, 1e9), bits, 1, 1, 0);
    }

    @ParameterizedTest
    @CsvSource({"4, 1.0, 50", "6, 2.1, 273", "8, 7.2, 1400"})
    void tables_cost_what_their_source_prints(int bits, double femtojoules, double area) {
        CostSheet sheet = one(new Table(bits), bits, 22e-9);
        assertThat(sheet.energy().nominal()).isCloseTo(femtojoules * 1e-15, within(1e-21));
        assertThat(sheet.area()).isCloseTo(area * 1e-12, within(1e-18));
    }

    /** NeuroSim's own tables at other nodes, which nothing here is fitted to: within a factor of 1.5. */
    @ParameterizedTest
    @CsvSource({"32, 13.9, 2961", "130, 219, 48871"})
    void a_table_carried_to_another_node_agrees_with_one_published_there(double node, double energy, double area) {
        CostSheet sheet = one(new Table(8), 8, node * 1e-9);
        assertThat(sheet.energy().nominal() / (energy * 1e-15)).isBetween(1 / 1.5, 1.5);
        assertThat(sheet.area() / (area * 1e-12)).isBetween(1 / 1.5, 1.5);
    }

    @Test
    void a_table_grows_with_each_bit() {
        double before = 0;
        for (int bits = 1; bits <= 16; bits++) {
            double energy = one(new Table(bits), bits, 16e-9).energy().nominal();
            assertThat(energy).isGreaterThan(before);
            before = energy;
        }
        // a wider output is more memory too
        assertThat(one(new Table(8), 12, 16e-9).area())
                .isGreaterThan(one(new Table(8), 8, 16e-9).area());
    }

    /** 16 rotations of 16 bits at 40 nm are the mean of the two published units. */
    @Test
    void cordic_costs_the_mean_of_the_published_units_at_their_size() {
        CostSheet sheet = one(new Cordic(16, 16), 8, 40e-9);
        assertThat(sheet.energy().nominal()).isCloseTo((1.13e-12 + 0.92e-12) / 2, within(1e-18));
        assertThat(sheet.area()).isCloseTo((4291e-12 + 3196e-12) / 2, within(1e-12));
        assertThat(one(new Cordic(8, 16), 8, 40e-9).area()).isCloseTo(sheet.area() / 2, within(1e-18));
    }

    /** At 45 nm: 2 · 0.2 pJ · (16·16/64)/2 … = 0.8 pJ for 16 × 16 bits, 0.05 pJ for the adder. */
    @Test
    void straight_pieces_cost_a_multiplier_an_adder_a_table_and_where_fitted_comparators() {
        CostSheet uniform = one(new PiecewiseLinear(16, Breakpoints.UNIFORM, 16), 8, 45e-9);
        CostSheet fitted = one(new PiecewiseLinear(16, Breakpoints.FITTED, 16), 8, 45e-9);
        List<CostSheet> parts = uniform.parts();
        assertThat(parts).hasSize(4);
        assertThat(parts.get(2).energy().nominal()).isCloseTo(0.8e-12, within(1e-20));
        assertThat(parts.get(2).area()).isCloseTo(4 * 282e-12, within(1e-18));
        assertThat(parts.get(3).energy().nominal()).isCloseTo(0.05e-12, within(1e-20));
        assertThat(parts.get(1).energy().nominal()).isZero();
        assertThat(fitted.energy().nominal()).isGreaterThan(uniform.energy().nominal());
        double comparators = one(new PiecewiseLinear(16, Breakpoints.FITTED, 16), 8, 40e-9)
                .parts()
                .get(1)
                .energy()
                .nominal();
        assertThat(comparators).isCloseTo(15 * 29e-15 / 2, within(1e-20));
    }

    /** A value and a slope of 16 bits for each of 64 pieces are the 2048 bits of the published table. */
    @Test
    void straight_pieces_keep_two_coefficients_each() {
        CostSheet table = one(new PiecewiseLinear(64, Breakpoints.UNIFORM, 16), 8, 22e-9)
                .parts()
                .get(0);
        assertThat(table.energy().nominal()).isCloseTo(7.2e-15, within(1e-21));
        assertThat(table.area()).isCloseTo(1400e-12, within(1e-18));
    }

    /** ISAAC's sigmoid: 0.26 mW at 1.2 GHz, 300 µm², 32 nm. */
    @Test
    void an_exact_unit_costs_the_smallest_published_one() {
        CostSheet sheet = one(new Rounded(), 8, 32e-9);
        assertThat(sheet.energy().nominal()).isCloseTo(0.22e-12, within(1e-18));
        assertThat(sheet.area()).isCloseTo(300e-12, within(1e-18));
        assertThat(sheet.name()).isEqualTo("digital activation unit");
    }

    @Test
    void parts_sum_to_the_unit_and_scale_with_what_is_used() {
        for (ActivationUnitSpec spec : List.of(new Rounded(), Table.DEFAULT, PiecewiseLinear.DEFAULT, Cordic.DEFAULT)) {
            CostSheet once = spec.used(Technology.DEFAULT, 8, 1, 1, 1e-9);
            CostSheet often = spec.used(Technology.DEFAULT, 8, 100, 4, 25e-9);
            assertThat(often.energy().nominal())
                    .isCloseTo(
                            100 * once.energy().nominal(),
                            within(1e-9 * often.energy().nominal()));
            assertThat(often.area()).isCloseTo(4 * once.area(), within(1e-9 * often.area()));
            assertThat(often.latency()).isEqualTo(25e-9);
            assertThat(often.leaves())
                    .allSatisfy(leaf -> assertThat(leaf.source()).isNotBlank());
        }
    }
}
