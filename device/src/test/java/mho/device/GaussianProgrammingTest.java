package mho.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import mho.base.random.IndexedDraws;
import mho.base.random.RandomStream;
import mho.device.Programming.Gaussian;
import mho.device.Programming.Uniform;
import mho.device.Programming.Write;
import mho.device.Programming.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GaussianProgrammingTest implements ProgrammingContract {
    /** Phase-change memory, 0–25 µS. */
    private static final Gaussian PCM = new Gaussian(Spread.Polynomial.of(25e-6, 0.26348e-6, 1.9650e-6, -1.1731e-6));

    private static final int CELLS = 100_000;

    @Override
    public Programming programming() {
        return PCM;
    }

    /** The check values printed beside the published polynomial [µS]. */
    @ParameterizedTest
    @CsvSource({"0.25, 0.2830", "5, 0.6096", "10, 0.8618", "25, 1.0554"})
    void the_spread_is_the_published_polynomial_of_the_target(double target, double spread) {
        assertThat(PCM.spread().at(target * 1e-6)).isCloseTo(spread * 1e-6, within(0.00005e-6));
    }

    /** The cubic of the 14 nm chip of one device a weight, and the sample sd of its publication's tables [µS]. */
    @ParameterizedTest
    @CsvSource({"2.5875, 0.614", "5.175, 0.865", "10.35, 1.007"})
    void the_cubic_term_counts(double target, double spread) {
        Gaussian hermes = new Gaussian(
                Spread.Polynomial.of(10.35e-6, 0.15781817e-6, 2.32443916e-6, -2.16310839e-6, 0.68841818e-6));
        // printed to three digits from 1e6 samples: their own standard error is 0.07 %, three of those
        assertThat(hermes.spread().at(target * 1e-6))
                .isCloseTo(spread * 1e-6, within(0.0005e-6 + 0.002 * spread * 1e-6));
    }

    @Test
    void a_polynomial_below_zero_is_no_spread() {
        Gaussian falling = new Gaussian(Spread.Polynomial.of(25e-6, 1e-6, -3e-6));
        assertThat(falling.spread().at(25e-6)).isZero();
        assertThat(falling.write(25e-6, RandomStream.ofSeed(1).draws()).conductance())
                .isEqualTo(25e-6);
    }

    @Test
    void errors_are_normal_around_the_target() {
        IndexedDraws draws = RandomStream.ofSeed(4).child("gaussian").indexed();
        double target = 12.5e-6;
        Moments moments = Moments.of(CELLS, k -> PCM.write(target, draws.at(k)).conductance());
        // five standard errors each: fails for one seed in 600000
        assertThat(moments.mean()).isCloseTo(target, within(5 * moments.errorOfMean()));
        assertThat(moments.sd()).isCloseTo(PCM.spread().at(target), within(5 * moments.errorOfSd()));
        assertThat(moments.excessKurtosis()).isCloseTo(0, within(5 * Math.sqrt(24.0 / CELLS)));
    }

    /** A rectified normal number has mean σ/√(2π) and sd σ·√(1/2 − 1/(2π)). */
    @Test
    void an_error_below_zero_is_clamped_there() {
        Gaussian law = Gaussian.ofSpread(2e-6);
        IndexedDraws draws = RandomStream.ofSeed(5).child("gaussian").indexed();
        Moments moments = Moments.of(CELLS, k -> law.write(0, draws.at(k)).conductance());
        assertThat(moments.mean()).isCloseTo(2e-6 / Math.sqrt(2 * Math.PI), within(5 * moments.errorOfMean()));
        assertThat(moments.sd()).isCloseTo(2e-6 * Math.sqrt(0.5 - 0.5 / Math.PI), within(5 * moments.errorOfSd()));
    }

    @Test
    void one_spread_holds_at_every_target() {
        assertThat(Gaussian.ofSpread(2.67e-6).spread().at(0)).isEqualTo(2.67e-6);
        assertThat(Gaussian.ofSpread(2.67e-6).spread().at(400e-6)).isEqualTo(2.67e-6);
    }

    @Test
    void a_batch_is_written_as_its_cells_one_by_one() {
        double[] targets = {0, 1e-7, 2.5e-6, 12.5e-6, 25e-6, 0.3e-6, 0};
        IndexedDraws draws = RandomStream.ofSeed(6).child("gaussian").indexed();
        for (Programming law : List.of(PCM, Gaussian.ofSpread(2e-6), new Uniform(new Spread.Constant(2e-6)))) {
            Written batch = law.write(targets, draws);
            double exposure = 0;
            for (int k = 0; k < targets.length; k++) {
                Write one = law.write(targets[k], draws.at(k));
                assertThat(batch.conductances()[k]).isEqualTo(one.conductance());
                assertThat(batch.pulses()[k]).isEqualTo(1);
                exposure += one.exposure();
            }
            assertThat(batch.effort().exposure()).isEqualTo(exposure);
        }
    }
}
