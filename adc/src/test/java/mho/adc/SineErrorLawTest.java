package mho.adc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import mho.adc.activation.Identity;
import mho.adc.activation.Interval;
import mho.adc.activation.Sine;
import mho.base.random.RandomStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Rms error of sin p for p uniform on ±R, of converters without any error but that of their resolution. A uniform step Δ of p
 * makes Δ/√12 times the rms slope 1/√2.
 *
 * <pre>  nonlinear ramp (2/(2^b − 1))/√12,   modular, linear in the period (2π/2^b)/√24,   linear (2R/2^b)/√24</pre>
 */
class SineErrorLawTest {
    private static final RandomStream RANDOM = RandomStream.ofSeed(3);
    private static final Sine SINE = new Sine();

    private static double rms(double limit, DoubleUnaryOperator converter) {
        int points = 200_003;
        double sum = 0;
        for (int n = 0; n < points; n++) {
            double x = -limit + 2 * limit * (n + 0.5) / points;
            double error = converter.applyAsDouble(x) - SINE.value(x);
            sum += error * error;
        }
        return Math.sqrt(sum / points);
    }

    private static Conversion sine(double limit) {
        return new Conversion(SINE, Interval.symmetric(limit), Placement.LEVEL);
    }

    private static double nonlinear(double limit, int bits) {
        Adc bank = RampSamples.exact(bits).fabricate(sine(limit), 1, RANDOM);
        return rms(limit, x -> bank.convert(x, 0));
    }

    private static double modularRamp(double limit, int bits, Fold fold) {
        Adc bank = ModularRampAdcSpec.DEFAULT
                .with(fold, RampSamples.exact(bits))
                .withErrors(0, 0)
                .fabricate(sine(limit), 1, RANDOM);
        return rms(limit, x -> bank.convert(x, 0));
    }

    /** A linear converter over one fold, then an exact sine. */
    private static double modularLinear(double limit, int bits, Fold fold) {
        Interval window = fold.window(SINE);
        Folds folds = Folds.covering(Interval.symmetric(limit), window);
        Adc bank = RampSamples.linear(bits, 0)
                .fabricate(new Conversion(new Identity(), window, Placement.CENTRE), 1, RANDOM);
        return rms(limit, x -> {
            int k = folds.of(x);
            double y = SINE.value(bank.convert(x - k * window.width(), 0));
            return fold.mirrors(k) ? -y : y;
        });
    }

    private static double linear(double limit, int bits) {
        Adc bank = RampSamples.linear(bits, 0).fabricate(Conversion.linear(limit), 1, RANDOM);
        return rms(limit, x -> SINE.value(bank.convert(x, 0)));
    }

    private static double log2(double ratio) {
        return StrictMath.log(ratio) / StrictMath.log(2);
    }

    @ParameterizedTest
    @CsvSource({
        "3, 4.5", "4, 4.5", "5, 4.5", "6, 4.5", "7, 4.5", "8, 4.5",
        "3, 18", "4, 18", "5, 18", "6, 18", "7, 18", "8, 18"
    })
    void errors_of_exact_converters_follow_their_laws(int bits, double limit) {
        double codes = 1 << bits;
        double nonlinear = nonlinear(limit, bits);
        double modular = modularLinear(limit, bits, Fold.PERIOD);
        double linear = linear(limit, bits);
        assertThat(nonlinear).isLessThan(modular);
        assertThat(modular).isLessThan(linear);
        // of few bins the errors are not uniform: 12 % at 3 bits
        double slack = 0.02 + 0.8 / codes;
        double ramp = 2 / (codes - 1) / Math.sqrt(12);
        assertThat(nonlinear).isCloseTo(ramp, within(slack * ramp));
        double period = 2 * Math.PI / codes / Math.sqrt(24);
        assertThat(modular).isCloseTo(period, within((slack + 0.05) * period));
        double range = 2 * limit / codes / Math.sqrt(24);
        // a step of 36/2^b is no small one: at 3 bits 4.5 rad
        if (2 * limit / codes < 1.5) {
            assertThat(linear).isCloseTo(range, within(0.1 * range));
            assertThat(log2(linear / nonlinear)).isCloseTo(1.15 + log2(limit / Math.PI), within(0.3));
        }
        assertThat(log2(modular / nonlinear)).isCloseTo(1.15, within(0.3));
    }

    @ParameterizedTest
    @CsvSource({"3, 4.5", "5, 4.5", "8, 4.5", "3, 18", "5, 18", "8, 18"})
    void a_nonlinear_ramp_loses_nothing_by_the_reduction(int bits, double limit) {
        double whole = nonlinear(limit, bits);
        for (Fold fold : Fold.values()) {
            assertThat(modularRamp(limit, bits, fold)).isCloseTo(whole, within(1e-3 * whole));
        }
    }

    /** The sign is known from the fold, so half a period takes half the step: 0.15 bit are left. */
    @ParameterizedTest
    @CsvSource({"3, 4.5", "5, 4.5", "8, 4.5", "3, 18", "5, 18", "8, 18"})
    void a_linear_converter_gains_a_bit_from_half_periods(int bits, double limit) {
        double whole = modularLinear(limit, bits, Fold.PERIOD);
        double half = modularLinear(limit, bits, Fold.HALF_PERIOD);
        assertThat(log2(whole / half)).isCloseTo(1, within(0.1));
    }
}
