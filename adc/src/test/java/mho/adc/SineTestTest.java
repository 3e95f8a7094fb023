package mho.adc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import mho.adc.activation.Activation;
import mho.adc.activation.Identity;
import mho.adc.activation.Sigmoid;
import mho.adc.activation.Sine;
import mho.adc.activation.Tanh;
import mho.base.random.Draws;
import mho.base.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SineTestTest {
    /** Quantisation noise of LSB²/12 under a full-scale sine: 6.02 b + 1.76 dB. */
    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 8, 10})
    void an_ideal_quantiser_of_b_bits_has_b_effective_bits(int bits) {
        for (Activation activation : new Activation[] {new Identity(), new Sigmoid(), new Tanh(), new Sine()}) {
            RampPlan plan = RampPlan.of(RampSamples.conversion(activation, Placement.CENTRE), bits);
            SineRecord record = record(ConverterSamples.rounded(plan), plan);
            assertThat(record.enob()).as(activation.name()).isCloseTo(bits, within(0.1));
        }
    }

    /** A linear converter without steps passes the sine on: amplitude, mean and no residual. */
    @Test
    void a_sine_is_fitted_exactly() {
        RampPlan plan = RampPlan.of(Conversion.linear(4), 5);
        SineRecord record = record(x -> 0.5 * x + 0.3, plan);
        assertThat(record.amplitude()).isCloseTo(2, within(1e-8));
        assertThat(record.offset()).isCloseTo(0.3, within(1e-12));
        assertThat(record.residual()).isLessThan(1e-12);
    }

    /** y = s + c·s², s = A·sin: the square makes −(cA²/2)·cos 2φ, whose rms against that of the sine is cA/2. */
    @Test
    void a_second_harmonic_counts_as_distortion() {
        RampPlan plan = RampPlan.of(Conversion.linear(4), 5);
        double c = 0.01;
        SineRecord record = record(x -> x + c * x * x, plan);
        assertThat(record.sinad()).isCloseTo(-20 * Math.log10(c * 4 / 2), within(1e-6));
    }

    /**
     * White noise of rms σ under a sine of amplitude A: SINAD = A²/2σ². The residual of 4093 degrees of freedom has a relative
     * spread of 1/√8186 = 1.1 %, which is 0.096 dB; five of those reject one seed in 1.7 million.
     */
    @Test
    void noise_of_single_conversions_counts() {
        RampPlan plan = RampPlan.of(Conversion.linear(4), 5);
        double sigma = 0.05;
        Draws draws = RandomStream.ofSeed(5).draws();
        DoubleUnaryOperator noisy = x -> x + sigma * draws.normal();
        double wanted = 10 * Math.log10(16 / (2 * sigma * sigma));
        assertThat(record(noisy, plan).sinad()).isCloseTo(wanted, within(5 * 0.096));
    }

    /** Half a range lost at the top: the sine is clipped, and no converter of 8 bits is left. */
    @Test
    void clipping_costs_bits() {
        RampPlan plan = RampPlan.of(Conversion.linear(1), 8);
        DoubleUnaryOperator rounded = ConverterSamples.rounded(plan);
        assertThat(record(x -> rounded.applyAsDouble(Math.min(x, 0.5)), plan).enob())
                .isLessThan(4);
    }

    /** Half the steps for the same sine, one bit; log₂ of the full scale over the sine's span makes it good. */
    @Test
    void a_gain_before_the_steps_costs_bits_and_one_behind_them_none() {
        RampPlan plan = RampPlan.of(Conversion.linear(4), 8);
        DoubleUnaryOperator rounded = ConverterSamples.rounded(plan);
        SineRecord half = record(x -> rounded.applyAsDouble(0.5 * x), plan);
        assertThat(half.enob()).isCloseTo(7, within(0.1));
        assertThat(half.enob() + StrictMath.log(8 / (2 * half.amplitude())) / StrictMath.log(2))
                .isCloseTo(8, within(0.1));
        assertThat(record(x -> 0.5 * rounded.applyAsDouble(x), plan).enob()).isCloseTo(8, within(0.1));
    }

    /** A quarter of full scale up, of a sine that leaves as much room: no bit lost but that of the smaller sine. */
    @Test
    void an_offset_costs_nothing_until_it_clips() {
        RampPlan plan = RampPlan.of(Conversion.linear(4), 8);
        DoubleUnaryOperator rounded = ConverterSamples.rounded(plan);
        SineRecord moved = record(x -> rounded.applyAsDouble(0.5 * x + 1.9), plan);
        assertThat(moved.offset()).isCloseTo(1.9, within(1e-3));
        assertThat(moved.enob()).isCloseTo(7, within(0.1));
        assertThat(record(x -> rounded.applyAsDouble(x) + 3, plan).enob())
                .isCloseTo(record(rounded, plan).enob(), within(1e-9));
        assertThat(record(x -> rounded.applyAsDouble(x + 1), plan).enob()).isLessThan(5);
    }

    @Test
    void an_output_that_does_not_move_has_no_effective_bits() {
        RampPlan plan = RampPlan.of(Conversion.linear(1), 8);
        assertThat(record(x -> 0.25, plan).enob()).isZero();
    }

    @Test
    void a_record_needs_coprime_numbers() {
        RampPlan plan = RampPlan.of(Conversion.linear(1), 8);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SineTest.of(plan.conversion(), 4096, 128))
                .withMessage("A sine test needs more than two samples a cycle and coprime numbers of both, "
                        + "but has 4096 samples of 128 cycles");
        assertThatIllegalArgumentException().isThrownBy(() -> SineTest.of(plan.conversion(), 100, 51));
    }

    private static SineRecord record(DoubleUnaryOperator converter, RampPlan plan) {
        return SineTest.of(plan.conversion()).record(converter);
    }
}
