package mho.crossbar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RoomTest {
    @Test
    void an_array_that_does_not_fit_is_refused_before_it_is_solved() {
        Conductances tall = Conductances.tabulate(400_000, 1, k -> 1e-6);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TransferSolver(Wires.of(0, 1)).solve(tall))
                .withMessageStartingWith("Exact wires of a 400000 x 1 array need ")
                .withMessageContaining(" MB are free. Use smaller tiles or a larger heap (-Xmx)");
    }

    @Test
    void the_message_says_what_was_asked_what_it_needs_and_what_is_free() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Room.require(2048, 1024, 3_500_000_000L, 1_200_000_000L))
                .withMessage("Exact wires of a 2048 x 1024 array need 3500 MB, but 1200 MB are free. "
                        + "Use smaller tiles or a larger heap (-Xmx)");
    }

    /** Every share of every star is a double; beside it only headers of arrays. */
    @Test
    void the_estimate_of_a_factor_covers_its_entries() {
        for (int size : new int[] {3, 40, 100}) {
            Fronts plan = Fronts.of(new Grid(size, size, Wires.of(1, 2).withEnds(3, 4)));
            AtomicLong entries = new AtomicLong();
            AtomicLong widest = new AtomicLong();
            double[] edges = plan.grid().edges(new double[size * size]);
            Elimination.run(plan, edges, (front, matrix) -> {
                long own = (long) plan.to(front) - plan.from(front);
                entries.addAndGet(own * matrix.width() - own * (own + 1) / 2 + own);
                widest.accumulateAndGet(matrix.width(), Math::max);
            });
            assertThat(plan.factorBytes()).isGreaterThan(8 * entries.get()).isLessThan(16 * entries.get());
            assertThat(plan.workBytes()).isGreaterThan(8 * widest.get() * widest.get());
        }
    }
}
