package mho.crossbar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import mho.base.random.Draws;
import mho.base.random.RandomStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small arrays of every kind against {@link NodalAnalysis}: each of the four resistances zero or not, driven and sensed at
 * one or both ends, read whole, at half voltage, with grounded and with floating lines, some cells open.
 */
class BruteForceTest {
    /** Cells, wires and voltages of order one, so that the pseudo-inverse tells small from zero. */
    @SuppressWarnings("ArrayRecordComponent") // a case of a test, never compared
    private record Case(int number, Wires wires, Conductances cells, Selection selection, double[] volts) {
        @Override
        public String toString() {
            return "%d: %d x %d, %s, %s".formatted(number, cells.rows(), cells.columns(), wires, selection);
        }
    }

    private static final int[][] SHAPES = {{3, 2}, {1, 1}, {1, 4}, {4, 1}, {2, 3}};

    static Stream<Case> cases() {
        return Stream.iterate(0, n -> n < 384, n -> n + 1).map(BruteForceTest::sample);
    }

    private static Case sample(int n) {
        Draws draws = RandomStream.ofSeed(11).child(n).draws();
        int[] shape = SHAPES[(n / 64 < 2) ? 0 : n % SHAPES.length];
        double[] r = new double[4];
        for (int k = 0; k < 4; k++) {
            r[k] = (n >> k & 1) == 0 ? 0 : 0.1 + draws.uniform();
        }
        Ends driven = (n >> 4 & 1) == 0 ? Ends.ONE_SIDE : Ends.BOTH_SIDES;
        Ends sensed = (n >> 5 & 1) == 0 ? Ends.ONE_SIDE : Ends.BOTH_SIDES;
        double[] g = new double[shape[0] * shape[1]];
        Arrays.setAll(g, k -> draws.uniform() < 0.2 ? 0 : 0.1 + draws.uniform());
        Conductances cells = Conductances.tabulate(shape[0], shape[1], k -> g[k]);
        Selection selection = n < 64 ? Selection.whole(shape[0], shape[1]) : selection(shape, draws);
        long inputs = selection.wordLines().stream()
                .filter(Terminal.Driven.class::isInstance)
                .count();
        double[] volts = new double[(int) inputs];
        Arrays.setAll(volts, k -> 2 * draws.uniform() - 1);
        return new Case(n, new Wires(r[0], r[1], r[2], r[3], driven, sensed), cells, selection, volts);
    }

    private static Selection selection(int[] shape, Draws draws) {
        List<Terminal> words =
                List.of(new Terminal.Driven(), Terminal.GROUNDED, new Terminal.Held(0.5), new Terminal.Floating());
        List<Terminal> bits =
                List.of(new Terminal.Sensed(), Terminal.GROUNDED, new Terminal.Held(0.5), new Terminal.Floating());
        List<Terminal> wordLines = new ArrayList<>();
        List<Terminal> bitLines = new ArrayList<>();
        for (int row = 0; row < shape[0]; row++) {
            wordLines.add(words.get(draws.integer(4)));
        }
        for (int column = 0; column < shape[1]; column++) {
            bitLines.add(bits.get(draws.integer(4)));
        }
        return new Selection(wordLines, bitLines);
    }

    private static final Offset<Double> CLOSE = within(2e-12);

    @ParameterizedTest
    @MethodSource("cases")
    void terminals_carry_what_nodal_analysis_says(Case one) {
        NodalAnalysis truth = NodalAnalysis.of(one.wires, one.cells, one.selection, one.volts);
        TerminalRead read = new TransferSolver(one.wires).terminals(one.cells).read(one.selection, one.volts);
        assertThat(read.bitLineCurrents()).containsExactly(truth.bitLineCurrents(), CLOSE);
        assertThat(read.wordLineCurrents()).containsExactly(truth.wordLineCurrents(), CLOSE);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void voltages_and_powers_inside_are_those_of_nodal_analysis(Case one) {
        NodalAnalysis truth = NodalAnalysis.of(one.wires, one.cells, one.selection, one.volts);
        OperatingPoint point =
                new TransferSolver(one.wires).circuit(one.cells).operatingPoint(one.selection, one.volts);
        assertThat(point.bitLineCurrents()).containsExactly(truth.bitLineCurrents(), CLOSE);
        assertThat(point.wordLineCurrents()).containsExactly(truth.wordLineCurrents(), CLOSE);
        for (int cell = 0; cell < one.cells.rows() * one.cells.columns(); cell++) {
            int row = cell / one.cells.columns();
            int column = cell % one.cells.columns();
            // across an open cell between floating lines any voltage is a solution
            if (one.cells.at(cell) > 0) {
                assertThat(point.cellVolts().get(row, column)).isCloseTo(truth.cellVolts(row, column), CLOSE);
            }
        }
        assertThat(point.power().cells()).isCloseTo(truth.cellPower(), CLOSE);
        assertThat(point.power().wordLines()).isCloseTo(truth.power("word"), CLOSE);
        assertThat(point.power().bitLines()).isCloseTo(truth.power("bit"), CLOSE);
        assertThat(point.power().drivers()).isCloseTo(truth.power("driver"), CLOSE);
        assertThat(point.power().senses()).isCloseTo(truth.power("sense"), CLOSE);
        assertThat(point.residual()).isLessThanOrEqualTo(1e-12);
    }
}
