package mho.networks.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import mho.networks.Exact;
import mho.networks.Network;
import mho.networks.NetworkSamples;
import mho.networks.Neuron;
import mho.networks.NeuronMlp;
import mho.networks.Signal;
import mho.networks.Stage;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each neuron on chips: what asks for which hardware, and that nothing but resolution is lost on ideal cells. */
class NeuronChipTest {
    private static Network network(Neuron neuron) {
        return new NeuronMlp(400, 2, neuron).initial(3, 2, 0);
    }

    @ParameterizedTest
    @EnumSource
    void on_ideal_cells_only_the_resolution_of_inputs_is_lost(Neuron neuron) {
        Signal inputs = Signal.of(NetworkSamples.uniform(40, 3, 4));
        Network network = network(neuron);
        DMatrixRMaj exact = TileSamples.run(network, new Exact(), inputs);
        double before = Double.POSITIVE_INFINITY;
        for (int bits : new int[] {5, 8, 11}) {
            Chip chip = TileSamples.mapping(network, TileSamples.ideal(bits), inputs)
                    .fabricate(TileSamples.RANDOM);
            double error = TileSamples.rms(TileSamples.run(network, chip, inputs), exact);
            assertThat(error).isPositive().isLessThan(before / 4);
            before = error;
        }
        assertThat(before).isLessThan(0.02);
    }

    @Test
    void a_sine_of_a_product_is_in_the_converter_and_one_of_a_sum_a_stage_of_its_own() {
        assertThat(names(Neuron.SINGLU)).containsExactly("0.gate", "0.value", "0.output");
        assertThat(names(Neuron.V1)).containsExactly("0.sine", "0.value");
        assertThat(names(Neuron.V4LR)).containsExactly("0.narrow", "0.sine", "0.value");
        assertThat(names(Neuron.V4SH)).containsExactly("0.value", "0.sine*");
        assertThat(names(Neuron.V6)).containsExactly("0.sine", "0.value", "0.gate");
        assertThat(names(Neuron.V7)).containsExactly("0.swing", "0.phase", "0.value", "0.sine*");
        assertThat(names(Neuron.V8)).containsExactly("0.sine", "0.value", "0.gate");
        assertThat(names(Neuron.V9)).containsExactly("0.swing", "0.phase", "0.shift", "0.value", "0.gate", "0.sine*");
        assertThat(names(Neuron.V10)).containsExactly("0.phase", "0.shift", "0.value", "0.sine*", "0.output");
        assertThat(names(Neuron.V15)).containsExactly("0.phase", "0.shift", "0.value", "0.low*", "0.high*", "0.output");
    }

    /** Stages of the first layer; a star marks a function without a product. */
    private static List<String> names(Neuron neuron) {
        return network(neuron).stages().stream()
                .filter(stage -> stage.name().startsWith("0."))
                .map(stage -> stage.name() + (stage instanceof Stage.Pointwise ? "*" : ""))
                .toList();
    }

    /** The phase of v8 is trained as two matrices and programmed as one. */
    @Test
    void a_sum_of_two_products_is_one_array() {
        Network network = network(Neuron.V8);
        DMatrixRMaj programmed = ((Stage.Product) network.stages().get(0)).weights();
        for (int k = 0; k < programmed.getNumElements(); k++) {
            double expected = 10 * network.parameters().get("0.Wp.weight").data[k]
                    + network.parameters().get("0.Wf.weight").data[k];
            assertThat(programmed.data[k]).isCloseTo(expected, within(1e-15));
        }
    }
}
