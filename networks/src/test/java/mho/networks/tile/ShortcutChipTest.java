package mho.networks.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import mho.adc.activation.Identity;
import mho.base.cost.CostSheet;
import mho.networks.Activity;
import mho.networks.Additive;
import mho.networks.Attention;
import mho.networks.Dense;
import mho.networks.Exact;
import mho.networks.Layer;
import mho.networks.Network;
import mho.networks.NetworkSamples;
import mho.networks.Residual;
import mho.networks.Signal;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Layers inside layers and the one column of additive neurons on chips. */
class ShortcutChipTest {
    private static final int WIDTH = 16;

    private static Mapping mapping(Network network, Signal signal) {
        return TileSamples.mapping(network, TileSamples.ideal(12), signal);
    }

    private static CostSheet cost(Network network, Signal signal) {
        Mapping mapping = mapping(network, signal);
        Chip chip = mapping.fabricate(TileSamples.RANDOM);
        Activity activity = network.infer(signal, chip, TileSamples.RANDOM).activity();
        return mapping.cost("chip", chip, activity, 1);
    }

    private static Network scrambled(Layer layer) {
        return NetworkSamples.scrambled(List.of(layer), 0.5, 3);
    }

    private static Signal sequences() {
        return NetworkSamples.signal(NetworkSamples.sequences(List.of(5, 5, 5, 2), WIDTH, 40));
    }

    @Test
    void attention_under_a_shortcut_on_a_fine_chip_is_that_of_the_digital_network() {
        Network network = scrambled(new Residual(List.of(new Attention(WIDTH, 2, 5)), 1));
        Signal exact =
                network.infer(sequences(), new Exact(), TileSamples.RANDOM).outputs();
        Chip chip = mapping(network, sequences()).fabricate(TileSamples.RANDOM);
        Signal found = network.infer(sequences(), chip, TileSamples.RANDOM).outputs();
        for (int t = 0; t < 5; t++) {
            DMatrixRMaj step = found.steps().get(t);
            for (int k = 0; k < step.getNumElements(); k++) {
                assertThat(step.data[k]).isCloseTo(exact.steps().get(t).data[k], within(0.02));
            }
        }
    }

    @Test
    void queries_keys_and_values_are_asked_for_at_the_same_time() {
        CostSheet cost = cost(scrambled(new Attention(WIDTH, 2, 5)), sequences());
        CostSheet attention = cost.parts().get(0);
        assertThat(attention.parts().get(0).parts())
                .extracting(CostSheet::name)
                .containsExactly("0.query.dense", "0.key.dense", "0.value.dense");
        assertThat(attention.parts().get(0).latency())
                .isEqualTo(attention.parts().get(0).parts().get(0).latency());
        assertThat(attention.parts().get(1).energy().nominal()).isPositive();
    }

    @Test
    void a_layer_under_a_shortcut_costs_what_it_costs_alone_and_the_shortcut() {
        Layer inner = new Dense(WIDTH, WIDTH, new Identity());
        Signal x = Signal.of(NetworkSamples.uniform(30, WIDTH, 8));
        CostSheet alone = cost(scrambled(inner), x).parts().get(0);
        CostSheet under =
                cost(scrambled(new Residual(List.of(inner), 1)), x).parts().get(0);
        assertThat(under.parts().get(0).energy().nominal())
                .isCloseTo(
                        alone.energy().nominal(), within(1e-6 * alone.energy().nominal()));
        double additions = under.parts().get(1).energy().nominal();
        double one = Parts.adder(TileSamples.ideal(12).technology())
                .used(1, 0, 0)
                .energy()
                .nominal();
        assertThat(additions).isCloseTo(WIDTH * one, within(1e-6 * additions));
    }

    @Test
    void an_additive_layer_is_one_column_whatever_its_number_of_outputs() {
        Signal x = Signal.of(NetworkSamples.uniform(30, WIDTH, 8));
        Network network = scrambled(new Additive(WIDTH, 100, new Identity()));
        Mapping mapping = mapping(network, x);
        assertThat(mapping.plans()).hasSize(1);
        assertThat(mapping.plans().get(0).blocks()).containsExactly(new Block(0, WIDTH, 0, 1));
        DMatrixRMaj exact =
                network.infer(x, new Exact(), TileSamples.RANDOM).outputs().single();
        DMatrixRMaj found = network.infer(x, mapping.fabricate(TileSamples.RANDOM), TileSamples.RANDOM)
                .outputs()
                .single();
        for (int k = 0; k < exact.getNumElements(); k++) {
            assertThat(found.data[k]).isCloseTo(exact.data[k], within(0.05));
        }
        double dense = cost(scrambled(new Dense(WIDTH, 100, new Identity())), x)
                .energy()
                .nominal();
        assertThat(cost(network, x).energy().nominal()).isLessThan(dense / 5);
    }
}
