package mho.crossbar;

import static org.assertj.core.api.Assertions.assertThat;

import mho.base.random.RandomStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a cell's own fluctuation reaches its bit line, against exact solves of the array with one cell changed. */
class SensitivityTest {
    private static double largestError(int size, Wires wires) {
        Conductances g = CrossbarSamples.targets(size, size, CrossbarSamples.TAOX, RandomStream.ofSeed(size));
        TransferSolver solver = new TransferSolver(wires);
        Conductances sensitivity = solver.sensed(g, g.map(value -> 1)).deviations();
        double largest = 0;
        for (int place = 0; place < 9; place++) {
            int row = (size - 1) * (place % 3) / 2;
            int column = (size - 1) * (place / 3) / 2;
            double exact = difference(solver, g, row, column);
            largest = Math.max(largest, Math.abs(sensitivity.at(row, column) / exact - 1));
        }
        return largest;
    }

    /** Central difference; its own error is of the order (0.1 % of the cell · resistance)² < 1e-9. */
    private static double difference(TransferSolver solver, Conductances g, int row, int column) {
        double step = 1e-3 * g.at(row, column);
        double[] ends = new double[2];
        for (int k = 0; k < 2; k++) {
            double[] changed = g.toMatrix().data;
            changed[row * g.columns() + column] += (2 * k - 1) * step;
            Conductances other = Conductances.tabulate(g.rows(), g.columns(), cell -> changed[cell]);
            ends[k] = solver.terminals(other).transfer(row, column);
        }
        return (ends[1] - ends[0]) / (2 * step);
    }

    @ParameterizedTest
    @CsvSource({"16, 0.35, 1e-5", "64, 0.35, 3e-4", "64, 2.5, 1e-2", "32, 20, 5e-2", "128, 1, 1e-2"})
    void the_product_of_both_lines_attenuation_is_the_sensitivity(int size, double resistance, double error) {
        double found = largestError(size, Wires.of(resistance, resistance));
        assertThat(found).isLessThan(error);
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 0, 0", "0, 3, 0, 0", "0, 0, 50, 0", "0, 0, 0, 70"})
    void with_resistance_in_word_lines_or_bit_lines_alone_it_is_exact(
            double wordLine, double bitLine, double driver, double sense) {
        double found = largestError(24, new Wires(wordLine, bitLine, driver, sense, Ends.ONE_SIDE, Ends.ONE_SIDE));
        assertThat(found).isLessThan(1e-9);
    }
}
