package mho.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Set;
import mho.base.random.RandomStream;
import mho.device.catalog.JoshiPcm2020;
import org.junit.jupiter.api.Test;

/** Batches that grow, and cells of them that are written more than once. */
class CellsTest {
    private static final RandomStream STREAM = RandomStream.ofSeed(31).child("cells");
    /** Has every effect: drift, read noise with traps of its own, variation and faults. */
    private static final CellSpec CELL = new JoshiPcm2020()
            .cell()
            .withReadNoise(new ReadNoise.White(new Spread.Constant(0.1e-6)))
            .withVariation(new CellVariation(0.3, 0.05))
            .withFaults(new CellFaults(0.2, 0.1));

    private static final double[] TARGETS = {5e-6, 10e-6, 15e-6, 20e-6, 8e-6, 12e-6, 24e-6, 18e-6};
    private static final double DAY = 86_400;

    @Test
    void cells_that_follow_are_numbered_on() {
        Cells all = CELL.program(TARGETS, STREAM);
        Cells head = CELL.program(Arrays.copyOf(TARGETS, 3), STREAM);
        Cells tail = head.following(Arrays.copyOfRange(TARGETS, 3, 8));
        assertSameTail(tail.conductances(), all.conductances());
        assertSameTail(tail.aged(DAY).conductances(), all.aged(DAY).conductances());
        assertSameTail(tail.readDeviations(), all.readDeviations());
        assertThat(tail.following(TARGETS).conductances())
                .isEqualTo(
                        CELL.program(new double[8], STREAM).following(TARGETS).conductances());
        assertThat(head.programming().then(tail.programming()).energy())
                .isCloseTo(
                        all.programming().energy(),
                        within(1e-12 * all.programming().energy()));
    }

    private static void assertSameTail(double[] tail, double[] all) {
        assertThat(tail).isEqualTo(Arrays.copyOfRange(all, 3, 8));
    }

    @Test
    void a_rewrite_changes_one_cell_and_adds_to_what_the_batch_took() {
        CellSpec healthy = CELL.withFaults(CellFaults.NONE);
        Cells first = healthy.program(TARGETS, STREAM);
        Cells second = first.rewritten(4, 9e-6, 1);
        for (int k = 0; k < TARGETS.length; k++) {
            if (k == 4) {
                assertThat(second.targets()[k]).isEqualTo(9e-6);
                assertThat(second.conductances()[k]).isNotEqualTo(first.conductances()[k]);
            } else {
                assertThat(second.targets()[k]).isEqualTo(TARGETS[k]);
                assertThat(second.conductances()[k]).isEqualTo(first.conductances()[k]);
            }
        }
        assertThat(second.pulses()[4]).isGreaterThan(first.pulses()[4]);
        assertThat(second.programming().energy())
                .isGreaterThan(first.programming().energy());
        assertThat(first.rewritten(4, 9e-6, 2).conductances()[4]).isNotEqualTo(second.conductances()[4]);
        assertThat(first.rewritten(4, 9e-6, 1).conductances()).isEqualTo(second.conductances());
    }

    /** e^(s·ξ) of the cell multiplies the error of every write; the exponent of the drift is that of cell and address. */
    @Test
    void a_rewritten_cell_is_the_same_cell() {
        CellSpec varied = CELL.withFaults(CellFaults.NONE).withVariation(new CellVariation(0.3, 0));
        CellSpec typical = varied.withVariation(CellVariation.NONE);
        double first = ratio(varied.program(TARGETS, STREAM), typical.program(TARGETS, STREAM));
        double second = ratio(
                varied.program(TARGETS, STREAM).rewritten(2, TARGETS[2], 1),
                typical.program(TARGETS, STREAM).rewritten(2, TARGETS[2], 1));
        double third = ratio(
                varied.program(TARGETS, STREAM).renewed(TARGETS),
                typical.program(TARGETS, STREAM).renewed(TARGETS));
        assertThat(first).isNotCloseTo(1, within(0.01));
        assertThat(second).isCloseTo(first, within(1e-9));
        assertThat(third).isCloseTo(first, within(1e-9));
        Cells fresh = typical.program(TARGETS, STREAM);
        Cells again = fresh.rewritten(2, TARGETS[2], 1);
        assertThat(again.aged(DAY).conductances()[2] / again.conductances()[2])
                .isCloseTo(fresh.aged(DAY).conductances()[2] / fresh.conductances()[2], within(1e-12));
    }

    private static double ratio(Cells varied, Cells typical) {
        return (varied.conductances()[2] - TARGETS[2]) / (typical.conductances()[2] - TARGETS[2]);
    }

    /** Of 500 cells 100 are stuck off and 50 on, give or take five standard deviations (one seed in 900000). */
    @Test
    void stuck_cells_stay_stuck_however_often_they_are_written() {
        double[] targets = new double[500];
        Arrays.fill(targets, 12e-6);
        Cells cells = CELL.program(targets, STREAM);
        Cells renewed = cells.renewed(targets);
        int off = 0;
        for (int k = 0; k < targets.length; k++) {
            boolean stuck = cells.conductances()[k] == 0;
            off += stuck ? 1 : 0;
            assertThat(renewed.conductances()[k] == 0).isEqualTo(stuck);
            assertThat(cells.rewritten(k, 20e-6, 3).conductances()[k] == 0).isEqualTo(stuck);
        }
        assertThat((double) off).isCloseTo(100, within(5 * Math.sqrt(80)));
    }

    @Test
    void cells_programmed_anew_have_new_errors_and_an_account_of_their_own() {
        CellSpec healthy = CELL.withFaults(CellFaults.NONE);
        Cells first = healthy.program(TARGETS, STREAM).rewritten(0, 5e-6, 1).rewritten(0, 5e-6, 2);
        Cells anew = first.aged(DAY).renewed(TARGETS);
        assertThat(anew.age()).isZero();
        for (int k = 0; k < TARGETS.length; k++) {
            assertThat(anew.conductances()[k]).isNotEqualTo(first.conductances()[k]);
        }
        assertThat(anew.pulses()).hasSameSizeAs(TARGETS).containsOnly(1);
        assertThat(anew.rewritten(3, 20e-6, 1).conductances()[3])
                .isNotEqualTo(first.rewritten(3, 20e-6, 1).conductances()[3]);
        assertThat(anew.renewed(TARGETS).conductances()).isNotEqualTo(anew.conductances());
    }

    @Test
    void cells_out_of_use_are_not_programmed_anew_with_the_others() {
        Cells first = CELL.program(TARGETS, STREAM);
        Cells all = first.renewed(TARGETS);
        assertThat(first.renewedBut(Set.of()).conductances()).isEqualTo(all.conductances());
        assertThat(first.renewedBut(Set.of()).programming()).isEqualTo(all.programming());
        Cells some = first.aged(DAY).renewedBut(Set.of(1, 6));
        for (int k = 0; k < TARGETS.length; k++) {
            boolean used = k != 1 && k != 6;
            assertThat(some.conductances()[k]).isEqualTo((used ? all : first).conductances()[k]);
            assertThat(some.pulses()[k]).isEqualTo(used ? 1 : 0);
        }
        assertThat(some.programming().latency())
                .isCloseTo(0.75 * all.programming().latency(), within(1e-15));
        assertThat(some.aged(DAY).conductances()[0]).isEqualTo(all.aged(DAY).conductances()[0]);
    }

    @Test
    void rewrites_that_cannot_be_are_refused() {
        Cells cells = CELL.program(TARGETS, STREAM);
        assertThatIllegalStateException()
                .isThrownBy(() -> cells.aged(DAY).rewritten(0, 5e-6, 1))
                .withMessage("Single cells can be rewritten right after programming, but these are 86400.0 s old");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cells.rewritten(0, 5e-6, 0))
                .withMessage("A cell can be rewritten 1 to 999 times, but this is attempt 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cells.rewritten(0, 5e-6, 1000))
                .withMessage("A cell can be rewritten 1 to 999 times, but this is attempt 1000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cells.rewritten(2, 1, 1))
                .withMessageMatching("A target must lie in the cell's range of .* but cell 2 asks for 1.00000 S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cells.renewed(1e-6, 2e-6))
                .withMessage("To program 8 cells anew takes as many targets, but there are 2");
    }
}
