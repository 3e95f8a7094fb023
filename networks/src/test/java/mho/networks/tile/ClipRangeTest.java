package mho.networks.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import mho.adc.activation.Activation;
import mho.adc.activation.Identity;
import mho.adc.activation.Sigmoid;
import mho.adc.activation.Sine;
import mho.base.random.Draws;
import mho.base.random.RandomStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClipRangeTest {
    private static double[] values(int seed, int count) {
        Draws draws = RandomStream.ofSeed(seed).draws();
        return IntStream.range(0, count)
                .mapToDouble(k -> draws.normal() * (k % 50 == 0 ? 3 : 1))
                .toArray();
    }

    /** All candidates to their end. */
    private static double bruteForce(double[] values, double steps, Activation activation) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        double best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 64; k >= 12; k--) {
            double limit = largest * k / 64;
            double sum = 0;
            for (double value : values) {
                double rounded =
                        Math.max(-limit, Math.min(limit, Math.rint(value / (limit / steps)) * (limit / steps)));
                double error = activation.value(rounded) - activation.value(value);
                sum += error * error;
            }
            if (sum < least) {
                least = sum;
                best = limit;
            }
        }
        return best;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1023, 1024, 5000})
    void it_is_the_best_of_all_candidates(int count) {
        for (int seed = 0; seed < 5; seed++) {
            double[] values = values(seed, count);
            for (double steps : new double[] {1, 7, 15, 127}) {
                assertThat(ClipRange.best(values, steps)).isEqualTo(bruteForce(values, steps, new Identity()));
                assertThat(ClipRange.bestThrough(values, steps, new Sigmoid()))
                        .isEqualTo(bruteForce(values, steps, new Sigmoid()));
                assertThat(ClipRange.bestThrough(values, steps, new Sine()))
                        .isEqualTo(bruteForce(values, steps, new Sine()));
            }
        }
    }

    /** One kind that counts three times is the same kind three times over, each counting once but for √3. */
    @ParameterizedTest
    @ValueSource(ints = {40, 3000})
    void kinds_count_with_the_squares_of_their_weights(int count) {
        DMatrixRMaj one = new DMatrixRMaj(count, 1, true, values(8, count));
        DMatrixRMaj none = new DMatrixRMaj(count, 1);
        assertThat(ClipRange.best(List.of(one, none, one), List.of(2.0, 0.0, 1.0), 15))
                .isEqualTo(bruteForce(one.data, 15, new Identity()));
    }

    /** Twice the weight is four of the same kind: large numbers, which are many, against small ones, which are weighty. */
    @ParameterizedTest
    @ValueSource(ints = {40, 3000})
    void a_weight_of_two_counts_as_four_times_the_kind(int count) {
        DMatrixRMaj large = new DMatrixRMaj(count, 1, true, values(8, count));
        double[] other = values(9, count);
        boolean squared = false;
        for (double scale = 0.05; scale < 1; scale += 0.05) {
            double factor = scale;
            DMatrixRMaj small = new DMatrixRMaj(
                    count,
                    1,
                    true,
                    IntStream.range(0, count)
                            .mapToDouble(k -> factor * other[k])
                            .toArray());
            double four =
                    ClipRange.best(List.of(large, small, small, small, small), List.of(1.0, 1.0, 1.0, 1.0, 1.0), 7);
            double two = ClipRange.best(List.of(large, small, small), List.of(1.0, 1.0, 1.0), 7);
            assertThat(ClipRange.best(List.of(large, small), List.of(1.0, 2.0), 7))
                    .isEqualTo(four);
            squared |= four != two;
        }
        assertThat(squared).isTrue();
    }

    @Test
    void of_a_histogram_it_is_that_of_its_shares_up_to_the_larger_end() {
        List<Double> shares =
                Arrays.stream(values(3, 200)).map(x -> -Math.abs(x)).boxed().toList();
        double[] means = shares.stream().mapToDouble(Double::doubleValue).toArray();
        double lowest = Arrays.stream(means).min().orElseThrow();
        assertThat(ClipRange.best(new Histogram(lowest, 0.1, shares), 15))
                .isEqualTo(bruteForce(means, 15, new Identity()));
        assertThat(ClipRange.best(new Histogram(0, 0, List.of(0.0)), 15)).isEqualTo(1);
    }
}
