package mho.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import mho.base.random.IndexedDraws;
import mho.base.random.RandomStream;
import org.junit.jupiter.api.Test;

/** What every drift law owes. */
interface DriftContract {
    List<Double> ALL_TIMES = List.of(0.0, 1.0, 60.0, 3600.0, 86_400.0, 172_800.0, 432_000.0, 31_536_000.0, 4e8);

    Drift drift();

    @Test
    default void right_after_programming_nothing_has_changed() {
        IndexedDraws draws = RandomStream.ofSeed(1).child("drift").indexed();
        for (int cell = 0; cell < 1000; cell++) {
            double programmed = cell * 25e-9;
            assertThat(drift().after(programmed, 12e-6, 0, draws.at(cell))).isEqualTo(programmed);
        }
    }

    @Test
    default void ageing_twice_gives_the_same_cell() {
        IndexedDraws draws = RandomStream.ofSeed(2).child("drift").indexed();
        for (double time : knownTimes()) {
            double first = drift().after(10e-6, 12e-6, time, draws.at(5));
            assertThat(drift().after(10e-6, 12e-6, time, draws.at(5))).isEqualTo(first);
            assertThat(first).isGreaterThanOrEqualTo(0).isFinite();
        }
    }

    @Test
    default void a_batch_ages_as_its_cells_one_by_one() {
        double[] targets = {0, 1e-8, 3e-6, 12e-6, 17e-6};
        double[] programmed = {0.1e-6, 0, 3.2e-6, 11.5e-6, 17e-6};
        IndexedDraws draws = RandomStream.ofSeed(3).child("drift").indexed();
        for (double time : knownTimes()) {
            double[] batch = drift().after(programmed, targets, time, draws);
            for (int k = 0; k < targets.length; k++) {
                assertThat(batch[k]).isEqualTo(drift().after(programmed[k], targets[k], time, draws.at(k)));
            }
        }
    }

    @Test
    default void an_age_of_which_nothing_is_known_is_refused() {
        IndexedDraws draws = RandomStream.ofSeed(4).child("drift").indexed();
        List<Double> unknown = new ArrayList<>(List.of(-1.0, Double.NaN));
        ALL_TIMES.stream().filter(time -> !drift().isKnown(time)).forEach(unknown::add);
        for (double time : unknown) {
            assertThat(drift().isKnown(time)).isFalse();
            assertThatIllegalArgumentException().isThrownBy(() -> drift().requireKnown(time));
            if (!(drift() instanceof Drift.None)) {
                assertThatIllegalArgumentException().isThrownBy(() -> drift().after(10e-6, 12e-6, time, draws.at(0)));
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> drift().after(new double[1], new double[1], time, draws));
            }
        }
    }

    private List<Double> knownTimes() {
        List<Double> known = ALL_TIMES.stream().filter(drift()::isKnown).toList();
        assertThat(known).hasSizeGreaterThanOrEqualTo(2);
        return known;
    }
}
