package mho.scenarios.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import mho.base.random.RandomStream;
import mho.scenarios.sweep.Ranking.Fitness;
import org.junit.jupiter.api.Test;

/** Expected values by arithmetic: hypervolumes of known fronts, and a sort by hand. */
class NsgaIITest {
    private static Fitness fitness(double... goals) {
        return new Fitness(goals, 0);
    }

    private static double volumeOfFront(java.util.function.DoubleUnaryOperator second) {
        // in steps of 1/n the staircase misses about the mean slope times step/2 = 5e-6
        List<double[]> front = IntStream.rangeClosed(0, 100_000)
                .mapToObj(k -> new double[] {k / 1e5, second.applyAsDouble(k / 1e5)})
                .toList();
        double[] best = {Double.POSITIVE_INFINITY};
        double volume = 0;
        for (int k = 0; k < front.size(); k++) {
            double right = k + 1 < front.size() ? front.get(k + 1)[0] : 1.1;
            best[0] = Math.min(best[0], front.get(k)[1]);
            volume += (right - front.get(k)[0]) * (1.1 - best[0]);
        }
        return volume;
    }

    /** Both ends of a front are kept; between them the one whose neighbours are further apart, as shares of what each goal spans. */
    @Test
    void on_a_front_the_less_crowded_is_preferred() {
        Ranking ranking = Ranking.of(List.of(fitness(0, 400), fitness(1, 300), fitness(2, 250), fitness(10, 0)));
        assertThat(ranking.crowding()[0]).isInfinite();
        assertThat(ranking.crowding()[1]).isCloseTo(2 / 10.0 + 150 / 400.0, within(1e-15));
        assertThat(ranking.crowding()[2]).isCloseTo(9 / 10.0 + 300 / 400.0, within(1e-15));
        assertThat(ranking.crowding()[3]).isInfinite();
        assertThat(ranking.prefers(2, 1)).isTrue();
        assertThat(ranking.prefers(1, 2)).isFalse();
        assertThat(ranking.best(3)).containsExactly(0, 3, 2);
        // the first is at an end of one goal alone, the far one
        Ranking three = Ranking.of(List.of(fitness(3, 2, 2), fitness(1, 3, 1), fitness(2, 1, 3)));
        assertThat(three.fronts()).hasSize(1);
        assertThat(three.crowding()[0]).isInfinite();
    }

    @Test
    void hypervolumes_of_known_fronts_come_out() {
        List<double[]> three = List.of(new double[] {1, 3}, new double[] {2, 2}, new double[] {3, 1});
        assertThat(Hypervolume.of(three, 4, 4)).isEqualTo(6);
        assertThat(volumeOfFront(f -> 1 - Math.sqrt(f))).isCloseTo(0.876667, within(1e-5));
        assertThat(volumeOfFront(f -> 1 - f * f)).isCloseTo(0.543333, within(1e-5));
        List<double[]> coarse = IntStream.rangeClosed(0, 400)
                .mapToObj(k -> new double[] {k / 400.0, 1 - Math.sqrt(k / 400.0)})
                .toList();
        assertThat(Hypervolume.of(coarse, 1.1, 1.1)).isCloseTo(0.876667, within(2.0 / 400));
        // the eighth of a ball of radius 1 is cut out of the cube of 1.1
        List<double[]> sphere = new ArrayList<>();
        for (int i = 0; i <= 16; i++) {
            for (int j = 0; j <= 16; j++) {
                double theta = Math.PI / 2 * i / 16;
                double phi = Math.PI / 2 * j / 16;
                sphere.add(
                        new double[] {Math.cos(theta) * Math.cos(phi), Math.cos(theta) * Math.sin(phi), Math.sin(theta)
                        });
            }
        }
        assertThat(Hypervolume.of(sphere, 1.1, 1.1, 1.1)).isBetween(1.331 - Math.PI / 6 - 0.2, 1.331 - Math.PI / 6);
    }

    @Test
    void solutions_are_sorted_front_by_front() {
        Ranking ranking =
                Ranking.of(List.of(fitness(1, 5), fitness(2, 3), fitness(4, 1), fitness(3, 4), fitness(5, 5)));
        assertThat(ranking.fronts()).containsExactly(List.of(0, 1, 2), List.of(3), List.of(4));
        assertThat(ranking.crowding()[0]).isInfinite();
        assertThat(ranking.crowding()[2]).isInfinite();
        // (4 − 1)/3 + (5 − 1)/4
        assertThat(ranking.crowding()[1]).isEqualTo(2);
        assertThat(ranking.best(2)).containsExactly(0, 2);
    }

    @Test
    void what_meets_constraints_goes_before_what_does_not() {
        Fitness feasible = new Fitness(new double[] {9, 9}, 0);
        Fitness nearly = new Fitness(new double[] {5, 5}, 0.1);
        Fitness hardly = new Fitness(new double[] {1, 1}, 0.5);
        assertThat(feasible.dominates(nearly)).isTrue();
        assertThat(nearly.dominates(feasible)).isFalse();
        assertThat(nearly.dominates(hardly)).isTrue();
        assertThat(Ranking.of(List.of(hardly, nearly, feasible)).fronts())
                .containsExactly(List.of(2), List.of(1), List.of(0));
        assertThat(fitness(1, 1).dominates(fitness(1, 1))).isFalse();
    }

    /** First goal x₁, second g(1 − √(x₁/g)), g = 1 + 9·mean of the others (E. Zitzler, K. Deb, L. Thiele, 2000). */
    private static Fitness zdt1(double[] x) {
        double g = 1 + 9 * Arrays.stream(x).skip(1).sum() / (x.length - 1);
        return fitness(x[0], g * (1 - Math.sqrt(x[0] / g)));
    }

    private static Fitness zdt2(double[] x) {
        double g = 1 + 9 * Arrays.stream(x).skip(1).sum() / (x.length - 1);
        return fitness(x[0], g * (1 - (x[0] / g) * (x[0] / g)));
    }

    private static NsgaII.Population solved(java.util.function.Function<double[], Fitness> problem, int generations) {
        return new NsgaII(new int[30], 100, RandomStream.ofSeed(1))
                .search(
                        generations,
                        (generation, places) ->
                                Optional.of(places.stream().map(problem).toList()));
    }

    private static double volume(NsgaII.Population found) {
        return Hypervolume.of(found.fitness().stream().map(Fitness::goals).toList(), 1.1, 1.1);
    }

    @Test
    void the_search_finds_the_fronts_of_zdt1_and_zdt2() {
        assertThat(volume(solved(NsgaIITest::zdt1, 250))).isBetween(0.86, 0.876667);
        assertThat(volume(solved(NsgaIITest::zdt2, 250))).isBetween(0.52, 0.543333);
    }

    @Test
    void equal_seeds_give_equal_searches_and_an_early_end_gives_the_generations_before() {
        List<double[]> all = new ArrayList<>();
        List<double[]> again = new ArrayList<>();
        for (List<double[]> seen : List.of(all, again)) {
            int generations = seen == all ? 12 : 7;
            new NsgaII(new int[] {0, 5, 0}, 20, RandomStream.ofSeed(3)).search(12, (generation, places) -> {
                if (generation == generations) {
                    return Optional.empty();
                }
                seen.addAll(places);
                return Optional.of(places.stream()
                        .map(x -> fitness(x[0] + x[1], 1 - x[0] + x[2]))
                        .toList());
            });
        }
        assertThat(again).hasSize(140);
        assertThat(all).hasSize(240);
        for (int k = 0; k < again.size(); k++) {
            assertThat(again.get(k)).containsExactly(all.get(k));
        }
    }

    /** Of 10⁴ combinations of lists, 1200 evaluations find nearly all of the ten that are best; no generation has a place twice. */
    @Test
    void lists_are_searched_by_index() {
        NsgaII.Population found = new NsgaII(new int[] {10, 10, 10, 10}, 40, RandomStream.ofSeed(5))
                .search(30, (generation, places) -> {
                    Set<List<Double>> distinct = new HashSet<>();
                    for (double[] x : places) {
                        assertThat(Arrays.stream(x)).allMatch(k -> k >= 0 && k < 10 && k == Math.rint(k));
                        distinct.add(Arrays.stream(x).boxed().toList());
                    }
                    assertThat(distinct).hasSizeGreaterThan(generation == 0 ? 37 : 39);
                    return Optional.of(places.stream()
                            .map(x -> fitness(x[0] + x[1] + x[2] + x[3], 9 - x[0] + x[1] + x[2] + x[3]))
                            .toList());
                });
        assertThat(found.places().stream()
                        .filter(x -> x[1] + x[2] + x[3] == 0)
                        .map(x -> x[0])
                        .distinct())
                .hasSizeGreaterThanOrEqualTo(9);
    }
}
