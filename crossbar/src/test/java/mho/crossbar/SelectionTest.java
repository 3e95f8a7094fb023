package mho.crossbar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import mho.device.IvCurve;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private static final Terminal FLOATING = new Terminal.Floating();

    private static TerminalRead readOne(Conductances g, Terminal others) {
        Selection selection = Selection.cell(g, 0, 0, others, others);
        return new TransferSolver(Wires.DEFAULT).terminals(g).read(selection, new double[] {0.3});
    }

    /**
     * By hand: with all other lines floating in an m × n array of equal cells, the current beside the cell passes n − 1 cells
     * in parallel, then (m − 1)(n − 1), then m − 1.
     */
    @Test
    void floating_lines_carry_the_sneak_current_of_a_passive_array() {
        int m = 6;
        int n = 9;
        double g = 20e-6;
        double sneak = 1 / (1.0 / (n - 1) + 1.0 / ((m - 1) * (n - 1)) + 1.0 / (m - 1));
        TerminalRead read = readOne(Conductances.tabulate(m, n, k -> g), FLOATING);
        assertThat(read.bitLineCurrents()[0]).isCloseTo(0.3 * g * (1 + sneak), within(1e-18));
        assertThat(read.wordLineCurrents()[0]).isCloseTo(0.3 * g * (1 + sneak), within(1e-18));
        double drop = 0.3 * sneak / (n - 1);
        assertThat(read.bitLineVolts()[1]).isCloseTo(0.3 - drop, within(1e-15));
        assertThat(read.wordLineVolts()[1]).isCloseTo(0.3 * sneak / (m - 1), within(1e-15));
    }

    /** By hand: half-selected cells see half the voltage, the others none. */
    @Test
    void held_at_half_voltage_the_other_lines_leave_the_cell_and_its_column() {
        int m = 6;
        double g = 20e-6;
        TerminalRead read = readOne(Conductances.tabulate(m, 9, k -> g), new Terminal.Held(0.15));
        assertThat(read.bitLineCurrents()[0]).isCloseTo(0.3 * g + (m - 1) * 0.15 * g, within(1e-18));
        assertThat(read.bitLineCurrents()[1]).isCloseTo(0.15 * g, within(1e-18));
    }

    @Test
    void grounded_lines_leave_only_the_cell() {
        TerminalRead read = readOne(Conductances.tabulate(6, 9, k -> 20e-6), Terminal.GROUNDED);
        assertThat(read.bitLineCurrents()[0]).isCloseTo(0.3 * 20e-6, within(1e-18));
    }

    @Test
    void transistors_cut_off_the_rows_that_are_not_read_and_stand_in_series_in_those_that_are() {
        Conductances g = Conductances.tabulate(3, 2, k -> (k + 1) * 1e-5);
        Selection selection = Selection.cell(g, 1, 0, FLOATING, FLOATING);
        Access access = new Access.Transistor(2e4);
        double[] seen = {0, 0, 1 / (1 / 3e-5 + 2e4), 1 / (1 / 4e-5 + 2e4), 0, 0};
        assertThat(access.seen(g, selection).toMatrix().data).containsExactly(seen, within(1e-19));
        TerminalRead read = new TransferSolver(Wires.DEFAULT)
                .terminals(access.seen(g, selection))
                .read(selection, new double[] {0.3});
        assertThat(read.bitLineCurrents()[0]).isCloseTo(0.3 * seen[2], within(1e-18));
        assertThat(new Access.Passive().seen(g, selection)).isSameAs(g);
    }

    @Test
    void transistors_stand_in_series_with_cells_of_any_law() {
        Conductances g = Conductances.tabulate(3, 2, k -> (k + 1) * 1e-5);
        Selection selection = Selection.cell(g, 1, 0, FLOATING, FLOATING);
        Access access = new Access.Transistor(2e4);
        NewtonSolver solver = new NewtonSolver(Wires.of(5, 5), access.seen(new IvCurve.Ohmic()));
        double[] newton = solver.operatingPoint(access.connected(g, selection), selection, new double[] {0.3})
                .bitLineCurrents();
        double[] linear = new TransferSolver(Wires.of(5, 5))
                .circuit(access.seen(g, selection))
                .operatingPoint(selection, new double[] {0.3})
                .bitLineCurrents();
        assertThat(newton).containsExactly(linear, within(1e-18));
    }

    @Test
    void a_selection_that_cannot_be_is_refused() {
        Terminal sensed = new Terminal.Sensed();
        Terminal driven = new Terminal.Driven();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Selection(List.of(driven, sensed), List.of(sensed)))
                .withMessage("A word line is driven, held or floating, but word line 1 is sensed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Selection(List.of(driven), Collections.nCopies(2, driven)))
                .withMessage("A bit line is sensed, held or floating, but bit line 0 is driven");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Terminal.Held(Double.NaN))
                .withMessage("A line must be held at a finite voltage, but is at NaN V");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Access.Transistor(-1))
                .withMessage("An access transistor's on-resistance must be >= 0 and finite, but is -1.00000 ohm");
    }
}
