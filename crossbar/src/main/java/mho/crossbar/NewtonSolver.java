package mho.crossbar;

import java.util.Arrays;
import mho.base.unit.SI;
import mho.device.IvCurve;

/**
 * Cells whose current is not proportional to their voltage, on resistive wires: Newton's method on Kirchhoff's current law,
 * each step the exact solution of the array with every cell's slope as its conductance. A step that does not lessen the
 * imbalance is halved. Starts from the array with Ohm's law.
 *
 * <p>Not a {@link Solver}: such an array has no transfer matrix, each input has its own currents.
 *
 * @param wires      the array's wires
 * @param curve      the law of every cell
 * @param tolerance  largest imbalance of a node relative to the current through the array at which the solution is
 *                   accepted [1]
 * @param iterations most steps
 */
public record NewtonSolver(
        Wires wires, IvCurve curve, @SI("1") double tolerance, int iterations) {
    /** An imbalance that this many halvings do not lessen is rounding. */
    private static final int HALVINGS = 30;

    /** Part of the promised decrease that a step must keep; J. Nocedal, S. J. Wright, "Numerical Optimization" (3.4). */
    private static final double DECREASE = 1e-4;

    public NewtonSolver {
        if (!(tolerance >= 1e-14 && tolerance < 1) || iterations < 1) {
            throw new IllegalArgumentException(
                    "Newton's method needs a tolerance in 1e-14 ... 1 and at least one step, but has %g and %d"
                            .formatted(tolerance, iterations));
        }
    }

    /** Creates a solver that stops at an imbalance of 1e-12 or fails after 50 steps. */
    public NewtonSolver(Wires wires, IvCurve curve) {
        this(wires, curve, 1e-12, 50);
    }

    /**
     * Returns the read of a whole array.
     *
     * @param conductances conductance of each cell at small voltages [S]
     * @param volts        voltage of each word line's source [V]
     * @throws ArithmeticException      if the imbalance cannot be brought below the tolerance
     * @throws IllegalArgumentException if a cell ends up beyond the law's limit
     */
    public OperatingPoint operatingPoint(Conductances conductances, double[] volts) {
        return operatingPoint(conductances, Selection.whole(conductances.rows(), conductances.columns()), volts);
    }

    /**
     * Returns a read with the lines connected as selected.
     *
     * @param conductances conductance of each cell at small voltages [S]
     * @param volts        input of each driven word line, in their order [V]
     * @throws ArithmeticException      if the imbalance cannot be brought below the tolerance
     * @throws IllegalArgumentException if a cell ends up beyond the law's limit
     */
    public OperatingPoint operatingPoint(Conductances conductances, Selection selection, double[] volts) {
        selection.requireSize(conductances.rows(), conductances.columns());
        Fronts plan = Room.plan(conductances, wires);
        Room.requireForVoltages(plan);
        return new Search(plan, conductances.toMatrix().data, selection).from(selection.volts(volts));
    }

    /** One search for the voltages of one array. */
    private final class Search {
        private final Fronts plan;
        private final Grid grid;
        private final double[] cells;
        private final boolean[] floating;

        Search(Fronts plan, double[] cells, Selection selection) {
            this.plan = plan;
            this.grid = plan.grid();
            this.cells = cells;
            this.floating = selection.floating();
        }

        OperatingPoint from(double[] held) {
            double[] nothing = new double[grid.inner() + grid.terminals()];
            GridVolts volts = factor(new double[cells.length]).solve(floating, held, nothing);
            Balance balance = balance(volts);
            for (int step = 0; balance.residual() > tolerance; step++) {
                if (step == iterations) {
                    throw failure(balance, step);
                }
                GridVolts change =
                        factor(volts.acrossCells()).solve(floating, new double[grid.terminals()], balance.missing());
                volts = improved(volts, change, balance, step);
                balance = balance(volts);
            }
            requireWithinLimit(volts.acrossCells());
            return new OperatingPoint(grid, volts, currents(volts.acrossCells()), balance);
        }

        private GridVolts improved(GridVolts volts, GridVolts change, Balance before, int step) {
            double fraction = 1;
            for (int halving = 0; halving < HALVINGS; halving++) {
                GridVolts trial = volts.plus(fraction, change);
                if (balance(trial).norm() <= (1 - DECREASE * fraction) * before.norm()) {
                    return trial;
                }
                fraction *= 0.5;
            }
            throw failure(before, step);
        }

        private ArithmeticException failure(Balance balance, int step) {
            return new ArithmeticException(
                    "Newton's method on %d x %d cells must bring the imbalance below %g, but is at %g after %d steps. Allow"
                                    .formatted(grid.rows(), grid.columns(), tolerance, balance.residual(), step)
                            + " more steps or a larger tolerance, or apply smaller voltages");
        }

        private GridFactor factor(double[] acrossCells) {
            double[] slopes = new double[cells.length];
            Arrays.setAll(slopes, cell -> curve.slope(cells[cell], within(acrossCells[cell])));
            return new GridFactor(plan, grid.edges(slopes));
        }

        private Balance balance(GridVolts volts) {
            double[] outflow = volts.outflow(currents(volts.acrossCells()));
            return new Balance(grid, floating, volts.possibleCurrent(cells), outflow);
        }

        /** Beyond the limit along the tangent: the search may pass there, but must not end there. */
        private double[] currents(double[] acrossCells) {
            double[] currents = new double[cells.length];
            Arrays.setAll(currents, cell -> {
                double volts = within(acrossCells[cell]);
                double beyond = acrossCells[cell] - volts;
                double inside = curve.current(cells[cell], volts);
                return beyond == 0 ? inside : inside + beyond * curve.slope(cells[cell], volts);
            });
            return currents;
        }

        private double within(double volts) {
            return Math.max(-curve.limit(), Math.min(curve.limit(), volts));
        }

        private void requireWithinLimit(double[] acrossCells) {
            for (int cell = 0; cell < cells.length; cell++) {
                // the voltage of an open cell is nobody's business
                if (cells[cell] > 0 && !(Math.abs(acrossCells[cell]) <= curve.limit())) {
                    throw new IllegalArgumentException(
                            "The law of the cells holds up to %g V, but row %d, column %d is at %g V"
                                    .formatted(
                                            curve.limit(),
                                            cell / grid.columns(),
                                            cell % grid.columns(),
                                            acrossCells[cell]));
                }
            }
        }
    }
}
