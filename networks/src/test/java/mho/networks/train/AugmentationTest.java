package mho.networks.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import mho.adc.activation.Identity;
import mho.base.random.Draws;
import mho.base.random.RandomStream;
import mho.networks.Dense;
import mho.networks.Network;
import mho.networks.NetworkSamples;
import mho.networks.SplitMixStream;
import mho.networks.data.Examples;
import mho.networks.data.Targets;
import mho.networks.train.Augmentation.FeatureNoise;
import mho.networks.train.Augmentation.TimeMask;
import mho.networks.train.Augmentation.TimeShift;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class AugmentationTest {
    private static final RandomStream RANDOM = RandomStream.ofSeed(3);

    /** Returns the sequence 1, 2, … with its tenth beside each number. */
    private static DMatrixRMaj counting(int steps) {
        DMatrixRMaj sequence = new DMatrixRMaj(steps, 2);
        for (int t = 0; t < steps; t++) {
            sequence.set(t, 0, t + 1);
            sequence.set(t, 1, (t + 1) / 10.0);
        }
        return sequence;
    }

    @Test
    void shifts_move_all_steps_alike_repeat_the_edge_and_are_equally_likely() {
        int[] counts = new int[7];
        Draws draws = RANDOM.draws();
        int all = 7000;
        for (int n = 0; n < all; n++) {
            DMatrixRMaj shifted = new TimeShift(3).changed(counting(8), draws);
            int shift = 4 - (int) shifted.get(3, 0);
            counts[shift + 3]++;
            for (int t = 0; t < 8; t++) {
                int from = Math.max(1, Math.min(8, t + 1 - shift));
                assertThat(shifted.get(t, 0)).isEqualTo(from);
                assertThat(shifted.get(t, 1)).isEqualTo(from / 10.0);
            }
        }
        double chiSquare = Arrays.stream(counts)
                .mapToDouble(count -> (count - 1000.0) * (count - 1000.0) / 1000)
                .sum();
        // 6 degrees of freedom: beyond 35 once in 230,000 seeds
        assertThat(chiSquare).isLessThan(35);
    }

    @Test
    void feature_noise_has_its_deviation_and_no_mean() {
        int count = 20_000;
        DMatrixRMaj zeros = new DMatrixRMaj(count / 2, 2);
        DMatrixRMaj noisy = new FeatureNoise(0.8).changed(zeros, RANDOM.draws());
        double sum = 0;
        double squares = 0;
        for (int k = 0; k < count; k++) {
            sum += noisy.data[k];
            squares += noisy.data[k] * noisy.data[k];
        }
        // 5 standard errors each: false alarm once in 900,000
        assertThat(sum / count).isCloseTo(0, within(5 * 0.8 / Math.sqrt(count)));
        assertThat(squares / count / 0.64).isCloseTo(1, within(5 * Math.sqrt(2.0 / count)));
        assertThat(zeros.data).containsOnly(0);
    }

    @Test
    void masks_are_one_run_of_zeros_of_every_length_at_every_place() {
        int[] lengths = new int[5];
        boolean[] starts = new boolean[10];
        Draws draws = RANDOM.draws();
        for (int n = 0; n < 5000; n++) {
            DMatrixRMaj masked = new TimeMask(4).changed(counting(10), draws);
            int length = 0;
            int first = 10;
            int last = -1;
            for (int t = 0; t < 10; t++) {
                if (masked.get(t, 0) == 0) {
                    assertThat(masked.get(t, 1)).isEqualTo(0);
                    length++;
                    first = Math.min(first, t);
                    last = t;
                } else {
                    assertThat(masked.get(t, 0)).isEqualTo(t + 1);
                }
            }
            assertThat(length).isEqualTo(length == 0 ? 0 : last - first + 1);
            lengths[length]++;
            if (first < 10) {
                starts[first] = true;
            }
        }
        // counts of 1000 ± 28: 6 deviations
        assertThat(Arrays.stream(lengths)).allSatisfy(count -> assertThat(count).isBetween(830, 1170));
        assertThat(starts).containsOnly(true);
    }

    @Test
    void a_mask_longer_than_the_sequence_is_cut() {
        Draws draws = RANDOM.draws();
        for (int n = 0; n < 50; n++) {
            assertThat(new TimeMask(40).changed(counting(2), draws).getNumRows())
                    .isEqualTo(2);
        }
    }

    @Test
    void examples_of_a_batch_are_changed_by_their_number_whatever_their_company() {
        Examples examples = new Examples(
                NetworkSamples.sequences(List.of(3, 6, 4, 6), 2, 9),
                new Targets.Labels(new int[] {0, 1, 0, 1}, List.of("a", "b")));
        List<Augmentation> changes = List.of(new TimeShift(2), new FeatureNoise(0.1), new TimeMask(1));
        Batch together = Batch.of(examples, new int[] {0, 1, 2, 3}).changed(changes, RANDOM);
        for (int example = 0; example < 4; example++) {
            Batch alone = Batch.of(examples, new int[] {example}).changed(changes, RANDOM);
            int row = 0;
            while (together.example(row) != example) {
                row++;
            }
            for (int t = 0; t < alone.signal().steps().size(); t++) {
                for (int c = 0; c < 2; c++) {
                    double expected = alone.signal().steps().get(t).get(0, c);
                    assertThat(together.signal().steps().get(t).get(row, c)).isEqualTo(expected);
                }
            }
        }
        assertThat(together.signal().steps().get(0).data)
                .isNotEqualTo(Batch.of(examples, new int[] {0, 1, 2, 3})
                        .signal()
                        .steps()
                        .get(0)
                        .data);
    }

    @Test
    void examples_with_an_answer_at_each_step_are_not_shifted() {
        Examples examples = new Examples(
                NetworkSamples.sequences(List.of(2, 2), 1, 9),
                new Targets.StepValues(NetworkSamples.sequences(List.of(2, 2), 1, 10), 0));
        Network network = Network.initial(List.of(new Dense(1, 1, new Identity())), SplitMixStream.ofSeed(0));
        Training training = Training.DEFAULT.withAugmentations(List.of(TimeShift.DEFAULT));
        assertThatThrownBy(() -> new Trainer(training, examples, epoch -> {}).train(network, RANDOM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Examples may be shifted in time only if there is one answer for all steps, but this task asks at each step");
    }

    @Test
    void changes_of_nothing_are_refused() {
        assertThatThrownBy(() -> new TimeShift(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A shift in time needs at least 1 step, but has 0");
        assertThatThrownBy(() -> new FeatureNoise(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Noise on features needs a deviation > 0, but has 0.00000");
        assertThatThrownBy(() -> new TimeMask(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A mask needs at least 1 step, but has 0");
    }
}
