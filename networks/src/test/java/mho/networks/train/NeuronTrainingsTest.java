package mho.networks.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import mho.base.random.RandomStream;
import mho.networks.Exact;
import mho.networks.Network;
import mho.networks.NeuronSamples;
import mho.networks.Tensor;
import mho.networks.data.Recordings;
import mho.networks.data.Task;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every neuron on one task and every task for one neuron against automatic differentiation in PyTorch
 * (src/test/reference/neurons.py): widths, initial numbers, outputs, fifty epochs.
 */
class NeuronTrainingsTest {
    private static final int EPOCHS = 50;
    private static final Properties REFERENCE = new Properties();

    @BeforeAll
    static void open_reference() throws IOException {
        try (InputStream file = NeuronTrainingsTest.class.getResourceAsStream("neurons.properties")) {
            REFERENCE.load(file);
        }
    }

    static Stream<String> references() throws IOException {
        open_reference();
        return REFERENCE.stringPropertyNames().stream()
                .filter(key -> key.endsWith(".digest"))
                .map(key -> key.substring(0, key.lastIndexOf('.')))
                .sorted();
    }

    private static Task task(String name) {
        return NeuronSamples.task(name.substring(0, name.indexOf('.')), 0).load(Recordings.NONE);
    }

    private static Network initial(String name) {
        String task = name.substring(0, name.indexOf('.'));
        return NeuronSamples.initial(name.substring(name.indexOf('.') + 1), task, 0);
    }

    @ParameterizedTest
    @MethodSource("references")
    void networks_start_with_the_reference_s_numbers(String name) {
        Network network = initial(name);
        assertThat(network.layers().get(0).outputs()).isEqualTo((int) references(name, "width")[0]);
        assertThat(network.parameters().count()).isEqualTo((int) references(name, "parameters")[0]);
        assertThat(digest(network)).isEqualTo(Long.parseUnsignedLong(REFERENCE.getProperty(name + ".digest")));
    }

    /** All drawn numbers in their order: Σ (place + 1)·bits modulo 2⁶⁴. */
    private static long digest(Network network) {
        long digest = 0;
        long place = 1;
        for (int k = 0; k < network.layers().size(); k++) {
            for (Tensor tensor : network.layers().get(k).tensors()) {
                DMatrixRMaj numbers = network.parameters().get(k + "." + tensor.name());
                for (int at = 0; tensor.limit() > 0 && at < numbers.getNumElements(); at++) {
                    // a framework's row is our column
                    double number = numbers.get(at % tensor.rows(), at / tensor.rows());
                    digest += place++ * Double.doubleToRawLongBits(number);
                }
            }
        }
        return digest;
    }

    @ParameterizedTest
    @MethodSource("references")
    void first_outputs_equal_the_reference(String name) {
        double[] expected = references(name, "outputs");
        Evaluation evaluation =
                Evaluation.of(initial(name), task(name).train().between(0, 5), new Exact(), RandomStream.ofSeed(0));
        assertThat(evaluation.outputs().getNumElements()).isEqualTo(expected.length);
        for (int k = 0; k < expected.length; k++) {
            assertThat(evaluation.outputs().data[k]).isCloseTo(expected[k], within(1e-12));
        }
    }

    @ParameterizedTest
    @MethodSource("references")
    void fifty_epochs_equal_the_reference(String name) {
        double[] losses = references(name, "losses");
        double[] norms = references(name, "norms");
        List<Trainer.Epoch> history = new Trainer(
                        Training.DEFAULT.withEpochs(EPOCHS), task(name).train(), epoch -> {})
                .train(initial(name), RandomStream.ofSeed(1))
                .history();
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            Trainer.Epoch found = history.get(epoch);
            assertThat(found.loss()).as("loss %d", epoch).isCloseTo(losses[epoch], within(1e-9 * losses[epoch]));
            assertThat(found.gradientNorm()).as("norm %d", epoch).isCloseTo(norms[epoch], within(1e-9 * norms[epoch]));
        }
    }

    @Test
    void every_neuron_and_every_task_has_a_reference() throws IOException {
        List<String> names = references().toList();
        assertThat(names).hasSize(28);
        for (String neuron : NeuronSamples.ARCHITECTURES) {
            assertThat(names).contains("nested." + neuron);
        }
        for (String task : NeuronSamples.TASKS) {
            assertThat(names).contains(task + ".singlu+bias");
        }
    }

    @Test
    void initial_gradients_have_the_norms_of_the_study() {
        // networks.md 4.3, epoch 0: nested .265, 13.9, 17.8, 15 and 4.3; memorize vanilla .17
        assertThat(references("nested.vanilla", "norms")[0]).isCloseTo(0.265, within(0.0005));
        assertThat(references("nested.singlu", "norms")[0]).isCloseTo(13.9, within(0.05));
        assertThat(references("nested.singlu+bias", "norms")[0]).isCloseTo(17.8, within(0.05));
        assertThat(references("nested.v10", "norms")[0]).isCloseTo(15, within(0.5));
        assertThat(references("nested.v4sh", "norms")[0]).isCloseTo(4.3, within(0.05));
        assertThat(references("memorize.vanilla", "norms")[0]).isCloseTo(0.17, within(0.005));
    }

    private static double[] references(String name, String key) {
        return Arrays.stream(REFERENCE.getProperty(name + "." + key).split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
