package mho.networks.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import mho.networks.Parameters;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class AdamTest {
    private static Parameters one(double value) {
        return Parameters.of(Map.of("w", new DMatrixRMaj(new double[][] {{value}})));
    }

    /**
     * By hand, gradients 1, −2, 0.5 at a rate of 0.1 from w = 1:
     *
     * <pre>
     *   m: 0.1;  0.09 − 0.2 = −0.11;  −0.099 + 0.05 = −0.049         m̂: 1;  −0.11/0.19;  −0.049/0.271
     *   v: 0.001;  0.000999 + 0.004 = 0.004999;  0.004994001 + 0.00025 = 0.005244001
     *   v̂: 1;  0.004999/0.001999;  0.005244001/0.002997001
     *   steps: −0.1;  +0.1·0.5789473684/1.5813761018;  +0.1·0.1808118081/1.3227809719
     *   w: 0.9;  0.9366103535;  0.9502794197
     * </pre>
     */
    @Test
    void three_steps_equal_those_by_hand() {
        Parameters w = one(1);
        Adam adam = new Adam(w);
        double[] gradients = {1, -2, 0.5};
        double[] expected = new double[3];
        double[] means = {1, -0.11 / 0.19, -0.049 / 0.271};
        double[] squares = {1, 0.004999 / 0.001999, 0.005244001 / 0.002997001};
        double value = 1;
        for (int s = 0; s < 3; s++) {
            value -= 0.1 * means[s] / (Math.sqrt(squares[s]) + 1e-8);
            expected[s] = value;
            adam.step(w, one(gradients[s]), 1, 0.1, 0.9);
            assertThat(w.get("w").data[0]).isCloseTo(expected[s], within(1e-13));
        }
        assertThat(expected[1]).isCloseTo(0.9366103535, within(1e-9));
        assertThat(expected[2]).isCloseTo(0.9502794197, within(1e-9));
    }

    @Test
    void the_factor_multiplies_the_gradient() {
        Parameters scaled = one(1);
        Parameters plain = one(1);
        Adam a = new Adam(scaled);
        Adam b = new Adam(plain);
        for (double gradient : new double[] {3, -1, 4}) {
            a.step(scaled, one(gradient), 0.25, 0.01, 0.9);
            b.step(plain, one(gradient / 4), 1, 0.01, 0.9);
        }
        assertThat(scaled.get("w").data[0]).isEqualTo(plain.get("w").data[0]);
    }
}
