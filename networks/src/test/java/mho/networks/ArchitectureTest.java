package mho.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import mho.networks.SinGlu.GateBiases;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureTest {
    // widths and counts that the benchmark's description prints or that were enumerated by another program
    @ParameterizedTest
    @CsvSource({
        "vanilla, 2, 1, 3000, 37, 2961",
        "vanilla, 2, 2, 3000, 37, 2999",
        "vanilla, 4, 1, 5000, 48, 4993",
        "vanilla, 1, 1, 8000, 62, 7999",
        "vanilla, 8, 4, 5000, 46, 4926",
        "singlu, 2, 1, 3000, 24, 2993",
        "singlu, 2, 2, 3000, 24, 3018",
        "singlu, 4, 1, 5000, 31, 4811",
        "singlu, 1, 1, 8000, 41, 8214",
        "singlu, 8, 4, 5000, 31, 5067",
        "singlu+bias, 2, 1, 3000, 24, 3089",
        "singlu+bias, 2, 2, 3000, 24, 3114",
        "singlu+bias, 1, 1, 8000, 40, 7889",
        "singlu+bias, 8, 4, 5000, 30, 5034",
    })
    void widths_and_counts_meet_the_budget(String name, int inputs, int outputs, int budget, int width, int count) {
        Network network = architecture(name, budget).initial(inputs, outputs, 0);
        assertThat(network.layers().get(0).outputs()).isEqualTo(width);
        assertThat(network.parameters().count()).isEqualTo(count);
        assertThat(network.layers().stream().mapToLong(Layer::parameterCount).sum())
                .isEqualTo(count);
    }

    private static Architecture architecture(String name, int budget) {
        Architecture architecture = switch (name) {
            case "vanilla" -> new VanillaMlp(budget, 3);
            case "singlu" -> new SinGluMlp(budget, 3, 10, GateBiases.ABSENT);
            default -> new SinGluMlp(budget, 3, 10, GateBiases.PRESENT);
        };
        assertThat(architecture.name()).isEqualTo(name);
        return architecture;
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
        Network network = new LstmClassifier(16, Pool.Kind.LAST).initial(3, 2, 0);
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
        assertThatThrownBy(() -> new LstmClassifier(0, Pool.Kind.LAST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("An LSTM needs 1 to 100,000 hidden units, but has 0");
    }
}
