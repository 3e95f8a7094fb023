package mho.adc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import mho.adc.FrontEndCalibration.TwoPoint;
import mho.adc.activation.Interval;
import mho.adc.activation.Sine;
import mho.adc.activation.Tanh;
import mho.base.cost.Cost;
import mho.base.cost.CostSheet;
import mho.base.cost.Technology;
import org.junit.jupiter.api.Test;

class FrontEndTest implements AdcContract {
    private static final int COLUMNS = 40_000;
    /** Of the standard deviation of as many normal numbers: five standard errors, wrong for one seed in 1.7 million. */
    private static final double FIVE_ERRORS = 5 / Math.sqrt(2.0 * COLUMNS);

    private static final TwoPoint FINE = new TwoPoint(0.004, 0.5e-3, 8, 0.2, 1);

    @Override
    public AdcSpec spec() {
        FrontEnd frontEnd = new FrontEnd(0.05, 3e-3, 1e-3).withCalibration(TwoPoint.DEFAULT);
        return new LinearRampAdcSpec(6, 0.5, RampCircuit.DEFAULT, frontEnd);
    }

    private static FrontEnd.Columns columns(FrontEnd frontEnd) {
        return frontEnd.fabricate(COLUMNS, 3, RANDOM);
    }

    private static double spread(double[] values, double mean) {
        return Math.sqrt(Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow());
    }

    @Test
    void gains_and_offsets_spread_as_specified() {
        FrontEnd.Columns made = columns(new FrontEnd(0.07, 4e-3, 0));
        assertThat(spread(made.gains(), 1)).isCloseTo(0.07, within(0.07 * FIVE_ERRORS));
        assertThat(spread(made.offsets(), 0)).isCloseTo(12e-3, within(12e-3 * FIVE_ERRORS));
    }

    /** Uniform in half a step to either side; a step is a small part of the spread. */
    @Test
    void calibration_leaves_the_rounding_of_its_steps() {
        FrontEnd.Columns left = columns(new FrontEnd(0.07, 4e-3, 0).withCalibration(FINE));
        assertThat(Arrays.stream(left.gains()).boxed()).allMatch(gain -> Math.abs(gain - 1) <= 0.002 * (1 + 1e-9));
        assertThat(Arrays.stream(left.offsets()).boxed()).allMatch(offset -> Math.abs(offset) <= 0.75e-3 * (1 + 1e-9));
        assertThat(spread(left.gains(), 1)).isCloseTo(0.004 / Math.sqrt(12), within(0.004 * FIVE_ERRORS));
        assertThat(spread(left.offsets(), 0)).isCloseTo(1.5e-3 / Math.sqrt(12), within(1.5e-3 * FIVE_ERRORS));
    }

    /** Two bits reach from two steps down to one step up; beyond, a column keeps the rest of its error. */
    @Test
    void columns_out_of_reach_keep_the_rest() {
        TwoPoint coarse = new TwoPoint(0.01, 1e-3, 2, 0.2, 1);
        FrontEndCalibration.Residue left = coarse.trim(new FrontEndCalibration.Residue(0.05, -0.01), 0, RANDOM.draws());
        assertThat(left.gain()).isCloseTo(0.05 - 0.01, within(1e-15));
        assertThat(left.offset()).isCloseTo(-0.01 + 2e-3, within(1e-15));
    }

    /** With steps far below it the residue is the error of the mean: σ/(u·√(2n)) of gain, σ/√(2n) of offset. */
    @Test
    void noise_of_the_measurement_stays_in_the_residue() {
        TwoPoint averaging = new TwoPoint(1e-5, 1e-6, 16, 0.2, 8);
        FrontEnd.Columns left = columns(new FrontEnd(0.05, 5e-3, 2e-3).withCalibration(averaging));
        assertThat(spread(left.gains(), 1)).isCloseTo(2e-3 / 0.2 / 4, within(0.0025 * FIVE_ERRORS));
        assertThat(spread(left.offsets(), 0)).isCloseTo(3 * 2e-3 / 4, within(1.5e-3 * FIVE_ERRORS));
    }

    /** ±21 % as made and 7.09 % after calibration (Khaddam-Aljameh et al. 2022): what rounding to steps of 24.6 % leaves. */
    @Test
    void the_published_spread_after_calibration_is_that_of_steps_of_a_quarter() {
        TwoPoint steps = new TwoPoint(0.0709 * Math.sqrt(12), 1e-3, 4, 0.2, 1);
        assertThat(steps.gainStep()).isCloseTo(0.246, within(0.0005));
        FrontEnd.Columns left = columns(new FrontEnd(0.21, 0, 0).withCalibration(steps));
        assertThat(spread(left.gains(), 1)).isCloseTo(0.0709, within(0.0709 * FIVE_ERRORS));
    }

    /** A gain moves an output of 1.5 by 1.5 times its error, and steps of the converter blur it by 1/4096 of the range. */
    @Test
    void what_is_left_shows_in_the_codes() {
        LinearRampAdcSpec raw = new LinearRampAdcSpec(12, 0.5, RampCircuit.IDEAL, new FrontEnd(0.05, 0, 0));
        RampAdc before = raw.fabricate(Conversion.linear(2), 1000, RANDOM);
        RampAdc after =
                raw.withFrontEnd(raw.frontEnd().withCalibration(FINE)).fabricate(Conversion.linear(2), 1000, RANDOM);
        assertThat(spreadAt(before, 1.5)).isCloseTo(0.05 * 1.5, within(0.05 * 1.5 * 5 / Math.sqrt(2000)));
        assertThat(spreadAt(after, 1.5)).isLessThan(0.002 * 1.5 + 4.0 / 4096);
    }

    private static double spreadAt(RampAdc bank, double x) {
        double[] outputs = new double[bank.columns()];
        Arrays.setAll(outputs, column -> bank.convert(x, column));
        return spread(outputs, x);
    }

    @Test
    void calibration_takes_conversions_of_the_bank_and_registers_in_each_column() {
        LinearRampAdcSpec raw = new LinearRampAdcSpec(6, 0.5, RampCircuit.IDEAL, new FrontEnd(0.05, 1e-3, 0));
        RampAdc made = raw.fabricate(Conversion.linear(2), 64, RANDOM);
        RampAdc calibrated = raw.withFrontEnd(raw.frontEnd().withCalibration(TwoPoint.DEFAULT))
                .fabricate(Conversion.linear(2), 64, RANDOM);
        Technology node = Technology.DEFAULT;
        assertThat(made.frontEndCalibration(node)).isEqualTo(Cost.NONE);
        Cost once = calibrated.frontEndCalibration(node);
        CostSheet conversion = calibrated.conversion(node);
        assertThat(once.latency()).isCloseTo(8 * 64e-9, within(1e-18));
        assertThat(once.energy())
                .isCloseTo(8 * conversion.energy().nominal(), within(1e-9 * once.energy()))
                .isCloseTo(8 * made.conversion(node).energy().nominal(), within(1e-9 * once.energy()));
        double registers = conversion.area() - made.conversion(node).area();
        assertThat(registers).isCloseTo(64 * 12 * Register.bit(node).footprint().area(), within(1e-9 * registers));
    }

    private static SarAdcSpec sar(FrontEnd frontEnd) {
        return new SarAdcSpec(8, 0.5, 0.02, 0.5e-3, 0, FullScale.UNCORRECTED, 8, frontEnd);
    }

    /** Eight conversions of the whole bank, whatever the converter is; a unit behind it is not in use. */
    @Test
    void every_converter_with_front_ends_pays_for_their_calibration() {
        FrontEnd raw = new FrontEnd(0.05, 1e-3, 0);
        FrontEnd trimmed = raw.withCalibration(TwoPoint.DEFAULT);
        Technology node = Technology.DEFAULT;
        for (AdcSpec spec : List.of(
                sar(trimmed),
                new FlashAdcSpec(5, 0.5, 0.5e-3, 0, 0.01, ThermometerDecoder.ONES_COUNTER, 8, trimmed),
                ModularRampAdcSpec.DEFAULT.withFrontEnd(trimmed))) {
            Conversion conversion = spec instanceof ModularRampAdcSpec
                    ? new Conversion(new Sine(), Interval.symmetric(9), Placement.CENTRE)
                    : Conversion.linear(2);
            Adc bank = spec.fabricate(conversion, 16, RANDOM);
            CostSheet once = bank.conversion(node);
            Cost calibration = bank.frontEndCalibration(node);
            assertThat(calibration.energy())
                    .isCloseTo(8 * once.energy().nominal(), within(1e-9 * calibration.energy()));
            assertThat(calibration.latency()).isCloseTo(8 * once.latency(), within(1e-18));
        }
        Adc plain = sar(trimmed).fabricate(Conversion.linear(2), 16, RANDOM);
        Adc activated = new ActivatedAdcSpec(sar(trimmed), new ActivationUnitSpec.Rounded(), 8, 1)
                .fabricate(new Conversion(new Tanh(), Interval.symmetric(2), Placement.CENTRE), 16, RANDOM);
        assertThat(activated.frontEndCalibration(node)).isEqualTo(plain.frontEndCalibration(node));
        assertThat(sar(raw).fabricate(Conversion.linear(2), 4, RANDOM))
                .returns(Cost.NONE, bank -> bank.frontEndCalibration(node));
        assertThat(new IdealAdcSpec().fabricate(Conversion.linear(2), 4, RANDOM))
                .returns(Cost.NONE, bank -> bank.frontEndCalibration(node));
    }

    @Test
    void designs_that_cannot_be_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FrontEnd(-1, 0, 0))
                .withMessage(
                        "A front end needs a gain spread, an offset spread and a noise of 0 to 1, 0 to 1 V and 0 to 1 V, but they are -1.00000, 0.00000 V and 0.00000 V");
        assertThatIllegalArgumentException().isThrownBy(() -> new FrontEnd(0, Double.NaN, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new FrontEnd(0, 0, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TwoPoint(0, 1e-3, 6, 0.2, 4))
                .withMessage(
                        "Trimming needs a step of gain of more than 0 and at most 1, and one of offset of more than 0 and at most 1 V, but they are 0.00000 and 0.00100000 V");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TwoPoint(0.01, 1e-3, 17, 0.2, 4))
                .withMessage("A trimming converter has 1 to 16 bits, but 17 were asked for");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TwoPoint(0.01, 1e-3, 6, 0, 4))
                .withMessage(
                        "A two-point calibration needs inputs of more than 0 and at most 5 V and at least one conversion of each, but they are ±0.00000 V and 4");
        assertThatIllegalArgumentException().isThrownBy(() -> new TwoPoint(0.01, 1e-3, 6, 0.2, 0));
    }
}
