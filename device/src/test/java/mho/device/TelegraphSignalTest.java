package mho.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import mho.base.random.IndexedDraws;
import mho.base.random.RandomStream;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Series of reads of many traps against the closed forms of a two-state Markov process. Samples lie within five standard
 * errors, two-sided: one comparison fails for one seed in 1.7 million, all of the class together for one in 60000.
 */
class TelegraphSignalTest {
    private static final TelegraphSignal TRAP = new TelegraphSignal(3e-3, 1e-3);
    private static final int CELLS = 100_000;

    @Test
    void a_trap_is_occupied_for_its_share_of_the_time() {
        assertThat(TRAP.occupancy()).isEqualTo(0.25);
        assertThat(TRAP.correlationTime()).isCloseTo(0.75e-3, within(1e-18));
        assertThat(TRAP.variance()).isCloseTo(0.1875, within(1e-15));
    }

    /** 2/T² · ∫₀ᵀ (T − s) p(1 − p) e^(−s/τ) ds, by Gauss–Legendre of 40 points on each of 20 pieces. */
    @ParameterizedTest
    @CsvSource({"1e-9", "1e-6", "1.49e-5", "1.51e-5", "1e-4", "1e-3", "1e-2", "0.5"})
    void the_variance_of_a_mean_is_the_integral_of_the_covariance(double duration) {
        GaussIntegratorFactory factory = new GaussIntegratorFactory();
        double sum = 0;
        for (int piece = 0; piece < 400; piece++) {
            GaussIntegrator rule = factory.legendre(20, piece * duration / 400, (piece + 1) * duration / 400);
            sum += rule.integrate(s -> (duration - s) * 0.1875 * StrictMath.exp(-s / 0.75e-3));
        }
        double expected = 2 * sum / (duration * duration);
        assertThat(TRAP.varianceOfMean(duration)).isCloseTo(expected, within(1e-11 * expected));
    }

    @Test
    void at_an_instant_nothing_is_averaged_and_over_a_long_time_everything() {
        assertThat(TRAP.varianceOfMean(0)).isEqualTo(TRAP.variance());
        // 2 p (1 − p) τ/T
        assertThat(TRAP.varianceOfMean(1e3)).isCloseTo(2 * 0.1875 * 0.75e-6, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.2e-3", "0.1e-3, 0.1e-3", "0.5e-3, 1e-3", "5e-3, 6e-3", "1, 1"})
    void series_of_reads_have_the_mean_variance_and_correlation_of_the_process(double duration, double interval) {
        IndexedDraws draws = RandomStream.ofSeed(30).child("traps").indexed();
        double[] first = new double[CELLS];
        double[] product = new double[CELLS];
        double[] twice = new double[CELLS];
        double p = TRAP.occupancy();
        for (int k = 0; k < CELLS; k++) {
            double[] means = TRAP.means(3, duration, interval, draws.at(k));
            first[k] = means[0];
            product[k] = (means[0] - p) * (means[1] - p);
            twice[k] = (means[0] - p) * (means[2] - p);
        }
        Moments single = Moments.of(CELLS, k -> first[k]);
        assertThat(single.mean()).isCloseTo(p, within(5 * single.errorOfMean()));
        assertThat(single.sd()).isCloseTo(Math.sqrt(TRAP.varianceOfMean(duration)), within(5 * single.errorOfSd()));
        Moments neighbours = Moments.of(CELLS, k -> product[k]);
        assertThat(neighbours.mean())
                .isCloseTo(TRAP.covarianceOfMeans(duration, interval), within(5 * neighbours.errorOfMean()));
        Moments next = Moments.of(CELLS, k -> twice[k]);
        assertThat(next.mean())
                .isCloseTo(TRAP.covarianceOfMeans(duration, 2 * interval), within(5 * next.errorOfMean()));
    }

    /** In a gap of ln 2 correlation times half the covariance of instants is left. */
    @Test
    void the_covariance_of_instants_halves_in_ln_2_correlation_times() {
        assertThat(TRAP.covarianceOfMeans(0, 0.75e-3 * StrictMath.log(2))).isCloseTo(0.1875 / 2, within(1e-15));
    }

    @Test
    void instants_see_two_levels_and_windows_what_lies_between() {
        double[] instants = TRAP.means(1000, 0, 1e-3, RandomStream.ofSeed(31).draws());
        assertThat(Arrays.stream(instants).distinct().sorted().toArray()).containsExactly(0, 1);
        double[] windows = TRAP.means(1000, 1e-3, 1e-3, RandomStream.ofSeed(31).draws());
        assertThat(Arrays.stream(windows).boxed())
                .allMatch(share -> share >= 0 && share <= 1)
                .anyMatch(share -> share > 0 && share < 1);
    }

    /** A window divided into ten is the mean of the ten: dwell times that run on leave no seams. */
    @Test
    void a_window_is_the_mean_of_its_parts() {
        IndexedDraws draws = RandomStream.ofSeed(32).child("parts").indexed();
        Moments parts = Moments.of(
                CELLS,
                k -> Arrays.stream(TRAP.means(10, 0.1e-3, 0.1e-3, draws.at(k)))
                        .average()
                        .orElseThrow());
        assertThat(parts.mean()).isCloseTo(0.25, within(5 * parts.errorOfMean()));
        assertThat(parts.sd()).isCloseTo(Math.sqrt(TRAP.varianceOfMean(1e-3)), within(5 * parts.errorOfSd()));
    }

    @Test
    void traps_and_reads_that_cannot_be_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TelegraphSignal(0, 1))
                .withMessage("A trap needs times of capture and emission > 0, but they are 0.00000 s and 1.00000 s");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> TRAP.means(2, 1e-3, 0.5e-3, RandomStream.ofSeed(1).draws()))
                .withMessage("Reads need a duration >= 0 and an interval of at least that, "
                        + "but they are 0.00100000 s and 0.000500000 s");
    }
}
