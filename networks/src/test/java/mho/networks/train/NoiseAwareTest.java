package mho.networks.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import mho.adc.NonlinearRampAdcSpec;
import mho.base.random.RandomStream;
import mho.device.CellSpec;
import mho.device.Programming;
import mho.networks.Exact;
import mho.networks.Network;
import mho.networks.Recurrent;
import mho.networks.SinGluMlp;
import mho.networks.data.Nested;
import mho.networks.data.Recordings;
import mho.networks.data.SyntheticKeywords;
import mho.networks.data.Task;
import mho.networks.tile.Chip;
import mho.networks.tile.HardwareSpec;
import mho.networks.tile.Mapping;
import mho.networks.tile.Ranges;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Table 5.4 of the benchmark's replication: what noise in training does for noise on the weights. */
class NoiseAwareTest {
    private static final RandomStream RANDOM = RandomStream.ofSeed(42);
    private static final int DRAWS = 20;

    private static Network trained(double share, int epochs, Task task) {
        Training training = Training.DEFAULT.withEpochs(epochs).withWeightNoise(share);
        return new Trainer(training, task, epoch -> {})
                .train(SinGluMlp.DEFAULT.initial(2, 1, 0), RANDOM.child("training"))
                .network();
    }

    /** Returns the mean test error over draws of noise. */
    private static double error(Network network, double share, Task task) {
        Rehearsal rehearsal = Rehearsal.DEFAULT.withWeights(new WeightNoise.Gaussian(share));
        NoisyWeights noise = new NoisyWeights(rehearsal, network);
        double sum = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            Network noisy = network.with(noise.draw(network.parameters(), 1, RANDOM.child("test"), draw)
                    .weights());
            sum += Evaluation.of(noisy, task.test(), new Exact(), RANDOM).value();
        }
        return sum / DRAWS;
    }

    @Test
    void a_short_training_with_noise_already_bears_it_better() {
        Task task = new Nested(0).load(Recordings.NONE);
        Network plain = trained(0, 150, task);
        Network aware = trained(0.05, 150, task);
        double ratio = error(aware, 0.05, task) / error(plain, 0.05, task);
        assertThat(ratio).isLessThan(0.75);
    }

    /** Mean accuracy over four chips whose cells are written to 6 % of their range, with 4-bit gates. */
    private static double onChips(Rehearsal rehearsal, Task task) {
        HardwareSpec standard = HardwareSpec.DEFAULT.withNonlinear(NonlinearRampAdcSpec.DEFAULT.withBits(4));
        CellSpec cell = standard.tile().crossbar().cell();
        double spread = 0.06 * cell.range().span();
        HardwareSpec hardware = standard.withCell(cell.withProgramming(Programming.Gaussian.ofSpread(spread)));
        Training training = Training.DEFAULT
                .withEpochs(8)
                .withBatching(new Batching.Mini(64))
                .withLearningRate(4e-3)
                .withRehearsal(rehearsal)
                .on(hardware);
        Trainer.Trained trained = new Trainer(training, task, epoch -> {})
                .train(Recurrent.DEFAULT.withHidden(32).initial(40, 10, 0), RANDOM.child("training"));
        Ranges ranges = new Ranges(trained.ranges());
        Evaluation.of(trained.network(), task.train().spread(256), ranges, RANDOM);
        Mapping mapping = Mapping.of(trained.network(), hardware, ranges);
        double sum = 0;
        for (int chip = 0; chip < 4; chip++) {
            Chip fabricated = mapping.fabricate(RANDOM.child("chip").child(chip));
            sum += Evaluation.of(
                            trained.network(),
                            task.test(),
                            fabricated,
                            RANDOM.child("read").child(chip))
                    .value();
        }
        return sum / 4;
    }

    @Tag("acceptance")
    @Test
    void an_lstm_that_rehearsed_its_chip_does_better_there_than_one_that_did_not() {
        Task task = new SyntheticKeywords(600, 300, 0).load(Recordings.NONE);
        double plain = onChips(Rehearsal.DEFAULT, task);
        Rehearsal rehearsal = Rehearsal.DEFAULT
                .withWeights(new WeightNoise.AsHardware())
                .withInputs(InputCodes.AsHardware.DEFAULT)
                .withOutputs(new OutputCodes.AsHardware());
        double aware = onChips(rehearsal, task);
        // 0.732 against 0.688, and better on each of the four chips
        assertThat(aware).isGreaterThan(plain + 0.02);
    }

    @Tag("acceptance")
    @ParameterizedTest
    @CsvSource({
        "0,    0.00019, 0.0053, 0.020,  0.115, 0.25",
        "0.02, 0.0013,  0.0025, 0.0063, 0.035, 0.119",
        "0.05, 0.0050,  0.0058, 0.0076, 0.025, 0.091"
    })
    void nested_errors_are_the_published_ones_within_a_third(
            double share, double clean, double one, double two, double five, double ten) {
        Task task = new Nested(0).load(Recordings.NONE);
        Network network = trained(share, 1000, task);
        double[] noise = {0, 0.01, 0.02, 0.05, 0.1};
        double[] published = {clean, one, two, five, ten};
        for (int k = 0; k < noise.length; k++) {
            double found = error(network, noise[k], task);
            assertThat(found)
                    .as("%g trained, %g tested", share, noise[k])
                    .isCloseTo(published[k], within(0.3 * published[k]));
        }
    }
}
