package mho.networks.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mho.adc.activation.Identity;
import mho.adc.activation.Tanh;
import mho.base.random.RandomStream;
import mho.networks.Dense;
import mho.networks.LayerNorm;
import mho.networks.Network;
import mho.networks.NetworkSamples;
import mho.networks.Parameters;
import mho.networks.SinGluMlp;
import mho.networks.SplitMixStream;
import mho.networks.data.Examples;
import mho.networks.data.Nested;
import mho.networks.data.Recordings;
import mho.networks.train.Trainer.Epoch;
import mho.networks.train.Trainer.Trained;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class TrainerTest {
    private static Trained train(Training training, Examples examples, Network network, long seed) {
        return new Trainer(training, examples, epoch -> {}).train(network, RandomStream.ofSeed(seed));
    }

    private static Network line(double slope, double offset) {
        Network network = Network.initial(List.of(new Dense(1, 1, new Identity())), SplitMixStream.ofSeed(0));
        return network.with(Parameters.of(Map.of(
                "0.weight", new DMatrixRMaj(new double[][] {{slope}}),
                "0.bias", new DMatrixRMaj(new double[][] {{offset}}))));
    }

    private static Examples point(double x, double y) {
        return NetworkSamples.regression(new DMatrixRMaj(new double[][] {{x}}), new DMatrixRMaj(new double[][] {{y}}));
    }

    @Test
    void a_clipped_gradient_of_constant_sign_walks_down_half_a_cosine() {
        // At x = 0 only the bias moves. Clipping makes all gradients equal, so Adam's step is the learning rate itself.
        int epochs = 8;
        double rate = 0.25;
        Training training =
                Training.DEFAULT.withEpochs(epochs).withLearningRate(rate).withClipNorm(1e-3);
        Trained trained = train(training, point(0, 1e6), line(0, 0), 1);
        double offset = 0;
        for (Epoch epoch : trained.history()) {
            assertThat(1e6 - Math.sqrt(epoch.loss())).isCloseTo(offset, within(1e-4));
            assertThat(epoch.gradientNorm()).isCloseTo(2 * (1e6 - offset), within(1e-3));
            offset += rate * (1 + Math.cos(Math.PI * epoch.number() / epochs)) / 2;
        }
        // Σ (1 + cos(πs/S))/2 over s = 0 … S−1 is (S + 1)/2
        assertThat(offset).isCloseTo(rate * (epochs + 1) / 2, within(1e-12));
        // Adam's 1e-8 beside a clipped gradient of 1e-3: 1e-5 of each step
        assertThat(trained.network().parameters().get("0.bias").data[0]).isCloseTo(offset, within(2e-5));
        assertThat(trained.network().parameters().get("0.weight").data[0]).isEqualTo(0);
    }

    @Test
    void clipping_bounds_what_a_wild_example_does_to_the_moments() {
        Network start = line(0, 0);
        Trained clipped =
                train(Training.DEFAULT.withEpochs(2).withLearningRate(0.5).withClipNorm(1e-6), point(0, 0.4), start, 1);
        Trained free =
                train(Training.DEFAULT.withEpochs(2).withLearningRate(0.5).withClipNorm(1e6), point(0, 0.4), start, 1);
        // 1st step 0.5 overshoots to 0.5; 2nd gradient: −0.8 then +0.2 unclipped, ∓1e-6 clipped; rate 0.25
        double equal = (0.9 * -0.1 + 0.1) / (1 - 0.81) / Math.sqrt((0.999e-3 + 1e-3) / (1 - 0.999 * 0.999));
        double unequal =
                (0.9 * -0.08 + 0.02) / (1 - 0.81) / Math.sqrt((0.999 * 0.64e-3 + 0.04e-3) / (1 - 0.999 * 0.999));
        assertThat(bias(free)).isCloseTo(0.5 - 0.25 * unequal, within(1e-6));
        // the limit is 1e-6 and 1e-6 stands beside the norm and 1e-8 beside √v: a percent each
        assertThat(bias(clipped)).isCloseTo(0.5 - 0.25 * equal, within(0.02));
        assertThat(Math.abs(bias(clipped) - bias(free))).isGreaterThan(0.05);
    }

    private static double bias(Trained trained) {
        return trained.network().parameters().get("0.bias").data[0];
    }

    @Test
    void a_training_repeats_itself_bit_by_bit_and_leaves_the_initial_network_alone() {
        Examples train = new Nested(0).load(Recordings.NONE).train().between(0, 100);
        Network initial = SinGluMlp.DEFAULT.initial(2, 1, 0);
        Parameters before = initial.parameters().copy();
        Training training = Training.DEFAULT
                .withEpochs(5)
                .withBatching(new Batching.Mini(32))
                .withWeightNoise(0.02);
        Trained first = train(training, train, initial, 7);
        Trained second = train(training, train, initial, 7);
        Trained other = train(training, train, initial, 8);
        assertThat(numbers(second.network())).isEqualTo(numbers(first.network()));
        assertThat(second.history()).isEqualTo(first.history());
        assertThat(numbers(other.network())).isNotEqualTo(numbers(first.network()));
        assertThat(numbers(initial)).isEqualTo(numbers(initial.with(before)));
    }

    private static List<Double> numbers(Network network) {
        List<Double> numbers = new ArrayList<>();
        for (DMatrixRMaj tensor : network.parameters().tensors()) {
            for (int k = 0; k < tensor.getNumElements(); k++) {
                numbers.add(tensor.data[k]);
            }
        }
        return numbers;
    }

    @Test
    void full_batches_without_noise_do_not_depend_on_the_address() {
        Examples train = new Nested(0).load(Recordings.NONE).train().between(0, 50);
        Network initial = SinGluMlp.DEFAULT.initial(2, 1, 0);
        Training training = Training.DEFAULT.withEpochs(3);
        assertThat(numbers(train(training, train, initial, 1).network()))
                .isEqualTo(numbers(train(training, train, initial, 2).network()));
    }

    @Test
    void weight_noise_has_the_stated_deviation_on_matrices_only() {
        // y = w + b, so the loss of the first epoch tells w + noise; the bias and its noise-free 100 stay out
        double share = 0.05;
        int count = 2000;
        double sum = 0;
        double squares = 0;
        for (int seed = 0; seed < count; seed++) {
            Training training =
                    Training.DEFAULT.withEpochs(1).withLearningRate(1e-9).withWeightNoise(share);
            double loss = train(training, point(1, 1000), line(-2, 100), seed)
                    .history()
                    .get(0)
                    .loss();
            double noise = 1000 - Math.sqrt(loss) - 98;
            sum += noise;
            squares += noise * noise;
        }
        double deviation = share * 2;
        // 5 standard errors of mean and variance: false alarm once in 900,000
        assertThat(sum / count).isCloseTo(0, within(5 * deviation / Math.sqrt(count)));
        assertThat(squares / count / (deviation * deviation)).isCloseTo(1, within(5 * Math.sqrt(2.0 / count)));
    }

    @Test
    void weight_noise_leaves_normalisation_and_clean_weights_alone() {
        Examples examples = NetworkSamples.regression(NetworkSamples.uniform(4, 3, 1), NetworkSamples.uniform(4, 3, 2));
        Network norm = Network.initial(List.of(new LayerNorm(3)), SplitMixStream.ofSeed(0));
        Training noisy = Training.DEFAULT.withEpochs(1).withLearningRate(1e-300).withWeightNoise(0.5);
        Training quiet = Training.DEFAULT.withEpochs(1).withLearningRate(1e-300);
        assertThat(train(noisy, examples, norm, 1).history())
                .isEqualTo(train(quiet, examples, norm, 1).history());
        Network dense = Network.initial(List.of(new Dense(3, 3, new Tanh())), SplitMixStream.ofSeed(0));
        Trained moved = train(noisy, examples, dense, 1);
        assertThat(moved.history())
                .isNotEqualTo(train(quiet, examples, dense, 1).history());
        assertThat(numbers(moved.network())).isEqualTo(numbers(dense));
    }

    @Test
    void a_minibatch_epoch_sees_each_example_once() {
        // 5 examples in steps of 2, 2 and 1: at a vanishing rate the epoch's loss is the mean of the step losses
        double[][] y = {{1}, {2}, {4}, {8}, {16}};
        Examples examples = NetworkSamples.regression(new DMatrixRMaj(5, 1), new DMatrixRMaj(y));
        Training training = Training.DEFAULT
                .withEpochs(40)
                .withBatching(new Batching.Mini(2))
                .withLearningRate(1e-300);
        Trained trained = train(training, examples, line(0, 0), 3);
        List<Double> possible = new ArrayList<>();
        double all = 1 + 4 + 16 + 64 + 256;
        for (double[] alone : y) {
            double square = alone[0] * alone[0];
            possible.add(((all - square) / 2 + square) / 3);
        }
        List<Double> seen = trained.history().stream()
                .map(Epoch::loss)
                .map(loss -> possible.stream()
                        .filter(p -> Math.abs(p - loss) < 1e-9)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no order of the examples has the loss " + loss)))
                .distinct()
                .toList();
        // a loner missing in 40 shuffles: 5·0.8⁴⁰ = 7e-4 for an arbitrary seed
        assertThat(seen).containsExactlyInAnyOrderElementsOf(possible);
    }

    @Test
    void a_training_that_runs_away_is_stopped() {
        Training training = Training.DEFAULT.withEpochs(5).withLearningRate(1e308);
        assertThatThrownBy(() -> train(training, point(1, 1), line(0, 0), 1))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage(
                        "Training must keep a finite loss, but it is Infinity in epoch 1. Lower the learning rate.");
    }

    @Test
    void a_network_with_other_outputs_than_the_task_is_refused() {
        Examples examples = NetworkSamples.regression(new DMatrixRMaj(4, 1), new DMatrixRMaj(4, 2));
        assertThatThrownBy(() -> train(Training.DEFAULT, examples, line(0, 0), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The task needs 2 outputs, but the network has 1");
    }

    @Test
    void impossible_trainings_are_refused() {
        assertThatThrownBy(() -> Training.DEFAULT.withEpochs(-1).withLearningRate(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Training needs 0 to 10,000,000 epochs, but has -1");
        assertThatThrownBy(() -> Training.DEFAULT.withEpochs(1).withLearningRate(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Training needs a learning rate > 0 and a gradient limit > 0, but they are NaN and 1.00000");
        assertThatThrownBy(
                        () -> Training.DEFAULT.withEpochs(1).withLearningRate(1).withWeightNoise(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Weight noise is a share of the largest weight, 0 to 1, but is 1.00000");
        assertThatThrownBy(() -> new Batching.Mini(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A minibatch needs at least one example, but has 0");
    }
}
