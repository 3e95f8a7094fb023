package mho.adc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import mho.adc.activation.Interval;
import mho.adc.activation.Sigmoid;
import mho.base.random.RandomStream;
import org.junit.jupiter.api.Test;

class ErrorRecordTest {
    private static final RampPlan LINEAR = RampPlan.of(Conversion.linear(4), 3);

    /** The error of rounding is uniform over a step. */
    @Test
    void an_ideal_quantiser_has_the_error_of_rounding() {
        ErrorRecord record = ErrorRecord.over(ConverterSamples.rounded(LINEAR), LINEAR, Interval.symmetric(4), 80_000);
        assertThat(record.rms()).isCloseTo(1 / Math.sqrt(12), within(1e-6));
        assertThat(record.mean()).isCloseTo(0, within(1e-6));
        assertThat(record.largest()).isCloseTo(0.5, within(1e-3)).isLessThanOrEqualTo(0.5);
    }

    @Test
    void errors_at_given_inputs_are_those_there() {
        ErrorRecord record = ErrorRecord.at(ConverterSamples.rounded(LINEAR), LINEAR, 0.1, -0.1, 3.9, 5);
        assertThat(record.errors()).containsExactly(new double[] {0.4, -0.4, -0.4, -1.5}, within(1e-12));
        assertThat(record.inputs()).containsExactly(0.1, -0.1, 3.9, 5);
        assertThat(record.rms()).isCloseTo(Math.sqrt((3 * 0.16 + 2.25) / 4), within(1e-12));
    }

    @Test
    void a_ramp_has_the_error_of_its_transfer_curve() {
        RampAdc bank = RampSamples.ramp(5, RampSamples.TAOX, RampCalibration.OnePoint.DEFAULT)
                .fabricate(RampSamples.conversion(new Sigmoid(), Placement.CENTRE), 1, RandomStream.ofSeed(1));
        TransferCurve curve = bank.transfer();
        Interval range = Interval.symmetric(5);
        assertThat(ErrorRecord.over(new Channel(bank, 0).quiet(), curve.plan(), range, 1000)
                        .rms())
                .isCloseTo(curve.rmsError(range, 1000), within(1e-12));
    }

    @Test
    void a_range_without_ends_and_a_list_without_inputs_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ErrorRecord.over(x -> x, LINEAR, Interval.REALS, 10))
                .withMessage("Errors over a range need finite ends and at least one point, "
                        + "but they are -Infinity and Infinity, with 10 points");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ErrorRecord.at(x -> x, LINEAR))
                .withMessage("Errors need at least one input, but there is none");
    }
}
