package mho.device.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import mho.base.random.RandomStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HongTaOx2025Test {
    /** Standard deviation of 1000 reads of one cell a state, source data of Fig. 3 [µS]. */
    @ParameterizedTest
    @CsvSource({"100, 0.182", "150, 0.346", "200, 0.198", "250, 0.022", "300, 0.039", "350, 0.078", "400, 0.113"})
    void read_noise_is_that_of_the_measured_states(double state, double deviation) {
        double conductance = state * 1e-6;
        assertThat(new HongTaOx2025()
                        .cell()
                        .readNoise()
                        .deviation(
                                conductance,
                                conductance,
                                60,
                                RandomStream.ofSeed(1).draws()))
                .isCloseTo(deviation * 1e-6, within(1e-15));
    }
}
