package mho.crossbar;

/** An array of linear cells on its wires, prepared once for the voltages and currents inside it at any inputs. */
public final class ArrayCircuit {
    /** Above this residual the solution is improved once. */
    private static final double REFINED = 1e-13;

    private final Grid grid;
    private final double[] cells;
    private final GridFactor factor;

    ArrayCircuit(Conductances conductances, Wires wires) {
        Fronts plan = Room.plan(conductances, wires);
        Room.requireForVoltages(plan);
        this.grid = plan.grid();
        this.cells = conductances.toMatrix().data;
        this.factor = new GridFactor(plan, grid.edges(cells));
    }

    /**
     * Returns the read of the whole array.
     *
     * @param volts voltage of each word line's source [V]
     */
    public OperatingPoint operatingPoint(double[] volts) {
        return operatingPoint(Selection.whole(grid.rows(), grid.columns()), volts);
    }

    /**
     * Returns a read with the lines connected as selected.
     *
     * @param volts input of each driven word line, in their order [V]
     */
    public OperatingPoint operatingPoint(Selection selection, double[] volts) {
        selection.requireSize(grid.rows(), grid.columns());
        boolean[] floating = selection.floating();
        GridVolts found = factor.solve(floating, selection.volts(volts), new double[grid.inner() + grid.terminals()]);
        Balance balance = balance(floating, found);
        if (balance.residual() > REFINED) {
            GridVolts better = found.plus(1, factor.solve(floating, new double[grid.terminals()], balance.missing()));
            Balance improved = balance(floating, better);
            if (improved.residual() < balance.residual()) {
                return new OperatingPoint(grid, better, currents(better), improved);
            }
        }
        return new OperatingPoint(grid, found, currents(found), balance);
    }

    private Balance balance(boolean[] floating, GridVolts volts) {
        return new Balance(grid, floating, volts.possibleCurrent(cells), volts.outflow(currents(volts)));
    }

    private double[] currents(GridVolts volts) {
        double[] currents = volts.acrossCells();
        for (int cell = 0; cell < currents.length; cell++) {
            currents[cell] *= cells[cell];
        }
        return currents;
    }
}
