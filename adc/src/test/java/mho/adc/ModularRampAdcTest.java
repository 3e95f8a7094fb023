package mho.adc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import mho.adc.activation.Activation;
import mho.adc.activation.Interval;
import mho.adc.activation.Sigmoid;
import mho.adc.activation.Sine;
import mho.base.cost.CostSheet;
import mho.base.cost.Technology;
import mho.base.random.Draws;
import mho.base.random.RandomStream;
import mho.device.ReadNoise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModularRampAdcTest {
    private static final NonlinearRampAdcSpec QUIET = NonlinearRampAdcSpec.DEFAULT.withCell(
            NonlinearRampAdcSpec.DEFAULT.cell().withReadNoise(new ReadNoise.None()));
    private static final RandomStream RANDOM = RandomStream.ofSeed(31).child("modular");
    private static final Activation SINE = new Sine();
    private static final int POINTS = 20_000;

    /** A reduction without errors before a ramp of ideal cells. */
    private static ModularRampAdcSpec exact(Fold fold, int bits) {
        return ModularRampAdcSpec.DEFAULT.with(fold, RampSamples.exact(bits)).withErrors(0, 0);
    }

    /** A reduction before a converter of unlimited resolution: what it does by itself. */
    private static ModularRampAdcSpec alone(Fold fold) {
        return ModularRampAdcSpec.DEFAULT.with(fold, new IdealAdcSpec()).withErrors(0, 0);
    }

    private static Conversion sine(double limit) {
        return new Conversion(SINE, Interval.symmetric(limit), Placement.CENTRE);
    }

    private static double at(double limit, int n) {
        return -limit + 2 * limit * (n + 0.5) / POINTS;
    }

    @ParameterizedTest
    @EnumSource(Fold.class)
    void a_reduction_without_errors_changes_no_value(Fold fold) {
        ModularRampAdc bank = alone(fold).fabricate(sine(18), 2, RANDOM);
        for (int n = 0; n < POINTS; n++) {
            double x = at(20, n);
            assertThat(bank.convert(x, 1)).isCloseTo(StrictMath.sin(x), within(1e-14));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PERIOD, CENTRE",
        "PERIOD, LEVEL",
        "PERIOD, EDGE",
        "HALF_PERIOD, CENTRE",
        "HALF_PERIOD, LEVEL",
        "HALF_PERIOD, EDGE"
    })
    void every_input_is_converted_within_its_bin(Fold fold, Placement placement) {
        Conversion conversion = new Conversion(SINE, new Interval(-7, 15), placement);
        ModularRampAdc bank = exact(fold, 6).fabricate(conversion, 1, RANDOM);
        double lsb = placement.lsb(new Interval(-1, 1), 6);
        double centre = placement == Placement.EDGE ? lsb / 2 : 0;
        for (int n = 0; n < POINTS; n++) {
            double x = -7 + 22.0 * n / POINTS;
            assertThat(bank.convert(x, 0) + centre)
                    .as("sin %s", x)
                    .isCloseTo(StrictMath.sin(x), within(0.5 * lsb * (1 + 1e-9)));
        }
    }

    /** The number of folds of π that a range touches, and ⌊log2(2·periods) + 1⌋ for ranges of whole half-periods. */
    @ParameterizedTest
    @CsvSource({"2.5, 5, 3", "1.5, 3, 2", "0.5, 1, 0", "0.4, 1, 0", "3.5, 7, 3", "4.5, 9, 4", "2.0, 5, 3", "5.7, 13, 4"
    })
    void the_coarse_conversion_has_as_many_bits_as_half_periods_need(double halfPeriods, int folds, int bits) {
        ModularRampAdc bank = exact(Fold.HALF_PERIOD, 5).fabricate(sine(halfPeriods * Math.PI), 1, RANDOM);
        assertThat(bank.folds()).isEqualTo(folds);
        assertThat(bank.coarseBits()).isEqualTo(bits);
    }

    @Test
    void the_coarse_conversion_finds_the_half_period() {
        ModularRampAdc bank = exact(Fold.HALF_PERIOD, 5).fabricate(sine(7), 1, RANDOM);
        for (int n = 0; n < POINTS; n++) {
            double x = at(7, n);
            assertThat(bank.fold(x, 0)).isEqualTo((int) Math.rint(x / Math.PI));
        }
        assertThat(bank.fold(1e9, 0)).isEqualTo(2);
        assertThat(bank.fold(Double.NEGATIVE_INFINITY, 0)).isEqualTo(-2);
        assertThat(bank.convert(Double.POSITIVE_INFINITY, 0)).isEqualTo(1 - 1.0 / 32);
    }

    @ParameterizedTest
    @EnumSource(Fold.class)
    void the_bank_converts_neighbours_as_it_converts_each(Fold fold) {
        ModularRampAdc bank = ModularRampAdcSpec.DEFAULT
                .with(fold, QUIET)
                .withFrontEnd(new FrontEnd(0.02, 2e-3, 0))
                .fabricate(sine(9), 50, RANDOM);
        double[] values = new double[60];
        for (int k = 0; k < values.length; k++) {
            values[k] = -10 + k / 3.0;
        }
        double[] inputs = values.clone();
        bank.convert(values, 4, 50, 3);
        double[] moment = inputs.clone();
        bank.moment(RANDOM.child("moment").draws()).convert(moment, 4, 50, 3);
        assertThat(moment).isEqualTo(values);
        for (int k = 0; k < values.length; k++) {
            assertThat(values[k]).isEqualTo(k < 4 || k >= 50 ? inputs[k] : bank.convert(inputs[k], k - 1));
        }
    }

    /**
     * A wrong fold leaves an input up to the comparator's offset δ beyond the peak, where the ramp saturates: 1 − cos δ beside half
     * a step. 300 columns, so the bound is put to the test by offsets of up to some three standard deviations.
     */
    @Test
    void a_wrong_fold_costs_the_square_of_the_offset() {
        double deviation = 0.15;
        ModularRampAdcSpec spec = exact(Fold.HALF_PERIOD, 8).withErrors(deviation * 0.5 / 16, 0); // 16 rad in 0.5 V
        ModularRampAdc bank = spec.fabricate(sine(8), 300, RANDOM);
        double worst = 0;
        for (int n = 0; n < POINTS; n++) {
            double x = at(8, n);
            worst = Math.max(worst, Math.abs(bank.convert(x, n % 300) - StrictMath.sin(x)));
        }
        double offset = 3.5 * deviation;
        assertThat(worst).isBetween(0.02, 1 - StrictMath.cos(offset) + 1.0 / 256);
    }

    /** ∫ (δ²/2)² dδ from 0 to |c| = |c|⁵/20 at each of so many boundaries, beside bins of 2/4096. */
    @Test
    void wrong_folds_make_the_error_of_a_parabola() {
        double limit = 3.5 * Math.PI;
        ModularRampAdcSpec spec = exact(Fold.HALF_PERIOD, 12).withErrors(0.01, 0);
        ModularRampAdc bank = spec.fabricate(sine(limit), 20, RANDOM);
        for (int column = 0; column < 20; column++) {
            double boundary = Math.PI / 2 - 2;
            while (bank.fold(boundary, column) == 0) {
                boundary += 1e-4;
            }
            double offset = Math.abs(boundary - Math.PI / 2);
            double sum = 0;
            for (int n = 0; n < POINTS; n++) {
                double error = bank.convert(at(limit, n), column) - StrictMath.sin(at(limit, n));
                sum += error * error;
            }
            double fifth = offset * offset * offset * offset * offset;
            double expected = 6 * fifth / 20 / (2 * limit);
            // the next term of the cosine is δ²/12 of the first
            assertThat(sum / POINTS).isCloseTo(expected, within(1e-7 + (0.02 + offset * offset / 6) * expected));
        }
    }

    @ParameterizedTest
    @EnumSource(Fold.class)
    void an_overlap_wider_than_the_offsets_makes_wrong_folds_harmless(Fold fold) {
        double overlap = 0.2;
        ModularRampAdcSpec spec = exact(fold, 6).withErrors(0.1 * 0.5 / 16, 0).withOverlap(overlap);
        ModularRampAdc bank = spec.fabricate(sine(8), 100, RANDOM);
        ModularRampAdc nominal = exact(fold, 6).fabricate(sine(8), 1, RANDOM);
        int wrong = 0;
        for (int n = 0; n < POINTS; n++) {
            double x = at(8, n);
            wrong += bank.fold(x, n % 100) == nominal.fold(x, 0) ? 0 : 1;
            assertThat(bank.convert(x, n % 100)).isCloseTo(StrictMath.sin(x), within((1 + 1e-9) / 64));
        }
        assertThat(wrong).isGreaterThan(fold == Fold.PERIOD ? 50 : 100);
    }

    /**
     * n charges taken off add their errors: σ_k = √k·ε·F. 4000 columns: the relative error of a standard deviation is 1/√8000 = 1.1
     * %, so 6 % is more than five of them; with four numbers one false alarm in 400,000.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, -1, -4})
    void errors_of_subtracted_charges_add_up(int k) {
        ModularRampAdc bank = alone(Fold.HALF_PERIOD).withErrors(0, 2e-3).fabricate(sine(14), 4000, RANDOM);
        double sum = 0;
        for (int column = 0; column < 4000; column++) {
            double y = bank.convert(k * Math.PI, column);
            sum += y * y;
        }
        double expected = Math.sqrt(Math.abs(k)) * 2e-3 * Math.PI;
        assertThat(Math.sqrt(sum / 4000)).as("stream %s", RANDOM).isCloseTo(expected, within(0.06 * expected));
        assertThat(bank.convert(0.3, 17)).isEqualTo(StrictMath.sin(0.3), within(1e-15));
    }

    /** 20,000 conversions: the relative error of the standard deviation is 0.5 %, so 2.5 % is five of them. */
    @Test
    void noise_of_the_front_end_is_drawn_anew_in_each_conversion() {
        ModularRampAdc bank =
                alone(Fold.PERIOD).withFrontEnd(new FrontEnd(0, 0, 1e-3)).fabricate(sine(5), 1, RANDOM);
        Draws draws = RANDOM.child("noise").draws();
        double sum = 0;
        for (int n = 0; n < POINTS; n++) {
            double[] value = {0};
            bank.moment(draws).convert(value, 0, 1, 0);
            sum += value[0] * value[0];
        }
        double expected = 1e-3 * 10 / 0.5;
        assertThat(Math.sqrt(sum / POINTS)).isCloseTo(expected, within(0.025 * expected));
        assertThat(bank.convert(0, 0)).isZero();
    }

    /**
     * 5 half-periods, where a ramp over all takes 160 clocks: 4 clocks find a half-period, or 2 one of the three periods that begin at
     * (2k − ½)π, 2 take it off, 32 a branch convert.
     */
    @ParameterizedTest
    @CsvSource({"HALF_PERIOD, 38", "PERIOD, 68"})
    void a_conversion_takes_the_clocks_of_its_parts(Fold fold, double clocks) {
        ModularRampAdcSpec spec = ModularRampAdcSpec.DEFAULT.with(fold, NonlinearRampAdcSpec.DEFAULT);
        CostSheet sheet = spec.fabricate(sine(2.5 * Math.PI), 128, RANDOM).conversion(Technology.DEFAULT);
        assertThat(sheet.latency()).isCloseTo(clocks * 1e-9, within(1e-15));
        CostSheet whole = NonlinearRampAdcSpec.DEFAULT
                .fabricate(sine(2.5 * Math.PI), 128, RANDOM)
                .conversion(Technology.DEFAULT);
        assertThat(whole.latency()).isCloseTo(160e-9, within(1e-15));
    }

    /** All that a linear ramp has: integrator, counter and both buses, for four boundaries of five folds. */
    @Test
    void the_coarse_conversion_pays_for_its_ramp() {
        CostSheet ramp = coarse();
        CostSheet linear = RampSamples.linear(2, 0)
                .fabricate(Conversion.linear(1), 128, RandomStream.ofSeed(1))
                .conversion(Technology.DEFAULT);
        for (String part : new String[] {
            "ramp integrator", "ramp counter", "ramp bus to the comparators", "code bus to the latches"
        }) {
            double expected = leaf(linear, part).energy().nominal();
            // three bits count to four, two bits to three
            double factor = part.equals("ramp counter") ? 1.5 : 1;
            assertThat(leaf(ramp, part).energy().nominal())
                    .as(part)
                    .isCloseTo(factor * expected, within(1e-9 * expected));
        }
    }

    private static CostSheet coarse() {
        CostSheet sheet = ModularRampAdcSpec.DEFAULT
                .fabricate(
                        new Conversion(new Sine(), Interval.symmetric(2.5 * Math.PI), Placement.CENTRE),
                        128,
                        RandomStream.ofSeed(1))
                .conversion(Technology.DEFAULT);
        return sheet.parts().get(0);
    }

    private static CostSheet leaf(CostSheet sheet, String name) {
        return sheet.leaves().stream()
                .filter(leaf -> leaf.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_cost_is_that_of_the_coarse_conversion_the_subtraction_and_the_fine_bank() {
        ModularRampAdc bank = ModularRampAdcSpec.DEFAULT.fabricate(sine(2.5 * Math.PI), 128, RANDOM);
        CostSheet sheet = bank.conversion(Technology.DEFAULT);
        assertThat(sheet.parts()).hasSize(3);
        double fine = bank.fine().conversion(Technology.DEFAULT).energy().nominal();
        double strobe = 67e-15 * (16.0 / 65) * (0.8 / 1.2) * (0.8 / 1.2);
        double integration = 0.25e-12 * (0.8 / 1.8) * (0.8 / 1.8);
        double energy = sheet.energy().nominal();
        double least = fine + 128 * (4 * strobe + integration + 0.1e-12 * 0.64);
        assertThat(energy).isBetween(least, 1.02 * least);
        assertThat(sheet.leaves().stream()
                        .mapToDouble(leaf -> leaf.energy().nominal())
                        .sum())
                .isCloseTo(energy, within(1e-12 * energy));
        assertThat(sheet.leaves().stream().mapToDouble(CostSheet::area).sum())
                .isCloseTo(sheet.area(), within(1e-12 * sheet.area()));
        assertThat(sheet.leaves()).allSatisfy(leaf -> assertThat(leaf.source()).isNotBlank());
    }

    @Test
    void inputs_of_one_fold_need_no_reduction() {
        ModularRampAdc bank = ModularRampAdcSpec.DEFAULT.fabricate(sine(1.2), 8, RANDOM);
        CostSheet sheet = bank.conversion(Technology.DEFAULT);
        assertThat(sheet.parts()).hasSize(1);
        assertThat(sheet.latency()).isCloseTo(32e-9, within(1e-15));
    }

    @Test
    void only_periodic_functions_that_the_fine_converter_applies_are_realised() {
        assertThat(ModularRampAdcSpec.DEFAULT.realises(SINE)).isTrue();
        List<Activation> others = Activation.all().stream()
                .filter(activation -> Double.isInfinite(activation.period()))
                .toList();
        assertThat(others).isNotEmpty().noneMatch(ModularRampAdcSpec.DEFAULT::realises);
        assertThat(ModularRampAdcSpec.DEFAULT
                        .with(Fold.PERIOD, LinearRampAdcSpec.DEFAULT)
                        .realises(SINE))
                .isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModularRampAdcSpec.DEFAULT.fabricate(
                        new Conversion(new Sigmoid(), Interval.symmetric(4), Placement.CENTRE), 1, RANDOM))
                .withMessage(
                        "A range reduction needs a periodic function that its fine converter applies, but sigmoid was asked for of a ramp of memory cells in the shape of the inverse function: converts and activates in one step");
    }

    @Test
    void designs_and_inputs_that_cannot_be_are_refused() {
        ModularRampAdcSpec spec = ModularRampAdcSpec.DEFAULT;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec.withOverlap(0.6))
                .withMessage("The overlap of a range reduction must lie in 0 to 0.5 folds, but is 0.600000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec.withErrors(-1, 0))
                .withMessage(
                        "A range reduction needs a comparator offset of 0 to 1 V and a subtraction error of 0 to 1, but they are -1.00000 V and 0.00000");
        assertThatIllegalArgumentException().isThrownBy(() -> spec.withErrors(0, Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec.fabricate(new Conversion(SINE, Interval.REALS, Placement.CENTRE), 1, RANDOM))
                .withMessage(
                        "A range reduction needs inputs of at most 256 folds of 3.14159, but they go from -Infinity to Infinity");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec.fabricate(sine(3), 0, RANDOM))
                .withMessage("A bank needs at least one converter, but 0 were asked for");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec.fabricate(sine(3), 1, RANDOM).convert(Double.NaN, 0))
                .withMessage("The input of a converter must be a number, but is NaN");
        assertThat(spec.withBits(7).bits()).isEqualTo(7);
    }
}
