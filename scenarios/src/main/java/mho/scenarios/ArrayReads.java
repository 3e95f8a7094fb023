package mho.scenarios;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import mho.crossbar.Access;
import mho.crossbar.ArrayCircuit;
import mho.crossbar.Conductances;
import mho.crossbar.OperatingPoint;
import mho.crossbar.Selection;
import mho.crossbar.TransferSolver;
import mho.crossbar.Wires;
import org.ejml.data.DMatrixRMaj;

/**
 * Reads of an array that the user brings.
 *
 * @param conductances the array [S]
 * @param wires        its wires
 * @param access       how its cells are connected
 */
public record ArrayReads(Conductances conductances, Wires wires, Access access) {
    /**
     * What the reads gave.
     *
     * @param reads     in the order of the inputs
     * @param cellVolts voltage across each cell in the first read [V]
     */
    public record Results(List<ArrayRead> reads, DMatrixRMaj cellVolts) {
        /** Returns the largest imbalance of currents of any read [1]. */
        public double residual() {
            return reads.stream().mapToDouble(ArrayRead::residual).max().orElse(0);
        }
    }

    /** How the lines of a read are connected, which may depend on its inputs. */
    public interface Connection {
        /**
         * Returns the connection of a read.
         *
         * @param volts inputs of the driven word lines [V]
         */
        Selection of(double[] volts);
    }

    /**
     * Reads the array once for each row of inputs.
     *
     * @param inputs     one row of voltages a read, one for each driven word line [V]
     * @param connection how the lines are connected
     */
    public Results read(DMatrixRMaj inputs, Connection connection) {
        List<ArrayRead> reads = new ArrayList<>();
        List<DMatrixRMaj> cellVolts = new ArrayList<>();
        double[] first = row(inputs, 0);
        ArrayCircuit circuit = new TransferSolver(wires).circuit(access.seen(conductances, connection.of(first)));
        for (int read = 0; read < inputs.getNumRows(); read++) {
            double[] volts = row(inputs, read);
            OperatingPoint point = circuit.operatingPoint(connection.of(volts), volts);
            reads.add(ArrayRead.of(point));
            if (read == 0) {
                cellVolts.add(point.cellVolts());
            }
        }
        return new Results(reads, cellVolts.get(0));
    }

    private static double[] row(DMatrixRMaj matrix, int row) {
        double[] values = new double[matrix.getNumCols()];
        Arrays.setAll(values, column -> matrix.get(row, column));
        return values;
    }
}
