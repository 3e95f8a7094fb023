package mho.adc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import mho.adc.ActivationUnitSpec.Breakpoints;
import mho.adc.ActivationUnitSpec.Cordic;
import mho.adc.ActivationUnitSpec.PiecewiseLinear;
import mho.adc.ActivationUnitSpec.Rounded;
import mho.adc.ActivationUnitSpec.Table;
import mho.adc.activation.Activation;
import mho.adc.activation.Identity;
import mho.adc.activation.Interval;
import mho.adc.activation.Relu;
import mho.adc.activation.Sigmoid;
import mho.adc.activation.Sine;
import mho.base.cost.Cost;
import mho.base.cost.CostSheet;
import mho.base.cost.Technology;
import mho.base.random.RandomStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivatedAdcTest {
    private static final RandomStream RANDOM = RandomStream.ofSeed(47);

    private static ActivatedAdcSpec ramp(int bits, ActivationUnitSpec unit, int outputBits) {
        return new ActivatedAdcSpec(RampSamples.linear(bits, 0), unit, outputBits, 1);
    }

    @Nested
    class RampAndTable implements AdcContract {
        @Override
        public AdcSpec spec() {
            return ActivatedAdcSpec.DEFAULT;
        }
    }

    @Nested
    class SarAndPieces implements AdcContract {
        @Override
        public AdcSpec spec() {
            return new ActivatedAdcSpec(SarAdcSpec.DEFAULT, PiecewiseLinear.DEFAULT, 6, 2);
        }
    }

    /**
     * Way 3 of sin: the error of a step of the input is uniform and the slope has a mean square of ½, so that the rms error over
     * many half-periods is (2R/2^b)/√24. Output steps of 16 bits do not count; R = 20 holds 6.4 periods, not quite a whole number.
     */
    @ParameterizedTest
    @CsvSource({"6", "8", "10"})
    void a_sine_from_a_linear_ramp_and_a_table_errs_as_the_closed_form_says(int bits) {
        double range = 20;
        Conversion sine = new Conversion(new Sine(), Interval.symmetric(range), Placement.CENTRE);
        for (ActivationUnitSpec unit : List.of(new Table(bits), new Rounded(), new Cordic(20, 30))) {
            Adc bank = ramp(bits, unit, 16).fabricate(sine, 1, RANDOM);
            double sum = 0;
            int points = 200_000;
            for (int n = 0; n < points; n++) {
                double x = -range + 2 * range * (n + 0.5) / points;
                double error = bank.convert(x, 0) - StrictMath.sin(x);
                sum += error * error;
            }
            double law = 2 * range / (1 << bits) / Math.sqrt(24);
            assertThat(Math.sqrt(sum / points)).isCloseTo(law, within(0.03 * law));
        }
    }

    /** Brute force: every code of the converter, through every unit, is the unit's answer for the middle of the code. */
    @Test
    void the_unit_sees_the_code_of_the_converter_and_nothing_else() {
        Conversion sigmoid = new Conversion(new Sigmoid(), Interval.REALS, Placement.CENTRE);
        double edge = Math.log(2 * 64 - 1);
        for (ActivationUnitSpec unit :
                List.of(new Rounded(), new Table(5), new Table(7), PiecewiseLinear.DEFAULT, Cordic.DEFAULT)) {
            Adc bank = ramp(7, unit, 6).fabricate(sigmoid, 1, RANDOM);
            ActivationUnit alone = unit.unit(sigmoid, 6);
            for (int code = 0; code < 128; code++) {
                double middle = -edge + 2 * edge * (code + 0.5) / 128;
                for (double part : new double[] {0.01, 0.5, 0.99}) {
                    double x = -edge + 2 * edge * (code + part) / 128;
                    assertThat(bank.convert(x, 0)).isEqualTo(alone.apply(middle));
                }
            }
        }
    }

    /** With one address bit less than the converter has, neighbouring codes share an entry. */
    @Test
    void a_shorter_table_drops_the_lowest_bits() {
        Conversion sine = new Conversion(new Sine(), Interval.symmetric(3), Placement.CENTRE);
        Adc bank = ramp(6, new Table(5), 10).fabricate(sine, 1, RANDOM);
        int changes = 0;
        for (int code = 1; code < 64; code++) {
            double before = bank.convert(-3 + 6 * (code - 0.5) / 64, 0);
            double here = bank.convert(-3 + 6 * (code + 0.5) / 64, 0);
            changes += before == here ? 0 : 1;
            assertThat(before == here || code % 2 == 0).isTrue();
        }
        assertThat(changes).isEqualTo(31);
    }

    @Test
    void noise_of_the_converter_goes_through_the_unit() {
        SarAdcSpec noisy = new SarAdcSpec(8, 0.5, 0, 0, 5e-3, FullScale.UNCORRECTED, 1, FrontEnd.DEFAULT);
        Conversion sigmoid = new Conversion(new Sigmoid(), Interval.REALS, Placement.CENTRE);
        Adc bank = new ActivatedAdcSpec(noisy, new Table(8), 8, 1).fabricate(sigmoid, 1, RANDOM);
        Adc.Moment moment = bank.moment(RANDOM.draws());
        double sum = 0;
        double squares = 0;
        for (int n = 0; n < 10_000; n++) {
            double[] value = {0.2};
            moment.convert(value, 0, 1, 0);
            assertThat(value[0] * 256 - 0.5).isEqualTo(Math.rint(value[0] * 256 - 0.5));
            sum += value[0];
            squares += value[0] * value[0];
        }
        double mean = sum / 10_000;
        double deviation = Math.sqrt(squares / 10_000 - mean * mean);
        // 5 mV of 0.5 V over a range of 2 ln 511, at a slope of g(1 − g); the search and the steps add to it
        double expected = 0.01 * 2 * Math.log(511) * 0.2475;
        assertThat(deviation).isCloseTo(expected, within(0.25 * expected));
    }

    @Test
    void it_realises_what_its_unit_does() {
        for (Activation activation : Activation.all()) {
            assertThat(ActivatedAdcSpec.DEFAULT.realises(activation)).isTrue();
            assertThat(ramp(8, Cordic.DEFAULT, 8).realises(activation))
                    .isEqualTo(List.of("sigmoid", "tanh", "exp", "sin", "cos").contains(activation.name()));
        }
        Conversion relu = new Conversion(new Relu(), new Interval(0, 2), Placement.LEVEL);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ramp(8, Cordic.DEFAULT, 8).fabricate(relu, 1, RANDOM))
                .withMessage("This digital unit does not apply relu: shift-and-add rotations for sigmoid, tanh, exp, "
                        + "sin and cos");
    }

    /** A ReLU keeps its zero: the middle of the lowest code is less than half an output step. */
    @Test
    void small_inputs_of_a_relu_stay_zero() {
        Conversion relu = new Conversion(new Relu(), new Interval(0, 2), Placement.LEVEL);
        Adc bank = ramp(6, new Table(6), 6).fabricate(relu, 1, RANDOM);
        assertThat(bank.convert(-5, 0)).isZero();
        assertThat(bank.convert(0, 0)).isZero();
        assertThat(bank.convert(5, 0)).isEqualTo(2);
    }

    /** A converter, then a pipeline of so many clocks; units that are shared take turns. */
    @ParameterizedTest
    @CsvSource({"1, 1", "4, 4", "64, 64"})
    void units_are_a_column_or_shared(int columnsPerUnit, int turns) {
        Conversion sigmoid = new Conversion(new Sigmoid(), Interval.REALS, Placement.CENTRE);
        ActivatedAdcSpec design = new ActivatedAdcSpec(RampSamples.linear(5, 0), new Table(5), 5, columnsPerUnit);
        CostSheet sheet = design.fabricate(sigmoid, 64, RANDOM).conversion(Technology.DEFAULT);
        CostSheet unit = design.unit().used(Technology.DEFAULT, 5, 1, 1, 0);
        CostSheet ramp =
                design.converter().fabricate(Conversion.linear(1), 64, RANDOM).conversion(Technology.DEFAULT);
        double area = ramp.area() + 64.0 / columnsPerUnit * unit.area();
        double energy = ramp.energy().nominal() + 64 * unit.energy().nominal();
        assertThat(sheet.area()).isCloseTo(area, within(1e-12 * area));
        assertThat(sheet.energy().nominal()).isCloseTo(energy, within(1e-12 * energy));
        assertThat(sheet.latency()).isCloseTo(32e-9 + turns * 1e-9, within(1e-18));
    }

    @Test
    void designs_that_cannot_be_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ActivatedAdcSpec(ActivatedAdcSpec.DEFAULT, new Rounded(), 8, 1))
                .withMessage("The converter before a digital unit must be one without a unit of its own that converts "
                        + "plainly, but is: a converter without a function, and a digital activation unit behind it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ramp(8, new Rounded(), 17))
                .withMessage("The unit behind a converter puts out 1 to 16 bits, but 17 were asked for");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ActivatedAdcSpec(SarAdcSpec.DEFAULT, new Rounded(), 8, 0))
                .withMessage("At least one column must use a digital unit, but \"columnsPerUnit\" is 0");
        Conversion sine = new Conversion(new Sine(), Interval.REALS, Placement.CENTRE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ActivatedAdcSpec.DEFAULT.fabricate(sine, 1, RANDOM))
                .withMessageContaining("needs a finite range of inputs");
        assertThat(new PiecewiseLinear(16, Breakpoints.UNIFORM, 12).summary()).isNotBlank();
    }

    @Test
    void bits_and_cells_are_those_of_the_converter_and_of_the_table() {
        NonlinearRampAdcSpec ramp = RampSamples.exact(8);
        ActivatedAdcSpec design = new ActivatedAdcSpec(ramp, new Table(8), 8, 1);
        assertThat(design.withBits(5)).isEqualTo(new ActivatedAdcSpec(ramp.withBits(5), new Table(5), 5, 1));
        assertThat(design.withCell(RampSamples.TAOX).converter())
                .isEqualTo(ramp.withCell(RampSamples.TAOX))
                .isNotEqualTo(ramp);
    }

    @Test
    void its_converter_ages_and_is_kept_up_as_without_a_unit() {
        NonlinearRampAdcSpec ramp = RampSamples.ramp(5, RampSamples.TAOX, RampCalibration.OnePoint.DEFAULT);
        Conversion sine = new Conversion(new Sine(), Interval.symmetric(2), Placement.CENTRE);
        Conversion plain = new Conversion(new Identity(), sine.inputs(), Placement.CENTRE);
        Adc bank = new ActivatedAdcSpec(ramp, new Rounded(), 16, 1)
                .fabricate(sine, 3, RANDOM)
                .aged(86_400);
        Adc alone = ramp.fabricate(plain, 3, RANDOM).aged(86_400);
        assertThat(bank.upkeep()).isEqualTo(alone.upkeep()).isNotEqualTo(Cost.NONE);
    }
}
