package mho.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import mho.base.random.IndexedDraws;
import mho.base.random.RandomStream;
import mho.device.ReadNoise.Telegraph;
import mho.device.catalog.IdealCell;
import org.junit.jupiter.api.Test;

/**
 * Traps of an array of cells. Samples lie within five standard errors, two-sided: one comparison fails for one seed in 1.7
 * million, the six of the class for one in 290000.
 */
class TelegraphNoiseTest {
    private static final TelegraphSignal SIGNAL = new TelegraphSignal(2e-3, 1e-3);
    private static final Telegraph LAW = new Telegraph(0.3, 0.02, 0.5, SIGNAL, 0.2e-3);
    private static final int CELLS = 100_000;

    @Test
    void a_share_of_the_cells_has_a_trap_of_log_normal_depth() {
        IndexedDraws cells = RandomStream.ofSeed(40).child("cells").indexed();
        double[] depths = new double[CELLS];
        Arrays.setAll(depths, k -> LAW.depth(cells.at(k)));
        double[] trapped = Arrays.stream(depths).filter(depth -> depth > 0).toArray();
        assertThat((double) trapped.length).isCloseTo(0.3 * CELLS, within(5 * Math.sqrt(0.3 * 0.7 * CELLS)));
        Moments logarithms = Moments.of(trapped.length, k -> StrictMath.log(trapped[k]));
        assertThat(logarithms.mean()).isCloseTo(StrictMath.log(0.02), within(5 * logarithms.errorOfMean()));
        assertThat(logarithms.sd()).isCloseTo(0.5, within(5 * logarithms.errorOfSd()));
    }

    @Test
    void a_depth_is_at_most_the_whole_conductance() {
        Telegraph deep = new Telegraph(1, 0.9, 2, SIGNAL, 0);
        IndexedDraws cells = RandomStream.ofSeed(41).child("cells").indexed();
        for (int k = 0; k < 1000; k++) {
            assertThat(deep.depth(cells.at(k))).isBetween(0.0, 1.0);
        }
    }

    @Test
    void the_deviation_is_that_of_the_cells_own_trap_averaged_over_a_read() {
        IndexedDraws cells = RandomStream.ofSeed(42).child("cells").indexed();
        double root = Math.sqrt(SIGNAL.varianceOfMean(0.2e-3));
        for (int k = 0; k < 100; k++) {
            double depth = LAW.depth(cells.at(k));
            assertThat(LAW.deviation(50e-6, 60e-6, 10, cells.at(k))).isCloseTo(depth * 50e-6 * root, within(1e-20));
        }
    }

    @Test
    void a_trace_has_the_mean_and_the_deviation_of_the_law() {
        Telegraph all = new Telegraph(1, 0.1, 0, SIGNAL, 0.2e-3);
        IndexedDraws series = RandomStream.ofSeed(43).child("series").indexed();
        IndexedDraws cells = RandomStream.ofSeed(43).child("cells").indexed();
        Moments reads = Moments.of(CELLS, k -> all.trace(50e-6, 1, 1e-3, cells.at(k), series.at(k))[0]);
        assertThat(reads.mean()).isCloseTo(50e-6, within(5 * reads.errorOfMean()));
        assertThat(reads.sd()).isCloseTo(all.deviation(50e-6, 50e-6, 0, cells.at(0)), within(5 * reads.errorOfSd()));
    }

    @Test
    void an_occupied_trap_takes_its_share_of_the_conductance() {
        Telegraph instant = new Telegraph(1, 0.1, 0, SIGNAL, 0);
        RandomStream stream = RandomStream.ofSeed(44);
        double[] trace = instant.trace(
                50e-6, 1000, 1e-3, stream.draws(), stream.child("series").draws());
        double[] levels = Arrays.stream(trace).distinct().sorted().toArray();
        assertThat(levels).hasSize(2);
        assertThat(levels[1] - levels[0]).isCloseTo(5e-6, within(1e-18));
        // two thirds of the time empty
        assertThat(levels[1] - 50e-6).isCloseTo(5e-6 / 3, within(1e-18));
    }

    @Test
    void an_array_keeps_its_traps_from_age_to_age() {
        double[] targets = new double[2000];
        Arrays.fill(targets, 50e-6);
        Cells cells = new IdealCell().cell().withReadNoise(LAW).program(targets, RandomStream.ofSeed(45));
        double[] fresh = cells.readDeviations();
        assertThat(cells.aged(3600).readDeviations()).isEqualTo(fresh);
        assertThat(Arrays.stream(fresh).boxed())
                .anyMatch(deviation -> deviation == 0)
                .anyMatch(deviation -> deviation > 0);
    }

    @Test
    void laws_that_cannot_be_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Telegraph(1.1, 0.02, 0.5, SIGNAL, 0))
                .withMessage(
                        "Telegraph noise needs a share of cells and an amplitude of 0 to 1, but they are 1.10000 and 0.0200000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Telegraph(0.1, 0.02, -0.5, SIGNAL, 0))
                .withMessage(
                        "Telegraph noise needs a spread and a read time >= 0, but they are -0.500000 and 0.00000 s");
    }
}
