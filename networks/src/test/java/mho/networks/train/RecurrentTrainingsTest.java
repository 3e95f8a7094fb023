package mho.networks.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import mho.base.random.RandomStream;
import mho.networks.Exact;
import mho.networks.Network;
import mho.networks.Recurrent;
import mho.networks.Recurrent.Cell;
import mho.networks.Recurrent.Readout;
import mho.networks.data.Adding;
import mho.networks.data.Examples;
import mho.networks.data.Metric;
import mho.networks.data.Parity;
import mho.networks.data.Recall;
import mho.networks.data.Recordings;
import mho.networks.data.Targets;
import mho.networks.data.Task;
import mho.networks.train.Trainer.Epoch;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Trainings of recurrent networks on batches drawn from the task's own stream. */
class RecurrentTrainingsTest {
    /** Fifty steps on the adding task: each batch, each initial weight and each step as in PyTorch with doubles. */
    @ParameterizedTest
    @EnumSource(names = {"RNN", "GRU", "LSTM"})
    void fifty_steps_equal_pytorch(Cell cell) throws IOException {
        Properties reference = new Properties();
        try (InputStream file = Recurrent.class.getResourceAsStream("recurrent-layers.properties")) {
            reference.load(file);
        }
        Task task = Adding.DEFAULT.load(Recordings.NONE);
        Training training = Training.DEFAULT
                .withEpochs(50)
                .withBatching(new Batching.Drawn(64, 1))
                .withLearningRate(5e-3);
        List<Epoch> history = new Trainer(training, task, epoch -> {})
                .train(Recurrent.DEFAULT.withCell(cell).initial(2, 1, 0), RandomStream.ofSeed(1))
                .history();
        String name = "training." + Recurrent.DEFAULT.withCell(cell).name();
        equal(history.stream().mapToDouble(Epoch::loss).toArray(), reference.getProperty(name + ".losses"));
        equal(history.stream().mapToDouble(Epoch::gradientNorm).toArray(), reference.getProperty(name + ".norms"));
    }

    private static void equal(double[] found, String numbers) {
        double[] expected = Arrays.stream(numbers.split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat(found).hasSameSizeAs(expected);
        for (int k = 0; k < found.length; k++) {
            assertThat(found[k]).as("step %d", k).isCloseTo(expected[k], within(1e-9 * expected[k]));
        }
    }

    /** The fast part of the acceptance test: 300 of its 1200 steps are enough for the first symbol to be kept by all but few sequences. */
    @Test
    void a_gru_learns_to_recall_the_first_symbol() {
        Task task = Recall.DEFAULT.load(Recordings.NONE);
        Training training = Training.DEFAULT
                .withEpochs(10)
                .withBatching(new Batching.Drawn(64, 40))
                .withLearningRate(1e-2);
        Network trained = new Trainer(training, task, epoch -> {})
                .train(Recurrent.DEFAULT.withCell(Cell.GRU).withHidden(16).initial(17, 8, 0), RandomStream.ofSeed(1))
                .network();
        double accuracy = Evaluation.of(trained, task.test(), new Exact(), RandomStream.ofSeed(0))
                .value();
        assertThat(accuracy).isGreaterThan(0.95);
    }

    @Test
    void a_task_that_asks_at_each_step_refuses_a_network_that_answers_once() {
        Task task = Parity.DEFAULT.load(Recordings.NONE);
        Network network = Recurrent.DEFAULT.withHidden(2).initial(1, 2, 0);
        String message = "The task asks at each of 16 time steps, but the network answers at 1. "
                + "Read every step: \"readout\": \"each-step\".";
        assertThatThrownBy(() -> Evaluation.of(network, task.test(), new Exact(), RandomStream.ofSeed(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(
                        () -> new Trainer(Training.DEFAULT, task, epoch -> {}).train(network, RandomStream.ofSeed(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    /** A network that answers with its input: class = largest feature. */
    private static double score(Examples examples, Metric metric) {
        Network identity = Network.initial(
                        List.of(new mho.networks.Dense(2, 2, new mho.adc.activation.Identity())),
                        mho.networks.SplitMixStream.ofSeed(0))
                .with(mho.networks.Parameters.of(java.util.Map.of(
                        "0.weight",
                        new DMatrixRMaj(new double[][] {{1, 0}, {0, 1}}),
                        "0.bias",
                        new DMatrixRMaj(1, 2))));
        return Evaluation.of(identity, examples, metric, new Exact(), RandomStream.ofSeed(0))
                .value();
    }

    @Test
    void a_sequence_is_right_if_all_that_is_asked_is_allowed() {
        List<DMatrixRMaj> inputs = List.of(
                new DMatrixRMaj(new double[][] {{1, 0}, {1, 0}, {0, 1}}),
                new DMatrixRMaj(new double[][] {{0, 1}}),
                new DMatrixRMaj(new double[][] {{1, 0}, {0, 1}}));
        // answers: 0 0 1 | 1 | 0 1
        Targets.StepLabels came = new Targets.StepLabels(
                List.of(new int[] {0, 1, -1}, new int[] {1}, new int[] {0, 0}), List.of("a", "b"));
        Targets choices =
                new Targets.StepChoices(came, List.of(new long[] {1, 3, 0}, new long[] {2}, new long[] {3, 1}));
        assertThat(score(new Examples(inputs, choices), Metric.ACCURACY)).isEqualTo(4 / 5.0);
        assertThat(score(new Examples(inputs, choices), Metric.SEQUENCES)).isEqualTo(2 / 3.0);
        assertThat(score(new Examples(inputs, came), Metric.ACCURACY)).isEqualTo(3 / 5.0);
        assertThat(score(new Examples(inputs, came), Metric.SEQUENCES)).isEqualTo(1 / 3.0);
        // the class that came, not the choice: softmax of a difference of 1
        double right = Math.log1p(Math.exp(-1)) / Math.log(2);
        double wrong = Math.log1p(Math.exp(1)) / Math.log(2);
        assertThat(score(new Examples(inputs, choices), Metric.BITS))
                .isCloseTo((3 * right + 2 * wrong) / 5, within(1e-12));
    }

    @Test
    void a_network_that_reads_each_step_is_not_for_one_answer() {
        Task task = Recall.DEFAULT.load(Recordings.NONE);
        Network network = Recurrent.DEFAULT.withReadout(Readout.EACH_STEP).initial(17, 8, 0);
        assertThatThrownBy(() -> Evaluation.of(network, task.test(), new Exact(), RandomStream.ofSeed(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("One vector per sample is due here, but there are 16 time steps. Pool them first.");
    }
}
