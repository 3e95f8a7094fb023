package mho.crossbar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import mho.base.random.Draws;
import mho.base.random.IndexedDraws;
import mho.base.random.RandomStream;
import mho.device.ConductanceRange;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class DifferentialPairTest implements WeightEncodingContract {
    private static final ConductanceRange RANGE = new ConductanceRange(10e-6, 110e-6);

    @Override
    public WeightEncoding encoding() {
        return new DifferentialPair();
    }

    /** By hand: span 100 µS for a full scale of 2, so 0.5 is 25 µS above the bottom of 10 µS. */
    @Test
    void one_cell_of_a_pair_carries_the_weight_and_the_other_rests_at_the_bottom() {
        Conductances targets = encoding().encode(new DMatrixRMaj(new double[][] {{0.5, -2}, {0, 2}}), 2, RANGE);
        double[] expected = {35e-6, 10e-6, 10e-6, 110e-6, 10e-6, 10e-6, 110e-6, 10e-6};
        assertThat(targets.toMatrix().data).containsExactly(expected, within(1e-18));
    }

    @Test
    void changing_the_sign_of_a_weight_swaps_the_cells_of_its_pair() {
        DMatrixRMaj weights = CrossbarSamples.uniform(6, 5, -1, 1, RandomStream.ofSeed(2));
        DMatrixRMaj opposite = new DMatrixRMaj(weights);
        Arrays.setAll(opposite.data, k -> -weights.data[k]);
        Conductances one = encoding().encode(weights, 1, RANGE);
        Conductances other = encoding().encode(opposite, 1, RANGE);
        for (int row = 0; row < 6; row++) {
            for (int pair = 0; pair < 5; pair++) {
                assertThat(other.at(row, 2 * pair)).isEqualTo(one.at(row, 2 * pair + 1));
                assertThat(other.at(row, 2 * pair + 1)).isEqualTo(one.at(row, 2 * pair));
            }
        }
    }

    @Test
    void an_odd_number_of_bit_lines_is_refused() {
        Conductances three = Conductances.tabulate(2, 3, k -> 1e-6);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encoding().combine(three))
                .withMessage("Differential pairs need an even number of bit lines, but there are 3");
        assertThatIllegalArgumentException().isThrownBy(() -> encoding().combineVariance(three));
    }

    @Test
    void one_draw_a_bit_line_has_the_distribution_of_one_draw_a_cell() {
        int reads = 20_000;
        Conductances g = CrossbarSamples.targets(24, 2, CrossbarSamples.PCM, RandomStream.ofSeed(4));
        Crossbar crossbar = CrossbarSamples.of(CrossbarSamples.PCM)
                .program(g, RandomStream.ofSeed(4).child("array"));
        Conductances deviations = crossbar.readDeviations();
        DMatrixRMaj variance = encoding().combineVariance(deviations).get(0).own();
        double[] inputs = CrossbarSamples.uniform(1, 24, -31, 31, RandomStream.ofSeed(5)).data;
        double summed = 0;
        for (int row = 0; row < 24; row++) {
            summed += inputs[row] * inputs[row] * variance.get(row, 0);
        }
        double deviation = Math.sqrt(summed);
        IndexedDraws perCell = RandomStream.ofSeed(6).child("cells").indexed();
        Draws perLine = RandomStream.ofSeed(6).child("lines").draws();
        double[] ofCells = new double[reads];
        double[] ofLines = new double[reads];
        for (int n = 0; n < reads; n++) {
            ofLines[n] = deviation * perLine.normal();
            Draws draws = perCell.at(n);
            for (int row = 0; row < 24; row++) {
                double plus = deviations.at(row, 0) * draws.normal();
                double minus = deviations.at(row, 1) * draws.normal();
                ofCells[n] += inputs[row] * (plus - minus);
            }
        }
        // the ratio of two sample variances has relative standard error √(4/n) = 1.4 %; five of them
        assertThat(meanSquare(ofCells) / meanSquare(ofLines)).isCloseTo(1, within(5 * Math.sqrt(4.0 / reads)));
        assertThat(meanSquare(ofCells) / summed).isCloseTo(1, within(5 * Math.sqrt(2.0 / reads)));
        // Kolmogorov-Smirnov, two samples: D·√(n/2) exceeds 2.69 with probability 2·exp(−2·2.69²) = 1e-6
        assertThat(largestDistance(ofCells, ofLines) * Math.sqrt(reads / 2.0)).isLessThan(2.69);
    }

    @Test
    void the_distance_of_two_samples_is_found_where_they_differ() {
        assertThat(largestDistance(new double[] {1, 2, 3, 4}, new double[] {3.5, 5, 6, 7}))
                .isEqualTo(0.75);
    }

    private static double meanSquare(double[] values) {
        return Arrays.stream(values).map(v -> v * v).average().orElseThrow();
    }

    /** The largest distance between two empirical distribution functions of samples of one size. */
    private static double largestDistance(double[] one, double[] other) {
        double[] a = one.clone();
        double[] b = other.clone();
        Arrays.sort(a);
        Arrays.sort(b);
        double largest = 0;
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            if (a[i] <= b[j]) {
                i++;
            } else {
                j++;
            }
            largest = Math.max(largest, Math.abs(i - j) / (double) a.length);
        }
        return largest;
    }
}
