package mho.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import mho.base.random.IndexedDraws;
import mho.base.random.RandomStream;
import mho.device.Programming.Write;
import org.junit.jupiter.api.Test;

/** What every programming law owes. */
interface ProgrammingContract {
    List<Double> TARGETS = List.of(0.0, 1e-7, 1e-6, 5e-6, 25e-6);

    Programming programming();

    @Test
    default void a_write_leaves_a_conductance_of_at_least_zero_after_at_least_one_pulse() {
        IndexedDraws draws = RandomStream.ofSeed(1).child("writes").indexed();
        for (double target : TARGETS) {
            for (int cell = 0; cell < 2000; cell++) {
                Write write = programming().write(target, draws.at(cell));
                assertThat(write.conductance()).isGreaterThanOrEqualTo(0).isFinite();
                assertThat(write.pulses()).isPositive();
            }
        }
    }

    @Test
    default void the_same_address_is_written_the_same_way() {
        IndexedDraws draws = RandomStream.ofSeed(2).child("writes").indexed();
        for (double target : TARGETS) {
            Write first = programming().write(target, draws.at(11));
            assertThat(programming().write(target, draws.at(11))).isEqualTo(first);
        }
    }

    @Test
    default void a_target_that_is_not_a_number_is_not_written() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        programming().write(Double.NaN, RandomStream.ofSeed(3).draws()))
                .withMessageMatching(
                        "A write (must leave a finite conductance after at least one pulse, but left NaN S .*"
                                + "|needs a finite target, but is given NaN S)");
    }
}
