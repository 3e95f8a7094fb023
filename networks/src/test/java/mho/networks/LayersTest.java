package mho.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import mho.adc.activation.Identity;
import mho.adc.activation.Relu;
import mho.adc.activation.Sigmoid;
import mho.adc.activation.Tanh;
import mho.base.random.RandomStream;
import mho.networks.SinGlu.GateBiases;
import mho.networks.SinGlu.Position;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LayersTest {
    private static DMatrixRMaj infer(Network network, DMatrixRMaj x) {
        return network.infer(Signal.of(x), new Exact(), RandomStream.ofSeed(0))
                .outputs()
                .single();
    }

    @Test
    void a_normalised_vector_of_three_equally_spaced_numbers_is_known() {
        // mean 4, biased variance 8/3: (2, 4, 6) becomes ∓√(3/2) up to ε
        Network network = Network.initial(List.of(new LayerNorm(3)), SplitMixStream.ofSeed(0));
        DMatrixRMaj y = infer(network, new DMatrixRMaj(new double[][] {{2, 4, 6}}));
        double expected = 2 / Math.sqrt(8.0 / 3 + 1e-5);
        assertThat(y.data).containsExactly(new double[] {-expected, 0, expected}, within(1e-15));
        Network scaled = network.with(Parameters.of(Map.of(
                "0.weight", new DMatrixRMaj(new double[][] {{1, 2, 3}}),
                "0.bias", new DMatrixRMaj(new double[][] {{-1, 0.5, 10}}))));
        DMatrixRMaj z = infer(scaled, new DMatrixRMaj(new double[][] {{2, 4, 6}}));
        assertThat(z.data).containsExactly(new double[] {-expected - 1, 0.5, 3 * expected + 10}, within(1e-14));
    }

    @Test
    void normalisation_ignores_shift_and_scale_of_its_input() {
        Network network = Network.initial(List.of(new LayerNorm(16)), SplitMixStream.ofSeed(0));
        DMatrixRMaj x = NetworkSamples.uniform(20, 16, 4);
        DMatrixRMaj moved = new DMatrixRMaj(x);
        for (int k = 0; k < moved.getNumElements(); k++) {
            moved.data[k] = 1000 * x.data[k] + 3000;
        }
        DMatrixRMaj y = infer(network, x);
        DMatrixRMaj z = infer(network, moved);
        // ε = 1e-5 beside a variance of about 1/3 changes 1.5e-5 of the value
        for (int row = 0; row < 20; row++) {
            double sum = 0;
            double squares = 0;
            for (int c = 0; c < 16; c++) {
                assertThat(z.get(row, c)).isCloseTo(y.get(row, c), within(1e-4));
                sum += y.get(row, c);
                squares += y.get(row, c) * y.get(row, c);
            }
            assertThat(sum).isCloseTo(0, within(1e-13));
            assertThat(squares / 16).isCloseTo(1, within(1e-4));
        }
    }

    @Test
    void pools_take_the_last_or_the_mean_state_of_each_sequence() {
        Signal signal = new Signal(List.of(
                new DMatrixRMaj(new double[][] {{1, 10}, {2, 20}, {3, 30}}),
                new DMatrixRMaj(new double[][] {{4, 40}, {6, 60}}),
                new DMatrixRMaj(new double[][] {{10, 100}})));
        assertThat(pooled(Pool.Kind.LAST, signal)).containsExactly(10, 100, 6, 60, 3, 30);
        assertThat(pooled(Pool.Kind.MEAN, signal)).containsExactly(new double[] {5, 50, 4, 40, 3, 30}, within(1e-14));
    }

    @Test
    void pools_take_the_largest_or_the_ends_of_each_sequence() {
        Signal signal = new Signal(List.of(
                new DMatrixRMaj(new double[][] {{1, -10}, {20, -20}, {-3, -30}}),
                new DMatrixRMaj(new double[][] {{14, -40}, {6, -6}}),
                new DMatrixRMaj(new double[][] {{10, -100}})));
        assertThat(pooled(Pool.Kind.MAX, signal)).containsExactly(14, -10, 20, -6, -3, -30);
        assertThat(pooled(Pool.Kind.ENDS, signal)).containsExactly(10, -10, 6, -20, -3, -30);
        assertThat(new Pool(4, Pool.Kind.MAX).digitalWork()).isEqualTo(new DigitalWork(0, 4, 64));
        assertThat(new Pool(4, Pool.Kind.ENDS).digitalWork()).isEqualTo(DigitalWork.NONE);
    }

    @Test
    void the_first_of_equal_numbers_is_the_largest() {
        DMatrixRMaj step = new DMatrixRMaj(new double[][] {{2, -1}});
        Signal twice = new Signal(List.of(step, step));
        Pool pool = new Pool(2, Pool.Kind.MAX);
        Layer.Scope scope = new Layer.Scope("", Parameters.of(Map.of()));
        Layer.Forward forward =
                pool.forward(twice, new Layer.Pass(scope, new Exact(), RandomStream.ofSeed(0), Layer.Memory.KEEP));
        Signal slope = Signal.of(new DMatrixRMaj(new double[][] {{3, 5}}));
        List<DMatrixRMaj> back =
                pool.backward(slope, forward, scope).inputs().get().steps();
        assertThat(back.get(0).data).containsExactly(3, 5);
        assertThat(back.get(1).data).containsExactly(0, 0);
    }

    private static double[] pooled(Pool.Kind kind, Signal signal) {
        Network network = Network.initial(List.of(new Pool(2, kind)), SplitMixStream.ofSeed(0));
        return network.infer(signal, new Exact(), RandomStream.ofSeed(0))
                .outputs()
                .single()
                .data;
    }

    @ParameterizedTest
    @EnumSource
    void a_singlu_network_is_even_without_and_uneven_with_gate_biases(GateBiases biases) {
        Network network = new SinGluMlp(3000, 3, 10, biases).initial(2, 1, 0);
        DMatrixRMaj x = NetworkSamples.uniform(500, 2, 9);
        DMatrixRMaj mirrored = new DMatrixRMaj(x);
        for (int k = 0; k < mirrored.getNumElements(); k++) {
            mirrored.data[k] = -x.data[k];
        }
        double[] there = infer(network, x).data;
        double[] back = infer(network, mirrored).data;
        double largest = 0;
        for (int k = 0; k < there.length; k++) {
            largest = Math.max(largest, Math.abs(there[k] - back[k]));
        }
        if (biases == GateBiases.ABSENT) {
            assertThat(largest).isLessThanOrEqualTo(1e-12);
        } else {
            assertThat(largest).isGreaterThan(0.1);
        }
    }

    @Test
    void a_singlu_layer_equals_its_formula() {
        SinGlu layer = new SinGlu(2, 3, 4, GateBiases.PRESENT, Position.HIDDEN);
        Network network = NetworkSamples.scrambled(List.of(layer), 0.8, 6);
        DMatrixRMaj x = NetworkSamples.uniform(7, 2, 8);
        DMatrixRMaj y = infer(network, x);
        for (int row = 0; row < 7; row++) {
            for (int out = 0; out < 3; out++) {
                double expected = number(network, "Wo.bias", 0, out);
                for (int gate = 0; gate < 2; gate++) {
                    double phase = 4 * affine(network, "Wg", x, row, gate);
                    double value = affine(network, "Wv", x, row, gate);
                    expected += Math.sin(phase) * value * number(network, "Wo.weight", gate, out);
                }
                assertThat(y.get(row, out)).isCloseTo(expected, within(1e-14));
            }
        }
    }

    private static double affine(Network network, String matrix, DMatrixRMaj x, int row, int gate) {
        return number(network, matrix + ".bias", 0, gate)
                + x.get(row, 0) * number(network, matrix + ".weight", 0, gate)
                + x.get(row, 1) * number(network, matrix + ".weight", 1, gate);
    }

    private static double number(Network network, String tensor, int row, int column) {
        return network.parameters().get("0." + tensor).get(row, column);
    }

    @Test
    void tensors_of_arrays_are_the_matrices_of_products() {
        Network network = new SinGluMlp(300, 1, 10, GateBiases.PRESENT).initial(2, 1, 0);
        assertThat(network.matrices()).containsExactly("0.Wg.weight", "0.Wv.weight", "0.Wo.weight", "2.weight");
        assertThat(Recurrent.DEFAULT.initial(40, 10, 0).matrices())
                .containsExactly("0.weight_ih", "0.weight_hh", "2.weight");
    }

    @Test
    void layers_that_do_not_fit_each_other_are_refused() {
        List<Layer> layers = List.of(new Dense(2, 3, new Relu()), new Dense(4, 1, new Identity()));
        assertThatThrownBy(() -> Network.initial(layers, SplitMixStream.ofSeed(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Layer 1 needs 4 inputs, but layer 0 has 3 outputs");
        assertThatThrownBy(() -> Network.initial(List.of(), SplitMixStream.ofSeed(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A network needs at least one layer");
    }

    @Test
    void vectors_of_other_width_are_refused() {
        Network network = Network.initial(List.of(new Dense(3, 1, new Tanh())), SplitMixStream.ofSeed(0));
        Signal wide = Signal.of(new DMatrixRMaj(2, 5));
        assertThatThrownBy(() -> network.infer(wide, new Exact(), RandomStream.ofSeed(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The network takes vectors of 3 features, but they have 5");
        assertThatThrownBy(() -> network.forward(wide, new Exact(), RandomStream.ofSeed(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The network takes vectors of 3 features, but they have 5");
    }

    @Test
    void tensors_of_other_size_are_refused() {
        Network network = Network.initial(List.of(new Dense(3, 1, new Tanh())), SplitMixStream.ofSeed(0));
        Parameters wrong = Parameters.of(Map.of("0.weight", new DMatrixRMaj(2, 1), "0.bias", new DMatrixRMaj(1, 1)));
        assertThatThrownBy(() -> network.with(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Tensor \"0.weight\" must be 3 × 1, but is 2 × 1");
    }

    @Test
    void a_stage_with_a_gap_between_its_functions_is_refused() {
        DMatrixRMaj weights = new DMatrixRMaj(2, 4);
        List<ColumnGroup> groups = List.of(new ColumnGroup(0, 1, new Sigmoid()), new ColumnGroup(2, 4, new Tanh()));
        assertThatThrownBy(() -> new Stage.Product("gates", weights, new DMatrixRMaj(1, 4), groups))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Stage gates needs a bias and one function for each of its 4 outputs, "
                        + "but has 4 biases and functions for [0–0, 2–3]");
    }

    @Test
    void sequences_of_rising_length_are_refused() {
        assertThatThrownBy(() -> new Signal(List.of(new DMatrixRMaj(1, 2), new DMatrixRMaj(2, 2))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Sequences must come in order of falling length, but step 1 has 2 samples after 1");
        Signal sequence = new Signal(List.of(new DMatrixRMaj(1, 2), new DMatrixRMaj(1, 2)));
        assertThatThrownBy(sequence::single)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("One vector per sample is due here, but there are 2 time steps. Pool them first.");
    }

    @Test
    void activities_add_by_stage() {
        Activity sum = Activity.of("a", 6, 3)
                .plus(Activity.NONE)
                .plus(Activity.of("b", 5, 1))
                .plus(Activity.of("a", 2, 1));
        assertThat(sum.energyPerVector("a")).isEqualTo(2);
        assertThat(sum.energyPerVector("b")).isEqualTo(5);
        assertThat(sum.energyPerVector("c")).isEqualTo(0);
    }
}
