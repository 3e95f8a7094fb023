package mho.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import mho.adc.activation.Activation;
import mho.adc.activation.Identity;
import mho.adc.activation.Relu;
import mho.adc.activation.Tanh;
import mho.base.random.RandomStream;
import mho.networks.Layer.Backward;
import mho.networks.Layer.Forward;
import mho.networks.Layer.Memory;
import mho.networks.Layer.Pass;
import mho.networks.SinGlu.GateBiases;
import mho.networks.SinGlu.Position;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each layer's gradient of Σ r·y, r fixed numbers, against central differences of fourth order: error h⁴·f⁗′/30 plus
 * 1e-16/h, so some 1e-12 at h = 1e-3.
 */
class LayerGradientTest {
    private static final double STEP = 1e-3;
    private static final double PRECISION = 1e-9;

    static Stream<Layer> feedForwardLayers() {
        Stream<Layer> dense =
                Activation.all().stream().filter(g -> !(g instanceof Relu)).map(g -> new Dense(4, 3, g));
        Stream<Layer> neurons = Arrays.stream(Neuron.values()).map(neuron -> neuron.layer(4, 5, 3, Position.HIDDEN));
        return Stream.concat(
                Stream.concat(dense, neurons),
                Stream.of(
                        new SinGlu(4, 5, 3, GateBiases.ABSENT, Position.FIRST),
                        new SinGlu(4, 5, 3, GateBiases.PRESENT, Position.HIDDEN),
                        new LayerNorm(5),
                        new Additive(4, 3, new Identity()),
                        new Additive(4, 3, new Tanh()),
                        new AgainstZero(),
                        new Residual(List.of(new LayerNorm(4), new Dense(4, 3, new Tanh()), dense(3, 4)), 1 / 1.045),
                        new Residual(List.of(new Residual(List.of(dense(4, 4)), 1), new LayerNorm(4)), 0.5)));
    }

    private static Dense dense(int inputs, int outputs) {
        return new Dense(inputs, outputs, new Identity());
    }

    @ParameterizedTest
    @MethodSource("feedForwardLayers")
    void gradients_of_feed_forward_layers_equal_differences(Layer layer) {
        check(layer, Signal.of(NetworkSamples.uniform(6, layer.inputs(), 11)));
    }

    @Test
    void the_gradient_of_a_rectifier_equals_differences_away_from_its_kink() {
        Dense layer = new Dense(4, 3, new Relu());
        Signal inputs = Signal.of(NetworkSamples.uniform(6, 4, 12));
        Network network = NetworkSamples.scrambled(List.of(layer), 0.7, 5);
        DMatrixRMaj arguments = new Exact()
                .apply(network.stages().get(0), inputs.single(), RandomStream.ofSeed(0))
                .arguments();
        boolean negative = false;
        boolean positive = false;
        for (double argument : arguments.data) {
            assertThat(Math.abs(argument)).isGreaterThan(4 * STEP);
            negative |= argument < 0;
            positive |= argument > 0;
        }
        assertThat(negative && positive).isTrue();
        check(layer, inputs);
    }

    static Stream<Layer> sequenceLayers() {
        return Stream.concat(
                Stream.of(
                        new TwoToneGlu(3, 4, 3, Position.HIDDEN),
                        new PhaseGated(3, 4, 3, Position.FIRST),
                        new Lstm(3, 4),
                        new Rnn(3, 4, new Tanh()),
                        new Gru(3, 4),
                        new ProjectedLstm(3, 4, 2),
                        new Bidirectional(new Lstm(3, 2)),
                        new Bidirectional(new Gru(3, 2)),
                        new Bidirectional(new ProjectedLstm(3, 3, 2)),
                        new Pool(3, Pool.Kind.LAST),
                        new Pool(3, Pool.Kind.MEAN),
                        new Pool(3, Pool.Kind.MAX),
                        new LayerNorm(5),
                        new Positions(3, 8),
                        new Additive(3, 2, new Tanh()),
                        new Attention(3, 1, 6),
                        new Attention(3, 3, 6),
                        new Residual(List.of(new LayerNorm(5), new Attention(5, 1, 6)), 0.5)),
                Activation.all().stream().filter(g -> !(g instanceof Relu)).map(g -> new Dense(3, 2, g)));
    }

    @ParameterizedTest
    @MethodSource("sequenceLayers")
    void gradients_over_sequences_of_unequal_length_equal_differences(Layer layer) {
        check(
                layer,
                NetworkSamples.signal(NetworkSamples.sequences(NetworkSamples.FALLING_LENGTHS, layer.inputs(), 21)));
    }

    @Test
    void the_gradient_of_the_ends_of_two_directions_equals_differences() {
        check(
                new Pool(4, Pool.Kind.ENDS),
                NetworkSamples.signal(NetworkSamples.sequences(NetworkSamples.FALLING_LENGTHS, 4, 22)));
    }

    private static void check(Layer layer, Signal inputs) {
        Network network = NetworkSamples.scrambled(List.of(layer), 0.7, 5);
        Forward forward = forward(network, inputs);
        Signal weights = weightsLike(forward.outputs());
        Backward backward = layer.backward(weights, forward, network.scope(0));
        for (String name : network.parameters().names()) {
            DMatrixRMaj gradient = backward.tensors().get(name.substring(2));
            for (int k = 0; k < gradient.getNumElements(); k++) {
                int index = k;
                double expected = slope(network.parameters().get(name).data[k], value -> {
                    Parameters changed = NetworkSamples.replaced(network.parameters(), name, index, value);
                    return sum(forward(network.with(changed), inputs).outputs(), weights);
                });
                assertEqual(gradient.data[k], expected, "%s %s[%d]".formatted(layer, name, k));
            }
        }
        checkInputs(network, inputs, weights, backward.inputs().get());
    }

    private static void checkInputs(Network network, Signal inputs, Signal weights, Signal gradient) {
        for (int t = 0; t < inputs.steps().size(); t++) {
            for (int k = 0; k < inputs.steps().get(t).getNumElements(); k++) {
                int step = t;
                int index = k;
                double expected = slope(
                        inputs.steps().get(t).data[k],
                        value -> sum(
                                forward(network, changed(inputs, step, index, value))
                                        .outputs(),
                                weights));
                assertEqual(gradient.steps().get(t).data[k], expected, "input %d of step %d".formatted(k, t));
            }
        }
    }

    private static Forward forward(Network network, Signal inputs) {
        Pass pass = new Pass(network.scope(0), new Exact(), RandomStream.ofSeed(0), Memory.KEEP);
        return network.layers().get(0).forward(inputs, pass);
    }

    private static Signal weightsLike(Signal outputs) {
        List<DMatrixRMaj> steps = new ArrayList<>();
        for (DMatrixRMaj step : outputs.steps()) {
            steps.add(NetworkSamples.uniform(step.getNumRows(), step.getNumCols(), 77 + steps.size()));
        }
        return new Signal(steps);
    }

    private static double sum(Signal outputs, Signal weights) {
        double sum = 0;
        for (int t = 0; t < outputs.steps().size(); t++) {
            for (int k = 0; k < outputs.steps().get(t).getNumElements(); k++) {
                sum += outputs.steps().get(t).data[k] * weights.steps().get(t).data[k];
            }
        }
        return sum;
    }

    private static Signal changed(Signal signal, int step, int index, double value) {
        List<DMatrixRMaj> steps = new ArrayList<>(signal.steps());
        DMatrixRMaj copy = new DMatrixRMaj(steps.get(step));
        copy.data[index] = value;
        steps.set(step, copy);
        return new Signal(steps);
    }

    private static double slope(double at, DoubleUnaryOperator f) {
        double near = f.applyAsDouble(at + STEP) - f.applyAsDouble(at - STEP);
        double far = f.applyAsDouble(at + 2 * STEP) - f.applyAsDouble(at - 2 * STEP);
        return (8 * near - far) / (12 * STEP);
    }

    private static void assertEqual(double found, double expected, String what) {
        assertThat(found).as(what).isCloseTo(expected, within(PRECISION * Math.max(1, Math.abs(expected))));
    }
}
