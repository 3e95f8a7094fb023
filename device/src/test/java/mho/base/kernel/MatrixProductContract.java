package mho.base.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every backend must do, to the bit. */
interface MatrixProductContract {
    MatrixProduct product();

    /** 200 random shapes with zero, one and ragged sizes, and some that exceed every block of the backends. */
    static Stream<ProductCase> cases() {
        SplittableRandom random = new SplittableRandom(20260101);
        Stream<ProductCase> small = IntStream.range(0, 200)
                .mapToObj(n -> ProductCase.random(random, random.nextInt(14), random.nextInt(45), random.nextInt(75)));
        Stream<ProductCase> large = Stream.of(
                        new Shape(5, 300, 1100),
                        new Shape(9, 257, 513),
                        new Shape(1, 129, 600),
                        new Shape(1000, 2, 16),
                        new Shape(64, 72, 128),
                        new Shape(16, 1000, 24),
                        new Shape(0, 7, 7),
                        new Shape(7, 0, 7),
                        new Shape(303, 150, 40))
                .map(s -> ProductCase.random(random, s.rows(), s.inner(), s.columns()));
        return Stream.concat(small, large);
    }

    @ParameterizedTest
    @MethodSource("cases")
    default void every_output_is_one_fused_chain_in_ascending_order(ProductCase data) {
        double[] expected = data.chains();
        assertThat(data.multiplied(product())).isEqualTo(expected);
        assertThat(data.multipliedTransposed(product())).isEqualTo(expected);
        assertThat(data.multipliedPackedInDouble(product())).isEqualTo(expected);
        assertThat(data.multipliedInFloat(product())).isEqualTo(data.chainsInFloat());
        assertThat(data.multipliedPacked(product())).isEqualTo(data.chainsInFloat());
    }

    @ParameterizedTest
    @MethodSource("cases")
    default void infinities_and_nans_spread_as_in_the_chain(ProductCase finite) {
        ProductCase data = finite.withSpecialValues();
        assertThat(data.multiplied(product())).isEqualTo(data.chains());
        assertThat(data.multipliedTransposed(product())).isEqualTo(data.chains());
        assertThat(data.multipliedPackedInDouble(product())).isEqualTo(data.chains());
        assertThat(data.multipliedInFloat(product())).isEqualTo(data.chainsInFloat());
        assertThat(data.multipliedPacked(product())).isEqualTo(data.chainsInFloat());
    }

    @Test
    default void a_product_in_two_column_halves_has_the_bits_of_the_whole() {
        ProductCase whole = ProductCase.random(new SplittableRandom(7), 65, 200, 300);
        double[] joined = whole.columns(0, 131).multiplied(product());
        double[] right = whole.columns(131, 300).multiplied(product());
        double[] all = whole.multiplied(product());
        for (int row = 0; row < 65; row++) {
            assertThat(Arrays.copyOfRange(all, row * 300, row * 300 + 131))
                    .isEqualTo(Arrays.copyOfRange(joined, row * 131, (row + 1) * 131));
            assertThat(Arrays.copyOfRange(all, row * 300 + 131, (row + 1) * 300))
                    .isEqualTo(Arrays.copyOfRange(right, row * 169, (row + 1) * 169));
        }
    }

    @Test
    default void a_matrix_of_one_row_has_the_bits_of_that_row_in_a_batch() {
        ProductCase batch = ProductCase.random(new SplittableRandom(8), 33, 150, 90);
        double[] all = batch.multiplied(product());
        for (int row = 0; row < 33; row++) {
            assertThat(batch.row(row).multiplied(product()))
                    .isEqualTo(Arrays.copyOfRange(all, row * 90, (row + 1) * 90));
        }
    }

    @Test
    default void a_packed_matrix_serves_any_number_of_rows_and_is_a_copy() {
        float[] w = new float[150 * 90];
        for (int k = 0; k < w.length; k++) {
            w[k] = (k % 13 - 6) / 7f;
        }
        float[] x = new float[70 * 150];
        for (int k = 0; k < x.length; k++) {
            x[k] = (k % 11 - 5) / 3f;
        }
        PackedMatrix packed = PackedMatrix.of(150, 90, w);
        for (int rows : new int[] {1, 3, 4, 5, 64, 70, 0}) {
            float[] expected = new float[70 * 90];
            float[] found = new float[70 * 90];
            product().multiply(new Shape(rows, 150, 90), x, w, expected);
            product().multiply(rows, x, packed, found);
            assertThat(found).isEqualTo(expected);
        }
        float[] before = new float[90];
        product().multiply(1, x, packed, before);
        Arrays.fill(w, 0);
        float[] after = new float[90];
        product().multiply(1, x, packed, after);
        assertThat(after).isEqualTo(before).isNotEqualTo(new float[90]);
    }

    @Test
    default void packed_doubles_serve_any_number_of_rows_and_are_a_copy() {
        double[] w = new double[150 * 90];
        double[] x = new double[70 * 150];
        java.util.Arrays.setAll(w, k -> (k % 13 - 6) / 7.0);
        java.util.Arrays.setAll(x, k -> (k % 11 - 5) / 3.0);
        PackedDoubles packed = PackedDoubles.of(150, 90, w);
        double[] original = w.clone();
        Arrays.fill(w, 0);
        for (int rows : new int[] {1, 3, 4, 5, 64, 70, 0}) {
            double[] expected = new double[70 * 90];
            double[] found = new double[70 * 90];
            product().multiply(new Shape(rows, 150, 90), x, original, expected);
            product().multiply(rows, x, packed, found);
            assertThat(found).isEqualTo(expected);
        }
        assertThatThrownBy(() -> product().multiply(4, new double[11], packed, new double[360]))
                .hasMessageContaining("values in X, found 11");
    }

    @Test
    default void longer_buffers_keep_their_tails() {
        Shape shape = new Shape(6, 3, 5);
        double[] y = new double[40];
        float[] z = new float[40];
        Arrays.fill(y, 9);
        Arrays.fill(z, 9);
        product().multiply(shape, new double[30], new double[30], y);
        product().multiply(shape, new float[30], new float[30], z);
        for (int i = 0; i < 40; i++) {
            assertThat(y[i]).isEqualTo(i < 30 ? 0 : 9);
            assertThat(z[i]).isEqualTo(i < 30 ? 0 : 9);
        }
    }

    @Test
    default void arrays_too_short_for_the_shape_are_refused() {
        assertThatThrownBy(() -> product().multiply(new Shape(4, 3, 5), new double[12], new double[14], new double[20]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A product of 4 × 3 times 3 × 5 needs 3 × 5 values in W, found 14");
        assertThatThrownBy(() -> product().multiply(new Shape(4, 3, 5), new float[11], new float[15], new float[20]))
                .hasMessageContaining("4 × 3 values in X, found 11");
        assertThatThrownBy(() -> product()
                        .multiplyTransposed(
                                new Shape(1 << 20, 1, 1 << 20),
                                new double[1 << 20],
                                new double[1 << 20],
                                new double[0]))
                .hasMessageContaining("1048576 × 1048576 values in Y, found 0");
    }

    @Test
    default void arrays_too_short_for_a_packed_matrix_are_refused() {
        PackedMatrix packed = PackedMatrix.of(3, 5, new float[15]);
        assertThat(packed.inner()).isEqualTo(3);
        assertThat(packed.columns()).isEqualTo(5);
        assertThatThrownBy(() -> PackedMatrix.of(3, 5, new float[14]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 × 5 values in W, found 14");
        assertThatThrownBy(() -> product().multiply(4, new float[11], packed, new float[20]))
                .hasMessage("A product of 4 × 3 times 3 × 5 needs 4 × 3 values in X, found 11");
        assertThatThrownBy(() -> product().multiply(4, new float[12], packed, new float[19]))
                .hasMessageContaining("4 × 5 values in Y, found 19");
    }

    @Test
    default void threads_do_not_disturb_each_other() {
        List<ProductCase> work = cases().toList();
        List<double[]> alone = work.stream().map(c -> c.multiplied(product())).toList();
        List<double[]> together =
                work.parallelStream().map(c -> c.multiplied(product())).toList();
        assertThat(together).usingRecursiveComparison().isEqualTo(alone);
    }
}
