package mho.networks.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mho.adc.LinearRampAdcSpec;
import mho.adc.NonlinearRampAdcSpec;
import mho.adc.PulseWidthDacSpec;
import mho.base.random.RandomStream;
import mho.networks.Network;
import mho.networks.NetworkSamples;
import mho.networks.Recurrent;
import mho.networks.SplitMixStream;
import mho.networks.data.Examples;
import mho.networks.data.Targets;
import mho.networks.data.Task;
import mho.networks.tile.HardwareSpec;
import mho.networks.train.Trainer.Trained;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckpointTest {
    private static final RandomStream RANDOM = RandomStream.ofSeed(11);
    private static final Network NETWORK = Recurrent.DEFAULT
            .withHidden(4)
            .withReadout(Recurrent.Readout.MEAN)
            .withDropout(0.3)
            .initial(2, 3, 0);

    /** Everything that a step can depend on. */
    private static final Rehearsal REHEARSAL = new Rehearsal(
                    new WeightNoise.AsHardware(),
                    0.1,
                    new WeightClip.Deviations(2),
                    new InputCodes.Driven(new PulseWidthDacSpec(4), InputCodes.Range.LEARNED_EACH),
                    new OutputCodes.Converters(NonlinearRampAdcSpec.DEFAULT, new LinearRampAdcSpec(6)),
                    3)
            .on(HardwareSpec.DEFAULT);

    private static final Training TRAINING = Training.DEFAULT
            .withEpochs(5)
            .withLearningRate(0.02)
            .withSchedule(Schedule.OneCycle.DEFAULT)
            .withWeightDecay(0.1)
            .withRehearsal(REHEARSAL)
            .withAugmentations(List.of(
                    new Augmentation.TimeShift(1), new Augmentation.FeatureNoise(0.1), new Augmentation.TimeMask(1)));

    private static Examples examples(List<Integer> lengths, long seed) {
        int[] labels = lengths.stream().mapToInt(length -> length % 3).toArray();
        return new Examples(
                NetworkSamples.sequences(lengths, 2, seed), new Targets.Labels(labels, List.of("a", "b", "c")));
    }

    private static Task task() {
        Examples fixed = examples(List.of(3, 6, 2, 5, 4, 1, 6), 70);
        return new Task("sequences", fixed, fixed).withDrawing(() -> {
            SplitMixStream stream = SplitMixStream.ofSeed(4);
            return size -> examples(
                    Stream.generate(() -> 1 + stream.below(6)).limit(size).toList(), stream.below(1 << 20));
        });
    }

    static Stream<Batching> batchings() {
        return Stream.of(new Batching.Full(), new Batching.Mini(3), new Batching.Drawn(4, 2));
    }

    @ParameterizedTest
    @MethodSource("batchings")
    void a_training_resumed_after_any_epoch_ends_as_the_undisturbed_one(Batching batching) {
        Trainer trainer = new Trainer(TRAINING.withBatching(batching), task(), epoch -> {});
        List<Map<String, DMatrixRMaj>> saved = new ArrayList<>();
        TrainingRun run = trainer.open(NETWORK, RANDOM);
        saved.add(run.checkpoint().tensors());
        while (!run.done()) {
            run.next();
            saved.add(run.checkpoint().tensors());
        }
        List<Double> expected = numbers(run.checkpoint());
        assertThat(numbers(Checkpoint.of(saved.get(4)))).isNotEqualTo(expected);
        for (Map<String, DMatrixRMaj> state : saved) {
            TrainingRun resumed = trainer.open(NETWORK, RANDOM, Checkpoint.of(state));
            while (!resumed.done()) {
                resumed.next();
            }
            assertThat(numbers(resumed.checkpoint())).isEqualTo(expected);
            assertThat(resumed.trained().history()).isEqualTo(run.trained().history());
        }
        Trained together = trainer.train(NETWORK, RANDOM);
        assertThat(together.history()).isEqualTo(run.trained().history());
        assertThat(trainer.resume(NETWORK, RANDOM, Checkpoint.of(saved.get(2))).history())
                .isEqualTo(together.history());
    }

    private static List<Double> numbers(Checkpoint checkpoint) {
        List<Double> numbers = new ArrayList<>();
        checkpoint.tensors().forEach((name, tensor) -> {
            for (int k = 0; k < tensor.getNumElements(); k++) {
                numbers.add(tensor.data[k]);
            }
        });
        return numbers;
    }

    @Test
    void a_state_is_a_copy_that_the_run_leaves_alone() {
        TrainingRun run = new Trainer(TRAINING, task(), epoch -> {}).open(NETWORK, RANDOM);
        run.next();
        Checkpoint checkpoint = run.checkpoint();
        List<Double> before = numbers(checkpoint);
        run.next();
        assertThat(numbers(checkpoint)).isEqualTo(before);
        assertThat(numbers(run.checkpoint())).isNotEqualTo(before);
    }

    @Test
    void states_of_other_trainings_are_refused() {
        Trainer trainer = new Trainer(TRAINING, task(), epoch -> {});
        TrainingRun run = trainer.open(NETWORK, RANDOM);
        run.next();
        Checkpoint checkpoint = run.checkpoint();
        Network wider = Recurrent.DEFAULT
                .withHidden(5)
                .withReadout(Recurrent.Readout.MEAN)
                .withDropout(0.3)
                .initial(2, 3, 0);
        assertThatThrownBy(() -> trainer.open(wider, RANDOM, checkpoint))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Tensor \"0.weight_ih\" must be 2 × 20, but is 2 × 16");
        Network other = Recurrent.DEFAULT
                .withHidden(4)
                .withReadout(Recurrent.Readout.MEAN)
                .initial(2, 3, 0);
        assertThatThrownBy(() -> trainer.open(other, RANDOM, checkpoint))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "but this one has [0.weight_ih, 0.weight_hh, 0.bias_ih, 0.bias_hh, 3.weight, 3.bias]");
        Trainer smaller = new Trainer(TRAINING.withBatching(new Batching.Mini(3)), task(), epoch -> {});
        assertThatThrownBy(() -> smaller.open(NETWORK, RANDOM, checkpoint))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "A training of 5 epochs of 3 steps can go on only from one of its own states, but this one is after 1 epochs and 1 steps");
        assertThatThrownBy(() -> Checkpoint.of(Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The state of a training needs a tensor \"epochs\", but has only []");
    }

    @Test
    void a_finished_training_has_no_next_epoch() {
        TrainingRun run = new Trainer(TRAINING.withEpochs(1), task(), epoch -> {}).open(NETWORK, RANDOM);
        run.next();
        assertThatThrownBy(run::next)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("A training of 1 epochs has no more after them");
    }
}
