package mho.crossbar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import mho.base.random.Draws;
import mho.base.random.RandomStream;
import org.junit.jupiter.api.Test;

class IdealSolverTest implements SolverContract {
    @Override
    public Solver solver() {
        return new IdealSolver();
    }

    @Test
    void bit_line_currents_are_the_sums_of_voltage_times_conductance() {
        RandomStream random = RandomStream.ofSeed(31);
        for (int n = 0; n < 20; n++) {
            Draws draws = random.child(n).draws();
            Conductances g = CrossbarSamples.targets(
                    1 + draws.integer(40), 1 + draws.integer(40), CrossbarSamples.TAOX, random.child(n));
            double[] volts = new double[g.rows()];
            for (int row = 0; row < volts.length; row++) {
                volts[row] = 0.4 * draws.uniform() - 0.2;
            }
            double[] currents = currents(g, volts);
            for (int column = 0; column < g.columns(); column++) {
                BigDecimal sum = BigDecimal.ZERO;
                for (int row = 0; row < g.rows(); row++) {
                    sum = sum.add(new BigDecimal(volts[row]).multiply(new BigDecimal(g.at(row, column))));
                }
                assertThat(currents[column]).isCloseTo(sum.doubleValue(), within(1e-17));
            }
        }
    }

    /**
     * Golden: 5 × 4 cells of 10·(4i + j + 1) Ω, sources 0 … 4 V, wires without resistance; Qucs, as published with
     * badcrossbar 1.1.0 (output currents in A).
     */
    @Test
    void currents_equal_those_of_a_circuit_simulator() {
        double[] golden = {0.08882855706, 0.08031746032, 0.07352016405, 0.06791666667};
        Conductances g = Conductances.tabulate(5, 4, k -> 1 / (10.0 * (k + 1)));
        assertThat(currents(g, new double[] {0, 1, 2, 3, 4})).containsExactly(golden, within(5e-12));
    }

    /** Golden: the same array with eleven open cells; Qucs, as published with badcrossbar 1.1.0. */
    @Test
    void currents_with_open_cells_equal_those_of_a_circuit_simulator() {
        double[] golden = {0.023529411764705882, 0.041428571428571426, 0.04105263157894737, 0.029166666666666667};
        var open = java.util.Set.of(0, 2, 4, 5, 6, 8, 10, 12, 15, 17, 19);
        Conductances g = Conductances.tabulate(5, 4, k -> open.contains(k) ? 0 : 1 / (10.0 * (k + 1)));
        assertThat(currents(g, new double[] {0, 1, 2, 3, 4})).containsExactly(golden, within(1e-16));
    }

    @Test
    void a_source_drives_all_cells_of_its_word_line() {
        Conductances g = CrossbarSamples.targets(3, 4, CrossbarSamples.TAOX, RandomStream.ofSeed(1));
        ArrayResponse response = solver().solve(g);
        for (int row = 0; row < 3; row++) {
            double sum = g.at(row, 0) + g.at(row, 1) + g.at(row, 2) + g.at(row, 3);
            assertThat(response.sources().at(row, row)).isCloseTo(sum, within(1e-18));
        }
    }

    @Test
    void a_response_needs_one_source_a_word_line() {
        Conductances g = CrossbarSamples.targets(3, 4, CrossbarSamples.TAOX, RandomStream.ofSeed(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ArrayResponse(g, new DiagonalAdmittance(new double[2])))
                .withMessage("An array of 3 word lines needs as many sources, but has 2");
    }

    @Test
    void ideal_bit_lines_see_the_deviations_of_the_cells_themselves() {
        Conductances g = CrossbarSamples.targets(3, 4, CrossbarSamples.TAOX, RandomStream.ofSeed(1));
        Conductances deviations = g.map(value -> 0.01 * value);
        assertThat(solver().sensed(g, deviations).deviations()).isSameAs(deviations);
    }
}
