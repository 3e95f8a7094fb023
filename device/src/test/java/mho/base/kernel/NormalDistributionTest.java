package mho.base.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;

class NormalDistributionTest {
    /** Commons Math sums a series, an independent way, with errors of up to 6e-15 (at z = −1.88877, where ours has 3e-16). */
    @Test
    void it_is_that_of_commons_math() {
        for (int n = -3700; n <= 900; n++) {
            double z = 0.01 * n + 0.00123;
            double expected = 0.5 * Erf.erfc(-z / Math.sqrt(2));
            // the exponent z²/2 of either is rounded, which the tail blows up
            assertThat(NormalDistribution.below(z))
                    .as("at %s", z)
                    .isCloseTo(expected, within(expected * (1e-14 + z * z * 1e-15)));
        }
    }

    /** Table values (Abramowitz and Stegun 26.1). */
    @Test
    void tabulated_values_are_met() {
        assertThat(NormalDistribution.below(0)).isEqualTo(0.5);
        assertThat(NormalDistribution.below(1)).isCloseTo(0.8413447460685429, within(2e-16));
        assertThat(NormalDistribution.below(-2)).isCloseTo(0.02275013194817921, within(2e-17));
        assertThat(NormalDistribution.below(-5)).isCloseTo(2.866515718791939e-07, within(1e-21));
    }

    @Test
    void far_out_it_is_zero_and_one() {
        assertThat(NormalDistribution.below(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(NormalDistribution.below(-39)).isZero();
        assertThat(NormalDistribution.below(-38)).isPositive();
        for (double z = NormalDistribution.SURE; z < 60; z += 0.001) {
            assertThat(NormalDistribution.below(z)).isEqualTo(1);
        }
        assertThat(NormalDistribution.below(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(NormalDistribution.below(8)).isLessThan(1);
    }
}
