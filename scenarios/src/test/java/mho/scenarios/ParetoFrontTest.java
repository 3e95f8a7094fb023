package mho.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ParetoFrontTest {
    @Test
    void the_front_holds_what_nothing_else_beats() {
        assertThat(ParetoFront.of(List.of(point(1, 5), point(2, 3), point(4, 1), point(3, 4), point(5, 5))))
                .containsExactly(0, 1, 2);
    }

    @Test
    void equal_points_are_both_on_the_front() {
        assertThat(ParetoFront.of(List.of(point(1, 2), point(1, 2), point(1, 3))))
                .containsExactly(0, 1);
    }

    @Test
    void a_point_that_is_not_a_number_in_one_objective_is_beaten_by_none_and_beats_none() {
        assertThat(ParetoFront.of(List.of(point(Double.NaN, 1), point(2, 2)))).containsExactly(0, 1);
    }

    private static double[] point(double... objectives) {
        return objectives;
    }
}
