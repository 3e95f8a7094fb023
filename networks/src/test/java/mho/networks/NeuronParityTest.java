package mho.networks;

import static org.assertj.core.api.Assertions.assertThat;

import mho.base.random.RandomStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Which neurons make networks that are even, f(−x) = f(x), whatever their weights are. */
class NeuronParityTest {
    private static final double OFFSET = 1e-3;

    private static Network scrambled(Neuron neuron) {
        return NetworkSamples.scrambled(new NeuronMlp(400, 2, neuron).layers(3, 2), 0.7, 17);
    }

    /** Returns the largest |f(x) − f(−x)|. */
    private static double unevenness(Network network, Substrate substrate) {
        DMatrixRMaj x = NetworkSamples.uniform(50, 3, 4);
        DMatrixRMaj mirrored = new DMatrixRMaj(x);
        CommonOps_DDRM.changeSign(mirrored);
        return CommonOps_DDRM.elementMaxAbs(
                CommonOps_DDRM.subtract(outputs(network, x, substrate), outputs(network, mirrored, substrate), null));
    }

    private static DMatrixRMaj outputs(Network network, DMatrixRMaj x, Substrate substrate) {
        return network.infer(Signal.of(x), substrate, RandomStream.ofSeed(0))
                .outputs()
                .single();
    }

    @ParameterizedTest
    @EnumSource(names = {"SINGLU", "V10NB"})
    void neurons_without_a_bias_before_the_sine_are_even(Neuron neuron) {
        assertThat(unevenness(scrambled(neuron), new Exact())).isLessThanOrEqualTo(1e-12);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"SINGLU", "V10NB", "V13"})
    void neurons_with_a_bias_before_the_sine_are_not(Neuron neuron) {
        assertThat(unevenness(scrambled(neuron), new Exact())).isGreaterThan(0.1);
    }

    /** Its bias acts through a factor of 1 ± 0.1/ω only. */
    @Test
    void the_slightest_shift_leaves_a_network_nearly_even() {
        assertThat(unevenness(scrambled(Neuron.V13), new Exact())).isBetween(1e-4, 0.5);
    }

    @ParameterizedTest
    @EnumSource(names = {"SINGLU", "V10NB"})
    void an_offset_of_one_column_ends_it(Neuron neuron) {
        for (String stage :
                neuron == Neuron.SINGLU ? new String[] {"gate", "value"} : new String[] {"phase", "value"}) {
            assertThat(unevenness(scrambled(neuron), offset("0." + stage)))
                    .as(stage)
                    .isGreaterThan(OFFSET / 100);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SINGLU", "V10NB"})
    void an_offset_of_an_output_column_does_not(Neuron neuron) {
        assertThat(unevenness(scrambled(neuron), offset("0.output"))).isLessThanOrEqualTo(1e-12);
    }

    /** Exact, but for a current of its own on the first bit line of one product of the first layer. */
    private static Substrate offset(String stage) {
        return (asked, x, read) -> {
            if (!asked.name().equals(stage)) {
                return new Exact().apply(asked, x, read);
            }
            Stage.Product product = (Stage.Product) asked;
            DMatrixRMaj bias = new DMatrixRMaj(product.bias());
            bias.data[0] += OFFSET;
            return new Exact().apply(new Stage.Product(stage, product.weights(), bias, product.groups()), x, read);
        };
    }
}
