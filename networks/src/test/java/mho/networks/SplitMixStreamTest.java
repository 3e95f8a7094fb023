package mho.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class SplitMixStreamTest {
    @Test
    void first_draws_are_the_published_vector_of_splitmix64() {
        // Seed 1234567, as printed with the task "Pseudo-random numbers/Splitmix64" of Rosetta Code.
        String[] published = {
            "6457827717110365317",
            "3203168211198807973",
            "9817491932198370423",
            "4593380528125082431",
            "16408922859458223821"
        };
        SplitMixStream stream = SplitMixStream.ofSeed(1234567);
        for (String bits : published) {
            assertThat(stream.uniform()).isEqualTo((Long.parseUnsignedLong(bits) >>> 11) * 0x1.0p-53);
        }
    }

    @Test
    void draws_equal_those_of_the_splittable_random_of_this_jdk() {
        for (long seed : new long[] {0, 1, -1, 2000, 900006, Long.MIN_VALUE}) {
            SplittableRandom jdk = new SplittableRandom(seed);
            SplitMixStream stream = SplitMixStream.ofSeed(seed);
            for (int n = 0; n < 1000; n++) {
                assertThat(stream.uniform()).isEqualTo((jdk.nextLong() >>> 11) * 0x1.0p-53);
            }
        }
    }

    @Test
    void a_copy_continues_where_the_sequence_stands_and_leaves_it_alone() {
        SplitMixStream stream = SplitMixStream.ofSeed(7);
        stream.uniform();
        SplitMixStream copy = stream.copy();
        double second = copy.uniform();
        assertThat(stream.uniform()).isEqualTo(second);
        assertThat(stream.uniform()).isEqualTo(copy.uniform()).isNotEqualTo(second);
    }

    @Test
    void a_normal_takes_two_uniforms_radius_first() {
        SplitMixStream uniforms = SplitMixStream.ofSeed(5);
        SplitMixStream normals = SplitMixStream.ofSeed(5);
        for (int n = 0; n < 1000; n++) {
            double radius = Math.sqrt(-2 * Math.log1p(-uniforms.uniform()));
            assertThat(normals.normal()).isCloseTo(radius * Math.cos(2 * Math.PI * uniforms.uniform()), within(1e-12));
        }
        assertThat(normals.uniform()).isEqualTo(uniforms.uniform());
    }

    @Test
    void normals_have_the_moments_of_a_standard_normal() {
        int count = 200_000;
        SplitMixStream stream = SplitMixStream.ofSeed(17);
        double[] moments = new double[5];
        for (int n = 0; n < count; n++) {
            double x = stream.normal();
            for (int power = 1; power <= 4; power++) {
                moments[power] += Math.pow(x, power) / count;
            }
        }
        // Variances of x, x², x³, x⁴ under N(0, 1) are 1, 2, 15, 96; five standard errors fail once in 1.7 million.
        double[] expected = {0, 0, 1, 0, 3};
        double[] variances = {0, 1, 2, 15, 96};
        for (int power = 1; power <= 4; power++) {
            assertThat(moments[power]).isCloseTo(expected[power], within(5 * Math.sqrt(variances[power] / count)));
        }
    }

    @Test
    void a_matrix_is_filled_row_by_row() {
        DMatrixRMaj filled = SplitMixStream.ofSeed(3).fillUniform(new DMatrixRMaj(2, 3), -2, 4);
        SplitMixStream stream = SplitMixStream.ofSeed(3);
        for (int row = 0; row < 2; row++) {
            for (int column = 0; column < 3; column++) {
                assertThat(filled.get(row, column)).isEqualTo(-2 + 6 * stream.uniform());
            }
        }
    }

    @Test
    void whole_numbers_are_equally_likely() {
        int[] counts = new int[7];
        SplitMixStream stream = SplitMixStream.ofSeed(8);
        for (int n = 0; n < 70_000; n++) {
            counts[stream.below(7)]++;
        }
        // A count of binomial(70000, 1/7) has a standard deviation of 92.6; five of those, seven counts: 4e-6.
        for (int count : counts) {
            assertThat(count).isBetween(10_000 - 463, 10_000 + 463);
        }
    }

    @Test
    void a_draw_from_nothing_is_refused() {
        assertThatThrownBy(() -> SplitMixStream.ofSeed(1).below(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A draw needs at least one number, but there are 0");
    }
}
