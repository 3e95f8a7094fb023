package mho.crossbar;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/** Voltages, currents and powers everywhere in an array at given inputs. */
public final class OperatingPoint {
    private final Grid grid;
    private final GridVolts volts;
    private final double[] terminalCurrents;
    private final PowerSplit power;
    private final double residual;

    OperatingPoint(Grid grid, GridVolts volts, double[] cellCurrents, Balance balance) {
        this.grid = grid;
        this.volts = volts;
        this.terminalCurrents = Arrays.copyOfRange(balance.outflow(), grid.inner(), balance.outflow().length);
        this.power = PowerSplit.of(grid, volts, cellCurrents);
        this.residual = balance.residual();
    }

    /** Returns the current out of each word line's source, of both ends together [A]. */
    public double[] wordLineCurrents() {
        return Arrays.copyOf(terminalCurrents, grid.rows());
    }

    /** Returns the current out of each bit line into its ground or supply, of both ends together [A]. */
    public double[] bitLineCurrents() {
        double[] currents = new double[grid.columns()];
        Arrays.setAll(currents, column -> 0 - terminalCurrents[grid.rows() + column]);
        return currents;
    }

    /** Returns where the power goes. */
    public PowerSplit power() {
        return power;
    }

    /** Returns what all sources deliver [W], a source at a bit line's end included. */
    public double sourcePower() {
        double sum = 0;
        for (int line = 0; line < terminalCurrents.length; line++) {
            sum += volts.lines()[line] * terminalCurrents[line];
        }
        return sum;
    }

    /** Returns the largest imbalance of currents at a node, relative to what flows through the array [1]. */
    public double residual() {
        return residual;
    }

    /** Returns the voltage across each cell [V], word lines × bit lines; with the inputs taken off, the map of IR drop. */
    public DMatrixRMaj cellVolts() {
        return new DMatrixRMaj(grid.rows(), grid.columns(), true, volts.acrossCells());
    }

    /** Returns the voltage of the word line at each cell [V]. */
    public DMatrixRMaj wordLineVolts() {
        double[] at = new double[grid.cells()];
        Arrays.setAll(at, cell -> volts.at(grid.wordNode(cell)));
        return new DMatrixRMaj(grid.rows(), grid.columns(), true, at);
    }

    /** Returns the voltage of the bit line at each cell [V]. */
    public DMatrixRMaj bitLineVolts() {
        double[] at = new double[grid.cells()];
        Arrays.setAll(at, cell -> volts.at(grid.bitNode(cell)));
        return new DMatrixRMaj(grid.rows(), grid.columns(), true, at);
    }
}
