package mho.crossbar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import mho.base.random.RandomStream;
import mho.crossbar.DifferentialPair.Sides;
import mho.device.ConductanceRange;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class TwoSidedPairTest implements WeightEncodingContract {
    private static final ConductanceRange RANGE = new ConductanceRange(10e-6, 110e-6);

    @Override
    public WeightEncoding encoding() {
        return new DifferentialPair(Sides.TWO);
    }

    /** By hand: 50 µS a unit of weight, half of it up from 60 µS, half down. */
    @Test
    void both_cells_deviate_from_the_middle_by_half_the_weight() {
        Conductances targets = encoding().encode(new DMatrixRMaj(new double[][] {{0.5, -2}, {0, 2}}), 2, RANGE);
        double[] expected = {72.5e-6, 47.5e-6, 10e-6, 110e-6, 60e-6, 60e-6, 110e-6, 10e-6};
        assertThat(targets.toMatrix().data).containsExactly(expected, within(1e-18));
    }

    @Test
    void the_sum_of_a_pair_is_the_same_for_every_weight() {
        DMatrixRMaj weights = CrossbarSamples.uniform(6, 5, -1, 1, RandomStream.ofSeed(2));
        Conductances targets = encoding().encode(weights, 1, RANGE);
        for (int row = 0; row < 6; row++) {
            for (int pair = 0; pair < 5; pair++) {
                assertThat(targets.at(row, 2 * pair) + targets.at(row, 2 * pair + 1))
                        .isCloseTo(120e-6, within(1e-18));
            }
            assertThat(targets.rowSum(row)).isCloseTo(600e-6, within(1e-17));
        }
    }

    /** A cell whose noise is 1 % of its conductance, at zero weight: √2·1 % of 60 µS against √2·1 % of 10 µS. */
    @Test
    void noise_in_proportion_to_conductance_is_that_of_two_cells_at_mid_range() {
        Conductances two = encoding().encode(new DMatrixRMaj(1, 1), 1, RANGE).map(g -> 0.01 * g);
        Conductances one =
                new DifferentialPair().encode(new DMatrixRMaj(1, 1), 1, RANGE).map(g -> 0.01 * g);
        assertThat(encoding().combineVariance(two).get(0).own().get(0, 0))
                .isCloseTo(2 * 0.6e-6 * 0.6e-6, within(1e-25));
        assertThat(new DifferentialPair().combineVariance(one).get(0).own().get(0, 0))
                .isCloseTo(2 * 0.1e-6 * 0.1e-6, within(1e-25));
    }
}
