package mho.crossbar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import mho.base.random.RandomStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.DMatrixSparseCSC;
import org.ejml.sparse.FillReducing;
import org.ejml.sparse.csc.factory.LinearSolverFactory_DSCC;
import org.junit.jupiter.api.Test;

class OperatingPointTest {
    private static final Wires WIRES = new Wires(2.5, 1.5, 100, 30, Ends.BOTH_SIDES, Ends.ONE_SIDE);

    private static Conductances sample(int rows, int columns) {
        return CrossbarSamples.targets(
                rows, columns, CrossbarSamples.TAOX, RandomStream.ofSeed(rows).child(columns));
    }

    private static double[] volts(int rows, double low) {
        return CrossbarSamples.uniform(1, rows, low, 0.2, RandomStream.ofSeed(rows)).data;
    }

    @Test
    void what_the_sources_deliver_is_what_the_parts_burn() {
        for (int[] shape : new int[][] {{1, 1}, {1, 512}, {512, 1}, {40, 64}, {128, 100}}) {
            Conductances g = sample(shape[0], shape[1]);
            for (double r : new double[] {0, 1e-12, 1e-3, 1, 1e4}) {
                Wires wires = new Wires(r, 2 * r, 3 * r, r, Ends.ONE_SIDE, Ends.BOTH_SIDES);
                double[] volts = volts(shape[0], -0.2);
                OperatingPoint point = new TransferSolver(wires).circuit(g).operatingPoint(volts);
                double source = point.sourcePower();
                assertThat(point.power().total()).isCloseTo(source, within(1e-11 * source));
                assertThat(point.residual()).isLessThanOrEqualTo(1e-12);
                double power = new TransferSolver(wires).solve(g).power(volts);
                assertThat(power).isCloseTo(source, within(1e-11 * source));
            }
        }
    }

    @Test
    void the_currents_are_those_of_the_transfer_matrix() {
        Conductances g = sample(70, 50);
        ArrayResponse response = new TransferSolver(WIRES).solve(g);
        ArrayCircuit circuit = new TransferSolver(WIRES).circuit(g);
        for (double low : new double[] {0, -0.2}) {
            double[] volts = volts(70, low);
            OperatingPoint point = circuit.operatingPoint(volts);
            double scale = Arrays.stream(point.bitLineCurrents()).map(Math::abs).sum();
            assertThat(point.bitLineCurrents()).containsExactly(response.currents(volts), within(1e-14 * scale));
            assertThat(point.wordLineCurrents()).containsExactly(response.sourceCurrents(volts), within(1e-14 * scale));
        }
    }

    @Test
    void no_voltage_inside_leaves_the_range_of_the_terminals() {
        OperatingPoint point = new TransferSolver(WIRES).circuit(sample(30, 30)).operatingPoint(volts(30, 0));
        for (DMatrixRMaj map : new DMatrixRMaj[] {point.wordLineVolts(), point.bitLineVolts()}) {
            assertThat(Arrays.stream(map.data).boxed()).allMatch(v -> v >= 0 && v <= 0.2);
        }
        for (int k = 0; k < 900; k++) {
            double across = point.wordLineVolts().data[k] - point.bitLineVolts().data[k];
            assertThat(point.cellVolts().data[k]).isCloseTo(across, within(1e-16));
        }
    }

    @Test
    void an_array_of_open_cells_burns_nothing() {
        OperatingPoint point =
                new TransferSolver(WIRES).circuit(sample(5, 4).map(g -> 0)).operatingPoint(volts(5, -0.2));
        assertThat(point.bitLineCurrents()).containsOnly(0);
        assertThat(point.wordLineCurrents()).containsOnly(0);
        assertThat(point.power().total()).isZero();
        assertThat(point.residual()).isZero();
    }

    /** Another factorisation and another order: EJML's sparse Cholesky of the nodes row by row. */
    @Test
    void voltages_equal_those_of_a_sparse_cholesky_factorisation() {
        int n = 24;
        Conductances g = sample(n, n);
        DMatrixSparseCSC matrix = new DMatrixSparseCSC(2 * n * n, 2 * n * n);
        DMatrixRMaj right = new DMatrixRMaj(2 * n * n, 1);
        double[] volts = volts(n, -0.2);
        for (int k = 0; k < n * n; k++) {
            int word = 2 * k;
            int bit = 2 * k + 1;
            connect(matrix, word, bit, g.at(k));
            connect(matrix, word, k % n + 1 < n ? word + 2 : -1, k % n + 1 < n ? 1 / 2.0 : 0);
            connect(matrix, bit, k / n + 1 < n ? bit + 2 * n : -1, 1 / 3.0);
            if (k % n == 0) {
                connect(matrix, word, -1, 1 / 2.0);
                right.set(word, 0, volts[k / n] / 2);
            }
        }
        var solver = LinearSolverFactory_DSCC.cholesky(FillReducing.NONE);
        assertThat(solver.setA(matrix)).isTrue();
        DMatrixRMaj truth = new DMatrixRMaj(2 * n * n, 1);
        solver.solve(right, truth);
        OperatingPoint point = new TransferSolver(Wires.of(2, 3)).circuit(g).operatingPoint(volts);
        for (int k = 0; k < n * n; k++) {
            assertThat(point.wordLineVolts().data[k]).isCloseTo(truth.get(2 * k, 0), within(1e-13));
            assertThat(point.bitLineVolts().data[k]).isCloseTo(truth.get(2 * k + 1, 0), within(1e-13));
        }
    }

    private static void connect(DMatrixSparseCSC matrix, int one, int other, double conductance) {
        matrix.set(one, one, matrix.get(one, one) + conductance);
        if (other >= 0) {
            matrix.set(other, other, matrix.get(other, other) + conductance);
            matrix.set(one, other, -conductance);
            matrix.set(other, one, -conductance);
        }
    }

    @Test
    void inputs_that_do_not_fit_are_refused() {
        ArrayCircuit circuit = new TransferSolver(WIRES).circuit(sample(3, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> circuit.operatingPoint(new double[2]))
                .withMessage("A read needs one voltage for each driven word line, 3, but there are 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> circuit.operatingPoint(new double[] {0, Double.NaN, 0}))
                .withMessage("An input voltage must be finite, but number 1 is NaN V");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> circuit.operatingPoint(Selection.whole(2, 2), new double[2]))
                .withMessage(
                        "A selection must name each line of the 3 x 2 array, but names 2 word lines and 2 bit lines");
    }
}
