package mho.crossbar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import mho.base.random.RandomStream;
import org.junit.jupiter.api.Test;

/** What the port currents of any array of linear cells obey, whatever its wires. */
interface SolverContract {
    Solver solver();

    @Test
    default void no_bit_line_carries_more_than_the_sources_drive() {
        for (int size = 1; size <= 8; size++) {
            Conductances g = sample(size, size + 2);
            ArrayResponse response = solver().solve(g);
            for (int row = 0; row < g.rows(); row++) {
                // Kirchhoff: with the other sources at ground, what leaves by bit lines came from this source
                double driven = response.sources().at(row, row);
                assertThat(response.transfer().rowSum(row)).isLessThanOrEqualTo(driven * (1 + 1e-12));
            }
        }
    }

    @Test
    default void no_cell_carries_more_than_on_ideal_wires() {
        Conductances g = sample(6, 5);
        ArrayResponse response = solver().solve(g);
        for (int row = 0; row < g.rows(); row++) {
            assertThat(response.sources().at(row, row)).isBetween(0.0, g.rowSum(row) * (1 + 1e-12));
        }
    }

    @Test
    default void an_array_of_open_cells_carries_nothing() {
        ArrayResponse response = solver().solve(sample(4, 3).map(g -> 0));
        for (int row = 0; row < 4; row++) {
            assertThat(response.transfer().rowSum(row)).isZero();
            assertThat(response.sources().at(row, row)).isZero();
        }
    }

    @Test
    default void solving_twice_gives_the_same_bits() {
        Conductances g = sample(7, 4);
        assertThat(solver().solve(g).transfer().toMatrix().data)
                .isEqualTo(solver().solve(g).transfer().toMatrix().data);
    }

    private static Conductances sample(int rows, int columns) {
        return CrossbarSamples.targets(
                rows, columns, CrossbarSamples.TAOX, RandomStream.ofSeed(rows).child(columns));
    }

    /** A helper of implementations: the currents of all bit lines for given voltages [A]. */
    default double[] currents(Conductances g, double[] volts) {
        ArrayResponse response = solver().solve(g);
        double[] currents = new double[g.columns()];
        for (int column = 0; column < g.columns(); column++) {
            for (int row = 0; row < g.rows(); row++) {
                currents[column] += volts[row] * response.transfer().at(row, column);
            }
        }
        return currents;
    }

    @Test
    default void currents_superpose() {
        Conductances g = sample(3, 3);
        double[] a = currents(g, new double[] {0.1, 0, -0.2});
        double[] b = currents(g, new double[] {0, 0.05, 0.3});
        double[] both = currents(g, new double[] {0.1, 0.05, 0.1});
        for (int column = 0; column < 3; column++) {
            assertThat(a[column] + b[column]).isCloseTo(both[column], within(1e-18));
        }
    }
}
