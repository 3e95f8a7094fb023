package mho.networks.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import mho.base.random.RandomStream;
import mho.networks.Architecture;
import mho.networks.Network;
import mho.networks.Parameters;
import mho.networks.Recurrent;
import mho.networks.SinGlu.GateBiases;
import mho.networks.SinGluMlp;
import mho.networks.SplitMixStream;
import mho.networks.VanillaMlp;
import mho.networks.data.Examples;
import mho.networks.data.Nested;
import mho.networks.data.Recordings;
import mho.networks.data.Spiral;
import mho.networks.data.Targets;
import mho.networks.data.TaskSpec;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fifty epochs against a NumPy program (src/test/reference/trainings.py): data, initial weights, gradients, Adam. */
class ReferenceTrainingsTest {
    private static final int EPOCHS = 50;
    private static final Properties REFERENCE = new Properties();

    @BeforeAll
    static void open_reference() throws IOException {
        try (InputStream file = ReferenceTrainingsTest.class.getResourceAsStream("trainings.properties")) {
            REFERENCE.load(file);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "nested.vanilla, 0", "nested.singlu, 0", "nested.singlu+bias, 0",
        "spiral.vanilla, 0", "spiral.singlu, 0", "spiral.singlu+bias, 0",
    })
    void trainings_of_feed_forward_networks_equal_the_reference(String name, int seed) {
        TaskSpec task = name.startsWith("nested") ? new Nested(seed) : new Spiral(seed);
        Examples train = task.load(Recordings.NONE).train();
        Architecture architecture = switch (name.substring(name.indexOf('.') + 1)) {
            case "vanilla" -> VanillaMlp.DEFAULT;
            case "singlu" -> SinGluMlp.DEFAULT;
            default -> new SinGluMlp(3000, 3, 10, GateBiases.PRESENT);
        };
        Network initial = architecture.initial(train.features(), train.targets().outputs(), seed);
        equalsReference(name, initial, train, head(initial));
    }

    private static String head(Network network) {
        return network.layers().size() - 1 + ".";
    }

    @Test
    void a_training_of_an_lstm_on_unequal_lengths_equals_the_reference() {
        int[] lengths = {3, 1, 6, 6, 2, 5, 4, 1, 6, 2};
        SplitMixStream stream = SplitMixStream.ofSeed(31);
        List<DMatrixRMaj> inputs = new ArrayList<>();
        int[] labels = new int[lengths.length];
        for (int k = 0; k < lengths.length; k++) {
            inputs.add(stream.fillUniform(new DMatrixRMaj(lengths[k], 3), -1, 1));
            labels[k] = k % 3;
        }
        Examples examples = new Examples(inputs, new Targets.Labels(labels, List.of("a", "b", "c")));
        Network initial = Recurrent.DEFAULT.withHidden(5).initial(3, 3, 0);
        equalsReference("sequences.lstm", initial, examples, "2.");
    }

    private static void equalsReference(String name, Network initial, Examples examples, String head) {
        Parameters parameters = initial.parameters();
        DMatrixRMaj first = parameters.tensors().iterator().next();
        double[] headBias = parameters.get(head + "bias").data;
        assertThat(parameters.count()).isEqualTo(Integer.parseInt(REFERENCE.getProperty(name + ".parameters")));
        assertThat(first.get(0, 0)).isEqualTo(reference(name + ".initial.first"));
        assertThat(first.get(1, 0)).isEqualTo(reference(name + ".initial.second"));
        assertThat(parameters.get(head + "weight").get(0, 0)).isEqualTo(reference(name + ".initial.head"));
        assertThat(headBias[headBias.length - 1]).isEqualTo(reference(name + ".initial.last"));
        Training training = Training.DEFAULT.withEpochs(EPOCHS);
        List<Trainer.Epoch> history = new Trainer(training, examples, epoch -> {})
                .train(initial, RandomStream.ofSeed(1))
                .history();
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            double loss = reference(name + ".loss." + epoch);
            double norm = reference(name + ".norm." + epoch);
            assertThat(history.get(epoch).loss()).as("loss %d", epoch).isCloseTo(loss, within(1e-9 * loss));
            assertThat(history.get(epoch).gradientNorm()).as("norm %d", epoch).isCloseTo(norm, within(1e-9 * norm));
        }
    }

    @Test
    void initial_gradients_have_the_published_norms() {
        // networks.md of the benchmark's replication, 4.3: .265 and 13.9
        assertThat(reference("nested.vanilla.norm.0")).isCloseTo(0.265, within(0.0005));
        assertThat(reference("nested.singlu.norm.0")).isCloseTo(13.9, within(0.05));
    }

    private static double reference(String key) {
        return Double.parseDouble(REFERENCE.getProperty(key));
    }
}
