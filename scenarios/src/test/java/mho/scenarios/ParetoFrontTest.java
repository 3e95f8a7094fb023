package mho.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    /** Small whole numbers, so that many points share some; every pair is compared. */
    @Test
    void it_is_the_front_of_a_search_over_all_pairs() {
        SplittableRandom random = new SplittableRandom(17);
        for (int objectives = 1; objectives <= 4; objectives++) {
            int dimensions = objectives;
            List<double[]> points = Stream.generate(() -> IntStream.range(0, dimensions)
                            .mapToDouble(k -> random.nextInt(12))
                            .toArray())
                    .limit(300)
                    .toList();
            List<Integer> unbeaten = IntStream.range(0, points.size())
                    .filter(k -> points.stream().noneMatch(other -> beats(other, points.get(k))))
                    .boxed()
                    .toList();
            assertThat(ParetoFront.of(points)).as("%d objectives", objectives).isEqualTo(unbeaten);
        }
    }

    private static boolean beats(double[] one, double[] other) {
        return IntStream.range(0, one.length).allMatch(k -> one[k] <= other[k]) && !Arrays.equals(one, other);
    }

    @Test
    void the_two_zeros_are_equal() {
        assertThat(ParetoFront.of(List.of(point(-0.0, 2), point(0.0, 1)))).containsExactly(1);
    }

    private static double[] point(double... objectives) {
        return objectives;
    }
}
