package mho.crossbar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import mho.base.random.RandomStream;
import mho.device.CellSpec;
import mho.device.ConductanceRange;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** What every way of turning weights into conductances owes. */
interface WeightEncodingContract {
    List<ConductanceRange> RANGES = List.of(new ConductanceRange(0, 150e-6), new ConductanceRange(100e-6, 400e-6));

    WeightEncoding encoding();

    @Test
    default void combining_exact_cells_gives_the_weights_back() {
        for (ConductanceRange range : RANGES) {
            DMatrixRMaj weights = sample(9, 7);
            CellSpec cell = CrossbarSamples.IDEAL.withRange(range);
            Crossbar crossbar =
                    CrossbarSamples.of(cell).program(encoding().encode(weights, 2.5, range), RandomStream.ofSeed(1));
            DMatrixRMaj back = encoding().combine(crossbar.response().transfer());
            assertThat(back.getNumRows()).isEqualTo(9);
            assertThat(back.getNumCols()).isEqualTo(7);
            for (int k = 0; k < 63; k++) {
                assertThat(back.data[k] / range.span() * 2.5).isCloseTo(weights.data[k], within(1e-14));
            }
        }
    }

    @Test
    default void every_weight_takes_its_bit_lines_and_cells() {
        Conductances targets = encoding().encode(sample(9, 7), 2.5, RANGES.get(0));
        assertThat(targets.rows()).isEqualTo(9);
        assertThat(targets.columns()).isEqualTo(7 * encoding().bitLinesPerWeight());
        Crossbar crossbar = CrossbarSamples.of(CrossbarSamples.IDEAL).program(targets, RandomStream.ofSeed(1));
        double cells =
                crossbar.footprint().area() / CrossbarSamples.IDEAL.cost().area();
        assertThat(cells).isCloseTo(63.0 * encoding().bitLinesPerWeight(), within(1e-9));
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
        DMatrixRMaj one = encoding().combine(encoding().encode(weights, 2.5, RANGES.get(1)));
        DMatrixRMaj other = encoding().combine(encoding().encode(opposite, 2.5, RANGES.get(1)));
        for (int k = 0; k < 20; k++) {
            assertThat(other.data[k]).isEqualTo(-one.data[k]);
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
