package mho.adc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import mho.adc.activation.Activation;
import mho.adc.activation.Identity;
import mho.adc.activation.Interval;
import mho.adc.activation.Sigmoid;
import mho.base.random.RandomStream;
import org.junit.jupiter.api.Test;

class LinearRampAdcTest implements AdcContract {
    private static final LinearRampAdcSpec EXACT = RampSamples.linear(8, 0);

    @Override
    public AdcSpec spec() {
        return LinearRampAdcSpec.DEFAULT;
    }

    /** A uniform quantiser: floor of the input in LSB. */
    @Test
    void codes_are_whole_steps_of_the_input() {
        RampAdc bank = EXACT.fabricate(Conversion.linear(2), 1, RANDOM);
        for (int n = 0; n < 4096; n++) {
            double x = -2 + (n + 0.5) / 1024;
            assertThat(bank.code(x, 0)).isEqualTo((int) Math.floor((x + 2) / (4.0 / 256)));
            assertThat(bank.convert(x, 0)).isCloseTo(x, within(2.0 / 256));
        }
        assertThat(bank.code(-100, 0)).isZero();
        assertThat(bank.code(100, 0)).isEqualTo(255);
        assertThat(bank.code(Double.NEGATIVE_INFINITY, 0)).isZero();
        assertThat(bank.code(Double.POSITIVE_INFINITY, 0)).isEqualTo(255);
    }

    @Test
    void functions_are_refused() {
        assertThat(spec().realises(new Identity())).isTrue();
        for (Activation activation : Activation.all()) {
            if (!(activation instanceof Identity)) {
                assertThat(spec().realises(activation)).isFalse();
                assertThatIllegalArgumentException()
                        .isThrownBy(
                                () -> spec().fabricate(RampSamples.conversion(activation, Placement.CENTRE), 1, RANDOM))
                        .withMessage("A linear ramp converts without a function, but %s was asked for. "
                                        .formatted(activation.name())
                                + "Put it into a digital unit.");
            }
        }
    }

    /** The reference stays, the array's outputs scale: the converter sees a gain of V_read/V_nominal. */
    @Test
    void another_read_voltage_is_a_gain_error() {
        RampAdc nominal = EXACT.fabricate(Conversion.linear(2), 1, RANDOM);
        for (double volts : new double[] {0.15, 0.18, 0.2, 0.22, 0.25}) {
            double ratio = volts / 0.2;
            RampAdc other = nominal.atReadVoltage(ratio);
            double products = 0;
            double squares = 0;
            for (int n = 0; n < 1000; n++) {
                double x = -1.5 + 0.003 * (n + 0.43217);
                assertThat(other.convert(x, 0)).isEqualTo(nominal.convert(x * ratio, 0));
                products += x * other.convert(x, 0);
                squares += x * x;
            }
            assertThat(products / squares).isCloseTo(ratio, within(1e-3));
            assertThat(products / squares).isBetween(0.749, 1.251);
        }
    }

    /** With one bit the only threshold is 0, and the share of ones at x is Φ(x/σ). */
    @Test
    void comparator_offsets_are_normal_and_spread_as_specified() {
        int columns = 20_000;
        double deviation = 3e-3;
        RampAdc bank = RampSamples.linear(1, deviation).fabricate(Conversion.linear(1), columns, RANDOM);
        double unit = deviation * 2 / 0.5;
        // table values of the normal distribution function; binomial shares, five standard errors
        double[] z = {-2, -1, 0, 1, 2};
        double[] shares = {0.02275, 0.15866, 0.5, 0.84134, 0.97725};
        for (int k = 0; k < z.length; k++) {
            int ones = 0;
            for (int column = 0; column < columns; column++) {
                ones += bank.code(z[k] * unit, column);
            }
            double error = Math.sqrt(shares[k] * (1 - shares[k]) / columns);
            assertThat((double) ones / columns).isCloseTo(shares[k], within(5 * error));
        }
    }

    @Test
    void designs_that_cannot_be_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RampSamples.linear(0, 0))
                .withMessage("A ramp converter has 1 to 12 bits, but 0 were asked for. "
                        + "Each bit doubles its conversion time.");
        assertThatIllegalArgumentException().isThrownBy(() -> RampSamples.linear(40, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LinearRampAdcSpec(8, Double.NaN, RampCircuit.IDEAL, FrontEnd.DEFAULT))
                .withMessage("A ramp's swing must lie in 0 to 5 V, but is NaN V");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RampSamples.linear(8, Double.NaN))
                .withMessage("A comparator offset must lie in 0 to 1 V, but is NaN V");
        assertThatIllegalArgumentException().isThrownBy(() -> RampSamples.linear(8, -1e-3));
        assertThatIllegalArgumentException().isThrownBy(() -> Conversion.linear(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> Conversion.linear(0));
    }

    /** Levels, neighbouring numbers of each threshold and numbers far away; thresholds of a ramp of cells are uneven. */
    @Test
    void a_row_of_columns_is_converted_as_each_of_them() {
        RandomStream random = RandomStream.ofSeed(8);
        List<RampAdc> banks = List.of(
                RampSamples.linear(8, 2e-3).fabricate(Conversion.linear(3), 5, random),
                RampSamples.linear(1, 0).fabricate(Conversion.linear(3), 5, random),
                RampSamples.linear(2, 0).fabricate(Conversion.linear(3), 5, random),
                NonlinearRampAdcSpec.DEFAULT.fabricate(
                        new Conversion(new Sigmoid(), Interval.REALS, Placement.CENTRE), 5, random));
        for (RampAdc bank : banks) {
            List<Double> inputs = new ArrayList<>(List.of(-1e300, -4.0, -0.0, 0.0, 2.9, 1e9));
            for (double threshold : bank.transfer().thresholds()) {
                inputs.addAll(List.of(Math.nextDown(threshold), threshold, Math.nextUp(threshold)));
            }
            for (double x : inputs) {
                double[] row = {7, x, x, x, 7};
                bank.convert(row, 1, 4, 2);
                assertThat(row[0]).isEqualTo(7);
                assertThat(row[4]).isEqualTo(7);
                for (int k = 1; k < 4; k++) {
                    assertThat(row[k]).isEqualTo(bank.clocked(x, k + 1)).isEqualTo(bank.convert(x, k + 1));
                }
            }
        }
    }
}
