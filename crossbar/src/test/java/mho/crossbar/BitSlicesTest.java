package mho.crossbar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import mho.base.random.RandomStream;
import mho.device.ConductanceRange;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class BitSlicesTest implements WeightEncodingContract {
    private static final ConductanceRange RANGE = new ConductanceRange(10e-6, 40e-6);

    @Override
    public WeightEncoding encoding() {
        return new BitSlices(3, 2, new DifferentialPair());
    }

    @Override
    public double step() {
        return 1.0 / 63;
    }

    /** By hand: 45 = 2·16 + 3·4 + 1, so the digits of −45/63 are −2, −3, −1, each of 3 at 30 µS. */
    @Test
    void a_weight_is_cut_into_digits_with_its_sign() {
        Conductances targets = encoding().encode(new DMatrixRMaj(new double[][] {{-45 / 63.0}}), 1, RANGE);
        double[] expected = {10e-6, 30e-6, 10e-6, 40e-6, 10e-6, 20e-6};
        assertThat(targets.toMatrix().data).containsExactly(expected, within(1e-18));
        assertThat(encoding().significances())
                .containsExactly(new double[] {48 / 63.0, 12 / 63.0, 3 / 63.0}, within(1e-15));
        List<DMatrixRMaj> signed = encoding().combine(targets);
        assertThat(signed.get(0).get(0, 0)).isCloseTo(-20e-6, within(1e-18));
        assertThat(signed.get(1).get(0, 0)).isCloseTo(-30e-6, within(1e-18));
        assertThat(signed.get(2).get(0, 0)).isCloseTo(-10e-6, within(1e-18));
    }

    @Test
    void offset_slices_have_a_reference_each_and_signed_digits() {
        BitSlices offset = new BitSlices(2, 2, new OffsetColumn());
        Conductances targets = offset.encode(new DMatrixRMaj(new double[][] {{-9 / 15.0, 1}}), 1, RANGE);
        // −9 = −2·4 − 1; a digit of 3 is half the range of 30 µS away from 25 µS
        double[] expected = {15e-6, 40e-6, 25e-6, 20e-6, 40e-6, 25e-6};
        assertThat(targets.toMatrix().data).containsExactly(expected, within(1e-18));
        assertThat(WeightEncodingContract.weights(offset, targets, RANGE).data)
                .containsExactly(new double[] {-0.6, 1}, within(1e-14));
    }

    /** Rounding to a step Δ leaves Δ²/12; 10,000 weights know that to √(4/5/n) = 0.9 %, and five of those are 4.5 %. */
    @Test
    void rounding_leaves_a_twelfth_of_the_square_of_a_step() {
        DMatrixRMaj weights = CrossbarSamples.uniform(100, 100, -1, 1, RandomStream.ofSeed(2));
        for (BitSlices slices : List.of(
                new BitSlices(1, 4, new DifferentialPair()),
                new BitSlices(4, 2, new OffsetColumn()),
                new BitSlices(9, 1, new DifferentialPair(DifferentialPair.Sides.TWO)))) {
            DMatrixRMaj back = WeightEncodingContract.weights(slices, slices.encode(weights, 1, RANGE), RANGE);
            double sum = 0;
            for (int k = 0; k < 10_000; k++) {
                sum += (back.data[k] - weights.data[k]) * (back.data[k] - weights.data[k]);
            }
            double step = 1.0 / slices.steps();
            assertThat(sum / 10_000 / (step * step / 12)).isCloseTo(1, within(0.045));
        }
    }

    /** Closed form for the same deviation of every cell: Σ f_s² = (2ᵇ − 1)²(4^(bS) − 1)/((4ᵇ − 1)Q²). */
    @Test
    void the_noise_of_slices_adds_with_the_square_of_their_significance() {
        BitSlices slices = new BitSlices(4, 2, new DifferentialPair());
        double factors = Arrays.stream(slices.significances()).map(f -> f * f).sum();
        assertThat(factors).isCloseTo(9.0 * (65_536 - 1) / (15.0 * 255 * 255), within(1e-12));
        assertThat(Arrays.stream(slices.significances()).sum()).isCloseTo(1, within(1e-15));
    }

    @Test
    void slices_that_cannot_be_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BitSlices(2, 5, new OffsetColumn()))
                .withMessage("A slice has 1 to 4 bits a cell, but 5 were asked for");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BitSlices(7, 4, new OffsetColumn()))
                .withMessage("A weight of at most 24 bits has 1 to 6 slices of 4 bits, but 7 were asked for");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encoding().combine(Conductances.tabulate(2, 4, k -> 1e-6)))
                .withMessage("3 slices need as many times the same number of bit lines, but there are 4");
    }
}
