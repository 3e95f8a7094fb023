package mho.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import mho.base.random.IndexedDraws;
import mho.base.random.RandomStream;
import mho.device.Programming.Write;
import mho.device.Programming.WriteVerify;
import mho.device.catalog.CatalogCell;
import mho.device.catalog.HongTaOx2025;
import mho.device.catalog.YangTaOx2025;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Measured TaOx (Hong et al. 2025): sd 2.74 µS, excess kurtosis −1.17, none beyond 5 µS, 5.57 iterations a success. */
class WriteVerifyTest implements ProgrammingContract {
    private static final WriteVerify TAOX = new WriteVerify(5e-6, 22e-6, 200);
    private static final int CELLS = 100_000;

    @Override
    public Programming programming() {
        return TAOX;
    }

    @ParameterizedTest
    @ValueSource(doubles = {100e-6, 150e-6, 250e-6, 400e-6})
    void errors_have_the_measured_shape(double target) {
        Moments moments = errors(TAOX, target);
        assertThat(moments.sd()).isBetween(2.4e-6, 3.0e-6);
        assertThat(moments.excessKurtosis()).isBetween(-1.3, -1.0);
        assertThat(moments.mean()).isCloseTo(0, within(5 * moments.errorOfMean()));
    }

    /** The exact law is a normal density cut at the window; its moments by quadrature. */
    @Test
    void errors_have_the_moments_of_a_normal_density_cut_at_the_window() {
        double tolerance = 5e-6;
        double pulseSpread = 22e-6;
        double[] sums = new double[5];
        int steps = 20_000;
        for (int k = 0; k < steps; k++) {
            double x = ((k + 0.5) / steps * 2 - 1) * tolerance;
            double density = StrictMath.exp(-0.5 * (x / pulseSpread) * (x / pulseSpread));
            sums[0] += density;
            sums[2] += density * x * x;
            sums[4] += density * x * x * x * x;
        }
        double variance = sums[2] / sums[0];
        double kurtosis = sums[4] / sums[0] / (variance * variance) - 3;
        Moments moments = errors(TAOX, 200e-6);
        // five standard errors; that of the kurtosis of a bounded, flat density is below √(1/n)
        assertThat(moments.sd()).isCloseTo(Math.sqrt(variance), within(5 * moments.errorOfSd()));
        assertThat(moments.excessKurtosis()).isCloseTo(kurtosis, within(5 / Math.sqrt(CELLS)));
    }

    @Test
    void no_error_lies_beyond_the_window() {
        IndexedDraws draws = RandomStream.ofSeed(8).child("writes").indexed();
        for (int k = 0; k < CELLS; k++) {
            double error = TAOX.write(300e-6, draws.at(k)).conductance() - 300e-6;
            assertThat(Math.abs(error)).isLessThanOrEqualTo(5e-6 * (1 + 1e-9));
        }
    }

    @Test
    void pulses_are_geometric_with_the_published_mean() {
        IndexedDraws draws = RandomStream.ofSeed(9).child("writes").indexed();
        Moments pulses = Moments.of(CELLS, k -> TAOX.write(250e-6, draws.at(k)).pulses());
        assertThat(pulses.mean()).isBetween(5.0, 6.0);
        // a geometric count of mean m has variance m² − m
        double sd = Math.sqrt(pulses.mean() * (pulses.mean() - 1));
        assertThat(pulses.sd()).isCloseTo(sd, within(0.03 * sd));
        assertThat(pulses.mean()).isCloseTo(5.57, within(0.1));
    }

    /** 5.57 iterations a success (Hong et al., Methods): in closed form 1/P(|ξ| ≤ tolerance/spread), and counted. */
    @ParameterizedTest
    @ValueSource(doubles = {100e-6, 140e-6})
    void both_catalogue_cells_take_the_published_pulses(double target) {
        for (CatalogCell entry : List.of(new YangTaOx2025(), new HongTaOx2025())) {
            WriteVerify law = (WriteVerify) entry.cell().programming();
            NormalDistribution normal = new NormalDistribution(null, 0, 1);
            double accepted = 2 * normal.cumulativeProbability(law.tolerance() / law.pulseSpread()) - 1;
            assertThat(1 / accepted).isCloseTo(5.57, within(0.01 * 5.57));
            IndexedDraws draws = RandomStream.ofSeed(13).child("writes").indexed();
            Moments pulses =
                    Moments.of(CELLS, k -> law.write(target, draws.at(k)).pulses());
            // three standard errors of a geometric count are 0.9 %
            assertThat(pulses.mean()).isCloseTo(1 / accepted, within(5 * pulses.errorOfMean()));
            assertThat(pulses.mean()).isCloseTo(5.57, within(0.01 * 5.57));
        }
    }

    @Test
    void below_the_tolerance_the_error_is_the_same_and_clamped_at_zero() {
        IndexedDraws draws = RandomStream.ofSeed(10).child("writes").indexed();
        int atZero = 0;
        for (int k = 0; k < CELLS; k++) {
            double reached = TAOX.write(2e-6, draws.at(k)).conductance();
            assertThat(reached).isBetween(0.0, 7e-6 * (1 + 1e-9));
            atZero += reached == 0 ? 1 : 0;
        }
        // uniform over −3 … 7 µS but for 1 % of curvature: three tenths below zero, with five standard errors of 0.15 %
        assertThat((double) atZero / CELLS).isCloseTo(0.3, within(0.01));
    }

    @Test
    void without_pulses_left_the_closest_landing_stays() {
        WriteVerify short3 = new WriteVerify(1e-9, 22e-6, 3);
        WriteVerify short1 = new WriteVerify(1e-9, 22e-6, 1);
        IndexedDraws draws = RandomStream.ofSeed(11).child("writes").indexed();
        for (int k = 0; k < 1000; k++) {
            Write three = short3.write(300e-6, draws.at(k));
            Write one = short1.write(300e-6, draws.at(k));
            assertThat(three.pulses()).isLessThanOrEqualTo(3);
            assertThat(Math.abs(three.conductance() - 300e-6))
                    .isLessThanOrEqualTo(Math.abs(one.conductance() - 300e-6));
        }
    }

    @Test
    void a_wider_window_takes_fewer_pulses() {
        assertThat(meanPulses(TAOX.withTolerance(10e-6))).isLessThan(meanPulses(TAOX));
        assertThat(TAOX.withTolerance(10e-6)).isEqualTo(new WriteVerify(10e-6, 22e-6, 200));
    }

    @Test
    void controllers_that_cannot_be_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WriteVerify(Double.NaN, 22e-6, 20))
                .withMessage("Write-verify needs tolerance > 0, pulse spread > 0 and at least one pulse, "
                        + "but they are NaN S, 2.20000e-05 S and 20");
        assertThatIllegalArgumentException().isThrownBy(() -> new WriteVerify(5e-6, 22e-6, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new WriteVerify(5e-6, Double.POSITIVE_INFINITY, 20));
    }

    private static Moments errors(WriteVerify law, double target) {
        IndexedDraws draws = RandomStream.ofSeed(7).child("writes").indexed();
        return Moments.of(CELLS, k -> law.write(target, draws.at(k)).conductance() - target);
    }

    private static double meanPulses(WriteVerify law) {
        IndexedDraws draws = RandomStream.ofSeed(12).child("writes").indexed();
        return Moments.of(10_000, k -> law.write(200e-6, draws.at(k)).pulses()).mean();
    }
}
