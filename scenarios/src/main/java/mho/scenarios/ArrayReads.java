package mho.scenarios;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import mho.crossbar.Access;
import mho.crossbar.Conductances;
import mho.crossbar.NewtonSolver;
import mho.crossbar.OperatingPoint;
import mho.crossbar.Selection;
import mho.crossbar.TransferSolver;
import mho.crossbar.Wires;
import mho.device.IvCurve;
import org.ejml.data.DMatrixRMaj;

/**
 * Reads of an array that the user brings.
 *
 * @param conductances the array [S]
 * @param wires        its wires
 * @param access       how its cells are connected
 * @param curve        current of a cell over its voltage
 */
public record ArrayReads(Conductances conductances, Wires wires, Access access, IvCurve curve) {
    /**
     * What the reads gave.
     *
     * @param reads     in the order of the inputs
     * @param cellVolts voltage across each cell in the first read [V]
     * @param solving   wall time of solving; no other number here depends on the machine [s]
     */
    public record Results(List<ArrayRead> reads, DMatrixRMaj cellVolts, double solving) {
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
        long start = System.nanoTime();
        Circuit circuit = circuit(connection.of(row(inputs, 0)));
        List<OperatingPoint> points = new ArrayList<>();
        List<ArrayRead> reads = new ArrayList<>();
        for (int read = 0; read < inputs.getNumRows(); read++) {
            double[] volts = row(inputs, read);
            OperatingPoint point = circuit.at(connection.of(volts), volts);
            reads.add(ArrayRead.of(point));
            if (read == 0) {
                points.add(point);
            }
        }
        double solving = (System.nanoTime() - start) / 1e9;
        return new Results(reads, points.get(0).cellVolts(), solving);
    }

    /** The array, prepared for its reads. */
    private interface Circuit {
        OperatingPoint at(Selection selection, double[] volts);
    }

    /** Which rows are driven, and so which transistors are on, is the same for all reads. */
    private Circuit circuit(Selection selection) {
        if (curve instanceof IvCurve.Ohmic) {
            return new TransferSolver(wires).circuit(access.seen(conductances, selection))::operatingPoint;
        }
        NewtonSolver solver = new NewtonSolver(wires, access.seen(curve));
        Conductances connected = access.connected(conductances, selection);
        return (lines, volts) -> solver.operatingPoint(connected, lines, volts);
    }

    private static double[] row(DMatrixRMaj matrix, int row) {
        double[] values = new double[matrix.getNumCols()];
        Arrays.setAll(values, column -> matrix.get(row, column));
        return values;
    }
}
