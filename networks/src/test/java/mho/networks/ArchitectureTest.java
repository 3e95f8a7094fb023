package mho.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import mho.networks.NeuronMlp.Start;
import mho.networks.SinGlu.GateBiases;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureTest {
    /** All widths and counts of networks.md 3.5; the description of the benchmark prints some of them. */
    @ParameterizedTest
    @CsvSource({
        "vanilla, complex, 48, 4993",
        "vanilla, nested, 37, 2961",
        "vanilla, hifreq, 62, 7999",
        "vanilla, memorize, 46, 4926",
        "vanilla, spiral, 37, 2999",
        "vanilla, checker, 37, 2999",
        "vanilla, ood, 49, 5097",
        "vanilla, freqgen, 37, 2924",
        "vanilla, mixfreq, 37, 2924",
        "singlu, complex, 31, 4811",
        "singlu, nested, 24, 2993",
        "singlu, hifreq, 41, 8214",
        "singlu, memorize, 31, 5067",
        "singlu, spiral, 24, 3018",
        "singlu, checker, 24, 3018",
        "singlu, ood, 32, 5109",
        "singlu, freqgen, 24, 2961",
        "singlu, mixfreq, 24, 2961",
        "singlu+bias, complex, 31, 4931",
        "singlu+bias, nested, 24, 3089",
        "singlu+bias, hifreq, 40, 7889",
        "singlu+bias, memorize, 30, 5034",
        "singlu+bias, spiral, 24, 3114",
        "singlu+bias, checker, 24, 3114",
        "singlu+bias, ood, 31, 4851",
        "singlu+bias, freqgen, 24, 3057",
        "singlu+bias, mixfreq, 24, 3057",
    })
    void widths_and_counts_meet_the_budget(String name, String task, int width, int count) {
        Network network = NeuronSamples.initial(name, task, 0);
        assertThat(network.layers().get(0).outputs()).isEqualTo(width);
        assertThat(network.parameters().count()).isEqualTo(count);
        assertThat(network.layers().stream().mapToLong(Layer::parameterCount).sum())
                .isEqualTo(count);
    }

    @ParameterizedTest
    @CsvSource({
        "v1, 26",
        "v4lr, 29",
        "v4sh, 34",
        "v6, 21",
        "v7, 21",
        "v8, 18",
        "v9, 16",
        "v10, 21",
        "v11, 21",
        "v12, 21",
        "v13, 21",
        "v15, 21",
    })
    void widths_of_the_variants_are_those_of_the_study(String name, int width) {
        assertThat(NeuronSamples.initial(name, "nested", 0).layers().get(0).outputs())
                .isEqualTo(width);
    }

    @Test
    void the_short_kind_is_the_neuron_of_its_name() {
        for (GateBiases biases : GateBiases.values()) {
            SinGluMlp brief = new SinGluMlp(3000, 3, 10, biases);
            Neuron neuron = biases == GateBiases.ABSENT ? Neuron.SINGLU : Neuron.SINGLU_B;
            NeuronMlp general = new NeuronMlp(3000, 3, neuron);
            assertThat(brief.layers(2, 1)).isEqualTo(general.layers(2, 1));
            assertThat(brief.name()).isEqualTo(general.name());
            assertThat(brief.initialSeed(2)).isEqualTo(general.initialSeed(2));
        }
    }

    @Test
    void a_uniform_start_draws_frequencies_as_other_weights() {
        SplittableRandom jdk = new SplittableRandom(7_000_003);
        Network network = new NeuronMlp(3000, 3, Neuron.V10, 3, Start.UNIFORM).initial(2, 1, 0);
        double root14 = 1 / Math.sqrt(14);
        for (int block = 0; block < 3; block++) {
            String layer = 2 * block + ".";
            double plain = 1 / Math.sqrt(block == 0 ? 2 : 21);
            equalsDraws(network, layer + "Wg.weight", jdk, plain);
            equalsDraws(network, layer + "Wv.weight", jdk, plain);
            equalsDraws(network, layer + "Wo.weight", jdk, root14);
            equalsDraws(network, layer + "Wo.bias", jdk, root14);
            equalsDraws(network, layer + "Wf.weight", jdk, plain);
            equalsDraws(network, layer + "Wf.bias", jdk, plain);
        }
    }

    @Test
    void initial_tensors_follow_the_protocol_draw_by_draw() {
        SplittableRandom jdk = new SplittableRandom(7_000_003 + 2);
        Network network = SinGluMlp.DEFAULT.initial(2, 1, 2);
        double root16 = 1 / Math.sqrt(16);
        double root24 = 1 / Math.sqrt(24);
        for (int block = 0; block < 3; block++) {
            String layer = 2 * block + ".";
            int inputs = block == 0 ? 2 : 24;
            double plain = 1 / Math.sqrt(inputs);
            equalsDraws(network, layer + "Wg.weight", jdk, block == 0 ? 0.5 : Math.sqrt(6.0 / 24) / 10);
            equalsDraws(network, layer + "Wv.weight", jdk, plain);
            equalsDraws(network, layer + "Wo.weight", jdk, root16);
            equalsDraws(network, layer + "Wo.bias", jdk, root16);
            String norm = 2 * block + 1 + ".";
            assertThat(network.parameters().get(norm + "weight").data)
                    .hasSize(24)
                    .containsOnly(1);
            assertThat(network.parameters().get(norm + "bias").data).hasSize(24).containsOnly(0);
        }
        equalsDraws(network, "6.weight", jdk, root24);
        equalsDraws(network, "6.bias", jdk, root24);
    }

    @Test
    void the_initial_forget_gate_leans_towards_remembering() {
        SplittableRandom jdk = new SplittableRandom(8_000_003);
        Network network = Recurrent.DEFAULT.withHidden(16).initial(3, 2, 0);
        equalsDraws(network, "0.weight_ih", jdk, 0.25);
        equalsDraws(network, "0.weight_hh", jdk, 0.25);
        double[] bias = network.parameters().get("0.bias_ih").data;
        for (int k = 0; k < 64; k++) {
            double plain = -0.25 + 0.5 * uniform(jdk);
            assertThat(bias[k]).isEqualTo(k / 16 == 1 ? plain + 1 : plain);
        }
        equalsDraws(network, "0.bias_hh", jdk, 0.25);
        equalsDraws(network, "2.weight", jdk, 0.25);
        equalsDraws(network, "2.bias", jdk, 0.25);
    }

    /** Frameworks store outputs × inputs and fill by rows; here the matrix is inputs × outputs. */
    private static void equalsDraws(Network network, String name, SplittableRandom jdk, double limit) {
        DMatrixRMaj tensor = network.parameters().get(name);
        for (int output = 0; output < tensor.getNumCols(); output++) {
            for (int input = 0; input < tensor.getNumRows(); input++) {
                assertThat(tensor.get(input, output)).as(name).isEqualTo(-limit + 2 * limit * uniform(jdk));
            }
        }
    }

    private static double uniform(SplittableRandom jdk) {
        return (jdk.nextLong() >>> 11) * 0x1.0p-53;
    }

    @Test
    void designs_that_cannot_be_are_refused() {
        assertThatThrownBy(() -> new VanillaMlp(0, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A network needs a budget of 1 to 100,000,000 parameters and 1 to 1000 layers, "
                        + "but they are 0 and 3");
        assertThatThrownBy(() -> new SinGluMlp(3000, 3, 0, GateBiases.ABSENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The frequency of a sine must be > 0, but is 0.00000");
        assertThatThrownBy(() -> new NeuronMlp(3000, 3, Neuron.V1, Double.NaN, Start.SIREN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The frequency of a sine must be > 0, but is NaN");
        assertThatThrownBy(() -> new TwoToneGlu(2, 1, 10, SinGlu.Position.FIRST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "A layer of sines needs a frequency > 0 and at least 2 outputs, but they are 10.0000 and 1");
        assertThatThrownBy(() -> Recurrent.DEFAULT.withHidden(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "A recurrent network needs 1 to 100,000 hidden units and 1 to 1000 layers, but has 0 and 1");
    }
}
