package mho.adc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import mho.adc.activation.Activation;
import mho.adc.activation.Identity;
import mho.adc.activation.Interval;
import mho.base.cost.CostSheet;
import mho.base.cost.Technology;
import mho.base.random.Draws;
import mho.base.random.RandomStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SarAdcTest {
    private static final RandomStream RANDOM = RandomStream.ofSeed(41);

    private static SarAdcSpec spec(int bits, double mismatch, double offset, double noise) {
        return new SarAdcSpec(bits, 0.5, mismatch, offset, noise, FullScale.UNCORRECTED, 1, FrontEnd.DEFAULT);
    }

    @Nested
    class Exact implements AdcContract {
        @Override
        public AdcSpec spec() {
            return SarAdcTest.spec(6, 0, 0, 0);
        }
    }

    /** Its code never falls with a rising input either, though its capacitor array does. */
    @Nested
    class Mismatched implements AdcContract {
        @Override
        public AdcSpec spec() {
            return new SarAdcSpec(8, 0.5, 0.3, 5e-3, 1e-3, FullScale.END_POINTS, 4, new FrontEnd(0.05, 5e-3, 1e-3));
        }
    }

    @ParameterizedTest
    @EnumSource(Placement.class)
    void without_errors_it_converts_as_a_linear_ramp(Placement placement) {
        for (Interval inputs : List.of(Interval.symmetric(2), new Interval(-0.3, 1.7))) {
            Conversion conversion = new Conversion(new Identity(), inputs, placement);
            SarAdc sar = spec(7, 0, 0, 0).fabricate(conversion, 1, RANDOM);
            RampAdc ramp = RampSamples.linear(7, 0).fabricate(conversion, 1, RANDOM);
            assertThat(sar.transfer(0).maxInl()).isLessThan(1e-12);
            for (int n = 0; n < 10_000; n++) {
                double x = -2.5 + 5e-4 * (n + 0.3217);
                assertThat(sar.convert(x, 0)).isEqualTo(ramp.convert(x, 0));
            }
        }
    }

    /** The capacitors of 30 % lose codes by the dozen, and their array falls; inputs at and next to every level. */
    @ParameterizedTest
    @CsvSource({"1, 0.1", "4, 0.3", "8, 0.05", "8, 0.3", "12, 0.1"})
    void looking_up_a_code_gives_that_of_the_bit_trials(int bits, double mismatch) {
        SarAdcSpec design =
                new SarAdcSpec(bits, 0.5, mismatch, 2e-3, 0, FullScale.UNCORRECTED, 2, new FrontEnd(0.02, 1e-3, 0));
        SarAdc bank = design.fabricate(Conversion.linear(3), 5, RANDOM);
        List<Double> inputs = new ArrayList<>(
                List.of(Double.NEGATIVE_INFINITY, -1e300, -4.0, -0.0, 0.0, 2.9, 1e9, Double.POSITIVE_INFINITY));
        for (double level : bank.transfer(0).thresholds()) {
            inputs.addAll(List.of(Math.nextDown(level), level, Math.nextUp(level)));
        }
        for (double level : bank.array(3).thresholds()) {
            inputs.addAll(List.of(Math.nextDown(level), level, Math.nextUp(level)));
        }
        double[] outputs = bank.transfer(0).plan().levels();
        for (double x : inputs) {
            double[] row = {x, x, x, x, x};
            bank.convert(row, 0, 5, 0);
            for (int column = 0; column < 5; column++) {
                assertThat(bank.code(x, column)).isEqualTo(bank.searched(x, column));
                assertThat(row[column]).isEqualTo(outputs[bank.searched(x, column)]);
            }
        }
    }

    /**
     * One decision at zero: a column of gain a sees a·x, and σ of noise whatever the gain, so that at x = σ/a it passes with Φ(1).
     * A share of 40 000 draws within five standard errors: wrong for one seed in 1.7 million.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-9})
    void noise_of_a_sample_is_added_behind_the_gain_of_its_column(double decisionNoise) {
        double noise = 2e-3;
        FrontEnd front = new FrontEnd(0.4, 0, noise);
        SarAdcSpec spec = new SarAdcSpec(1, 0.5, 0, 0, decisionNoise, FullScale.UNCORRECTED, 1, front);
        SarAdc bank = spec.fabricate(Conversion.linear(0.25), 16, RANDOM);
        double[] gains = front.fabricate(16, 1, RANDOM).gains();
        assertThat(DoubleStream.of(gains).max().orElseThrow()
                        / DoubleStream.of(gains).min().orElseThrow())
                .isGreaterThan(2);
        for (int column = 0; column < 16; column++) {
            double x = noise / gains[column];
            int draws = 40_000;
            double[] values = new double[draws];
            Adc.Moment moment = bank.moment(RANDOM.child("noise").child(column).draws());
            double passed = 0;
            for (int n = 0; n < draws; n++) {
                values[n] = x;
                moment.convert(values, n, n + 1, column);
                passed += values[n] > 0 ? 1 : 0;
            }
            assertThat(passed / draws).isCloseTo(0.8413447, within(5 * Math.sqrt(0.8413447 * 0.1586553 / draws)));
        }
    }

    /**
     * σ_INL at p of the full scale is σ √(N p(1 − p)) LSB, at mid-scale σ √N/2; the step at the change of the highest bit spreads by
     * σ √(N − 1). Of 4000 converters a standard deviation has a relative standard error of 1.1 %; five of those, and 1 % for what is
     * beyond first order, reject a correct model for one seed in 200,000.
     */
    @Test
    void mismatch_spreads_levels_and_the_major_step_as_the_closed_form_says() {
        int bits = 8;
        int converters = 4000;
        double sigma = 0.02;
        SarAdc bank = spec(bits, sigma, 0, 0).fabricate(Conversion.linear(128), converters, RANDOM);
        double[][] errors = new double[5][converters];
        for (int column = 0; column < converters; column++) {
            double[] inl = bank.array(column).inl();
            errors[0][column] = inl[64 - 1];
            errors[1][column] = inl[128 - 1];
            errors[2][column] = inl[192 - 1];
            errors[3][column] = inl[128 - 1] - inl[127 - 1];
            // the last level lies below the full scale by the end capacitor: its spread, and next to none of the others
            errors[4][column] = inl[255 - 1];
        }
        double[] expected = {
            sigma * Math.sqrt(256 * 0.1875),
            sigma * 8,
            sigma * Math.sqrt(256 * 0.1875),
            sigma * Math.sqrt(255),
            sigma * Math.sqrt(255 / 256.0)
        };
        for (int k = 0; k < expected.length; k++) {
            double deviation =
                    Math.sqrt(DoubleStream.of(errors[k]).map(e -> e * e).sum() / converters);
            double tolerance = expected[k] * (0.01 + 5 / Math.sqrt(2.0 * converters));
            assertThat(deviation).isCloseTo(expected[k], within(tolerance));
        }
    }

    /** A step of −1 LSB at the highest bit: P(z > 1/(σ √(N − 1))), with σ = 0.1 and N = 256 for 26.6 % of the converters. */
    @Test
    void an_array_that_falls_at_the_highest_bit_loses_codes_and_not_order() {
        int converters = 2000;
        SarAdc bank = spec(8, 0.1, 0, 0).fabricate(Conversion.linear(128), converters, RANDOM);
        int falling = 0;
        for (int column = 0; column < converters; column++) {
            double[] levels = bank.array(column).thresholds();
            TransferCurve transfer = bank.transfer(column);
            boolean falls = levels[127] <= levels[126];
            falling += falls ? 1 : 0;
            // the code below the highest bit is never given, its bin has no width
            assertThat(transfer.dnl()[126] <= -1 + 1e-12).isEqualTo(falls);
            assertThat(transfer.isMonotonic()).isTrue();
        }
        double share = 0.2656;
        // binomial: five standard errors
        assertThat((double) falling / converters)
                .isCloseTo(share, within(5 * Math.sqrt(share * (1 - share) / converters)));
    }

    @Test
    void correction_moves_the_end_transitions_to_their_places_and_leaves_the_shape() {
        SarAdcSpec raw = spec(6, 0.1, 20e-3, 0);
        SarAdcSpec trimmed = new SarAdcSpec(6, 0.5, 0.1, 20e-3, 0, FullScale.END_POINTS, 1, FrontEnd.DEFAULT);
        SarAdc before = raw.fabricate(Conversion.linear(1), 50, RANDOM);
        SarAdc after = trimmed.fabricate(Conversion.linear(1), 50, RANDOM);
        for (int column = 0; column < 50; column++) {
            double[] inl = after.array(column).inl();
            double[] uncorrected = before.array(column).inl();
            assertThat(inl[0]).isCloseTo(0, within(1e-9));
            assertThat(inl[62]).isCloseTo(0, within(1e-9));
            double slope = (uncorrected[62] - uncorrected[0]) / 62;
            double gain = 1 / (1 + slope);
            for (int k = 0; k < inl.length; k++) {
                double bend = uncorrected[k] - uncorrected[0] - slope * k;
                assertThat(inl[k]).isCloseTo(bend * gain, within(1e-9));
            }
        }
        assertThat(Math.abs(before.transfer(0).inl()[0])).isGreaterThan(0.01);
    }

    /** The offset of a comparator is that of its converter: 20 mV of 0.5 V are 2.56 LSB of 6 bits. */
    @Test
    void comparator_offsets_shift_all_levels_alike_and_spread_as_specified() {
        int converters = 5000;
        SarAdc bank = spec(6, 0, 20e-3, 0).fabricate(Conversion.linear(1), converters, RANDOM);
        double sum = 0;
        for (int column = 0; column < converters; column++) {
            double[] inl = bank.array(column).inl();
            assertThat(inl[40]).isCloseTo(inl[0], within(1e-9));
            sum += inl[0] * inl[0];
        }
        // the mean square of n normals has a relative standard error of √(2/n); five of those: one seed in 1.7 million
        assertThat(sum / converters).isCloseTo(2.56 * 2.56, within(2.56 * 2.56 * 5 * Math.sqrt(2.0 / converters)));
    }

    /**
     * One path of decisions leads to each code, each with fresh noise: P(code) = Π Φ(±(x − level)/σ). Shares of 200,000 conversions,
     * five standard errors each: a false alarm in 16 codes once in 100,000.
     */
    @ParameterizedTest
    @CsvSource({"0.13, 0.02", "-0.4, 0.05", "0.01, 0.2"})
    void noise_at_every_bit_gives_each_code_its_probability(double x, double volts) {
        SarAdcSpec design = new SarAdcSpec(4, 1, 0.1, 0, volts, FullScale.UNCORRECTED, 1, FrontEnd.DEFAULT);
        SarAdc bank = design.fabricate(Conversion.linear(0.5), 1, RANDOM);
        double[] levels = bank.array(0).thresholds();
        int conversions = 200_000;
        double[] shares = new double[16];
        Adc.Moment moment = bank.moment(RANDOM.child("noise").draws());
        double[] outputs = bank.transfer(0).plan().levels();
        double[] value = new double[1];
        for (int n = 0; n < conversions; n++) {
            value[0] = x;
            moment.convert(value, 0, 1, 0);
            shares[java.util.Arrays.binarySearch(outputs, value[0])] += 1.0 / conversions;
        }
        for (int code = 0; code < 16; code++) {
            double probability = 1;
            for (int bit = 8, found = 0; bit > 0; bit >>= 1) {
                double up = normal((x - levels[(found | bit) - 1]) / volts);
                probability *= (code & bit) != 0 ? up : 1 - up;
                found |= code & bit;
            }
            double error = Math.sqrt(probability * (1 - probability) / conversions);
            assertThat(shares[code]).isCloseTo(probability, within(5 * error + 1e-5));
        }
    }

    /** Φ by its continued relation to erf, Abramowitz and Stegun 7.1.26: 1.5e-7. */
    private static double normal(double z) {
        double t = 1 / (1 + 0.3275911 * Math.abs(z) / Math.sqrt(2));
        double tail = t
                * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
                * Math.exp(-z * z / 2);
        return z >= 0 ? 1 - tail / 2 : tail / 2;
    }

    /** One decision at zero on a sample with noise: the share of ones is Φ(x/σ), whichever of the two is noisy. */
    @Test
    void noise_of_the_sample_and_of_the_comparator_count_alike_in_one_decision() {
        Conversion conversion = Conversion.linear(0.5);
        for (SarAdcSpec design : List.of(
                new SarAdcSpec(1, 1, 0, 0, 0.1, FullScale.UNCORRECTED, 1, FrontEnd.DEFAULT),
                new SarAdcSpec(1, 1, 0, 0, 0, FullScale.UNCORRECTED, 1, new FrontEnd(0, 0, 0.1)),
                new SarAdcSpec(1, 1, 0, 0, 0.06, FullScale.UNCORRECTED, 1, new FrontEnd(0, 0, 0.08)))) {
            Adc bank = design.fabricate(conversion, 1, RANDOM);
            Draws draws = RANDOM.child("one").draws();
            int ones = 0;
            for (int n = 0; n < 50_000; n++) {
                double[] value = {0.1};
                bank.moment(draws).convert(value, 0, 1, 0);
                ones += value[0] > 0 ? 1 : 0;
                assertThat(bank.convert(0.1, 0)).isPositive();
            }
            assertThat(ones / 50_000.0).isCloseTo(0.84134, within(5 * Math.sqrt(0.84134 * 0.15866 / 50_000)));
        }
    }

    @Test
    void a_quiet_bank_converts_at_every_moment_as_it_always_does() {
        SarAdc bank = SarAdcSpec.DEFAULT.fabricate(Conversion.linear(1), 16, RANDOM);
        for (int n = 0; n < 500; n++) {
            double[] value = {-1 + 0.004 * n};
            bank.moment(RANDOM.draws()).convert(value, 0, 1, n % 16);
            assertThat(value[0]).isEqualTo(bank.convert(-1 + 0.004 * n, n % 16));
        }
    }

    @Test
    void columns_that_take_turns_have_one_set_of_capacitors() {
        SarAdc bank = spec(8, 0.1, 5e-3, 0).withColumnsPerAdc(4).fabricate(Conversion.linear(1), 10, RANDOM);
        for (int column = 1; column < 10; column++) {
            boolean same = column / 4 == (column - 1) / 4;
            double[] own = bank.array(column).thresholds();
            double[] before = bank.array(column - 1).thresholds();
            assertThat(java.util.Arrays.equals(own, before)).isEqualTo(same);
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "4", "8", "64"})
    void sharing_divides_the_area_and_multiplies_the_time(int columnsPerAdc) {
        CostSheet own = cost(spec(8, 0, 0, 0), 64);
        CostSheet shared = cost(spec(8, 0, 0, 0).withColumnsPerAdc(columnsPerAdc), 64);
        assertThat(shared.area()).isCloseTo(own.area() / columnsPerAdc, within(1e-12 * own.area()));
        assertThat(shared.latency()).isCloseTo(own.latency() * columnsPerAdc, within(1e-12 * shared.latency()));
        assertThat(shared.energy()).isEqualTo(own.energy());
    }

    /** Nine clocks of 1 ns; each converter makes 111 million conversions a second. */
    @Test
    void a_conversion_takes_a_clock_a_bit_and_one_to_sample() {
        CostSheet sheet = cost(spec(8, 0, 0, 0), 64);
        assertThat(sheet.latency()).isCloseTo(9e-9, within(1e-20));
        double each = AdcSurvey.fittedEnergy(8, 1e9 / 9, 28e-9) * Math.pow(16 / 28.0, 0.6);
        assertThat(sheet.energy().nominal()).isCloseTo(64 * each, within(1e-9 * 64 * each));
        assertThat(sheet.energy().low()).isCloseTo(0.3 * 64 * each, within(1e-9 * 64 * each));
        assertThat(sheet.energy().high()).isCloseTo(3.5 * 64 * each, within(1e-9 * 64 * each));
    }

    @Test
    void registers_of_calibrated_front_ends_take_area_in_every_column() {
        FrontEnd calibrated = new FrontEnd(0.05, 1e-3, 0).withCalibration(FrontEndCalibration.TwoPoint.DEFAULT);
        SarAdcSpec design = new SarAdcSpec(8, 0.5, 0, 0, 0, FullScale.UNCORRECTED, 8, calibrated);
        double registers = cost(design, 64).area()
                - cost(spec(8, 0, 0, 0).withColumnsPerAdc(8), 64).area();
        double expected = 64 * 12 * Register.bit(Technology.DEFAULT).footprint().area();
        assertThat(registers).isCloseTo(expected, within(1e-9 * expected));
    }

    private static CostSheet cost(AdcSpec design, int columns) {
        return design.fabricate(Conversion.linear(1), columns, RANDOM).conversion(Technology.DEFAULT);
    }

    @Test
    void functions_infinite_ranges_and_designs_that_cannot_be_are_refused() {
        for (Activation activation : Activation.all()) {
            if (!(activation instanceof Identity)) {
                Conversion conversion = RampSamples.conversion(activation, Placement.CENTRE);
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> SarAdcSpec.DEFAULT.fabricate(conversion, 1, RANDOM))
                        .withMessage("A SAR converter converts without a function, but %s was asked for. "
                                        .formatted(activation.name())
                                + "Put it into a digital unit, or behind the converter of an \"activated\" one.");
            }
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SarAdcSpec.DEFAULT.fabricate(
                        new Conversion(new Identity(), Interval.REALS, Placement.CENTRE), 1, RANDOM))
                .withMessage("A SAR converter needs a finite range of inputs, but it is -Infinity to Infinity");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec(13, 0, 0, 0))
                .withMessage("A SAR converter has 1 to 12 bits, but 13 were asked for");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec(8, Double.NaN, 0, 0))
                .withMessage("A capacitor mismatch must lie in 0 to 0.3, but is NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec(8, 0, -1, 0))
                .withMessage("A comparator's offset and noise must lie in 0 to 1 V, but are -1.00000 V and 0.00000 V");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SarAdcSpec.DEFAULT.withColumnsPerAdc(0))
                .withMessage("At least one column must use a converter, but \"columnsPerAdc\" is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SarAdcSpec(8, 6, 0, 0, 0, FullScale.END_POINTS, 1, FrontEnd.DEFAULT))
                .withMessage("A SAR converter's swing must lie in 0 to 5 V, but is 6.00000 V");
    }
}
