package mho.adc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import mho.adc.activation.Activation;
import mho.adc.activation.Identity;
import mho.adc.activation.Relu;
import mho.adc.activation.Sigmoid;
import mho.base.random.Draws;
import mho.base.random.RandomStream;
import mho.device.CellFaults;
import mho.device.ConductanceRange;
import mho.device.catalog.HongTaOx2025;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NonlinearRampAdcTest implements AdcContract {
    static List<Activation> activations() {
        return Activation.all();
    }

    @Override
    public AdcSpec spec() {
        return NonlinearRampAdcSpec.DEFAULT;
    }

    @ParameterizedTest
    @MethodSource("activations")
    void the_search_finds_what_the_clocked_circuit_finds(Activation activation) {
        NonlinearRampAdcSpec spec = RampSamples.ramp(
                5, RampSamples.TAOX.withFaults(new CellFaults(0.05, 0.02)), RampCalibration.OnePoint.DEFAULT, 1, 2e-3);
        RampAdc bank = spec.fabricate(RampSamples.conversion(activation, Placement.LEVEL), 4, RANDOM);
        assertSame(bank, 100_000);
    }

    @ParameterizedTest
    @MethodSource("activations")
    void the_search_finds_what_the_clocked_circuit_finds_on_an_exact_ramp(Activation activation) {
        RampAdc bank = RampSamples.exact(5).fabricate(RampSamples.conversion(activation, Placement.CENTRE), 4, RANDOM);
        assertSame(bank, 20_000);
    }

    private static void assertSame(RampAdc bank, int inputs) {
        double[] thresholds = bank.transfer().thresholds();
        double low = thresholds[0] - 0.5;
        double width = thresholds[thresholds.length - 1] + 0.5 - low;
        Draws draws = RandomStream.ofSeed(5).child("inputs").draws();
        for (int n = 0; n < inputs; n++) {
            assertSame(bank, low + width * draws.uniform(), n % 4);
        }
        for (double threshold : thresholds) {
            for (int column = 0; column < 4; column++) {
                assertSame(bank, threshold, column);
                assertSame(bank, Math.nextUp(threshold), column);
                assertSame(bank, Math.nextDown(threshold), column);
            }
        }
        assertSame(bank, Double.POSITIVE_INFINITY, 0);
        assertSame(bank, Double.NEGATIVE_INFINITY, 0);
    }

    private static void assertSame(RampAdc bank, double x, int column) {
        if (bank.convert(x, column) != bank.clocked(x, column)) {
            assertThat(bank.convert(x, column)).as("input %s", x).isEqualTo(bank.clocked(x, column));
        }
    }

    @Test
    void an_input_on_a_threshold_has_passed_it() {
        RampAdc bank = RampSamples.exact(5).fabricate(RampSamples.conversion(new Sigmoid(), Placement.EDGE), 1, RANDOM);
        double[] thresholds = bank.transfer().thresholds();
        for (int k = 0; k < thresholds.length; k++) {
            assertThat(bank.code(thresholds[k], 0)).isEqualTo(k + 1);
            assertThat(bank.code(Math.nextDown(thresholds[k]), 0)).isEqualTo(k);
        }
    }

    @ParameterizedTest
    @MethodSource("activations")
    void an_exact_ramp_converts_within_half_a_step(Activation activation) {
        RampAdc bank = RampSamples.exact(6).fabricate(RampSamples.conversion(activation, Placement.CENTRE), 1, RANDOM);
        RampPlan plan = bank.transfer().plan();
        for (int n = 0; n <= 2000; n++) {
            double x = -1 + 0.001 * n;
            assertThat(bank.convert(x, 0)).isCloseTo(activation.value(x), within(0.5 * plan.lsb() * (1 + 1e-9)));
        }
    }

    @ParameterizedTest
    @MethodSource("activations")
    void a_ramp_of_cells_follows_the_read_voltage(Activation activation) {
        RampAdc nominal = RampSamples.ramp(5, RampSamples.TAOX, RampCalibration.OnePoint.DEFAULT)
                .fabricate(RampSamples.conversion(activation, Placement.CENTRE), 1, RANDOM);
        for (double volts = 0.15; volts < 0.2501; volts += 0.01) {
            RampAdc other = nominal.atReadVoltage(volts / 0.2);
            for (int n = 0; n < 5000; n++) {
                double x = -8 + 16 * n / 5000.0;
                assertThat(other.code(x, 0)).isEqualTo(nominal.code(x, 0));
            }
        }
    }

    /** Offsets do not scale with the signal: at 3/4 of the read voltage they weigh 4/3 as much. */
    @Test
    void a_lower_read_voltage_makes_comparator_offsets_weigh_more() {
        NonlinearRampAdcSpec spec = RampSamples.ramp(8, RampSamples.IDEAL, new RampCalibration.None(), 1, 5e-3);
        RampAdc nominal = spec.fabricate(RampSamples.conversion(new Sigmoid(), Placement.CENTRE), 500, RANDOM);
        assertThat(spreadOfZero(nominal.atReadVoltage(0.75)) / spreadOfZero(nominal))
                .isCloseTo(4.0 / 3, within(0.05));
    }

    /** Half-width of the sigmoid's input at which columns decide, from their codes at input zero. */
    private static double spreadOfZero(RampAdc bank) {
        double sum = 0;
        for (int column = 0; column < bank.columns(); column++) {
            double x = new Sigmoid().inverse((bank.code(0, column) + 0.5) / 256, null);
            sum += x * x;
        }
        return Math.sqrt(sum / bank.columns());
    }

    @Test
    void a_read_voltage_that_cannot_be_is_refused() {
        RampAdc bank =
                RampSamples.exact(3).fabricate(RampSamples.conversion(new Sigmoid(), Placement.CENTRE), 1, RANDOM);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bank.atReadVoltage(0))
                .withMessage("A read voltage must be 0 to 10 times its nominal value, but is 0.00000 times");
        assertThatIllegalArgumentException().isThrownBy(() -> bank.atReadVoltage(Double.NaN));
    }

    @Test
    void designs_that_cannot_be_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NonlinearRampAdcSpec.DEFAULT.withBits(0))
                .withMessage("A ramp converter has 1 to 12 bits, but 0 were asked for. "
                        + "Each bit doubles its conversion time.");
        assertThatIllegalArgumentException().isThrownBy(() -> NonlinearRampAdcSpec.DEFAULT.withBits(40));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RampSamples.ramp(5, RampSamples.TAOX, RampCalibration.OnePoint.DEFAULT, 0, 0))
                .withMessage("A ramp converter needs at least one ramp column, but has 0 candidates");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NonlinearRampAdcSpec.DEFAULT.withReadVoltage(Double.NaN))
                .withMessage("A read voltage must lie in 0 to 2 V, but is NaN V");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RampCalibration.OnePoint(0))
                .withMessage("A bias calibration needs a tolerance > 0, but it is 0.00000 S");
        assertThatIllegalArgumentException().isThrownBy(() -> new RampCalibration.OnePoint(Double.NaN));
    }

    /** 5 bits of sigmoid span a factor of 5.80; the cells of 100 to 400 µS have 4. */
    @Test
    void a_ramp_beyond_the_range_of_its_cell_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RampSamples.ramp(5, new HongTaOx2025().cell(), RampCalibration.OnePoint.DEFAULT)
                        .fabricate(RampSamples.conversion(new Sigmoid(), Placement.CENTRE), 1, RANDOM))
                .withMessageMatching("Each step of a ramp must be one cell of 0.000100000 S to 0.000400000 S, "
                        + "but step [0-9]+ of sigmoid needs [0-9.e-]+ S. "
                        + "Use a cell with a larger on/off ratio, fewer bits, or steps of several cells.");
    }

    @Test
    void a_ramp_of_cells_needs_a_step() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RampSamples.exact(1)
                        .fabricate(RampSamples.conversion(new Sigmoid(), Placement.CENTRE), 1, RANDOM))
                .withMessage("A ramp of cells needs at least two thresholds, but sigmoid at 1 bit has one. "
                        + "A linear ramp can do it.");
    }

    /** One-sided functions start with a fraction of a cell: fewer bias cells are read, none below its range. */
    @Test
    void the_start_is_met_with_cells_that_cannot_go_to_zero() {
        var cell = RampSamples.IDEAL.withRange(new ConductanceRange(100e-6, 400e-6));
        for (Placement placement : Placement.values()) {
            for (Activation activation : new Activation[] {new Relu(), new Identity()}) {
                RampAdc bank = RampSamples.ramp(5, cell, RampCalibration.OnePoint.DEFAULT)
                        .fabricate(RampSamples.conversion(activation, placement), 1, RANDOM);
                assertThat(bank.transfer().maxInl()).isLessThan(0.01);
            }
        }
    }
}
