package mho.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import mho.adc.activation.Identity;
import mho.base.random.RandomStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class WeightNoiseTest {
    private static final Network NETWORK = NetworkSamples.scrambled(List.of(new Dense(40, 50, new Identity())), 1, 3);

    @Test
    void noise_is_relative_to_the_largest_weight_of_the_matrix() {
        DMatrixRMaj weights = NETWORK.parameters().get("0.weight");
        DMatrixRMaj noisy = new WeightNoise(0.05)
                .on(NETWORK, RandomStream.ofSeed(1))
                .parameters()
                .get("0.weight");
        double squares = 0;
        for (int k = 0; k < 2000; k++) {
            double noise = noisy.data[k] - weights.data[k];
            squares += noise * noise;
        }
        double deviation = 0.05 * CommonOps_DDRM.elementMaxAbs(weights);
        // the mean square of 2000 normals has a standard error of √(2/2000); five of them fail once in 1.7 million
        assertThat(squares / 2000).isCloseTo(deviation * deviation, within(5 * Math.sqrt(2.0 / 2000) * squares / 2000));
    }

    @Test
    void biases_and_matrices_not_named_stay_exact() {
        Network noisy = new WeightNoise(0.05).on(NETWORK, RandomStream.ofSeed(1));
        assertThat(noisy.parameters().get("0.bias").data)
                .isEqualTo(NETWORK.parameters().get("0.bias").data);
        Network spared = new WeightNoise(0.05).on(NETWORK, List.of(), RandomStream.ofSeed(1));
        assertThat(spared.parameters().get("0.weight").data)
                .isEqualTo(NETWORK.parameters().get("0.weight").data);
    }

    @Test
    void negative_noise_is_refused() {
        assertThatThrownBy(() -> new WeightNoise(-0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Weight noise is a share >= 0 of the largest weight, but is -0.100000");
    }
}
