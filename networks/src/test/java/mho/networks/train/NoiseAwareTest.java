package mho.networks.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import mho.base.random.RandomStream;
import mho.networks.Exact;
import mho.networks.Network;
import mho.networks.SinGluMlp;
import mho.networks.data.Nested;
import mho.networks.data.Recordings;
import mho.networks.data.Task;
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
        System.out.println("short " + error(plain, 0, task) + " " + error(aware, 0, task) + " "
                + error(plain, .05, task) + " " + error(aware, .05, task));
        assertThat(ratio).isLessThan(0.75);
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
            System.out.println(share + " " + noise[k] + " " + found + " published " + published[k]);
        }
        for (int k = 0; k < noise.length; k++) {
            double found = error(network, noise[k], task);
            assertThat(found)
                    .as("%g trained, %g tested", share, noise[k])
                    .isCloseTo(published[k], within(0.3 * published[k]));
        }
    }
}
