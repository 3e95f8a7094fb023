package mho.crossbar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import mho.base.random.Draws;
import mho.base.random.RandomStream;
import mho.device.CellSpec;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One normal number a column and read, of variance Σ x_i²(σ_ij s_ij)², against a draw for every cell and a new solution of the
 * whole array each time. Two-sample Kolmogorov–Smirnov on 2 × 1500 reads of each of 8 columns at p = 1e-5, so that a false
 * alarm of one of the eight cases has a probability of 6e-4; seeds are fixed.
 */
class ReadNoiseStatisticsTest {
    private static final int ROWS = 16;
    private static final int COLUMNS = 8;
    private static final int READS = 1500;
    private static final double FALSE_ALARM = 1e-5;
    /** A sample variance has a relative error of √(2/n); a ratio of two, averaged over the columns. */
    private static final double ERROR_OF_RATIO = 2 / Math.sqrt(READS * COLUMNS);

    /** The same where one of the two variances is computed. */
    private static final double ERROR_OF_VARIANCE = Math.sqrt(2.0 / (READS * COLUMNS));

    private static final CellSpec PCM = CrossbarSamples.PCM;
    private static final CellSpec TAOX = CrossbarSamples.TAOX;

    static List<Solver> solvers() {
        return List.of(
                new IdealSolver(),
                new TransferSolver(Wires.of(40, 40)),
                new TransferSolver(Wires.of(40, 40).withEnds(200, 200)),
                new TransferSolver(Wires.of(100, 100).withSides(Ends.BOTH_SIDES, Ends.BOTH_SIDES)));
    }

    @ParameterizedTest
    @MethodSource("solvers")
    void one_number_a_column_is_as_good_as_one_a_cell_where_inputs_have_both_signs(Solver solver) {
        compare(solver, -0.2);
    }

    @ParameterizedTest
    @MethodSource("solvers")
    void one_number_a_column_is_as_good_as_one_a_cell_where_bit_lines_rise(Solver solver) {
        compare(solver, 0);
    }

    /**
     * TaOx cells of up to 150 µS, all inputs equal: the bit lines rise so far that without the relief the variance would be more
     * than 1.6 times as large as it is. Where word lines have resistance, too, a cell also moves its neighbours' currents, which is
     * left out: what that costs comes on top of the statistics.
     */
    @ParameterizedTest
    @MethodSource("risingBitLines")
    void the_relief_is_what_the_rise_of_bit_lines_takes_from_the_variance(Solver solver, double leftOut) {
        Crossbar crossbar = new CrossbarSpec(TAOX, solver)
                .program(CrossbarSamples.targets(ROWS, COLUMNS, TAOX, RandomStream.ofSeed(1)), RandomStream.ofSeed(2));
        double[] inputs = new double[ROWS];
        Arrays.fill(inputs, 0.2);
        double[][] cells = cellByCell(crossbar, inputs);
        SensedNoise noise = crossbar.at(0).noise();
        Conductances none = Conductances.tabulate(1, COLUMNS, column -> 0);
        assertThat(meanRatio(cells, deviations(noise, inputs))).isCloseTo(1, within(leftOut + 5 * ERROR_OF_VARIANCE));
        assertThat(meanRatio(cells, deviations(new SensedNoise(noise.deviations(), none), inputs)))
                .isLessThan(1 / 1.6);
    }

    static List<Arguments> risingBitLines() {
        Wires rows = Wires.of(100, 100).withEnds(100, 400);
        return List.of(
                Arguments.of(new TransferSolver(Wires.of(0, 40).withEnds(0, 200)), 0),
                Arguments.of(new TransferSolver(Wires.of(0, 0).withEnds(0, 400)), 0),
                Arguments.of(
                        new TransferSolver(Wires.of(0, 0).withEnds(0, 800).withSides(Ends.ONE_SIDE, Ends.BOTH_SIDES)),
                        0),
                Arguments.of(new TransferSolver(Wires.of(40, 40).withEnds(200, 200)), 0.13),
                Arguments.of(new TransferSolver(rows.withSides(Ends.BOTH_SIDES, Ends.BOTH_SIDES)), 0.07));
    }

    private static double meanRatio(double[][] cells, double[] deviations) {
        double ratio = 0;
        for (int column = 0; column < COLUMNS; column++) {
            ratio += variance(cells[column]) / (deviations[column] * deviations[column]) / COLUMNS;
        }
        return ratio;
    }

    private static void compare(Solver solver, double lowest) {
        Crossbar crossbar = new CrossbarSpec(PCM, solver)
                .program(CrossbarSamples.targets(ROWS, COLUMNS, PCM, RandomStream.ofSeed(1)), RandomStream.ofSeed(2))
                .aged(86_400);
        double[] inputs = CrossbarSamples.uniform(1, ROWS, lowest, 0.2, RandomStream.ofSeed(3)).data;
        double[][] cells = cellByCell(crossbar, inputs);
        double[][] columns = columnByColumn(crossbar, inputs);
        KolmogorovSmirnovTest test = new KolmogorovSmirnovTest();
        double ratio = 0;
        for (int column = 0; column < COLUMNS; column++) {
            assertThat(test.kolmogorovSmirnovTest(cells[column], columns[column]))
                    .as("column %d", column)
                    .isGreaterThan(FALSE_ALARM);
            ratio += variance(cells[column]) / variance(columns[column]) / COLUMNS;
        }
        assertThat(ratio).isCloseTo(1, within(5 * ERROR_OF_RATIO));
    }

    private static double[][] cellByCell(Crossbar crossbar, double[] inputs) {
        Draws draws = RandomStream.ofSeed(4).draws();
        Conductances mean = crossbar.conductances();
        Conductances deviations = crossbar.readDeviations();
        double[][] currents = new double[COLUMNS][READS];
        for (int read = 0; read < READS; read++) {
            Conductances noisy = Conductances.tabulate(
                    ROWS, COLUMNS, k -> Math.max(0, mean.at(k) + deviations.at(k) * draws.normal()));
            double[] now = crossbar.spec().solver().solve(noisy).currents(inputs);
            for (int column = 0; column < COLUMNS; column++) {
                currents[column][read] = now[column];
            }
        }
        return currents;
    }

    private static double[][] columnByColumn(Crossbar crossbar, double[] inputs) {
        Draws draws = RandomStream.ofSeed(5).draws();
        double[] mean = crossbar.response().currents(inputs);
        double[] deviations = deviations(crossbar.at(0).noise(), inputs);
        double[][] currents = new double[COLUMNS][READS];
        for (int column = 0; column < COLUMNS; column++) {
            for (int read = 0; read < READS; read++) {
                currents[column][read] = mean[column] + deviations[column] * draws.normal();
            }
        }
        return currents;
    }

    private static double[] deviations(SensedNoise noise, double[] inputs) {
        double total = Arrays.stream(inputs).sum();
        double[] deviations = new double[COLUMNS];
        for (int column = 0; column < COLUMNS; column++) {
            double relief = noise.hasRelief() ? total * noise.relief().at(0, column) : 0;
            double variance = -relief * relief;
            for (int row = 0; row < ROWS; row++) {
                double part = inputs[row] * noise.deviations().at(row, column);
                variance += part * part;
            }
            deviations[column] = Math.sqrt(variance);
        }
        return deviations;
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
    }
}
