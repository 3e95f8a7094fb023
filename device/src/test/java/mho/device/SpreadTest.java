package mho.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpreadTest {
    private static final Spread QUARTIC =
            Spread.Polynomial.of(40e-6, 0.348e-6, 16.030e-6, -43.853e-6, 45.393e-6, -16.815e-6);

    static List<Spread> laws() {
        return List.of(
                new Spread.Constant(2e-6),
                new Spread.Proportional(0.03),
                new Spread.Inverse(0.3e-6, 100e-6),
                QUARTIC,
                new Spread.Saturating(0.2e-6, 1.8e-6));
    }

    @ParameterizedTest
    @MethodSource("laws")
    void a_batch_is_spread_as_its_cells_one_by_one(Spread law) {
        double[] conductances = {1e-9, 0.3e-6, 5e-6, 20e-6, 39e-6};
        double[] batch = law.at(conductances);
        for (int k = 0; k < batch.length; k++) {
            assertThat(batch[k]).isEqualTo(law.at(conductances[k])).isGreaterThan(0);
        }
    }

    @Test
    void each_law_is_its_formula() {
        assertThat(new Spread.Proportional(0.03).at(50e-6)).isCloseTo(1.5e-6, within(1e-20));
        assertThat(new Spread.Inverse(0.3e-6, 100e-6).at(20e-6)).isCloseTo(1.5e-6, within(1e-20));
        // (0.348 + 4.0075 − 2.7408125 + 0.709265625 − 0.06568359375) µS at a quarter
        assertThat(QUARTIC.at(10e-6)).isCloseTo(2.25826953125e-6, within(1e-18));
        assertThat(new Spread.Saturating(20e-6, 5e-6).at(5e-6)).isCloseTo(20e-6 * (1 - 1 / Math.E), within(1e-19));
        assertThat(new Spread.Saturating(20e-6, 5e-6).at(0)).isZero();
    }

    @Test
    void laws_that_cannot_be_are_refused() {
        assertMessage(() -> new Spread.Constant(-1e-6), "A spread must be >= 0, but is -1.00000e-06 S");
        assertMessage(
                () -> new Spread.Proportional(Double.NaN),
                "A spread must be a share >= 0 of the conductance, but is NaN");
        assertMessage(
                () -> new Spread.Inverse(1e-6, 0),
                "An inverse spread needs a value >= 0 at a full scale > 0, but they are 1.00000e-06 S and 0.00000 S");
        assertMessage(
                () -> new Spread.Inverse(1e-6, 1e-4).at(0),
                "An inverse spread needs a conductance > 0, but it is 0.00000 S");
        assertMessage(
                () -> new Spread.Polynomial(List.of(), 1),
                "A polynomial needs one finite coefficient or more, but they are [] S");
        assertMessage(() -> Spread.Polynomial.of(0, 1e-6), "A polynomial needs a full scale > 0, but it is 0.00000 S");
        assertMessage(
                () -> new Spread.Saturating(1e-6, 0),
                "A saturating spread needs a ceiling >= 0 and a scale > 0, but they are 1.00000e-06 S and 0.00000 S");
    }

    private static void assertMessage(org.assertj.core.api.ThrowableAssert.ThrowingCallable code, String message) {
        assertThatIllegalArgumentException().isThrownBy(code).withMessage(message);
    }
}
