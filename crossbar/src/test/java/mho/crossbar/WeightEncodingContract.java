package mho.crossbar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import mho.base.random.Draws;
import mho.base.random.RandomStream;
import mho.device.CellSpec;
import mho.device.ConductanceRange;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

/** What every way of turning weights into conductances owes. */
interface WeightEncodingContract {
    List<ConductanceRange> RANGES = List.of(new ConductanceRange(0, 150e-6), new ConductanceRange(100e-6, 400e-6));

    WeightEncoding encoding();

    /** Returns the step that weights are rounded to, in units of the full scale; 0 if they are not. */
    default double step() {
        return 0;
    }

    @Test
    default void combining_exact_cells_gives_the_weights_back() {
        for (ConductanceRange range : RANGES) {
            DMatrixRMaj weights = sample(9, 7);
            CellSpec cell = CrossbarSamples.IDEAL.withRange(range);
            Crossbar crossbar =
                    CrossbarSamples.of(cell).program(encoding().encode(weights, 2.5, range), RandomStream.ofSeed(1));
            DMatrixRMaj back = weights(encoding(), crossbar.response().transfer(), range);
            assertThat(back.getNumRows()).isEqualTo(9);
            assertThat(back.getNumCols()).isEqualTo(7);
            double largest = 0;
            for (int k = 0; k < 63; k++) {
                assertThat(back.data[k] * 2.5).isCloseTo(weights.data[k], within(2.5 * (step() / 2 + 1e-14)));
                largest = Math.max(largest, Math.abs(back.data[k] - weights.data[k] / 2.5));
            }
            // 63 roundings: the largest is less than a fifth of its bound once in 5^63
            assertThat(largest).isGreaterThanOrEqualTo(step() / 10);
        }
    }

    /** Returns the weights that signed sums of bit lines stand for, in units of the full scale. */
    static DMatrixRMaj weights(WeightEncoding encoding, Conductances bitLines, ConductanceRange range) {
        List<DMatrixRMaj> slices = encoding.combine(bitLines);
        DMatrixRMaj sum =
                new DMatrixRMaj(slices.get(0).getNumRows(), slices.get(0).getNumCols());
        for (int n = 0; n < slices.size(); n++) {
            CommonOps_DDRM.addEquals(sum, encoding.significances()[n] / range.span(), slices.get(n));
        }
        return sum;
    }

    @Test
    default void every_slice_has_a_significance_a_signed_matrix_and_a_variance() {
        Conductances targets = encoding().encode(sample(9, 7), 2.5, RANGES.get(0));
        int slices = encoding().significances().length;
        assertThat(encoding().combine(targets)).hasSize(slices);
        assertThat(encoding().combineVariance(targets)).hasSize(slices).allSatisfy(variance -> {
            assertThat(variance.own().getNumElements()).isEqualTo(63);
            assertThat(variance.shared().getNumRows()).isEqualTo(9);
            assertThat(variance.shared().getNumCols()).isEqualTo(encoding().references() / slices);
        });
    }

    /**
     * The variance of single-cell noise, pushed through the signed sums: 20,000 reads of 4 × 3 weights whose cells all have
     * deviations of their own. A sample variance has a relative standard error of √(2/n) = 1 %, a correlation one of 0.7 %; five
     * of them, for at most 30 numbers, reject a right model for one seed in 50,000.
     */
    @Test
    default void noise_of_the_outputs_is_that_of_their_cells_and_of_the_shared_reference() {
        int reads = 20_000;
        Conductances targets = encoding().encode(sample(4, 3), 2.5, RANGES.get(1));
        Draws draws = RandomStream.ofSeed(3).child("noise").draws();
        Conductances deviations = targets.map(g -> g * (0.01 + 0.04 * draws.uniform()));
        double[] inputs = {1, -2, 0.5, 3};
        List<ReadVariance> expected = encoding().combineVariance(deviations);
        int slices = expected.size();
        double[][] outputs = new double[slices * 3][reads];
        DMatrixRMaj mean = inputsThrough(inputs, encoding().combine(targets));
        for (int read = 0; read < reads; read++) {
            Conductances noisy =
                    Conductances.tabulate(4, targets.columns(), k -> targets.at(k) + deviations.at(k) * draws.normal());
            DMatrixRMaj y = inputsThrough(inputs, encoding().combine(noisy));
            for (int k = 0; k < slices * 3; k++) {
                outputs[k][read] = y.data[k] - mean.data[k];
            }
        }
        for (int slice = 0; slice < slices; slice++) {
            double shared = squares(inputs, expected.get(slice).shared(), 0);
            for (int a = 0; a < 3; a++) {
                double variance = shared + squares(inputs, expected.get(slice).own(), a);
                double found = covariance(outputs[slice * 3 + a], outputs[slice * 3 + a]);
                assertThat(found / variance).isCloseTo(1, within(5 * Math.sqrt(2.0 / reads)));
                int b = (a + 1) % 3;
                double other = shared + squares(inputs, expected.get(slice).own(), b);
                double correlation =
                        covariance(outputs[slice * 3 + a], outputs[slice * 3 + b]) / Math.sqrt(variance * other);
                assertThat(correlation).isCloseTo(shared / Math.sqrt(variance * other), within(5 / Math.sqrt(reads)));
            }
        }
    }

    private static DMatrixRMaj inputsThrough(double[] inputs, List<DMatrixRMaj> slices) {
        DMatrixRMaj x = new DMatrixRMaj(1, inputs.length, true, inputs);
        DMatrixRMaj y = new DMatrixRMaj(1, 3 * slices.size());
        for (int slice = 0; slice < slices.size(); slice++) {
            CommonOps_DDRM.insert(CommonOps_DDRM.mult(x, slices.get(slice), null), y, 0, 3 * slice);
        }
        return y;
    }

    private static double squares(double[] inputs, DMatrixRMaj variance, int column) {
        double sum = 0;
        for (int row = 0; column < variance.getNumCols() && row < inputs.length; row++) {
            sum += inputs[row] * inputs[row] * variance.get(row, column);
        }
        return sum;
    }

    private static double covariance(double[] a, double[] b) {
        double sum = 0;
        for (int n = 0; n < a.length; n++) {
            sum += a[n] * b[n];
        }
        return sum / a.length;
    }

    @Test
    default void every_weight_takes_its_bit_lines_and_cells() {
        Conductances targets = encoding().encode(sample(9, 7), 2.5, RANGES.get(0));
        int lines = 7 * encoding().bitLinesPerWeight() + encoding().references();
        assertThat(targets.rows()).isEqualTo(9);
        assertThat(targets.columns()).isEqualTo(lines);
        assertThat(encoding().bitLines(7)).isEqualTo(lines);
        Crossbar crossbar = CrossbarSamples.of(CrossbarSamples.IDEAL).program(targets, RandomStream.ofSeed(1));
        double cells =
                crossbar.footprint().area() / CrossbarSamples.IDEAL.cost().area();
        assertThat(cells).isCloseTo(9.0 * lines, within(1e-9));
    }

    @Test
    default void every_target_lies_in_the_range() {
        for (ConductanceRange range : RANGES) {
            DMatrixRMaj ends = new DMatrixRMaj(new double[][] {{2.5, -2.5, 0, -0.0}});
            Conductances targets = encoding().encode(ends, 2.5, range);
            for (int column = 0; column < targets.columns(); column++) {
                assertThat(targets.at(0, column)).isBetween(range.min(), range.max());
            }
        }
    }

    @Test
    default void the_opposite_weight_gives_the_opposite_signal() {
        DMatrixRMaj weights = sample(5, 4);
        DMatrixRMaj opposite = new DMatrixRMaj(weights);
        for (int k = 0; k < 20; k++) {
            opposite.data[k] = -weights.data[k];
        }
        List<DMatrixRMaj> one = encoding().combine(encoding().encode(weights, 2.5, RANGES.get(1)));
        List<DMatrixRMaj> other = encoding().combine(encoding().encode(opposite, 2.5, RANGES.get(1)));
        for (int slice = 0; slice < one.size(); slice++) {
            for (int k = 0; k < 20; k++) {
                assertThat(other.get(slice).data[k]).isCloseTo(-one.get(slice).data[k], within(1e-18));
            }
        }
    }

    @Test
    default void a_weight_or_full_scale_that_cannot_be_is_refused() {
        DMatrixRMaj weights = new DMatrixRMaj(new double[][] {{0, 1}, {0.5, -2}});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encoding().encode(weights, 1, RANGES.get(0)))
                .withMessage("A weight must lie within ±1.00000, but input 1, output 1 has -2.00000");
        weights.set(1, 1, Double.NaN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encoding().encode(weights, 1, RANGES.get(0)))
                .withMessage("A weight must lie within ±1.00000, but input 1, output 1 has NaN");
        for (double fullScale : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> encoding().encode(new DMatrixRMaj(2, 2), fullScale, RANGES.get(0)))
                    .withMessage("The full scale of weights must be > 0 and finite, but is %g".formatted(fullScale));
        }
    }

    private static DMatrixRMaj sample(int inputs, int outputs) {
        return CrossbarSamples.uniform(
                inputs, outputs, -2.5, 2.5, RandomStream.ofSeed(inputs).child(outputs));
    }
}
