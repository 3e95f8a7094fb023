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
import mho.networks.Exact;
import mho.networks.Layer.Forward;
import mho.networks.Network;
import mho.networks.NetworkSamples;
import mho.networks.Parameters;
import mho.networks.ResidualMlp;
import mho.networks.ResidualMlp.Normalisation;
import mho.networks.Signal;
import mho.networks.SplitMixStream;
import mho.networks.Transformer;
import mho.networks.data.NextCharacter;
import mho.networks.data.Task;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A Transformer and a deep network with shortcuts against PyTorch's own modules in float64 (src/test/reference/transformer.py):
 * outputs, gradients of all tensors, losses and gradient norms of twenty steps.
 */
class TransformerTrainingTest {
    private static final int STEPS = 20;
    private static final double KEEP = 1 / 1.045;
    private static final Properties REFERENCE = new Properties();

    @BeforeAll
    static void open_reference() throws IOException {
        try (InputStream file = TransformerTrainingTest.class.getResourceAsStream("transformer.properties")) {
            REFERENCE.load(file);
        }
    }

    private static double reference(String key) {
        return Double.parseDouble(REFERENCE.getProperty(key));
    }

    private static void assertReference(String key, double found, double relative) {
        double expected = reference(key);
        assertThat(found).as(key).isCloseTo(expected, within(relative * Math.max(1e-3, Math.abs(expected))));
    }

    private static Network scrambled(Architecture architecture, int inputs, int outputs) {
        return NetworkSamples.scrambled(architecture.layers(inputs, outputs), 0.7, 5);
    }

    @Test
    void a_transformer_is_that_of_pytorch() {
        SplitMixStream stream = SplitMixStream.ofSeed(91);
        StringBuilder text = new StringBuilder();
        for (int k = 0; k < 400; k++) {
            text.append("abcde".charAt(stream.below(5)));
        }
        Task task = NextCharacter.of("letters", text.toString(), 6).task(92);
        Network network = scrambled(new Transformer(2, 8, 2, 12, 6, 1, KEEP), 5, 5);
        Batch batch = batch(task, new Batching.Drawn(4, 1));
        Signal logits = network.infer(batch.signal(), new Exact(), RandomStream.ofSeed(0))
                .outputs();
        for (int t = 0; t < 6; t++) {
            for (int c = 0; c < 5; c++) {
                assertReference(
                        "transformer.logit." + (5 * t + c),
                        logits.steps().get(t).get(1, c),
                        1e-12);
            }
        }
        equalsReference("transformer", network, task, new Batching.Drawn(4, 1));
    }

    @Test
    void a_deep_network_with_scaled_shortcuts_is_that_of_pytorch() {
        DMatrixRMaj x = SplitMixStream.ofSeed(93).fillUniform(new DMatrixRMaj(10, 2), -1, 1);
        DMatrixRMaj y = SplitMixStream.ofSeed(94).fillUniform(new DMatrixRMaj(10, 1), -1, 1);
        Task task = new Task("numbers", NetworkSamples.regression(x, y), NetworkSamples.regression(x, y));
        Network network = scrambled(new ResidualMlp(2, 8, Normalisation.BEFORE, KEEP), 2, 1);
        equalsReference("deep", network, task, new Batching.Full());
    }

    private static Batch batch(Task task, Batching batching) {
        return Lessons.of(task, batching, RandomStream.ofSeed(0)).next().batch();
    }

    private static void equalsReference(String name, Network network, Task task, Batching batching) {
        Lessons.Lesson lesson =
                Lessons.of(task, batching, RandomStream.ofSeed(0)).next();
        List<Forward> forwards = network.forward(lesson.batch().signal(), new Exact(), RandomStream.ofSeed(0));
        Loss loss = Loss.of(forwards.get(forwards.size() - 1).outputs(), lesson.targets(), lesson.batch());
        Parameters gradients = network.backward(loss.gradient(), forwards);
        List<DMatrixRMaj> tensors = new ArrayList<>(gradients.tensors());
        for (int k = 0; k < tensors.size(); k++) {
            double ramp = 0;
            double squares = 0;
            for (int n = 0; n < tensors.get(k).getNumElements(); n++) {
                double g = tensors.get(k).data[n];
                ramp += (n + 1) * g;
                squares += g * g;
            }
            assertReference("%s.gradient.%d.sum".formatted(name, k), ramp, 1e-10);
            assertReference("%s.gradient.%d.squares".formatted(name, k), squares, 1e-10);
        }
        assertThat(REFERENCE).doesNotContainKey("%s.gradient.%d.sum".formatted(name, tensors.size()));
        Training training =
                Training.DEFAULT.withEpochs(STEPS).withBatching(batching).withLearningRate(1e-2);
        List<Trainer.Epoch> history = new Trainer(training, task, epoch -> {})
                .train(network, RandomStream.ofSeed(0))
                .history();
        for (int step = 0; step < STEPS; step++) {
            assertReference(
                    "%s.loss.%d".formatted(name, step), history.get(step).loss(), 1e-9);
            assertReference(
                    "%s.norm.%d".formatted(name, step), history.get(step).gradientNorm(), 1e-9);
        }
    }
}
