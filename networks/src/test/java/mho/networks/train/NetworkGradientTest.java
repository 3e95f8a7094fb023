package mho.networks.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import mho.base.random.RandomStream;
import mho.networks.Architecture;
import mho.networks.Exact;
import mho.networks.Layer.Forward;
import mho.networks.Network;
import mho.networks.NetworkSamples;
import mho.networks.Parameters;
import mho.networks.Recurrent;
import mho.networks.Recurrent.Cell;
import mho.networks.Recurrent.Direction;
import mho.networks.Recurrent.Readout;
import mho.networks.Signal;
import mho.networks.SinGlu.GateBiases;
import mho.networks.SinGluMlp;
import mho.networks.VanillaMlp;
import mho.networks.data.Examples;
import mho.networks.data.Targets;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients of both losses through whole networks, against central differences of fourth order. */
class NetworkGradientTest {
    private static final double STEP = 2e-4;
    private static final double PRECISION = 1e-6;

    static Stream<Architecture> architectures() {
        return Stream.of(
                new VanillaMlp(60, 2),
                new SinGluMlp(80, 2, 3, GateBiases.ABSENT),
                new SinGluMlp(80, 2, 3, GateBiases.PRESENT),
                Recurrent.DEFAULT.withHidden(4),
                Recurrent.DEFAULT.withHidden(4).withReadout(Recurrent.Readout.MEAN),
                Recurrent.DEFAULT.withHidden(3).withCell(Cell.GRU).withReadout(Readout.MAX),
                Recurrent.DEFAULT.withHidden(3).withProjection(2).withDirection(Direction.BOTH),
                Recurrent.DEFAULT.withHidden(3).withCell(Cell.RNN).withLayers(2));
    }

    @Test
    void choices_at_each_step_through_the_network() {
        List<int[]> came = List.of(
                new int[] {0, 2}, new int[] {1, -1, 0, 2, 1}, new int[] {-1}, new int[] {0, 0, 1, 1, 2}, new int[] {
                    2, 1, 0
                });
        List<long[]> allowed =
                came.stream().map(labels -> new long[labels.length]).toList();
        allowed.forEach(masks -> Arrays.fill(masks, 7));
        Recurrent each = Recurrent.DEFAULT.withHidden(3).withCell(Cell.GRU).withReadout(Readout.EACH_STEP);
        check(each, new Targets.StepChoices(new Targets.StepLabels(came, List.of("a", "b", "c")), allowed));
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void cross_entropy_through_the_network(Architecture architecture) {
        check(architecture, new Targets.Labels(new int[] {0, 2, 1, 1, 0}, List.of("a", "b", "c")));
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void squared_error_through_the_network(Architecture architecture) {
        check(architecture, new Targets.Values(NetworkSamples.uniform(5, 3, 8)));
    }

    private static void check(Architecture architecture, Targets targets) {
        List<Integer> lengths = architecture instanceof Recurrent ? List.of(2, 5, 1, 5, 3) : List.of(1, 1, 1, 1, 1);
        Examples examples = new Examples(NetworkSamples.sequences(lengths, 2, 50), targets);
        Batch batch = Batch.inOrder(examples, 5).get(0);
        Network network = architecture.initial(2, 3, 4);
        List<Forward> forwards = network.forward(batch.signal(), new Exact(), RandomStream.ofSeed(0));
        Signal outputs = forwards.get(forwards.size() - 1).outputs();
        Parameters gradients = network.backward(Loss.of(outputs, targets, batch).gradient(), forwards);
        for (String name : network.parameters().names()) {
            for (int k = 0; k < gradients.get(name).getNumElements(); k++) {
                double expected = (8 * difference(network, name, k, STEP, batch, targets)
                                - difference(network, name, k, 2 * STEP, batch, targets))
                        / (12 * STEP);
                assertThat(gradients.get(name).data[k])
                        .as("%s[%d]", name, k)
                        .isCloseTo(expected, within(PRECISION * Math.max(1e-2, Math.abs(expected))));
            }
        }
    }

    private static double difference(Network network, String name, int k, double step, Batch batch, Targets targets) {
        double value = network.parameters().get(name).data[k];
        return loss(network.with(NetworkSamples.replaced(network.parameters(), name, k, value + step)), batch, targets)
                - loss(
                        network.with(NetworkSamples.replaced(network.parameters(), name, k, value - step)),
                        batch,
                        targets);
    }

    private static double loss(Network network, Batch batch, Targets targets) {
        Signal outputs = network.infer(batch.signal(), new Exact(), RandomStream.ofSeed(0))
                .outputs();
        return Loss.of(outputs, targets, batch).value();
    }

    @Test
    void a_batch_of_unequal_lengths_equals_one_by_one_inference() {
        Examples examples = new Examples(
                NetworkSamples.sequences(List.of(2, 5, 1, 5, 3), 2, 50),
                new Targets.Values(NetworkSamples.uniform(5, 3, 8)));
        for (Readout readout : List.of(Readout.LAST, Readout.MEAN, Readout.MAX)) {
            Network network = Recurrent.DEFAULT
                    .withHidden(4)
                    .withReadout(readout)
                    .withDirection(Direction.BOTH)
                    .initial(2, 3, 1);
            DMatrixRMaj together = Evaluation.of(network, examples, new Exact(), RandomStream.ofSeed(0))
                    .outputs();
            for (int k = 0; k < 5; k++) {
                DMatrixRMaj alone = Evaluation.of(
                                network, examples.between(k, k + 1), new Exact(), RandomStream.ofSeed(0))
                        .outputs();
                for (int out = 0; out < 3; out++) {
                    assertThat(together.get(k, out)).isEqualTo(alone.get(0, out));
                }
            }
        }
    }
}
