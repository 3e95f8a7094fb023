package mho.crossbar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Set;
import mho.base.random.RandomStream;
import org.junit.jupiter.api.Test;

class TransferSolverTest implements SolverContract {
    private static final Set<Integer> OPEN = Set.of(0, 2, 4, 5, 6, 8, 10, 12, 15, 17, 19);
    private static final Conductances LADDER = Conductances.tabulate(5, 4, k -> 1 / (10.0 * (k + 1)));
    private static final Conductances HOLED = Conductances.tabulate(5, 4, k -> OPEN.contains(k) ? 0 : LADDER.at(k));
    private static final double[] RISING = {0, 1, 2, 3, 4};

    @Override
    public Solver solver() {
        return new TransferSolver(new Wires(35, 70, 200, 50, Ends.ONE_SIDE, Ends.BOTH_SIDES));
    }

    private static double[] currents(double wordLine, double bitLine, Conductances g, double... volts) {
        return new TransferSolver(Wires.of(wordLine, bitLine)).solve(g).currents(volts);
    }

    /** Golden: the 5 × 4 cells of 10·(4i + j + 1) Ω; Qucs, as published with badcrossbar 1.1.0 (A). */
    @Test
    void currents_equal_those_of_a_circuit_simulator() {
        double[] ideal = {0.08882855706, 0.08031746032, 0.07352016405, 0.06791666667};
        assertThat(currents(0, 0, LADDER, RISING)).containsExactly(ideal, within(5e-12));
        double[] resistive = {0.060570196651101416, 0.059327610716747844, 0.05634873882925334, 0.05335235457510154};
        assertThat(currents(1, 2, LADDER, RISING)).containsExactly(resistive, within(1e-16));
        double[] signed = {0.15274675, 0.10872371, 0.08719953, 0.07446608};
        assertThat(currents(1, 2, LADDER, 3, 2, -1, 2, 3)).containsExactly(signed, within(5e-9));
    }

    /** Golden: the same with eleven open cells; Qucs, as published with badcrossbar 1.1.0 (A). */
    @Test
    void currents_with_open_cells_equal_those_of_a_circuit_simulator() {
        double[] ideal = {0.023529411764705882, 0.041428571428571426, 0.04105263157894737, 0.029166666666666667};
        assertThat(currents(0, 0, HOLED, RISING)).containsExactly(ideal, within(1e-17));
        double[] bitLines = {0.023255813953488372, 0.03253230157603294, 0.03984575835475578, 0.022600121045716903};
        assertThat(currents(0, 2, HOLED, RISING)).containsExactly(bitLines, within(1e-16));
        double[] wordLines = {0.02327131688988546, 0.04015212389767439, 0.03994004799568497, 0.0277225410885645};
        assertThat(currents(1, 0, HOLED, RISING)).containsExactly(wordLines, within(1e-16));
    }

    @Test
    void without_any_resistance_the_transfer_is_the_conductances_to_the_last_bit() {
        Conductances g = sample(9, 7);
        ArrayResponse response = new TransferSolver(Wires.DEFAULT).solve(g);
        assertThat(response.transfer().toMatrix().data).isEqualTo(g.toMatrix().data);
        for (int row = 0; row < 9; row++) {
            for (int other = 0; other < 9; other++) {
                double expected = row == other ? g.rowSum(row) : 0;
                assertThat(response.sources().at(row, other)).isCloseTo(expected, within(1e-18));
            }
        }
    }

    /** First order in r, with cells of up to 150 µS: at 1 fΩ the loss is 1e-16 of the current. */
    @Test
    void vanishing_wire_resistance_gives_the_ideal_currents() {
        Conductances g = sample(40, 30);
        for (double r : new double[] {1e-3, 1e-6, 1e-9, 1e-12, 1e-15}) {
            Conductances transfer = new TransferSolver(Wires.of(r, r)).solve(g).transfer();
            for (int cell = 0; cell < 1200; cell++) {
                double bound = 2000 * r * 150e-6 * 70 + 1e-13;
                assertThat(transfer.at(cell)).isCloseTo(g.at(cell), within(bound * g.at(cell)));
            }
        }
    }

    @Test
    void currents_fall_as_the_wires_become_longer() {
        Conductances g = sample(12, 10);
        double[] volts = new double[12];
        Arrays.setAll(volts, row -> 0.01 * (row + 1));
        for (int wire = 0; wire < 4; wire++) {
            double[] before = g.columns() == 10
                    ? new TransferSolver(Wires.DEFAULT).solve(g).currents(volts)
                    : null;
            for (double r = 0.01; r < 1e5; r *= 3) {
                double[] four = new double[4];
                four[wire] = r;
                Wires wires = new Wires(four[0], four[1], four[2], four[3], Ends.ONE_SIDE, Ends.ONE_SIDE);
                double[] after = new TransferSolver(wires).solve(g).currents(volts);
                for (int column = 0; column < 10; column++) {
                    assertThat(after[column]).isPositive().isLessThan(before[column]);
                }
                before = after;
            }
        }
    }

    /** Driving the bit lines and sensing the word lines is the transposed array with its ends swapped. */
    @Test
    void swapping_sources_and_grounds_transposes_the_transfer() {
        Conductances g = sample(6, 9);
        Wires wires = new Wires(20, 45, 130, 70, Ends.ONE_SIDE, Ends.BOTH_SIDES);
        Wires swapped = new Wires(45, 20, 70, 130, Ends.BOTH_SIDES, Ends.ONE_SIDE);
        // the sensed bottom becomes the driven left end, the driven left end the sensed bottom
        Conductances turned = Conductances.tabulate(9, 6, k -> g.at(5 - k % 6, k / 6));
        Conductances mirrored = Conductances.tabulate(9, 6, k -> turned.at(k / 6, 5 - k % 6));
        Conductances there = new TransferSolver(wires).solve(g).transfer();
        Conductances back = new TransferSolver(swapped)
                .solve(Conductances.tabulate(9, 6, k -> mirrored.at(8 - k / 6, 5 - k % 6)))
                .transfer();
        for (int row = 0; row < 6; row++) {
            for (int column = 0; column < 9; column++) {
                double t = there.at(row, column);
                assertThat(back.at(8 - column, 5 - row)).isCloseTo(t, within(1e-13 * t));
            }
        }
    }

    @Test
    void scaling_cells_up_and_wires_down_scales_the_currents() {
        Conductances g = sample(8, 8);
        Conductances one =
                new TransferSolver(Wires.of(30, 50).withEnds(100, 20)).solve(g).transfer();
        Conductances other = new TransferSolver(Wires.of(10, 50.0 / 3).withEnds(100.0 / 3, 20.0 / 3))
                .solve(g.map(value -> 3 * value))
                .transfer();
        for (int cell = 0; cell < 64; cell++) {
            assertThat(other.at(cell)).isCloseTo(3 * one.at(cell), within(1e-13 * one.at(cell)));
        }
    }

    /** Pinned: the same on every JDK, processor and before and after compilation. */
    @Test
    void the_bits_of_a_transfer_matrix_are_pinned() {
        Conductances g = Conductances.tabulate(70, 50, k -> (1 + k * 37 % 101) * 1e-6);
        Wires wires = new Wires(2.5, 1.25, 100, 40, Ends.BOTH_SIDES, Ends.ONE_SIDE);
        double[] transfer = new TransferSolver(wires).solve(g).transfer().toMatrix().data;
        assertThat(Arrays.hashCode(transfer)).isEqualTo(-510553279);
    }

    @Test
    void a_wire_that_cannot_be_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Wires.of(-1, 0))
                .withMessage("A word-line segment resistance must be 0 or lie between 1.00000e-15 ohm and "
                        + "1.00000e+15 ohm, but is -1.00000 ohm");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Wires.of(0, Double.NaN))
                .withMessageContaining("A bit-line segment resistance")
                .withMessageContaining("is NaN ohm");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Wires.DEFAULT.withEnds(Double.POSITIVE_INFINITY, 0))
                .withMessageContaining("A driver resistance")
                .withMessageContaining("is Infinity ohm");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Wires.DEFAULT.withEnds(0, 1e-300))
                .withMessageContaining("A sense resistance");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Wires.DEFAULT.withSides(Ends.ONE_SIDE, null))
                .withMessage("Wires must say which ends are driven (ONE_SIDE) and which are sensed (null)");
    }

    private static Conductances sample(int rows, int columns) {
        return CrossbarSamples.targets(
                rows, columns, CrossbarSamples.TAOX, RandomStream.ofSeed(rows).child(columns));
    }
}
