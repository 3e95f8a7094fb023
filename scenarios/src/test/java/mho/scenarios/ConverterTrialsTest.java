package mho.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import mho.adc.Conversion;
import mho.adc.Linearity;
import mho.adc.RampPlan;
import mho.adc.activation.Identity;
import mho.adc.activation.Interval;
import org.junit.jupiter.api.Test;

class ConverterTrialsTest {
    private static final RampPlan PLAN =
            RampPlan.of(new Conversion(new Identity(), new Interval(-1, 1), mho.adc.Placement.CENTRE), 3);

    /** A quantiser whose levels lie so many steps too high. */
    private static Linearity shifted(double steps) {
        double[] thresholds = PLAN.thresholds();
        double[] levels = PLAN.levels();
        return Linearity.of(
                x -> {
                    int k = 0;
                    while (k < thresholds.length && thresholds[k] + steps * PLAN.lsb() <= x) {
                        k++;
                    }
                    return levels[k];
                },
                PLAN);
    }

    @Test
    void quantiles_are_those_of_the_trials_and_unrecorded_ones_have_no_effective_bits() {
        List<ConverterTrials.Trial> trials = new ArrayList<>();
        for (int n = 100; n >= 0; n--) {
            trials.add(new ConverterTrials.Trial(shifted(n / 1000.0), n <= 80 ? 3 - n / 100.0 : Double.NaN, List.of()));
        }
        ConverterResult.Statistics statistics = new ConverterTrials(trials).statistics();
        assertThat(statistics.banks()).isEqualTo(101);
        assertThat(statistics.maxInl().median()).isCloseTo(0.050, within(1e-9));
        assertThat(statistics.maxInl().p95()).isCloseTo(0.095, within(1e-9));
        // of 2.20 to 3.00
        assertThat(statistics.enob().median()).isCloseTo(2.60, within(1e-9));
        assertThat(statistics.enob().p05()).isCloseTo(2.24, within(1e-9));
        assertThat(statistics.inl().p05().get(0)).isCloseTo(0.005, within(1e-9));
        assertThat(statistics.inl().median().get(0)).isCloseTo(0.050, within(1e-9));
        assertThat(statistics.inl().p95().get(0)).isCloseTo(0.095, within(1e-9));
    }
}
