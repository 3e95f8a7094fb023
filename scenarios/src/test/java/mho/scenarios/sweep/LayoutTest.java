package mho.scenarios.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import mho.scenarios.Axis;
import mho.scenarios.Sampler;
import org.junit.jupiter.api.Test;

class LayoutTest {
    private static final Axis RANGE = new Axis.Range("/a", 0.0, 1.0, Axis.Scale.LINEAR);
    private static final Axis LIST = new Axis.Values("/b", List.of(1L, 2L, 3L));

    private static List<double[]> places(Sampler sampler, List<Axis> axes) {
        Layout layout = Layout.of(sampler, axes, 42);
        return LongStream.range(0, layout.count()).mapToObj(layout::place).toList();
    }

    private static List<Axis> ranges(int count) {
        List<Axis> axes = new ArrayList<>();
        for (int a = 0; a < count; a++) {
            axes.add(RANGE);
        }
        return axes;
    }

    /** S. Joe and F. Kuo's directions; the values of other programs. */
    @Test
    void the_first_points_of_sobols_sequence_are_the_published_ones() {
        double[][] published = {
            {0, 0, 0, 0},
            {.5, .5, .5, .5},
            {.75, .25, .25, .25},
            {.25, .75, .75, .75},
            {.375, .375, .625, .875},
            {.875, .875, .125, .375},
            {.625, .125, .875, .625},
            {.125, .625, .375, .125}
        };
        assertThat(places(new Sampler.Sobol(8), ranges(4))).containsExactly(published);
    }

    @Test
    void a_latin_hypercube_has_one_point_in_each_stratum() {
        int count = 1000;
        List<double[]> places = places(new Sampler.LatinHypercube(count), ranges(5));
        for (int a = 0; a < 5; a++) {
            Set<Integer> strata = new HashSet<>();
            for (double[] place : places) {
                strata.add((int) Math.floor(place[a] * count));
            }
            assertThat(strata).hasSize(count);
        }
    }

    /** Correlations of 1000 points have a deviation of 0.032; one of twenty is beyond five of it once in 87,000 seeds. */
    @Test
    void axes_are_independent_of_one_another() {
        assertIndependent(places(new Sampler.LatinHypercube(1000), ranges(5)));
        assertIndependent(places(new Sampler.Random(1000), ranges(5)));
    }

    private static void assertIndependent(List<double[]> places) {
        int count = places.size();
        for (int a = 0; a < 5; a++) {
            for (int b = 0; b < a; b++) {
                double sum = 0;
                for (double[] place : places) {
                    sum += 12 * (place[a] - 0.5) * (place[b] - 0.5);
                }
                assertThat(sum / count).isBetween(-5 / Math.sqrt(count), 5 / Math.sqrt(count));
            }
        }
    }

    /** Each value of a list is one third of the points; five standard deviations, wrong once in 1.7 million seeds. */
    @Test
    void values_of_lists_are_equally_likely() {
        int count = 9000;
        double deviation = Math.sqrt(count * (1 / 3.0) * (2 / 3.0));
        List<double[]> random = places(new Sampler.Random(count), List.of(LIST, RANGE));
        for (int index = 0; index < 3; index++) {
            int wanted = index;
            long found = random.stream().filter(place -> place[0] == wanted).count();
            assertThat((double) found).isBetween(count / 3.0 - 5 * deviation, count / 3.0 + 5 * deviation);
        }
        assertThat(places(new Sampler.LatinHypercube(count), List.of(LIST)).stream()
                        .filter(place -> place[0] == 2))
                .hasSize(count / 3);
    }

    @Test
    void a_point_depends_on_its_number_and_the_seed_alone() {
        List<Axis> axes = List.of(LIST, RANGE);
        Layout few = Layout.of(new Sampler.Random(10), axes, 42);
        Layout many = Layout.of(new Sampler.Random(1_000_000), axes, 42);
        Layout other = Layout.of(new Sampler.Random(10), axes, 43);
        assertThat(many.place(7)).containsExactly(few.place(7));
        assertThat(other.place(7)).isNotEqualTo(few.place(7));
    }

    @Test
    void a_grid_takes_lists_only() {
        assertThat(places(new Sampler.Grid(), List.of(LIST, LIST))).hasSize(9);
        assertThatThrownBy(() -> places(new Sampler.Grid(), List.of(LIST, RANGE)))
                .hasMessage(
                        "A grid takes all values of each axis, but those of the range \"/a\" have no end. Take another sampler, or a linear or log axis.");
    }
}
