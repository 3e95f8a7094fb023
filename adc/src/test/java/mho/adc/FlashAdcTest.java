package mho.adc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import mho.base.cost.CostSheet;
import mho.base.cost.Technology;
import mho.base.random.Draws;
import mho.base.random.RandomStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FlashAdcTest {
    private static final RandomStream RANDOM = RandomStream.ofSeed(43);
    /** Φ(0), Φ(½), Φ(1), Φ(2) from a table. */
    private static final double HALF_SIGMA = 0.69146;

    private static final double ONE_SIGMA = 0.84134;

    private static FlashAdcSpec spec(int bits, double offset, double noise, ThermometerDecoder decoder) {
        return new FlashAdcSpec(bits, 1, offset, noise, 0, decoder, 1, FrontEnd.DEFAULT);
    }

    @Nested
    class CountingOnes implements AdcContract {
        @Override
        public AdcSpec spec() {
            return new FlashAdcSpec(
                    5, 0.5, 30e-3, 1e-3, 0.1, ThermometerDecoder.ONES_COUNTER, 2, new FrontEnd(0.05, 5e-3, 1e-3));
        }
    }

    @Nested
    class FirstZero implements AdcContract {
        @Override
        public AdcSpec spec() {
            return FlashAdcTest.spec(4, 30e-3, 0, ThermometerDecoder.FIRST_ZERO);
        }
    }

    @Test
    void without_errors_it_converts_as_a_linear_ramp() {
        FlashAdc flash = spec(6, 0, 0, ThermometerDecoder.FIRST_ZERO).fabricate(Conversion.linear(2), 1, RANDOM);
        RampAdc ramp = RampSamples.linear(6, 0).fabricate(Conversion.linear(2), 1, RANDOM);
        for (int n = 0; n < 10_000; n++) {
            double x = -2.5 + 5e-4 * (n + 0.3217);
            assertThat(flash.convert(x, 0)).isEqualTo(ramp.convert(x, 0));
            assertThat(flash.thermometer(x, 0).bubbles()).isZero();
        }
    }

    /** Offsets of three steps: many bubbles, so the decoders differ, and each lookup is as its own comparators say. */
    @ParameterizedTest
    @EnumSource(ThermometerDecoder.class)
    void looking_up_a_code_gives_that_of_the_comparators(ThermometerDecoder decoder) {
        FlashAdc bank = spec(5, 0.1, 0, decoder).fabricate(Conversion.linear(0.5), 4, RANDOM);
        int bubbles = 0;
        for (int n = 0; n < 20_000; n++) {
            double x = -0.9 + 9e-5 * n;
            ThermometerCode answers = bank.thermometer(x, n % 4);
            assertThat(bank.code(x, n % 4)).isEqualTo(decoder.code(answers));
            bubbles += answers.bubbles();
        }
        assertThat(bubbles).isGreaterThan(10_000);
    }

    @Test
    void a_bubble_costs_one_code_when_ones_are_counted_and_all_above_it_when_the_first_zero_counts() {
        ThermometerCode answers = new ThermometerCode(new boolean[] {true, true, false, true, true, false, false});
        assertThat(answers.ones()).isEqualTo(4);
        assertThat(answers.onesBelowFirstZero()).isEqualTo(2);
        assertThat(answers.bubbles()).isEqualTo(1);
        assertThat(ThermometerDecoder.ONES_COUNTER.code(answers)).isEqualTo(4);
        assertThat(ThermometerDecoder.FIRST_ZERO.code(answers)).isEqualTo(2);
        assertThat(new ThermometerCode(new boolean[] {true, true}).bubbles()).isZero();
        assertThat(new ThermometerCode(new boolean[] {false, false}).onesBelowFirstZero())
                .isZero();
    }

    /**
     * Two neighbouring comparators a step Δ apart are out of order with probability Φ(−Δ/(σ√2)); with σ = Δ/√2 that is Φ(−1).
     * 20,000 converters, five standard errors: one seed in 1.7 million.
     */
    @Test
    void neighbouring_comparators_swap_as_the_difference_of_two_normals_says() {
        int converters = 20_000;
        double step = 0.25;
        FlashAdc bank = spec(2, step / Math.sqrt(2), 0, ThermometerDecoder.ONES_COUNTER)
                .fabricate(Conversion.linear(0.5), converters, RANDOM);
        int[] swapped = new int[2];
        for (int column = 0; column < converters; column++) {
            double[] thresholds = bank.comparators(column);
            for (int k = 0; k < 2; k++) {
                swapped[k] += thresholds[k] > thresholds[k + 1] ? 1 : 0;
            }
        }
        double share = 1 - ONE_SIGMA;
        for (int count : swapped) {
            assertThat((double) count / converters)
                    .isCloseTo(share, within(5 * Math.sqrt(share * (1 - share) / converters)));
        }
    }

    /**
     * Three comparators at −1, 0 and 1 step, input half a step, σ one step: they answer yes with a = Φ(1.5), b = Φ(0.5) and
     * c = Φ(−0.5). Counting ones sums independent answers; the first zero needs all below it.
     */
    @Test
    void codes_have_the_probabilities_of_independent_comparators() {
        int converters = 50_000;
        double a = 0.93319;
        double b = HALF_SIGMA;
        double c = 1 - HALF_SIGMA;
        double[] counted = {
            (1 - a) * (1 - b) * (1 - c),
            a * (1 - b) * (1 - c) + (1 - a) * b * (1 - c) + (1 - a) * (1 - b) * c,
            a * b * (1 - c) + a * (1 - b) * c + (1 - a) * b * c,
            a * b * c
        };
        double[] firstZero = {1 - a, a * (1 - b), a * b * (1 - c), a * b * c};
        for (ThermometerDecoder decoder : ThermometerDecoder.values()) {
            double[] expected = decoder == ThermometerDecoder.ONES_COUNTER ? counted : firstZero;
            FlashAdc offsets = spec(2, 0.25, 0, decoder).fabricate(Conversion.linear(0.5), converters, RANDOM);
            Adc noisy = spec(2, 0, 0.25, decoder).fabricate(Conversion.linear(0.5), 1, RANDOM);
            Draws draws = RANDOM.child("noise").draws();
            double[] shares = new double[4];
            double[] noisyShares = new double[4];
            for (int n = 0; n < converters; n++) {
                shares[offsets.code(0.125, n)] += 1.0 / converters;
                double[] value = {0.125};
                noisy.moment(draws).convert(value, 0, 1, 0);
                noisyShares[(int) Math.floor((value[0] + 0.5) * 4)] += 1.0 / converters;
            }
            for (int code = 0; code < 4; code++) {
                double error = 5 * Math.sqrt(expected[code] * (1 - expected[code]) / converters);
                assertThat(shares[code]).isCloseTo(expected[code], within(error));
                assertThat(noisyShares[code]).isCloseTo(expected[code], within(error));
            }
        }
    }

    /** σ of a tap at p of the full scale: σ_r √(N p(1 − p)) LSB; 4000 ladders, as for the capacitors of a SAR converter. */
    @Test
    void a_ladder_spreads_as_a_bridge_held_at_both_ends() {
        int ladders = 4000;
        double sigma = 0.02;
        FlashAdcSpec design = new FlashAdcSpec(6, 1, 0, 0, sigma, ThermometerDecoder.ONES_COUNTER, 1, FrontEnd.DEFAULT);
        double[][] errors = new double[2][ladders];
        for (int n = 0; n < ladders; n++) {
            double[] inl = design.fabricate(Conversion.linear(32), 1, RANDOM.child(n))
                    .transfer(0)
                    .inl();
            errors[0][n] = inl[16 - 1];
            errors[1][n] = inl[32 - 1];
        }
        double[] expected = {sigma * Math.sqrt(64 * 0.1875), sigma * 4};
        for (int k = 0; k < 2; k++) {
            double deviation =
                    Math.sqrt(DoubleStream.of(errors[k]).map(e -> e * e).sum() / ladders);
            assertThat(deviation).isCloseTo(expected[k], within(expected[k] * (0.01 + 5 / Math.sqrt(2.0 * ladders))));
        }
    }

    @Test
    void converters_of_a_bank_share_the_ladder_and_not_the_comparators() {
        FlashAdcSpec ladder = new FlashAdcSpec(5, 1, 0, 0, 0.1, ThermometerDecoder.ONES_COUNTER, 2, FrontEnd.DEFAULT);
        FlashAdc one = ladder.fabricate(Conversion.linear(1), 6, RANDOM);
        assertThat(one.comparators(5)).isEqualTo(one.comparators(0));
        FlashAdc other = spec(5, 1e-3, 0, ThermometerDecoder.ONES_COUNTER)
                .withColumnsPerAdc(2)
                .fabricate(Conversion.linear(1), 6, RANDOM);
        assertThat(other.comparators(1)).isEqualTo(other.comparators(0));
        assertThat(Arrays.equals(other.comparators(2), other.comparators(1))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "8", "32"})
    void sharing_divides_the_area_and_multiplies_the_time(int columnsPerAdc) {
        CostSheet own = cost(spec(5, 0, 0, ThermometerDecoder.ONES_COUNTER), 32);
        CostSheet shared = cost(spec(5, 0, 0, ThermometerDecoder.ONES_COUNTER).withColumnsPerAdc(columnsPerAdc), 32);
        assertThat(own.latency()).isCloseTo(1e-9, within(1e-20));
        assertThat(shared.area()).isCloseTo(own.area() / columnsPerAdc, within(1e-12 * own.area()));
        assertThat(shared.latency()).isCloseTo(own.latency() * columnsPerAdc, within(1e-12 * shared.latency()));
        assertThat(shared.energy()).isEqualTo(own.energy());
    }

    /** 255 strobes of 67 fJ and 255 · 40 µm² at 65 nm against the survey's converter; at 4 bits the survey is larger. */
    @Test
    void a_flash_converter_costs_no_less_than_its_comparators() {
        Technology at65 = new Technology(65e-9, 1.2, 100e6);
        CostSheet eight = spec(8, 0, 0, ThermometerDecoder.ONES_COUNTER)
                .fabricate(Conversion.linear(1), 1, RANDOM)
                .conversion(at65);
        assertThat(eight.energy().nominal()).isCloseTo(255 * 67e-15, within(1e-20));
        CostSheet four = spec(4, 0, 0, ThermometerDecoder.ONES_COUNTER)
                .fabricate(Conversion.linear(1), 1, RANDOM)
                .conversion(at65);
        // printed values of the survey at 65 nm, 4 bit, 100 MS/s: 3.50 pJ, 9860 µm²
        assertThat(four.energy().nominal()).isCloseTo(3.50e-12, within(0.005e-12));
        assertThat(four.area()).isCloseTo(9860e-12, within(0.5e-12));
    }

    /** One comparator at zero: the share of ones is Φ(x/σ), σ² the sum of both variances; five standard errors. */
    @Test
    void noise_of_the_sample_adds_to_that_of_the_comparator() {
        for (double[] noise : new double[][] {{0, 0.1}, {0.06, 0.08}}) {
            FlashAdcSpec design = new FlashAdcSpec(
                    1, 1, 0, noise[0], 0, ThermometerDecoder.ONES_COUNTER, 1, new FrontEnd(0, 0, noise[1]));
            Adc bank = design.fabricate(Conversion.linear(0.5), 1, RANDOM);
            Draws draws = RANDOM.child("sample").draws();
            int ones = 0;
            for (int n = 0; n < 50_000; n++) {
                double[] value = {0.1};
                bank.moment(draws).convert(value, 0, 1, 0);
                ones += value[0] > 0 ? 1 : 0;
            }
            double error = Math.sqrt(ONE_SIGMA * (1 - ONE_SIGMA) / 50_000);
            assertThat(ones / 50_000.0).isCloseTo(ONE_SIGMA, within(5 * error));
        }
    }

    @Test
    void registers_of_calibrated_front_ends_take_area_in_every_column() {
        FrontEnd calibrated = new FrontEnd(0.05, 1e-3, 0).withCalibration(FrontEndCalibration.TwoPoint.DEFAULT);
        FlashAdcSpec design = new FlashAdcSpec(5, 1, 0, 0, 0, ThermometerDecoder.ONES_COUNTER, 1, calibrated);
        double registers = cost(design, 64).area()
                - cost(spec(5, 0, 0, ThermometerDecoder.ONES_COUNTER), 64).area();
        double expected = 64 * 12 * Register.bit(Technology.DEFAULT).footprint().area();
        assertThat(registers).isCloseTo(expected, within(1e-9 * expected));
    }

    private static CostSheet cost(AdcSpec design, int columns) {
        return design.fabricate(Conversion.linear(1), columns, RANDOM).conversion(Technology.DEFAULT);
    }

    @Test
    void designs_that_cannot_be_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FlashAdcSpec.DEFAULT.withBits(9))
                .withMessage(
                        "A flash converter has 1 to 8 bits, but 9 were asked for. Each bit doubles its comparators.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FlashAdcSpec(5, 0, 0, 0, 0, ThermometerDecoder.FIRST_ZERO, 1, FrontEnd.DEFAULT))
                .withMessage("A flash converter's swing must lie in 0 to 5 V, but is 0.00000 V");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FlashAdcSpec(5, 1, 0, 0, 0.4, ThermometerDecoder.FIRST_ZERO, 1, FrontEnd.DEFAULT))
                .withMessage("A ladder mismatch must lie in 0 to 0.3, but is 0.400000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec(5, 0, 2, ThermometerDecoder.FIRST_ZERO))
                .withMessage("A comparator's offset and noise must lie in 0 to 1 V, but are 0.00000 V and 2.00000 V");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FlashAdcSpec.DEFAULT.withColumnsPerAdc(0))
                .withMessage("At least one column must use a converter, but \"columnsPerAdc\" is 0");
    }
}
