package mho.crossbar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import mho.base.random.RandomStream;
import mho.device.IvCurve;
import org.junit.jupiter.api.Test;

class NewtonSolverTest {
    private static final Wires WIRES = new Wires(20, 15, 100, 30, Ends.ONE_SIDE, Ends.BOTH_SIDES);
    private static final IvCurve SINH = new IvCurve.Sinh(5);

    private static Conductances sample(int rows, int columns) {
        return CrossbarSamples.targets(
                rows, columns, CrossbarSamples.TAOX, RandomStream.ofSeed(rows).child(columns));
    }

    private static double[] volts(int rows) {
        return CrossbarSamples.uniform(1, rows, -0.4, 0.4, RandomStream.ofSeed(rows)).data;
    }

    /** The array in which every cell is replaced by the resistor of its voltage and current has the same voltages. */
    private static void requireSameAsChords(
            NewtonSolver solver, Conductances g, Selection selection, double[] volts, OperatingPoint point) {
        Conductances chords = Conductances.tabulate(g.rows(), g.columns(), k -> {
            double across = point.cellVolts().data[k];
            return g.at(k) == 0 ? 0 : solver.curve().current(g.at(k), across) / across;
        });
        // siemens and ohms scaled to order one for the pseudo-inverse, volts kept
        double scale = 1e4;
        Wires w = solver.wires();
        Wires scaled = new Wires(
                w.wordLine() / scale,
                w.bitLine() / scale,
                w.driver() / scale,
                w.sense() / scale,
                w.driven(),
                w.sensed());
        NodalAnalysis truth = NodalAnalysis.of(scaled, chords.map(value -> value * scale), selection, volts);
        for (int column = 0; column < g.columns(); column++) {
            assertThat(point.bitLineCurrents()[column])
                    .isCloseTo(truth.bitLineCurrents()[column] / scale, within(1e-11 / scale));
        }
        for (int cell = 0; cell < g.rows() * g.columns(); cell++) {
            double expected = truth.cellVolts(cell / g.columns(), cell % g.columns());
            assertThat(point.cellVolts().data[cell]).isCloseTo(expected, within(1e-10));
        }
    }

    @Test
    void every_cell_carries_the_current_of_its_law_and_every_node_is_in_balance() {
        List<IvCurve> curves = List.of(
                SINH,
                new IvCurve.Sinh(15),
                new IvCurve.Cubic(0.8, 0.6),
                new IvCurve.Cubic(-5, 0.6),
                new IvCurve.InSeries(SINH, 4000));
        for (IvCurve curve : curves) {
            NewtonSolver solver = new NewtonSolver(WIRES, curve);
            Conductances g = sample(5, 4);
            OperatingPoint point = solver.operatingPoint(g, volts(5));
            requireSameAsChords(solver, g, Selection.whole(5, 4), volts(5), point);
            assertThat(point.residual()).isLessThanOrEqualTo(1e-12);
            assertThat(point.power().total()).isCloseTo(point.sourcePower(), within(1e-11 * point.sourcePower()));
        }
    }

    @Test
    void cells_of_ohms_law_take_the_currents_of_the_transfer_matrix() {
        Conductances g = sample(20, 30);
        double[] currents = new NewtonSolver(WIRES, new IvCurve.Ohmic())
                .operatingPoint(g, volts(20))
                .bitLineCurrents();
        double[] expected = new TransferSolver(WIRES).solve(g).currents(volts(20));
        assertThat(currents).containsExactly(expected, within(1e-17));
    }

    /** By hand: without wires every cell sees its input. */
    @Test
    void without_wires_each_cell_sees_its_input() {
        Conductances g = sample(3, 2);
        double[] currents = new NewtonSolver(Wires.DEFAULT, SINH)
                .operatingPoint(g, new double[] {0.1, -0.2, 0.4})
                .bitLineCurrents();
        for (int column = 0; column < 2; column++) {
            double expected = (g.at(0, column) * StrictMath.sinh(0.5)
                            - g.at(1, column) * StrictMath.sinh(1)
                            + g.at(2, column) * StrictMath.sinh(2))
                    / 5;
            assertThat(currents[column]).isCloseTo(expected, within(1e-18));
        }
    }

    /** One cell behind resistances, the voltage found by halving an interval. */
    @Test
    void a_single_cell_takes_the_voltage_that_its_wires_leave() {
        Wires wires = new Wires(2000, 3000, 0, 500, Ends.ONE_SIDE, Ends.ONE_SIDE);
        double low = 0;
        double high = 1.2;
        for (int k = 0; k < 200; k++) {
            double middle = 0.5 * (low + high);
            boolean above = middle + 5500 * 1e-4 * StrictMath.sinh(5 * middle) / 5 > 1.2;
            low = above ? low : middle;
            high = above ? middle : high;
        }
        OperatingPoint point = new NewtonSolver(wires, SINH)
                .operatingPoint(Conductances.tabulate(1, 1, k -> 1e-4), new double[] {1.2});
        assertThat(point.cellVolts().get(0, 0)).isCloseTo(low, within(1e-13));
    }

    @Test
    void lines_may_float_or_be_held_at_half_voltage() {
        Conductances g = sample(4, 4).map(value -> value < 40e-6 ? 0 : value);
        double[] read = {0.4};
        for (Terminal other : new Terminal[] {new Terminal.Floating(), new Terminal.Held(0.2), Terminal.GROUNDED}) {
            Selection selection = Selection.cell(g, 1, 2, other, other);
            NewtonSolver solver = new NewtonSolver(WIRES, SINH);
            OperatingPoint point = solver.operatingPoint(g, selection, read);
            requireSameAsChords(solver, g, selection, read, point);
        }
    }

    @Test
    void short_wires_and_steep_cells_still_converge() {
        NewtonSolver solver = new NewtonSolver(Wires.of(1e-9, 1e3).withEnds(2e3, 0), new IvCurve.Sinh(20));
        OperatingPoint point = solver.operatingPoint(sample(32, 32), volts(32));
        assertThat(point.residual()).isLessThanOrEqualTo(1e-12);
    }

    @Test
    void a_cell_beyond_the_limit_of_its_law_is_refused_with_its_place() {
        NewtonSolver solver = new NewtonSolver(Wires.DEFAULT, new IvCurve.Cubic(0.8, 0.3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> solver.operatingPoint(sample(2, 2), new double[] {0.1, -0.4}))
                .withMessage("The law of the cells holds up to 0.300000 V, but row 1, column 0 is at -0.400000 V");
    }

    @Test
    void too_few_steps_are_refused_with_the_imbalance() {
        NewtonSolver solver = new NewtonSolver(WIRES, new IvCurve.Sinh(15), 1e-12, 1);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> solver.operatingPoint(sample(5, 4), volts(5)))
                .withMessageStartingWith(
                        "Newton's method on 5 x 4 cells must bring the imbalance below 1.00000e-12, but is at ")
                .withMessageEndingWith(
                        "after 1 steps. Allow more steps or a larger tolerance, or apply smaller voltages");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NewtonSolver(WIRES, SINH, 0, 10))
                .withMessage(
                        "Newton's method needs a tolerance in 1e-14 ... 1 and at least one step, but has 0.00000 and 10");
    }
}
