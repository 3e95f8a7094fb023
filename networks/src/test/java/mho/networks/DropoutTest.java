package mho.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import mho.base.random.RandomStream;
import mho.networks.Layer.Forward;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class DropoutTest {
    private static final RandomStream RANDOM = RandomStream.ofSeed(2);

    private static Network network(Layer... layers) {
        return Network.initial(List.of(layers), SplitMixStream.ofSeed(0));
    }

    @Test
    void training_leaves_out_the_stated_share_and_keeps_the_mean() {
        DMatrixRMaj x = NetworkSamples.uniform(200, 100, 4);
        List<Forward> forwards = network(new Dropout(100, 0.4)).forward(Signal.of(x), new Exact(), RANDOM);
        DMatrixRMaj y = forwards.get(0).outputs().single();
        int out = 0;
        for (int k = 0; k < 20_000; k++) {
            if (y.data[k] == 0) {
                out++;
            } else {
                assertThat(y.data[k]).isCloseTo(x.data[k] / 0.6, within(1e-12));
            }
        }
        // 5 standard errors: once in 1.7 million
        assertThat(out / 20_000.0).isCloseTo(0.4, within(5 * Math.sqrt(0.24 / 20_000)));
    }

    @Test
    void gradients_pass_where_numbers_did_and_inference_leaves_everything() {
        Network network = network(new Dropout(5, 0.5), new LayerNorm(5));
        DMatrixRMaj x = NetworkSamples.uniform(30, 5, 4);
        List<Forward> forwards = network.forward(Signal.of(x), new Exact(), RANDOM);
        DMatrixRMaj y = forwards.get(0).outputs().single();
        DMatrixRMaj ones = new DMatrixRMaj(30, 5);
        java.util.Arrays.fill(ones.data, 1);
        Layer.Backward backward = network.layers().get(0).backward(Signal.of(ones), forwards.get(0), network.scope(0));
        DMatrixRMaj dx = backward.inputs().get().single();
        for (int k = 0; k < 150; k++) {
            assertThat(dx.data[k]).isEqualTo(y.data[k] == 0 ? 0 : 2);
        }
        Network alone = network(new Dropout(5, 0.5));
        assertThat(alone.infer(Signal.of(x), new Exact(), RANDOM).outputs().single().data)
                .isEqualTo(x.data);
        assertThat(alone.stages()).isEmpty();
        assertThat(alone.layers().get(0).digitalWork()).isEqualTo(DigitalWork.NONE);
    }

    @Test
    void two_layers_two_steps_and_two_uses_leave_out_different_things() {
        DMatrixRMaj ones = new DMatrixRMaj(1, 200);
        java.util.Arrays.fill(ones.data, 1);
        Signal steps = new Signal(List.of(ones, ones));
        Network network = network(new Dropout(200, 0.5), new Dropout(200, 0.5));
        List<Forward> first = network.forward(steps, new Exact(), RANDOM.child(1));
        List<Forward> second = network.forward(steps, new Exact(), RANDOM.child(2));
        double[] mask = first.get(0).outputs().steps().get(0).data;
        assertThat(first.get(0).outputs().steps().get(1).data).isNotEqualTo(mask);
        assertThat(second.get(0).outputs().steps().get(0).data).isNotEqualTo(mask);
        // the same mask twice would leave the second layer nothing to take away
        double[] both = first.get(1).outputs().steps().get(0).data;
        int left = 0;
        for (double value : both) {
            left += value > 0 ? 1 : 0;
        }
        assertThat(left).isBetween(20, 80); // 200/4 ± 5 deviations of 6.1
    }

    @Test
    void a_recurrent_network_has_it_behind_each_of_its_layers_if_asked_for() {
        Recurrent plain = Recurrent.DEFAULT.withHidden(4).withLayers(2).withDirection(Recurrent.Direction.BOTH);
        Recurrent thinned = plain.withDropout(0.4);
        assertThat(plain.layers(2, 3)).hasSize(4);
        assertThat(thinned.layers(2, 3)).hasSize(6);
        assertThat(thinned.layers(2, 3).get(1)).isEqualTo(new Dropout(8, 0.4));
        assertThat(thinned.layers(2, 3).get(3)).isEqualTo(new Dropout(8, 0.4));
        assertThat(thinned.initial(2, 3, 0).parameters().count())
                .isEqualTo(plain.initial(2, 3, 0).parameters().count());
        assertThatThrownBy(() -> plain.withDropout(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Dropout leaves out a share of features, from 0 to less than 1, but is 1.00000");
    }
}
