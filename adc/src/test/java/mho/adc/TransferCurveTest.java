package mho.adc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import mho.adc.activation.Interval;
import mho.adc.activation.Sigmoid;
import org.junit.jupiter.api.Test;

class TransferCurveTest {
    private static final RampPlan LINEAR = RampPlan.of(Conversion.linear(4), 3);

    @Test
    void the_curve_of_the_design_has_no_error() {
        TransferCurve curve = new TransferCurve(LINEAR, LINEAR.thresholds());
        assertThat(curve.inl()).containsOnly(0);
        assertThat(curve.dnl()).containsOnly(0);
        assertThat(curve.maxInl()).isZero();
        assertThat(curve.isMonotonic()).isTrue();
    }

    /** Thresholds of the design are −3 … 3 with an LSB of 1. */
    @Test
    void errors_are_counted_in_output_steps() {
        TransferCurve curve = new TransferCurve(LINEAR, new double[] {-3, -2.25, -1, 0.5, 0.4, 2, 3});
        assertThat(curve.inl()).containsExactly(new double[] {0, -0.25, 0, 0.5, -0.6, 0, 0}, within(1e-15));
        assertThat(curve.dnl()).containsExactly(new double[] {-0.25, 0.25, 0.5, -1.1, 0.6, 0}, within(1e-15));
        assertThat(curve.maxInl()).isCloseTo(0.6, within(1e-15));
        assertThat(curve.isMonotonic()).isFalse();
    }

    /** A shift of x is a shift of y by the slope: at zero the sigmoid has 1/4, and 1/32 is an LSB. */
    @Test
    void errors_of_a_function_are_errors_of_its_output() {
        RampPlan plan = RampPlan.of(RampSamples.conversion(new Sigmoid(), Placement.EDGE), 5);
        double[] shifted = Arrays.stream(plan.thresholds()).map(x -> x + 1e-4).toArray();
        double[] inl = new TransferCurve(plan, shifted).inl();
        assertThat(inl[15]).isCloseTo(1e-4 / 4 * 32, within(1e-9));
        // at y = 31/32 the slope is y(1 − y)
        assertThat(inl[30]).isCloseTo(1e-4 * 31 / 32.0 / 32 * 32, within(1e-7));
    }

    /** The quantisation error of a uniform converter is uniform over a step: 1/√12 LSB. */
    @Test
    void the_error_of_an_exact_converter_is_that_of_quantisation() {
        TransferCurve curve = new TransferCurve(LINEAR, LINEAR.thresholds());
        assertThat(curve.rmsError(Interval.symmetric(4), 80_000)).isCloseTo(1 / Math.sqrt(12), within(1e-6));
    }

    @Test
    void a_range_without_ends_or_points_is_refused() {
        TransferCurve curve = new TransferCurve(LINEAR, LINEAR.thresholds());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> curve.rmsError(Interval.symmetric(4), 0))
                .withMessage("An error over a range needs finite ends and at least one point, "
                        + "but they are -4.00000 and 4.00000, with 0 points");
        assertThatIllegalArgumentException().isThrownBy(() -> curve.rmsError(Interval.REALS, 10));
    }

    @Test
    void nobody_can_change_a_curve() {
        double[] thresholds = LINEAR.thresholds();
        TransferCurve curve = new TransferCurve(LINEAR, thresholds);
        thresholds[0] = 9;
        curve.thresholds()[1] = 9;
        assertThat(curve.maxInl()).isZero();
    }
}
