package mho.networks.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import mho.adc.activation.Identity;
import mho.adc.activation.Tanh;
import mho.base.random.RandomStream;
import mho.networks.Dense;
import mho.networks.Network;
import mho.networks.NetworkSamples;
import mho.networks.Parameters;
import mho.networks.SplitMixStream;
import mho.networks.data.Examples;
import mho.networks.train.Schedule.OneCycle;
import mho.networks.train.Schedule.Rate;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Schedules and decay against PyTorch; see src/test/reference/recipes.py. */
class RecipesTest {
    private static final Properties REFERENCE = new Properties();

    @BeforeAll
    static void read() throws IOException {
        try (InputStream file = RecipesTest.class.getResourceAsStream("recipes.properties")) {
            REFERENCE.load(file);
        }
    }

    private static double reference(String key) {
        return Double.parseDouble(REFERENCE.getProperty(key));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100})
    void one_cycle_has_the_rates_and_momenta_of_pytorch(int steps) {
        equalsReference("default", OneCycle.DEFAULT, steps);
    }

    @Test
    void another_cycle_has_the_rates_and_momenta_of_pytorch() {
        equalsReference("other", new OneCycle(0.5, 10, 50, 0.7, 0.9), 30);
    }

    private static void equalsReference(String name, OneCycle schedule, int steps) {
        for (int step = 0; step < steps; step++) {
            Rate rate = schedule.at(step, steps);
            double expected = reference("%s.%d.rate.%d".formatted(name, steps, step));
            double momentum = reference("%s.%d.momentum.%d".formatted(name, steps, step));
            // the falling half ends four decades below where it starts: 1e-16 of the peak
            assertThat(0.004 * rate.factor()).isCloseTo(expected, within(1e-17));
            assertThat(rate.momentum()).isCloseTo(momentum, within(1e-15));
        }
    }

    @Test
    void a_training_with_decay_and_one_cycle_is_that_of_pytorch() {
        SplitMixStream stream = SplitMixStream.ofSeed(77);
        DMatrixRMaj x = stream.fillUniform(new DMatrixRMaj(12, 3), -1, 1);
        DMatrixRMaj y = stream.fillUniform(new DMatrixRMaj(12, 2), -1, 1);
        Map<String, DMatrixRMaj> tensors = new LinkedHashMap<>();
        tensors.put("0.weight", stream.fillUniform(new DMatrixRMaj(3, 5), -1, 1));
        tensors.put("0.bias", stream.fillUniform(new DMatrixRMaj(1, 5), -1, 1));
        tensors.put("1.weight", stream.fillUniform(new DMatrixRMaj(5, 2), -1, 1));
        tensors.put("1.bias", stream.fillUniform(new DMatrixRMaj(1, 2), -1, 1));
        Network network = Network.initial(
                        List.of(new Dense(3, 5, new Tanh()), new Dense(5, 2, new Identity())), SplitMixStream.ofSeed(0))
                .with(Parameters.of(tensors));
        Examples examples = NetworkSamples.regression(x, y);
        Training training = Training.DEFAULT
                .withEpochs(40)
                .withLearningRate(0.05)
                .withSchedule(OneCycle.DEFAULT)
                .withWeightDecay(0.3)
                .withClipNorm(0.2);
        Trainer.Trained trained = new Trainer(training, examples, epoch -> {}).train(network, RandomStream.ofSeed(1));
        for (Trainer.Epoch epoch : trained.history()) {
            double loss = reference("training.loss." + epoch.number());
            double norm = reference("training.norm." + epoch.number());
            assertThat(epoch.loss()).isCloseTo(loss, within(1e-10 * loss));
            assertThat(epoch.gradientNorm()).isCloseTo(norm, within(1e-9 * norm));
        }
        Map<String, String> names = Map.of("w1", "0.weight", "b1", "0.bias", "w2", "1.weight", "b2", "1.bias");
        names.forEach((theirs, ours) -> {
            DMatrixRMaj tensor = trained.network().parameters().get(ours);
            assertThat(tensor.data[tensor.getNumElements() - 1])
                    .as(ours)
                    .isCloseTo(reference("training.end." + theirs), within(1e-9));
        });
    }

    @Test
    void a_warm_up_rises_straight_and_then_falls_along_the_cosine() {
        Schedule schedule = new Schedule.Cosine(0.2);
        double[] expected = {0.5, 1, 1, 0.9619397662556434, 0.8535533905932737};
        for (int step = 0; step < expected.length; step++) {
            assertThat(schedule.at(step, 10).factor()).isCloseTo(expected[step], within(1e-15));
            assertThat(schedule.at(step, 10).momentum()).isEqualTo(0.9);
        }
        assertThat(schedule.at(6, 10).factor()).isCloseTo(0.5, within(1e-15));
        assertThat(new Schedule.Constant().at(9, 10)).isEqualTo(new Rate(1, 0.9));
    }

    @Test
    void impossible_recipes_are_refused() {
        assertThatThrownBy(() -> new Schedule.Cosine(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A warm-up is a share of all steps, from 0 to less than 1, but is 1.00000");
        assertThatThrownBy(() -> new OneCycle(0, 25, 1e4, 0.85, 0.95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The full rate of one cycle is reached between 0 and 1 of all steps, but at 0.00000");
        assertThatThrownBy(() -> new OneCycle(0.3, 0.5, 1e4, 0.85, 0.95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "One cycle starts and ends at a rate below the full one and needs divisors >= 1, but they are 0.500000 and 10000.0");
        assertThatThrownBy(() -> new OneCycle(0.3, 25, 1e4, 0.95, 0.85))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The momentum of one cycle needs 0 <= low <= high < 1, but they are 0.950000 and 0.850000");
        assertThatThrownBy(() -> Training.DEFAULT.withWeightDecay(1000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Weight decay must be >= 0 and take less than the whole weight in a step, but is 1000.00 at a learning rate of 0.00100000");
    }
}
