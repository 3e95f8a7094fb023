package mho.crossbar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import mho.base.random.RandomStream;
import mho.device.CellSpec;
import mho.device.ConductanceRange;
import mho.device.Drift;
import mho.device.StateLaw;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class DriftCompensationTest {
    private static final double DAY = 86_400;
    private static final List<DriftCompensation> BOTH =
            List.of(new DriftCompensation.GlobalScale(), new DriftCompensation.PerColumn());

    /** All cells lose the same share, so that one number undoes it. */
    @Test
    void a_loss_common_to_all_cells_is_undone() {
        DMatrixRMaj fresh = new DMatrixRMaj(new double[][] {{1, -2, 0.5}, {-3, 4, 1}});
        DMatrixRMaj now = new DMatrixRMaj(fresh);
        CommonOps_DDRM.scale(0.64, now);
        for (DriftCompensation compensation : BOTH) {
            for (double factor : compensation.factors(fresh, now)) {
                assertThat(factor).isCloseTo(1 / 0.64, within(1e-15));
            }
        }
        assertThat(new DriftCompensation.None().factors(fresh, now)).containsExactly(1, 1, 1);
    }

    @Test
    void a_loss_of_one_column_is_undone_by_its_own_factor_only() {
        DMatrixRMaj fresh = new DMatrixRMaj(new double[][] {{1, -2}, {-3, 4}});
        DMatrixRMaj now = new DMatrixRMaj(new double[][] {{0.5, -2}, {-1.5, 4}});
        assertThat(new DriftCompensation.PerColumn().factors(fresh, now)).containsExactly(2, 1);
        assertThat(new DriftCompensation.GlobalScale().factors(fresh, now)).containsExactly(1.25, 1.25);
    }

    @Test
    void where_nothing_flows_nothing_is_scaled() {
        DMatrixRMaj open = new DMatrixRMaj(3, 2);
        for (DriftCompensation compensation : BOTH) {
            assertThat(compensation.factors(open, open)).containsExactly(1, 1);
            assertThat(compensation.reads(72)).isEqualTo(72);
        }
        assertThat(new DriftCompensation.None().reads(72)).isZero();
    }

    /**
     * Exponents 0.06 ± 0.02 from cell to cell at every conductance: after a day G falls as exp(−ν·ln(86420/20)), whose mean is
     * exp(−μL + σ²L²/2) and whose variation is √(exp(σ²L²) − 1) = 0.168. Uncompensated, the error of a column's weights is the
     * mean loss; compensated, the variation alone remains: of the magnitude of a weight, and unchanged by the number of rows.
     */
    @Test
    void what_remains_is_the_spread_of_the_exponents() {
        double mean = 0.06;
        double spread = 0.02;
        CellSpec pcm = new CellSpec(
                new ConductanceRange(0, 25e-6),
                new mho.device.Programming.Exact(),
                new Drift.PowerLaw(new StateLaw.Constant(mean), new StateLaw.Constant(spread), 20, 25e-6, DAY),
                new mho.device.ReadNoise.None(),
                mho.device.CellFaults.NONE,
                CrossbarSamples.PCM.cost());
        Conductances targets = CrossbarSamples.targets(256, 128, pcm, RandomStream.ofSeed(7));
        Crossbar crossbar = CrossbarSamples.of(pcm).program(targets, RandomStream.ofSeed(8));
        DMatrixRMaj fresh = crossbar.conductances().toMatrix();
        DMatrixRMaj now = crossbar.aged(DAY).conductances().toMatrix();
        double logTime = Math.log((DAY + 20) / 20);
        double loss = Math.exp(-mean * logTime + spread * spread * logTime * logTime / 2);
        double variation = Math.sqrt(Math.expm1(spread * spread * logTime * logTime));

        assertThat(relativeError(fresh, now, new DriftCompensation.None()))
                .isCloseTo(Math.hypot(1 - loss, loss * variation), within(0.01));
        for (DriftCompensation compensation : BOTH) {
            assertThat(relativeError(fresh, now, compensation)).isCloseTo(variation, within(0.01));
        }
    }

    private static double relativeError(DMatrixRMaj fresh, DMatrixRMaj now, DriftCompensation compensation) {
        double[] factors = compensation.factors(fresh, now);
        double error = 0;
        double signal = 0;
        for (int row = 0; row < fresh.getNumRows(); row++) {
            for (int column = 0; column < fresh.getNumCols(); column++) {
                double difference = now.get(row, column) * factors[column] - fresh.get(row, column);
                error += difference * difference;
                signal += fresh.get(row, column) * fresh.get(row, column);
            }
        }
        return Math.sqrt(error / signal);
    }
}
