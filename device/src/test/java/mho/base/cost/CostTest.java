package mho.base.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** Energies and latencies are powers of two here, so that the laws hold to the last bit. */
class CostTest {
    private static final Cost A = new Cost(0x1p-40, 0x1p-30);
    private static final Cost B = new Cost(0x3p-41, 0x5p-31);
    private static final Cost C = new Cost(0x7p-42, 0x1p-33);

    @Test
    void one_after_the_other_is_associative_with_a_neutral_element() {
        assertThat(A.then(B).then(C)).isEqualTo(A.then(B.then(C)));
        assertThat(A.then(Cost.NONE)).isEqualTo(A);
        assertThat(Cost.NONE.then(A)).isEqualTo(A);
        assertThat(A.then(B)).isEqualTo(new Cost(0x5p-41, 0x7p-31));
    }

    @Test
    void at_the_same_time_is_commutative_and_associative_with_a_neutral_element() {
        assertThat(A.alongside(B)).isEqualTo(B.alongside(A));
        assertThat(A.alongside(B).alongside(C)).isEqualTo(A.alongside(B.alongside(C)));
        assertThat(A.alongside(Cost.NONE)).isEqualTo(A);
        assertThat(A.alongside(B)).isEqualTo(new Cost(0x5p-41, 0x5p-31));
    }

    @Test
    void the_energy_is_the_same_in_sequence_and_at_once() {
        assertThat(A.then(B).energy()).isEqualTo(A.alongside(B).energy());
        assertThat(A.repeated(4).energy()).isEqualTo(A.replicated(4).energy());
    }

    @Test
    void repetition_takes_time_and_replication_does_not() {
        assertThat(A.repeated(2)).isEqualTo(A.then(A));
        assertThat(A.replicated(2)).isEqualTo(A.alongside(A));
        assertThat(A.repeated(0)).isEqualTo(Cost.NONE);
        assertThat(A.replicated(0)).isEqualTo(Cost.NONE);
    }

    @Test
    void footprints_add_and_multiply() {
        Footprint f = new Footprint(0x1p-30, 0x1p-20);
        assertThat(f.plus(f)).isEqualTo(f.times(2));
        assertThat(f.plus(Footprint.NONE)).isEqualTo(f);
        assertThat(f.times(0)).isEqualTo(Footprint.NONE);
    }

    @Test
    void bands_add_end_to_end() {
        Band band = new Band(0.5, 1, 4);
        assertThat(band.plus(new Band(1, 2, 3))).isEqualTo(new Band(1.5, 3, 7));
        assertThat(band.plus(Band.ZERO)).isEqualTo(band);
        assertThat(band.times(2)).isEqualTo(band.plus(band));
        assertThat(Band.EXACT.times(3)).isEqualTo(new Band(3, 3, 3));
    }

    @Test
    void what_cannot_be_is_refused() {
        assertMessage(
                () -> new Cost(-1, 2),
                "A cost needs energy >= 0 and latency >= 0, but they are -1.00000 J and 2.00000 s");
        assertMessage(
                () -> new Cost(1, Double.NaN),
                "A cost needs energy >= 0 and latency >= 0, but they are 1.00000 J and NaN s");
        assertMessage(
                () -> A.repeated(Double.POSITIVE_INFINITY),
                "A cost needs energy >= 0 and latency >= 0, but they are Infinity J and Infinity s");
        assertMessage(
                () -> new Footprint(Double.NaN, 0),
                "A footprint needs area >= 0 and leakage >= 0, but they are NaN m² and 0.00000 W");
        assertMessage(
                () -> new Band(1, 0.5, 2),
                "A band needs 0 <= low <= nominal <= high, but they are 1.00000, 0.500000 and 2.00000");
        assertMessage(
                () -> Band.EXACT.times(Double.NaN),
                "A band needs 0 <= low <= nominal <= high, but they are NaN, NaN and NaN");
        assertMessage(
                () -> new Component("adder", A, Footprint.NONE, Band.EXACT, " "),
                "A cost component needs a source, but \"adder\" has none");
    }

    static void assertMessage(org.assertj.core.api.ThrowableAssert.ThrowingCallable code, String message) {
        assertThatIllegalArgumentException().isThrownBy(code).withMessage(message);
    }
}
