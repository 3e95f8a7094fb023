package mho.crossbar;

import mho.base.random.Draws;
import mho.base.random.RandomStream;
import mho.device.CellSpec;
import mho.device.catalog.IdealCell;
import mho.device.catalog.JoshiPcm2020;
import mho.device.catalog.YangTaOx2025;
import org.ejml.data.DMatrixRMaj;

/** Arrays and matrices that several tests use. */
final class CrossbarSamples {
    static final CellSpec IDEAL = new IdealCell().cell();
    static final CellSpec TAOX = new YangTaOx2025().cell();
    static final CellSpec PCM = new JoshiPcm2020().cell();

    private CrossbarSamples() {}

    static CrossbarSpec of(CellSpec cell) {
        return new CrossbarSpec(cell, new IdealSolver());
    }

    /** A matrix of numbers uniform between two ends. */
    static DMatrixRMaj uniform(int rows, int columns, double low, double high, RandomStream random) {
        Draws draws = random.draws();
        DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
        for (int k = 0; k < matrix.getNumElements(); k++) {
            matrix.data[k] = low + (high - low) * draws.uniform();
        }
        return matrix;
    }

    static Conductances targets(int rows, int columns, CellSpec cell, RandomStream random) {
        return Conductances.of(
                uniform(rows, columns, cell.range().min(), cell.range().max(), random));
    }
}
