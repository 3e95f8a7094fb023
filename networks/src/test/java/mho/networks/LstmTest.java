package mho.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import mho.base.random.RandomStream;
import mho.networks.Layer.Memory;
import mho.networks.Layer.Pass;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class LstmTest {
    private static final int INPUTS = 3;
    private static final int UNITS = 5;
    private static final Network NETWORK = NetworkSamples.scrambled(List.of(new Lstm(INPUTS, UNITS)), 0.9, 3);
    private static final List<DMatrixRMaj> SEQUENCES =
            NetworkSamples.sequences(NetworkSamples.FALLING_LENGTHS, INPUTS, 40);

    private static Signal run(Signal signal) {
        Pass pass = new Pass(NETWORK.scope(0), new Exact(), RandomStream.ofSeed(0), Memory.DROP);
        return NETWORK.layers().get(0).forward(signal, pass).outputs();
    }

    /** The hidden states of one sequence by the textbook, unit by unit, with the JDK's functions. */
    private static double[][] statesOf(DMatrixRMaj sequence) {
        DMatrixRMaj wi = NETWORK.parameters().get("0.weight_ih");
        DMatrixRMaj wh = NETWORK.parameters().get("0.weight_hh");
        double[] bi = NETWORK.parameters().get("0.bias_ih").data;
        double[] bh = NETWORK.parameters().get("0.bias_hh").data;
        double[] h = new double[UNITS];
        double[] c = new double[UNITS];
        double[][] states = new double[sequence.getNumRows()][];
        for (int t = 0; t < states.length; t++) {
            double[] a = new double[4 * UNITS];
            for (int gate = 0; gate < a.length; gate++) {
                a[gate] = bi[gate] + bh[gate];
                for (int k = 0; k < INPUTS; k++) {
                    a[gate] += sequence.get(t, k) * wi.get(k, gate);
                }
                for (int k = 0; k < UNITS; k++) {
                    a[gate] += h[k] * wh.get(k, gate);
                }
            }
            double[] next = new double[UNITS];
            for (int u = 0; u < UNITS; u++) {
                double i = 1 / (1 + Math.exp(-a[u]));
                double f = 1 / (1 + Math.exp(-a[UNITS + u]));
                double g = Math.tanh(a[2 * UNITS + u]);
                double o = 1 / (1 + Math.exp(-a[3 * UNITS + u]));
                c[u] = f * c[u] + i * g;
                next[u] = o * Math.tanh(c[u]);
            }
            h = next;
            states[t] = next;
        }
        return states;
    }

    @Test
    void a_batch_of_unequal_lengths_equals_the_textbook_sample_by_sample() {
        Signal outputs = run(NetworkSamples.signal(SEQUENCES));
        for (int sample = 0; sample < SEQUENCES.size(); sample++) {
            double[][] expected = statesOf(SEQUENCES.get(sample));
            for (int t = 0; t < expected.length; t++) {
                for (int u = 0; u < UNITS; u++) {
                    assertThat(outputs.steps().get(t).get(sample, u)).isCloseTo(expected[t][u], within(1e-14));
                }
            }
        }
        assertThat(outputs.sampleSteps()).isEqualTo(6 + 6 + 4 + 3 + 1);
    }

    @Test
    void a_batch_equals_its_sequences_alone_bit_by_bit() {
        Signal together = run(NetworkSamples.signal(SEQUENCES));
        for (int sample = 0; sample < SEQUENCES.size(); sample++) {
            Signal alone = run(NetworkSamples.signal(List.of(SEQUENCES.get(sample))));
            for (int t = 0; t < alone.steps().size(); t++) {
                for (int u = 0; u < UNITS; u++) {
                    assertThat(together.steps().get(t).get(sample, u))
                            .isEqualTo(alone.steps().get(t).get(0, u));
                }
            }
        }
    }

    @Test
    void gates_are_sigmoids_but_for_the_candidate() {
        List<ColumnGroup> groups = NETWORK.stages().get(0).groups();
        assertThat(groups.stream()
                        .map(g -> g.from() + "-" + g.to() + " " + g.activation().name()))
                .containsExactly("0-10 sigmoid", "10-15 tanh", "15-20 sigmoid");
        assertThat(NETWORK.stages().get(2)).isInstanceOf(Stage.Pointwise.class);
    }

    @Test
    void the_keyword_lstm_of_32_units_has_its_published_sizes() {
        assertThat(new Lstm(40, 32).parameterCount()).isEqualTo(4 * 32 * (40 + 32 + 2));
        // networks.md of the SinGLU benchmark, section 6: 9802 with the head
        Network keywords = Recurrent.DEFAULT.initial(40, 10, 0);
        assertThat(keywords.parameters().count()).isEqualTo(9802);
        assertThat(keywords.stages().get(0).inputs()).isEqualTo(72);
        assertThat(keywords.stages().get(0).outputs()).isEqualTo(128);
        // three products and a sum for each unit, two of the products and the sum where the state is kept
        assertThat(((Stage.State) keywords.stages().get(1)).update()).isEqualTo(new DigitalWork(64, 32, 0));
        assertThat(new Lstm(40, 32).digitalWork()).isEqualTo(new DigitalWork(32, 0, 8 * 32));
    }
}
