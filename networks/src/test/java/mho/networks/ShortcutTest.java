package mho.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mho.adc.activation.Identity;
import mho.adc.activation.Relu;
import mho.base.random.RandomStream;
import mho.networks.AdditiveMlp.Logits;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Shortcuts, attention and additive neurons against what can be said of them without their code. */
class ShortcutTest {
    private static final int STEPS = 6;
    private static final int WIDTH = 4;

    private static Signal infer(Network network, Signal signal) {
        return network.infer(signal, new Exact(), RandomStream.ofSeed(0)).outputs();
    }

    private static Network scrambled(Layer layer) {
        return NetworkSamples.scrambled(List.of(layer), 0.7, 9);
    }

    private static Signal signal() {
        return NetworkSamples.signal(NetworkSamples.sequences(List.of(STEPS, STEPS, 3), WIDTH, 40));
    }

    @Test
    void a_shortcut_adds_what_goes_in_to_what_comes_out() {
        List<Layer> inner = List.of(new LayerNorm(WIDTH), new Dense(WIDTH, WIDTH, new Relu()));
        Network around = scrambled(new Residual(inner, 0.25));
        Map<String, DMatrixRMaj> tensors = new LinkedHashMap<>();
        around.parameters()
                .names()
                .forEach(name ->
                        tensors.put(name.substring(2), around.parameters().get(name)));
        Network plain = Network.initial(inner, SplitMixStream.ofSeed(0)).with(Parameters.of(tensors));
        Signal with = infer(around, signal());
        Signal without = infer(plain, signal());
        for (int t = 0; t < STEPS; t++) {
            DMatrixRMaj x = signal().steps().get(t);
            for (int k = 0; k < x.getNumElements(); k++) {
                assertThat(with.steps().get(t).data[k])
                        .isCloseTo(0.25 * x.data[k] + without.steps().get(t).data[k], within(1e-15));
            }
        }
    }

    @Test
    void tensors_and_stages_of_inner_layers_have_the_prefixes_of_all_layers_around() {
        Residual inside = new Residual(List.of(new Dense(WIDTH, WIDTH, new Identity())), 1);
        Residual outside = new Residual(List.of(new LayerNorm(WIDTH), inside), 1);
        Network network = scrambled(outside);
        assertThat(network.parameters().names())
                .containsExactly("0.0.weight", "0.0.bias", "0.1.0.weight", "0.1.0.bias");
        assertThat(network.matrices()).containsExactly("0.1.0.weight");
        assertThat(network.stages()).extracting(Stage::name).containsExactly("0.1.0.dense");
    }

    @Test
    void the_work_of_a_shortcut_is_an_addition_a_feature_and_a_multiplication_if_it_scales() {
        List<Layer> inner = List.of(new Dense(WIDTH, WIDTH, new Identity()));
        assertThat(new Residual(inner, 1).digitalWork()).isEqualTo(new DigitalWork(0, WIDTH, 0));
        assertThat(new Residual(inner, 0.5).digitalWork()).isEqualTo(new DigitalWork(WIDTH, WIDTH, 0));
    }

    @Test
    void layers_that_do_not_fit_under_a_shortcut_are_refused() {
        assertThatThrownBy(() -> new Residual(List.of(new Dense(3, 4, new Identity())), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Inner layer 0 of a shortcut needs 3 inputs, but gets 4; the first gets what the last puts out");
        assertThatThrownBy(() -> new Residual(List.of(), 1))
                .hasMessage("A shortcut needs layers to go around and a factor > 0, but has 0 layers and 1.00000");
        assertThatThrownBy(() -> new Residual(List.of(new Pool(3, Pool.Kind.MEAN)), 1))
                .hasMessage(
                        "A shortcut needs as many time steps after its layers as before, but one of them pools the steps");
        assertThatThrownBy(() -> new Attention(6, 4, 3))
                .hasMessage(
                        "Attention needs features that are a multiple of the heads, and a context, but they are 6, 4 and 3");
        assertThatThrownBy(() -> infer(scrambled(new Positions(WIDTH, STEPS - 1)), signal()))
                .hasMessage("There are trained positions for 5 time steps, but a sequence has 6");
        assertThatThrownBy(() -> new AdditiveMlp(5, 1, new Relu(), Logits.ONE).layers(2, 3))
                .hasMessage("One logit decides between two classes, but there are 3");
    }

    @Test
    void attention_of_equal_scores_is_the_mean_of_the_values_so_far() {
        Network drawn = scrambled(new Attention(WIDTH, 2, STEPS));
        Network network = drawn.with(drawn.parameters().mapNamed((name, tensor) -> switch (name) {
            case "0.query.weight", "0.query.bias" -> new DMatrixRMaj(tensor.getNumRows(), tensor.getNumCols());
            case "0.value.weight", "0.output.weight" -> identity();
            case "0.value.bias", "0.output.bias" -> new DMatrixRMaj(1, WIDTH);
            default -> tensor;
        }));
        Signal outputs = infer(network, signal());
        double[] sum = new double[2 * WIDTH];
        for (int t = 0; t < STEPS; t++) {
            for (int k = 0; k < sum.length; k++) {
                sum[k] += signal().steps().get(t).data[k];
                assertThat(outputs.steps().get(t).data[k]).isCloseTo(sum[k] / (t + 1), within(1e-14));
            }
        }
    }

    private static DMatrixRMaj identity() {
        DMatrixRMaj one = new DMatrixRMaj(WIDTH, WIDTH);
        for (int k = 0; k < WIDTH; k++) {
            one.set(k, k, 1);
        }
        return one;
    }

    @Test
    void attention_sees_nothing_of_later_steps() {
        Network network = scrambled(new Attention(WIDTH, 2, STEPS));
        List<DMatrixRMaj> steps = new ArrayList<>(signal().steps());
        Signal before = infer(network, new Signal(steps));
        steps.set(4, NetworkSamples.uniform(2, WIDTH, 99));
        Signal after = infer(network, new Signal(steps));
        for (int t = 0; t < STEPS; t++) {
            double[] a = before.steps().get(t).data;
            double[] b = after.steps().get(t).data;
            if (t < 4) {
                assertThat(b).containsExactly(a);
            } else {
                assertThat(b).isNotEqualTo(a);
            }
        }
    }

    @Test
    void the_digital_work_of_attention_counts_the_steps_that_are_seen() {
        // 3 steps see 1, 2 and 3 of them, 2 on average: q·k and p·v are 2·4·2 multiplications, 2·4 scale q and the
        // sum's inverse,
        // 2 heads take 2·2 exponentials of 2, and 2 reciprocals of 2
        assertThat(new Attention(4, 2, 3).digitalWork().multiplications()).isEqualTo(16 + 8 + 8 + 4);
        assertThat(new Attention(4, 2, 3).digitalWork().registerBits()).isEqualTo(64);
    }

    @Test
    void an_additive_layer_adds_inputs_to_weights_one_by_one() {
        Network network = scrambled(new Additive(5, 3, new Identity()));
        DMatrixRMaj x = NetworkSamples.uniform(4, 5, 3);
        DMatrixRMaj w = network.parameters().get("0.weight");
        DMatrixRMaj y = infer(network, Signal.of(x)).single();
        for (int row = 0; row < 4; row++) {
            for (int j = 0; j < 3; j++) {
                double sum = 0;
                for (int i = 0; i < 5; i++) {
                    sum += x.get(row, i) + w.get(i, j);
                }
                assertThat(y.get(row, j)).isCloseTo(sum, within(1e-14));
            }
        }
    }

    @Test
    void all_rows_of_an_additive_gradient_are_the_same_bits_in_a_whole_network() {
        AdditiveMlp architecture = new AdditiveMlp(7, 2, new Relu(), Logits.PER_CLASS);
        Network network = NetworkSamples.scrambled(architecture.layers(5, 3), 0.7, 2);
        DMatrixRMaj x = NetworkSamples.uniform(20, 5, 3);
        List<Layer.Forward> forwards = network.forward(Signal.of(x), new Exact(), RandomStream.ofSeed(0));
        Parameters gradients = network.backward(Signal.of(NetworkSamples.uniform(20, 3, 4)), forwards);
        for (DMatrixRMaj gradient : gradients.tensors()) {
            int columns = gradient.getNumCols();
            boolean any = false;
            for (int k = 0; k < gradient.getNumElements(); k++) {
                assertThat(gradient.data[k]).isEqualTo(gradient.data[k % columns]);
                any |= gradient.data[k] != 0;
            }
            assertThat(any).isTrue();
        }
    }

    @Test
    void differences_of_additive_logits_do_not_depend_on_the_input() {
        AdditiveMlp architecture = new AdditiveMlp(7, 2, new Relu(), Logits.PER_CLASS);
        Network network = NetworkSamples.scrambled(architecture.layers(5, 2), 0.7, 2);
        DMatrixRMaj y =
                infer(network, Signal.of(NetworkSamples.uniform(50, 5, 3))).single();
        double difference = y.get(0, 1) - y.get(0, 0);
        assertThat(IntStream.range(0, 50).mapToObj(row -> y.get(row, 0)).distinct())
                .hasSizeGreaterThan(20);
        for (int row = 1; row < 50; row++) {
            assertThat(y.get(row, 1) - y.get(row, 0)).isCloseTo(difference, within(1e-13));
        }
    }
}
