package mho.adc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import mho.adc.activation.Activation;
import mho.adc.activation.Interval;
import mho.adc.activation.Sine;
import mho.base.cost.Technology;
import mho.base.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClampedRampAdcTest implements AdcContract {
    static java.util.stream.Stream<Activation> activations() {
        return Activation.all().stream()
                .filter(activation -> activation
                                .branches(RampSamples.conversion(activation, Placement.CENTRE)
                                        .inputs())
                                .size()
                        == 1);
    }

    @Override
    public AdcSpec spec() {
        return ClampedRampAdcSpec.DEFAULT;
    }

    private static Conversion sine(double limit) {
        return new Conversion(new Sine(), Interval.symmetric(limit), Placement.CENTRE);
    }

    @ParameterizedTest
    @MethodSource("activations")
    void a_function_of_one_branch_has_its_plain_ramp(Activation activation) {
        Conversion conversion = RampSamples.conversion(activation, Placement.CENTRE);
        RampAdc clamped = ClampedRampAdcSpec.DEFAULT.fabricate(conversion, 3, RANDOM);
        RampAdc plain = NonlinearRampAdcSpec.DEFAULT.fabricate(conversion, 3, RANDOM);
        assertThat(clamped.transfer().thresholds()).isEqualTo(plain.transfer().thresholds());
        for (int n = 0; n < 1000; n++) {
            double x = -4 + 0.008 * n;
            assertThat(clamped.convert(x, n % 3)).isEqualTo(plain.convert(x, n % 3));
        }
    }

    @Test
    void the_sine_has_one_branch_and_saturates_outside() {
        RampAdc bank = new ClampedRampAdcSpec(RampSamples.exact(5)).fabricate(sine(8), 1, RANDOM);
        assertThat(bank.transfer().plan().segments()).isEqualTo(1);
        for (int n = 0; n <= 1600; n++) {
            double x = -8 + 0.01 * n;
            double clamped = StrictMath.sin(Math.max(-Math.PI / 2, Math.min(Math.PI / 2, x)));
            assertThat(bank.convert(x, 0)).isCloseTo(clamped, within((1 + 1e-9) / 32));
        }
        assertThat(bank.conversion(Technology.DEFAULT).latency()).isCloseTo(32e-9, within(1e-15));
    }

    /** Beyond the peak the output is ±1: mean square (1/R)·∫_{π/2}^R (1 − sin x)² dx, and of the bins LSB²/12 at most. */
    @ParameterizedTest
    @ValueSource(doubles = {2, 4.5, 7.85, 18})
    void more_bits_do_not_help_a_clamped_sine(double limit) {
        double integral = 1.5 * (limit - Math.PI / 2) + 2 * StrictMath.cos(limit) - 0.25 * StrictMath.sin(2 * limit);
        double expected = Math.sqrt(integral / limit);
        RampAdc bank = new ClampedRampAdcSpec(RampSamples.exact(8)).fabricate(sine(limit), 1, RandomStream.ofSeed(1));
        double sum = 0;
        int points = 100_000;
        for (int n = 0; n < points; n++) {
            double x = -limit + 2 * limit * (n + 0.5) / points;
            double error = bank.convert(x, 0) - StrictMath.sin(x);
            sum += error * error;
        }
        assertThat(Math.sqrt(sum / points)).isCloseTo(expected, within(2.0 / 256));
    }

    @Test
    void inputs_off_zero_use_the_nearest_branch() {
        Conversion conversion = new Conversion(new Sine(), new Interval(2, 9), Placement.CENTRE);
        RampAdc bank = new ClampedRampAdcSpec(RampSamples.exact(5)).fabricate(conversion, 1, RANDOM);
        assertThat(bank.convert(3, 0)).isCloseTo(StrictMath.sin(3), within(1.0 / 32));
        assertThat(bank.convert(8, 0)).isCloseTo(-1, within(1.0 / 31));
    }
}
