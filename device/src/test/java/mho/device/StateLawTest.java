package mho.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import mho.device.StateLaw.Constant;
import mho.device.StateLaw.Logarithmic;
import mho.device.StateLaw.Point;
import mho.device.StateLaw.Polynomial;
import mho.device.StateLaw.Power;
import mho.device.StateLaw.Reciprocal;
import mho.device.StateLaw.Split;
import mho.device.StateLaw.Table;
import org.junit.jupiter.api.Test;

class StateLawTest {
    @Test
    void a_clipped_logarithm_follows_its_line_between_its_limits() {
        Logarithmic law = new Logarithmic(-0.0155, 0.0244, 0.049, 0.1);
        assertThat(law.at(1)).isEqualTo(0.049);
        assertThat(law.at(1e-9)).isEqualTo(0.1);
        // −0.0155·ln 0.05 + 0.0244 = 0.0155·2.995732 + 0.0244
        assertThat(law.at(0.05)).isCloseTo(0.07083385, within(1e-8));
    }

    @Test
    void the_logarithm_of_a_cell_that_does_not_conduct_is_that_of_the_floor() {
        assertThat(StateLaw.logarithm(0)).isCloseTo(StrictMath.log(1e-7), within(1e-14));
        assertThat(StateLaw.logarithm(0.5)).isCloseTo(StrictMath.log(0.5), within(1e-15));
    }

    @Test
    void a_power_falls_with_the_state_and_has_a_ceiling() {
        Power law = new Power(0.0088, 0.65, 0.2);
        assertThat(law.at(1)).isEqualTo(0.0088);
        assertThat(law.at(0.5)).isCloseTo(0.0088 / StrictMath.pow(0.5, 0.65), within(1e-16));
        assertThat(law.at(0)).isEqualTo(0.2);
    }

    @Test
    void polynomials_reciprocals_and_constants_are_what_they_say() {
        assertThat(Polynomial.of(0.0736, -0.0126, -0.0436).at(0.5)).isCloseTo(0.0564, within(1e-15));
        assertThat(new Reciprocal(8, 30.032).at(5)).isCloseTo(1 / 70.032, within(1e-16));
        assertThat(new Constant(0.1).at(0.3)).isEqualTo(0.1);
    }

    @Test
    void a_split_law_changes_at_its_boundary() {
        Split law = new Split(0.5, new Constant(1), new Constant(2));
        assertThat(law.at(0.4999)).isEqualTo(1);
        assertThat(law.at(0.5)).isEqualTo(2);
    }

    @Test
    void a_table_is_linear_between_its_points_and_constant_beyond_them() {
        Table law = new Table(List.of(new Point(0.2, 1), new Point(0.4, 3), new Point(0.8, 2)));
        assertThat(law.at(0)).isEqualTo(1);
        assertThat(law.at(0.2)).isEqualTo(1);
        assertThat(law.at(0.3)).isCloseTo(2, within(1e-15));
        assertThat(law.at(0.6)).isCloseTo(2.5, within(1e-15));
        assertThat(law.at(0.9)).isEqualTo(2);
    }

    @Test
    void laws_that_cannot_be_are_refused() {
        assertMessage(
                () -> new Logarithmic(0, 0, 1, 0.5),
                "A clipped law needs finite numbers and low <= high, but they are 1.00000 and 0.500000");
        assertThatIllegalArgumentException().isThrownBy(() -> new Logarithmic(Double.NaN, 0, 0, 1));
        assertMessage(() -> new Constant(Double.NaN), "A coefficient must be finite, but is NaN");
        assertMessage(
                () -> new Power(0.0088, Double.NaN, 0.2),
                "A power of the state needs a factor, power and ceiling >= 0, but they are 0.00880000, NaN and 0.200000");
        assertMessage(
                () -> new Polynomial(List.of()), "A polynomial needs one finite coefficient or more, but they are []");
        assertMessage(
                () -> new Reciprocal(1, 0),
                "A reciprocal needs a slope >= 0 and an offset > 0, but they are 1.00000 and 0.00000");
        assertMessage(
                () -> new Split(0, new Constant(1), new Constant(2)),
                "Two laws of the state need a boundary > 0 between them, but it is 0.00000");
        assertMessage(() -> new Table(List.of()), "A table of a coefficient needs at least one point");
        assertMessage(
                () -> new Table(List.of(new Point(0.2, 1), new Point(0.2, 3))),
                "A table of a coefficient needs rising states, but 0.200000 comes before 0.200000");
        assertMessage(
                () -> new Point(-1, 0),
                "A point needs a state >= 0 and a finite value, but they are -1.00000 and 0.00000");
    }

    private static void assertMessage(org.assertj.core.api.ThrowableAssert.ThrowingCallable code, String message) {
        assertThatIllegalArgumentException().isThrownBy(code).withMessage(message);
    }
}
