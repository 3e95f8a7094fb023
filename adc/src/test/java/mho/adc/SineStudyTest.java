package mho.adc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import mho.adc.activation.Interval;
import mho.adc.activation.Sine;
import mho.base.cost.CostSheet;
import mho.base.cost.Technology;
import mho.base.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * sin over five half-periods by converters of TaOx cells written to ±5 µS, everything else as in the default designs: the table of
 * docs/models/sine-converters.md. Medians over 200 banks of one column; their own standard error, from the spread of the numbers, is
 * up to 6 %, so 25 % is four of them.
 */
class SineStudyTest {
    private static final RandomStream STREAM = RandomStream.ofSeed(24).child("sine");
    private static final Sine SINE = new Sine();
    private static final double LIMIT = 2.5 * Math.PI;
    private static final Conversion FIVE_HALF_PERIODS =
            new Conversion(SINE, Interval.symmetric(LIMIT), Placement.CENTRE);
    private static final int TRIALS = 200;

    private enum Way {
        RAW,
        CALIBRATED,
        PERIOD,
        HALF_PERIOD,
        CLAMPED;

        AdcSpec spec(int bits) {
            NonlinearRampAdcSpec ramp = NonlinearRampAdcSpec.DEFAULT.withBits(bits);
            return switch (this) {
                case RAW -> ramp.withCalibration(new RampCalibration.None());
                case CALIBRATED -> ramp;
                case PERIOD -> ModularRampAdcSpec.DEFAULT.with(Fold.PERIOD, ramp);
                case HALF_PERIOD -> ModularRampAdcSpec.DEFAULT.with(Fold.HALF_PERIOD, ramp);
                case CLAMPED -> new ClampedRampAdcSpec(ramp);
            };
        }

        Adc fabricate(int bits, int columns, int trial) {
            return spec(bits).fabricate(FIVE_HALF_PERIODS, columns, STREAM.child(trial));
        }
    }

    private static RampAdc ramp(Adc bank) {
        return (RampAdc) (bank instanceof ModularRampAdc modular ? modular.fine() : bank);
    }

    private static double rms(DoubleUnaryOperator converter) {
        int points = 4001;
        double sum = 0;
        for (int n = 0; n < points; n++) {
            double x = -LIMIT + 2 * LIMIT * (n + 0.5) / points;
            double error = converter.applyAsDouble(x) - SINE.value(x);
            sum += error * error;
        }
        return Math.sqrt(sum / points);
    }

    @ParameterizedTest
    @CsvSource({
        "RAW, 3, 0.101, 0.64", "RAW, 4, 0.077, 1.4", "RAW, 5, 0.067, 2.7",
        "RAW, 6, 0.067, 5.7", "RAW, 7, 0.067, 11", "RAW, 8, 0.066, 21",
        "CALIBRATED, 3, 0.095, 0.59", "CALIBRATED, 4, 0.067, 1.2", "CALIBRATED, 5, 0.058, 2.5",
        "CALIBRATED, 6, 0.057, 4.9", "CALIBRATED, 7, 0.053, 9.5", "CALIBRATED, 8, 0.050, 19",
        "PERIOD, 3, 0.084, 0.31", "PERIOD, 4, 0.050, 0.64", "PERIOD, 5, 0.037, 1.3",
        "PERIOD, 6, 0.033, 2.7", "PERIOD, 7, 0.033, 5.7", "PERIOD, 8, 0.032, 11",
        "HALF_PERIOD, 3, 0.079, 0.04", "HALF_PERIOD, 4, 0.039, 0.08", "HALF_PERIOD, 5, 0.020, 0.17",
        "HALF_PERIOD, 6, 0.011, 0.35", "HALF_PERIOD, 7, 0.0077, 0.71", "HALF_PERIOD, 8, 0.0070, 1.4",
        "CLAMPED, 3, 1.01, 0.04", "CLAMPED, 5, 1.07, 0.17", "CLAMPED, 8, 1.09, 1.4"
    })
    void errors_over_five_half_periods_are_those_of_the_page(Way way, int bits, double rms, double inl) {
        double[] errors = new double[TRIALS];
        double[] largest = new double[TRIALS];
        for (int n = 0; n < TRIALS; n++) {
            Adc bank = way.fabricate(bits, 1, n);
            errors[n] = rms(x -> bank.convert(x, 0));
            largest[n] = ramp(bank).transfer().maxInl();
        }
        Arrays.sort(errors);
        Arrays.sort(largest);
        assertThat(errors[TRIALS / 2]).isCloseTo(rms, within(0.25 * rms));
        assertThat(largest[TRIALS / 2]).isCloseTo(inl, within(0.25 * inl + 0.01));
    }

    /** Clocks, cells programmed, and energy a column of a bank of 128. */
    @ParameterizedTest
    @CsvSource({
        "CALIBRATED, 3, 40, 45, 0.32", "CALIBRATED, 5, 160, 165, 1.28", "CALIBRATED, 8, 1280, 1285, 10.3",
        "PERIOD, 3, 20, 21, 0.26", "PERIOD, 5, 68, 69, 0.65", "PERIOD, 8, 516, 517, 4.23",
        "HALF_PERIOD, 3, 14, 13, 0.22", "HALF_PERIOD, 5, 38, 37, 0.41", "HALF_PERIOD, 8, 262, 261, 2.20",
        "CLAMPED, 3, 8, 13, 0.07", "CLAMPED, 5, 32, 37, 0.26", "CLAMPED, 8, 256, 261, 2.05"
    })
    void time_cells_and_energy_are_those_of_the_page(Way way, int bits, int clocks, int cells, double energy) {
        Adc bank = way.fabricate(bits, 128, 0);
        CostSheet sheet = bank.conversion(Technology.DEFAULT);
        assertThat(sheet.latency()).isCloseTo(clocks * 1e-9, within(1e-14));
        assertThat(ramp(bank).transfer().plan().clocks() + RampColumn.BIAS_CELLS)
                .isEqualTo(cells);
        assertThat(sheet.energy().nominal() * 1e12 / 128).isCloseTo(energy, within(0.01 * energy + 0.005));
    }

    /**
     * A step of 15.7/2ⁿ rad and an offset c through the rms slope 1/√2; the median of |c| is 0.6745 of its deviation, 0.5 mV at 31.4
     * rad/V. Its standard error is 9 % of the offset's part; 15 % of the whole.
     */
    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 7, 8})
    void a_linear_ramp_before_an_exact_sine_makes_the_error_of_its_step_and_offset(int bits) {
        double[] errors = new double[TRIALS];
        for (int n = 0; n < TRIALS; n++) {
            Adc bank = new LinearRampAdcSpec(bits).fabricate(Conversion.linear(LIMIT), 1, STREAM.child(n));
            errors[n] = rms(x -> SINE.value(bank.convert(x, 0)));
        }
        Arrays.sort(errors);
        double step = 2 * LIMIT / (1 << bits) / Math.sqrt(24);
        double offset = 0.6745 * 0.5e-3 * (2 * LIMIT / 0.5) / Math.sqrt(2);
        double expected = Math.sqrt(step * step + offset * offset);
        assertThat(errors[TRIALS / 2]).isCloseTo(expected, within(0.15 * expected));
    }

    /** σ(x̂_k) = √k · 5 µS/√3 · max dx/G_max. 1000 ramps: 2.2 % standard error, and cells near zero are cut off: 12 %. */
    @Test
    void the_error_of_a_threshold_grows_with_the_root_of_its_number() {
        int ramps = 1000;
        double[] ideal = ramp(Way.RAW.fabricate(5, 1, 0)).transfer().plan().thresholds();
        double[][] found = new double[ramps][];
        Arrays.setAll(found, n -> ramp(Way.RAW.fabricate(5, 1, n)).transfer().thresholds());
        double widest = 2 * StrictMath.acos(1 - 1.0 / 16); // the gap around a peak
        for (int k : new int[] {16, 40, 80, 154}) {
            double sum = 0;
            for (double[] thresholds : found) {
                sum += (thresholds[k] - ideal[k]) * (thresholds[k] - ideal[k]);
            }
            double expected = Math.sqrt(k / 3.0) * 5e-6 * widest / 150e-6;
            assertThat(Math.sqrt(sum / ramps)).as("threshold %d", k).isCloseTo(expected, within(0.12 * expected));
        }
    }

    /**
     * Why half a period is so much better: no gap around a peak takes the whole range of a cell, so the cell at a zero crossing is
     * (2·acos(1 − LSB))/(acos(1 − 2·LSB) − acos(1 − LSB)) times as large.
     */
    @ParameterizedTest
    @EnumSource(Fold.class)
    void a_ramp_without_a_peak_has_larger_small_cells(Fold fold) {
        RampAdc bank = ramp(ModularRampAdcSpec.DEFAULT
                .with(fold, NonlinearRampAdcSpec.DEFAULT)
                .fabricate(FIVE_HALF_PERIODS, 1, STREAM));
        double first = StrictMath.acos(1 - 1.0 / 16);
        double widest = fold == Fold.PERIOD ? 2 * first : StrictMath.acos(1 - 2.0 / 16) - first;
        double smallest = Arrays.stream(bank.rampTargets()).min().orElseThrow();
        assertThat(smallest).isCloseTo(150e-6 * StrictMath.asin(1.0 / 16) / widest, within(1e-12));
    }
}
