package mho.adc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import mho.adc.activation.Sigmoid;
import mho.base.cost.Technology;
import mho.base.random.Draws;
import mho.base.random.RandomStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each imperfection of the circuit against its closed form. */
class RampCircuitTest {
    private static final RandomStream RANDOM = RandomStream.ofSeed(31);
    private static final Conversion UNITS = Conversion.linear(0.25);
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);
    private static final int CONVERSIONS = 40_000;

    /** A reference ramp of 32 codes over 0.5 V, inputs being in volts. */
    private static RampAdc linear(RampCircuit circuit, int columns) {
        return RampSamples.linear(5, 0).withCircuit(circuit).fabricate(UNITS, columns, RANDOM);
    }

    private static NonlinearRampAdcSpec sigmoid(RampCircuit circuit) {
        return RampSamples.ramp(5, RampSamples.IDEAL, RampCalibration.OnePoint.DEFAULT)
                .withCircuit(circuit);
    }

    private static Conversion sigmoid() {
        return RampSamples.conversion(new Sigmoid(), Placement.CENTRE);
    }

    private static double[] thresholds(RampAdc bank) {
        return bank.transfer().thresholds();
    }

    @Test
    void a_droop_raises_each_threshold_by_rate_times_time() {
        double[] ideal = thresholds(linear(RampCircuit.IDEAL, 4));
        double[] raised = thresholds(linear(RampCircuit.IDEAL.withDroop(1e5), 4));
        double[] slow = thresholds(linear(RampCircuit.IDEAL.withDroop(1e5).withClock(0.5e9), 4));
        for (int k = 0; k < ideal.length; k++) {
            // strobe k is at clock k + 1, and 0.1 V/us are 0.1 mV a nanosecond
            assertThat(raised[k] - ideal[k]).isCloseTo(0.1e-3 * (k + 1), within(1e-15));
            assertThat(slow[k] - ideal[k]).isCloseTo(0.2e-3 * (k + 1), within(1e-15));
        }
    }

    /** e(t) = slope·τ·(1 − e^(−t/τ)) behind a straight line that begins at the first strobe. */
    @Test
    void a_slow_bus_lags_behind_a_linear_ramp_by_its_time_constant() {
        double[] ideal = thresholds(linear(RampCircuit.IDEAL, 128));
        for (double resistance : new double[] {1e3, 4e3, 20e3}) {
            RampCircuit circuit = RampCircuit.IDEAL.withBusResistance(resistance);
            assertThat(circuit.busTime(128)).isCloseTo(resistance * 128 * 1.8e-15, within(1e-20));
            double[] late = thresholds(linear(circuit, 128));
            double slopeTimesTau = 0.5 / 32 * circuit.busTime(128) / 1e-9;
            for (int k = 0; k < ideal.length; k++) {
                double lag = slopeTimesTau * (1 - Math.exp(-k * 1e-9 / circuit.busTime(128)));
                assertThat(ideal[k] - late[k]).isCloseTo(lag, within(1e-14));
            }
        }
    }

    /** ΔU·τ/T, be the bus faster or slower than the clock; after 200 steps nothing is left of the start. */
    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.1, 1, 5})
    void the_lag_behind_a_long_even_ramp_is_slope_times_the_time_constant_of_the_bus(double clocks) {
        RampCircuit circuit = RampCircuit.IDEAL.withBusResistance(clocks * 1e-9 / (128 * 1.8e-15));
        double[] even = new double[201];
        Arrays.setAll(even, k -> 2e-3 * k);
        double[] late = circuit.fabricate(128, 1, RANDOM)
                .around(Ramp.steady(even), RampSource.ofReference(0.5))
                .levels();
        assertThat(even[200] - late[200]).isCloseTo(2e-3 * clocks, within(1e-14));
    }

    @Test
    void more_columns_make_the_bus_slower() {
        RampCircuit circuit = RampCircuit.IDEAL.withBusResistance(2e3);
        double[] ideal = thresholds(linear(RampCircuit.IDEAL, 128));
        double few = ideal[30] - thresholds(linear(circuit, 64))[30];
        double many = ideal[30] - thresholds(linear(circuit, 128))[30];
        assertThat(many).isCloseTo(2 * few, within(1e-6 * few));
        assertThat(thresholds(linear(circuit.withClock(0.5e9), 128))[30] - ideal[30])
                .isCloseTo(-few, within(1e-12));
    }

    /** Several clocks a step: the lag at its end is that of so many small steps. */
    @Test
    void the_bus_follows_a_step_of_several_clocks_in_as_many_parts() {
        RampCircuit.Fabricated circuit =
                RampCircuit.IDEAL.withBusResistance(4e3).fabricate(128, 1, RANDOM);
        Ramp coarse = new Ramp(new double[] {0, 0.4, 0.5}, new double[3], new int[] {1, 5, 6});
        Ramp fine = Ramp.steady(0, 0.1, 0.2, 0.3, 0.4, 0.5);
        RampSource source = RampSource.ofReference(0.5);
        double[] ends = circuit.around(coarse, source).levels();
        double[] all = circuit.around(fine, source).levels();
        assertThat(ends).containsExactly(new double[] {all[0], all[4], all[5]}, within(1e-15));
        assertThat(ends[1]).isLessThan(0.39);
    }

    /** A held voltage falls with time, not with strobes: 0.1 mV a nanosecond. */
    @Test
    void a_step_of_several_clocks_droops_for_all_of_them() {
        RampCircuit.Fabricated circuit = RampCircuit.IDEAL.withDroop(1e5).fabricate(8, 1, RANDOM);
        Ramp made = new Ramp(new double[] {0, 0.4, 0.5}, new double[3], new int[] {1, 5, 6});
        assertThat(circuit.around(made, RampSource.ofReference(0.5)).levels())
                .containsExactly(new double[] {0.1e-3, 0.4005, 0.5006}, within(1e-15));
    }

    /** U(q) = A·V·(1 − e^(−q/(A·V))) from the start of a reference ramp of V = 0.5 V. */
    @Test
    void finite_gain_bends_a_reference_ramp() {
        double reach = 100 * 0.5;
        double[] ideal = thresholds(linear(RampCircuit.IDEAL, 4));
        double[] bent = thresholds(linear(RampCircuit.IDEAL.withIntegratorLoss(0.01), 4));
        for (int k = 0; k < ideal.length; k++) {
            double q = ideal[k] - ideal[0];
            assertThat(bent[k] - ideal[0]).isCloseTo(reach * (1 - Math.exp(-q / reach)), within(1e-13));
        }
        // about q²/(2·A·V) at the end of 0.47 V
        assertThat(ideal[30] - bent[30]).isCloseTo(0.47 * 0.47 / 2 / 50, within(0.1e-3));
    }

    /** Bias cells of the other polarity bring the ramp from the clamp to its start, the ramp cells from there. */
    @Test
    void finite_gain_bends_a_ramp_of_cells_from_the_clamp_voltage_on() {
        double[] ideal = thresholds(sigmoid(RampCircuit.IDEAL).fabricate(sigmoid(), 4, RANDOM));
        double[] bent =
                thresholds(sigmoid(RampCircuit.IDEAL.withIntegratorLoss(0.002)).fabricate(sigmoid(), 4, RANDOM));
        double unitsPerVolt = 2 * Math.log(31) / 0.5;
        double reach = 500 * 0.2 * unitsPerVolt;
        double start = -reach * (1 - Math.exp(ideal[0] / reach));
        for (int k = 0; k < ideal.length; k++) {
            double q = ideal[k] - ideal[0];
            assertThat(bent[k]).isCloseTo(reach - (reach - start) * Math.exp(-q / reach), within(1e-11));
        }
        assertThat(bent[15]).isGreaterThan(1e-3);
    }

    @Test
    void exact_circuits_leave_the_ramp_as_it_was_made() {
        RampCircuit.Fabricated circuit = RampCircuit.IDEAL.fabricate(8, 3, RANDOM);
        Ramp made = new Ramp(new double[] {-1, 0.3, 0.2}, new double[] {0, 0.1, 0}, new int[] {1, 2, 4});
        Ramp seen = circuit.around(made, RampSource.ofReference(0.5));
        assertThat(seen.levels()).containsExactly(made.levels());
        assertThat(seen.deviations()).containsExactly(made.deviations());
        assertThat(seen.clocks()).containsExactly(made.clocks());
    }

    /** The share of conversions in which an input passes threshold k. */
    private static double passing(RampAdc bank, double x, int k) {
        double level = bank.transfer().plan().levels()[k];
        Draws draws = RANDOM.child("reads").draws();
        int passed = 0;
        for (int n = 0; n < CONVERSIONS; n++) {
            double[] value = {x};
            bank.moment(draws).convert(value, 0, 1, 0);
            passed += value[0] > level ? 1 : 0;
        }
        return (double) passed / CONVERSIONS;
    }

    /** Five standard errors of a share: a correct model fails for one seed in 1.7 million. */
    private static double tolerance(double share) {
        return 5 * Math.sqrt(share * (1 - share) / CONVERSIONS);
    }

    private static void assertNormal(RampAdc bank, int k, double deviation) {
        double threshold = thresholds(bank)[k];
        for (double z : new double[] {-1.5, -0.5, 0, 1}) {
            double share = NORMAL.cumulativeProbability(z);
            assertThat(passing(bank, threshold + z * deviation, k)).isCloseTo(share, within(tolerance(share)));
        }
    }

    /** σ_k² = k·σ² of k steps from a reference. */
    @Test
    void noise_of_the_integrator_adds_up_along_the_ramp() {
        RampAdc bank = linear(RampCircuit.IDEAL.withIntegratorNoise(0.2e-3), 1);
        assertNormal(bank, 9, 0.6e-3);
        assertNormal(bank, 25, 1e-3);
        assertThat(passing(bank, thresholds(bank)[0] - 1e-9, 0)).isZero();
        assertThat(passing(bank, thresholds(bank)[0] + 1e-9, 0)).isOne();
    }

    /** Bias cells are read for two clocks: σ_k² = (2 + k)·σ². */
    @Test
    void every_read_pulse_adds_the_noise_of_the_integrator() {
        RampAdc bank = sigmoid(RampCircuit.IDEAL.withIntegratorNoise(1e-3)).fabricate(sigmoid(), 1, RANDOM);
        assertThat(bank.rampColumn().orElseThrow().startClocks()).isEqualTo(2);
        double unitsPerVolt = 2 * Math.log(31) / 0.5;
        assertNormal(bank, 0, Math.sqrt(2) * 1e-3 * unitsPerVolt);
        assertNormal(bank, 14, 4e-3 * unitsPerVolt);
        RampCircuit.Fabricated circuit =
                RampCircuit.IDEAL.withIntegratorNoise(0.01).fabricate(8, 1, RANDOM);
        Ramp made = new Ramp(new double[] {-0.2, 0.2}, new double[] {0, 0.03}, new int[] {1, 5});
        assertThat(circuit.around(made, RampSource.ofReference(0.5)).deviations())
                .containsExactly(new double[] {0, Math.sqrt(0.03 * 0.03 + 4 * 0.01 * 0.01)}, within(1e-15));
    }

    /** A reset to where the ramp starts has no loss, noise or jitter. */
    @Test
    void a_start_from_a_reference_is_exact() {
        RampCircuit circuit = RampCircuit.IDEAL
                .withIntegratorLoss(0.01)
                .withClockJitter(0.01e-9)
                .withIntegratorNoise(1e-3);
        RampAdc bank = RampSamples.exact(5).withCircuit(circuit).fabricate(sigmoid(), 1, RANDOM);
        RampAdc ideal = RampSamples.exact(5).fabricate(sigmoid(), 1, RANDOM);
        double start = thresholds(ideal)[0];
        assertThat(thresholds(bank)[0]).isEqualTo(start);
        assertThat(passing(bank, start - 1e-9, 0)).isZero();
        assertThat(passing(bank, start + 1e-9, 0)).isOne();
        double unitsPerVolt = 2 * Math.log(31) / 0.5;
        double reach = 100 * 0.2 * unitsPerVolt;
        double q = thresholds(ideal)[30] - start;
        assertThat(thresholds(bank)[30] - start).isCloseTo(reach * (1 - Math.exp(-q / reach)), within(1e-11));
    }

    /** σ_k² = (σ_t/T)²·ΣΔU²/m: of the cells, and of the bias that sets the start in two pulses. */
    @Test
    void jitter_of_the_clock_counts_with_the_squares_of_the_steps() {
        double jitter = 0.01;
        RampAdc bank = sigmoid(RampCircuit.IDEAL.withClockJitter(jitter * 1e-9)).fabricate(sigmoid(), 1, RANDOM);
        double[] levels = thresholds(bank);
        double squares = levels[0] * levels[0] / 2;
        for (int k = 0; k < levels.length; k++) {
            if (k > 0) {
                squares += (levels[k] - levels[k - 1]) * (levels[k] - levels[k - 1]);
            }
            if (k == 0 || k == 15 || k == 30) {
                assertNormal(bank, k, jitter * Math.sqrt(squares));
            }
        }
    }

    @Test
    void jitter_of_several_pulses_a_step_averages() {
        RampCircuit.Fabricated circuit =
                RampCircuit.IDEAL.withClockJitter(0.1e-9).fabricate(8, 1, RANDOM);
        Ramp made = new Ramp(new double[] {-0.2, 0.2}, new double[] {0, 0.03}, new int[] {1, 5});
        double[] deviations = circuit.around(made, RampSource.ofReference(0.5)).deviations();
        assertThat(deviations[0]).isZero();
        assertThat(deviations[1]).isCloseTo(Math.sqrt(0.03 * 0.03 + 0.04 * 0.04 / 4), within(1e-15));
    }

    /** All columns of a conversion see the same ramp, those of the next another. */
    @Test
    void noise_of_the_ramp_is_shared_by_the_columns() {
        RampAdc bank = linear(RampCircuit.IDEAL.withIntegratorNoise(1e-3), 64);
        Draws draws = RANDOM.child("reads").draws();
        boolean varies = false;
        double before = Double.NaN;
        for (int n = 0; n < 100; n++) {
            double[] row = new double[64];
            Arrays.fill(row, thresholds(bank)[9]);
            bank.moment(draws).convert(row, 0, 64, 0);
            assertThat(row).containsOnly(row[0]);
            varies |= n > 0 && row[0] != before;
            before = row[0];
        }
        assertThat(varies).isTrue();
    }

    /** P(k) = Π_{i<k} Φ((v − r_i)/σ)·(1 − Φ((v − r_k)/σ)), with noise as large as a step. */
    @Test
    void noise_of_a_comparator_is_drawn_at_each_strobe() {
        double sigma = 0.5 / 32;
        RampAdc bank = linear(RampCircuit.IDEAL.withComparatorNoise(sigma), 1);
        double[] levels = thresholds(bank);
        double x = levels[17] + 0.3 * sigma;
        int[] counts = new int[32];
        Draws draws = RANDOM.child("reads").draws();
        for (int n = 0; n < CONVERSIONS; n++) {
            double[] value = {x};
            bank.moment(draws).convert(value, 0, 1, 0);
            counts[Arrays.binarySearch(bank.transfer().plan().levels(), value[0])]++;
        }
        double passing = 1;
        double mean = 0;
        for (int k = 0; k < 32; k++) {
            double next = k == 31 ? 0 : passing * NORMAL.cumulativeProbability((x - levels[k]) / sigma);
            double share = passing - next;
            assertThat((double) counts[k] / CONVERSIONS)
                    .as("code %d", k)
                    .isCloseTo(share, within(tolerance(share) + 5.0 / CONVERSIONS));
            mean += k * share;
            passing = next;
        }
        // the first crossing is early: the nearest code is 18, and unbiased noise would have a mean of 17.8
        assertThat(mean).isLessThan(17.6);
    }

    @Test
    void noise_of_the_front_end_moves_each_sample() {
        RampAdc bank =
                new LinearRampAdcSpec(5, 0.5, RampCircuit.IDEAL, new FrontEnd(0, 0, 2e-3)).fabricate(UNITS, 1, RANDOM);
        assertNormal(bank, 3, 2e-3);
        assertNormal(bank, 29, 2e-3);
        assertNormal(bank.atReadVoltage(0.5), 15, 4e-3);
    }

    /** Volts of noise weigh more against smaller signals, widths of pulses do not. */
    @Test
    void a_lower_read_voltage_makes_noise_in_volts_weigh_more() {
        RampAdc bank = sigmoid(RampCircuit.IDEAL.withIntegratorNoise(1e-3))
                .fabricate(sigmoid(), 1, RANDOM)
                .atReadVoltage(0.5);
        double unitsPerVolt = 2 * Math.log(31) / 0.25;
        assertNormal(bank, 14, 4e-3 * unitsPerVolt);
        double[] levels = thresholds(bank);
        RampAdc jitter = sigmoid(RampCircuit.IDEAL.withClockJitter(0.01e-9))
                .fabricate(sigmoid(), 1, RANDOM)
                .atReadVoltage(0.5);
        assertNormal(jitter, 0, 0.01 * -levels[0] / Math.sqrt(2));
        RampCircuit lossy = RampCircuit.IDEAL.withIntegratorLoss(0.01);
        assertThat(thresholds(sigmoid(lossy).fabricate(sigmoid(), 1, RANDOM).atReadVoltage(0.5)))
                .containsExactly(thresholds(sigmoid(lossy).fabricate(sigmoid(), 1, RANDOM)), within(1e-12));
    }

    @Test
    void a_quiet_bank_is_the_same_in_every_conversion() {
        RampAdc bank = linear(RampCircuit.DEFAULT.withDroop(1e4).withBusResistance(1e3), 8);
        Draws draws = RANDOM.draws();
        assertThat(bank.moment(draws)).isSameAs(bank.moment(draws));
        assertThat(draws.uniform()).isEqualTo(RANDOM.draws().uniform());
    }

    @Test
    void a_circuit_for_another_clock_is_refused_where_it_matters() {
        Technology slow = new Technology(16e-9, 0.8, 0.5e9);
        RampAdc timed = linear(RampCircuit.IDEAL.withDroop(1e3), 8);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> timed.conversion(slow))
                .withMessage(
                        "A ramp circuit with jitter, droop or a slow bus must be laid out for the technology's clock of 5.00000e+08 Hz, but its own is 1.00000e+09 Hz");
        assertThat(timed.conversion(Technology.DEFAULT).latency()).isPositive();
        assertThat(linear(RampCircuit.DEFAULT.withComparatorNoise(1e-3), 8)
                        .conversion(slow)
                        .latency())
                .isPositive();
    }

    @Test
    void circuits_that_cannot_be_are_refused() {
        RampCircuit ideal = RampCircuit.IDEAL;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ideal.withComparatorNoise(-1e-3))
                .withMessage("A comparator noise must lie in 0 to 1 V, but is -0.00100000 V");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ideal.withIntegratorLoss(Double.NaN))
                .withMessage("The loss of an integrator, one over its gain, must lie in 0 to 1, but is NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ideal.withClockJitter(2e-9))
                .withMessage("A clock jitter, which is less than a clock, must lie in 0 to 1 ns, but is 2.00000e-09 s");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ideal.withDroop(-1))
                .withMessage("A droop must lie in 0 to 1 GV/s, but is -1.00000 V/s");
        assertThatIllegalArgumentException().isThrownBy(() -> ideal.withBusResistance(Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException().isThrownBy(() -> ideal.withIntegratorNoise(2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ideal.withClock(0))
                .withMessage("A clock must lie in 0 to 100 GHz, but is 0.00000 Hz");
    }
}
