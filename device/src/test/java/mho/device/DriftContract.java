package mho.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mho.base.random.IndexedDraws;
import mho.base.random.RandomStream;
import org.junit.jupiter.api.Test;

/** What every drift law owes. */
interface DriftContract {
    List<Double> TIMES = List.of(1.0, 60.0, 3600.0, 86_400.0, 31_536_000.0);

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
        for (double time : TIMES) {
            double first = drift().after(10e-6, 12e-6, time, draws.at(5));
            assertThat(drift().after(10e-6, 12e-6, time, draws.at(5))).isEqualTo(first);
        }
    }

    @Test
    default void a_cell_that_does_not_conduct_stays_so() {
        for (double time : TIMES) {
            assertThat(drift().after(0, 12e-6, time, RandomStream.ofSeed(3).draws()))
                    .isZero();
        }
    }
}
