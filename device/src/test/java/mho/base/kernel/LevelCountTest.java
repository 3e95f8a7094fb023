package mho.base.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LevelCountTest {
    private static final double[] LEVELS = {
        -Double.MAX_VALUE, -1, -Double.MIN_VALUE, -0.0, 0.0, Double.MIN_VALUE, Math.nextDown(1), 1, 1, Double.MAX_VALUE
    };
    private final LevelCount vector =
            MatrixProduct.select(Kernel.VECTOR).levelCount().orElseThrow();

    /** Lengths around those of vectors and blocks of 2, 4 or 8 lanes. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5, 7, 8, 9, 16, 31, 32, 33, 50, 64, 96, 127})
    void counts_are_those_of_comparisons_one_by_one(int length) {
        SplittableRandom random = new SplittableRandom(4);
        double[] special = Arrays.copyOf(LEVELS, LEVELS.length + 3);
        special[LEVELS.length] = Double.NEGATIVE_INFINITY;
        special[LEVELS.length + 1] = Double.POSITIVE_INFINITY;
        special[LEVELS.length + 2] = Math.nextUp(1);
        double[] x = new double[length + 5];
        for (int trial = 0; trial < 50; trial++) {
            Arrays.setAll(
                    x, k -> random.nextInt(3) > 0 ? special[random.nextInt(special.length)] : random.nextDouble(-2, 2));
            double[] before = x.clone();
            long[] above = new long[length + 1];
            above[length] = -7;
            vector.above(LEVELS, LEVELS.length - 1, x, 3, 3 + length, above);
            for (int k = 0; k < length; k++) {
                assertThat(above[k]).as("levels above %s", x[3 + k]).isEqualTo(larger(x[3 + k]));
            }
            assertThat(above[length]).isEqualTo(-7);
            assertThat(x).isEqualTo(before);
        }
    }

    /** Without the last level, which is not to be counted. */
    private static long larger(double x) {
        return Arrays.stream(LEVELS, 0, LEVELS.length - 1)
                .filter(level -> x < level)
                .count();
    }

    @Test
    void the_plain_kernel_leaves_it_to_a_search() {
        assertThat(MatrixProduct.select(Kernel.PLAIN).levelCount()).isEmpty();
    }
}
