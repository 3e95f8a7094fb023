package mho.crossbar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import mho.device.ConductanceRange;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class OffsetColumnTest implements WeightEncodingContract {
    private static final ConductanceRange RANGE = new ConductanceRange(10e-6, 110e-6);

    @Override
    public WeightEncoding encoding() {
        return new OffsetColumn();
    }

    /** By hand: a full scale of 2 takes 50 µS to either side of 60 µS; the last column is the reference. */
    @Test
    void one_cell_carries_a_weight_and_one_column_the_zero_of_all() {
        Conductances targets = encoding().encode(new DMatrixRMaj(new double[][] {{0.5, -2}, {0, 2}}), 2, RANGE);
        double[] expected = {72.5e-6, 10e-6, 60e-6, 60e-6, 110e-6, 60e-6};
        assertThat(targets.toMatrix().data).containsExactly(expected, within(1e-18));
    }

    /**
     * The same deviation σ of every cell: a weight of a pair has √2 σ/s, that of an offset column 2√2 σ/s, of which half the
     * variance is common to all outputs.
     */
    @Test
    void a_weight_has_twice_the_noise_of_a_pair_and_half_of_its_variance_is_shared() {
        double sigma = 1e-6;
        ReadVariance offset = encoding()
                .combineVariance(
                        encoding().encode(new DMatrixRMaj(1, 3), 1, RANGE).map(g -> sigma))
                .get(0);
        ReadVariance pair = new DifferentialPair()
                .combineVariance(new DifferentialPair()
                        .encode(new DMatrixRMaj(1, 3), 1, RANGE)
                        .map(g -> sigma))
                .get(0);
        double factor = encoding().significances()[0];
        double weight =
                factor * factor * (offset.own().get(0, 0) + offset.shared().get(0, 0));
        assertThat(Math.sqrt(weight / pair.own().get(0, 0))).isCloseTo(2, within(1e-12));
        assertThat(offset.shared().get(0, 0)).isEqualTo(offset.own().get(0, 0));
    }

    @Test
    void a_reference_alone_is_refused() {
        Conductances one = Conductances.tabulate(2, 1, k -> 1e-6);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encoding().combine(one))
                .withMessage("An offset column needs a bit line and its reference, but the bit lines are 1");
    }
}
