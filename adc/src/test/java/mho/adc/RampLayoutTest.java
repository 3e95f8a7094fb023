package mho.adc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import mho.adc.activation.Activation;
import mho.adc.activation.Gelu;
import mho.adc.activation.Identity;
import mho.adc.activation.Sigmoid;
import mho.adc.activation.Sine;
import mho.base.random.RandomStream;
import mho.device.CellSpec;
import mho.device.ConductanceRange;
import mho.device.PolynomialError;
import mho.device.Programming;
import mho.device.catalog.HongTaOx2025;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which cells make a ramp, for how many clocks, and what comes of it. */
class RampLayoutTest {
    private static final RandomStream STREAM = RandomStream.ofSeed(28).child("layout");
    private static final RampCalibration CALIBRATED = RampCalibration.OnePoint.DEFAULT;
    private static final RampSteps.Planned PLANNED = RampSteps.Planned.DEFAULT;
    private static final RampPlan SIGMOID_8 = plan(new Sigmoid(), 8);

    static List<RampSteps> kinds() {
        return List.of(
                RampSteps.OneCell.DEFAULT,
                new RampSteps.SeveralCells(50e-6, 600),
                new RampSteps.SeveralClocks(50e-6, 600),
                PLANNED);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void every_step_has_the_charge_that_it_needs_from_cells_within_their_range(RampSteps kind) {
        for (Activation activation : new Activation[] {new Sigmoid(), new Sine(), new Identity()}) {
            RampPlan plan = plan(activation, activation instanceof Sine ? 5 : 8);
            RampLayout layout = kind.layout(plan, RampSamples.TAOX, CALIBRATED);
            double[] sizes = plan.steps();
            assertThat(layout.steps()).hasSameSizeAs(sizes);
            for (int k = 0; k < sizes.length; k++) {
                RampLayout.Step step = layout.steps().get(k);
                double wanted = layout.scale() * sizes[k];
                assertThat(step.cells() * step.clocks() * step.conductance()).isCloseTo(wanted, within(1e-12 * wanted));
                assertThat(step.conductance()).isBetween(0.0, 150e-6);
            }
            assertThat(layout.targets()).hasSize(layout.cells());
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_ramp_of_exact_cells_has_the_thresholds_of_its_plan_however_it_is_made(RampSteps kind) {
        RampLayout layout = kind.layout(SIGMOID_8, RampSamples.IDEAL, CALIBRATED);
        RampColumn column = RampColumn.fabricate(layout, CALIBRATED, 0, STREAM);
        assertThat(column.thresholds()).containsExactly(SIGMOID_8.thresholds(), within(1e-9));
    }

    /** The outermost step is 44.6 times the middle one: 50 µS · 44.6/150 µS = 14.9 cells. */
    @Test
    void large_steps_take_several_cells_or_several_clocks() {
        RampLayout cells = new RampSteps.SeveralCells(50e-6, 600).layout(SIGMOID_8, RampSamples.TAOX, CALIBRATED);
        assertThat(cells.steps().get(0))
                .isEqualTo(new RampLayout.Step(15, 1, cells.steps().get(0).conductance()));
        assertThat(cells.steps().get(127).cells()).isEqualTo(1);
        assertThat(cells.steps().get(127).conductance()).isCloseTo(50e-6, within(1e-12));
        assertThat(cells.clocks()).isEqualTo(256);
        RampLayout clocks = new RampSteps.SeveralClocks(50e-6, 600).layout(SIGMOID_8, RampSamples.TAOX, CALIBRATED);
        assertThat(clocks.steps().get(0))
                .isEqualTo(new RampLayout.Step(1, 15, clocks.steps().get(0).conductance()));
        assertThat(clocks.cells()).isEqualTo(254);
        // one for the first threshold; a step that takes several cells above takes as many clocks here
        assertThat(clocks.clocks()).isEqualTo(1 + cells.cells());
    }

    /** 5 bias cells, and a cell a strobe as the published column of 5 bits has 2⁵. */
    @Test
    void a_column_has_the_cells_that_its_branches_need() {
        RampPlan plan = plan(new Gelu(), 8);
        RampLayout layout = RampSteps.OneCell.DEFAULT.layout(plan, RampSamples.TAOX, CALIBRATED);
        RampColumn column = RampColumn.fabricate(layout, CALIBRATED, 0, STREAM);
        assertThat(column.cellsRead()).isEqualTo(layout.cells() + 3 + 5).isLessThan(280);
        assertThat(column.plan().clocks()).isEqualTo(layout.cells() + 3);
    }

    @Test
    void the_comparators_meet_each_threshold_when_its_step_is_complete() {
        RampLayout layout = new RampSteps.SeveralClocks(50e-6, 600).layout(SIGMOID_8, RampSamples.TAOX, CALIBRATED);
        RampColumn column = RampColumn.fabricate(layout, CALIBRATED, 0, STREAM);
        int[] clocks = column.ramp().clocks();
        assertThat(clocks[0]).isEqualTo(1);
        for (int k = 0; k < layout.steps().size(); k++) {
            assertThat(clocks[k + 1] - clocks[k])
                    .isEqualTo(layout.steps().get(k).clocks());
        }
        assertThat(column.plan().clocks()).isEqualTo(clocks[254]).isEqualTo(layout.clocks());
        assertThat(column.plan().strobes()).isEqualTo(256);
    }

    /** 5 bits of sigmoid span a factor of 5.80; one cell of 100 to 400 µS spans 4, two in parallel 8. */
    @Test
    void several_cells_make_a_ramp_that_one_cell_a_step_cannot() {
        CellSpec narrow = new HongTaOx2025().cell();
        RampPlan plan = plan(new Sigmoid(), 5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RampSteps.OneCell.DEFAULT.layout(plan, narrow, CALIBRATED));
        RampLayout layout = new RampSteps.SeveralCells(100e-6, 40).layout(plan, narrow, CALIBRATED);
        assertThat(layout.steps().get(0).cells()).isEqualTo(2);
        assertThat(layout.cells()).isEqualTo(32);
        RampColumn column = RampColumn.fabricate(layout, CALIBRATED, 0, STREAM);
        assertThat(new TransferCurve(plan, column.thresholds()).maxInl()).isLessThan(0.5);
    }

    /** The sum of n errors has a standard deviation of √n σ, an error read n times one of n σ; 8000 steps, 5 sigma. */
    @Test
    void cells_average_their_errors_and_clocks_do_not() {
        double sigma = 2e-6;
        CellSpec cell = RampSamples.TAOX.withProgramming(Programming.Gaussian.ofSpread(sigma));
        RampPlan plan = plan(new Identity(), 5);
        // 400 µS of cells of at most 150 µS
        double scale = 400e-6 / plan.steps()[0];
        RampLayout cells = RampLayout.ofScale(plan, cell, scale, 4);
        RampLayout clocks = RampLayout.ofScale(plan, cell, scale, 1);
        assertThat(cells.steps().get(0).cells()).isEqualTo(3);
        assertThat(clocks.steps().get(0).clocks()).isEqualTo(3);
        assertThat(spread(cells)).isCloseTo(Math.sqrt(3) * sigma, within(5 * 0.008 * Math.sqrt(3) * sigma));
        assertThat(spread(clocks)).isCloseTo(3 * sigma, within(5 * 0.008 * 3 * sigma));
    }

    /** Standard deviation of a step's charge [S]. */
    private static double spread(RampLayout layout) {
        double sum = 0;
        int count = 0;
        double wanted = layout.scale() * layout.plan().steps()[0];
        for (int n = 0; n < 267; n++) {
            double[] x = RampColumn.fabricate(layout, RampCalibration.None.DEFAULT, 0, STREAM.child(n))
                    .thresholds();
            for (int k = 1; k < x.length; k++) {
                double error = (x[k] - x[k - 1]) * layout.scale() - wanted;
                sum += error * error;
                count++;
            }
        }
        return Math.sqrt(sum / count);
    }

    /** The issue that planned ramps answer: 8 LSB with one cell a step. Medians of 300: standard error 3 %. */
    @Test
    void the_planned_ramp_of_eight_bits_stays_within_one_lsb_where_one_cell_a_step_fails() {
        RampLayout one = RampSteps.OneCell.DEFAULT.layout(SIGMOID_8, RampSamples.TAOX, CALIBRATED);
        RampLayout planned = PLANNED.layout(SIGMOID_8, RampSamples.TAOX, CALIBRATED);
        assertThat(median(one, CALIBRATED, 300)).isCloseTo(8.1, within(0.81));
        assertThat(median(planned, CALIBRATED, 300)).isLessThanOrEqualTo(1);
        // what it takes: a quarter more cells, no more clocks
        assertThat(planned.cells()).isBetween(310, 330);
        assertThat(planned.clocks()).isEqualTo(256);
        assertThat(planned.steps().stream().mapToInt(RampLayout.Step::cells).max())
                .hasValue(10);
    }

    @Test
    void a_planned_ramp_is_no_larger_than_it_has_to_be() {
        RampLayout planned = PLANNED.layout(SIGMOID_8, RampSamples.TAOX, CALIBRATED);
        assertThat(planned.predictedInl(CALIBRATED)).isBetween(0.85, 0.9);
        RampLayout smaller = RampLayout.ofScale(SIGMOID_8, RampSamples.TAOX, planned.scale() / 1.1, 2048);
        assertThat(smaller.predictedInl(CALIBRATED)).isGreaterThan(0.9);
        RampLayout finer = new RampSteps.Planned(0.5, 2048, 2048).layout(SIGMOID_8, RampSamples.TAOX, CALIBRATED);
        assertThat(finer.scale()).isGreaterThan(1.3 * planned.scale());
        RampLayout coarse = new RampSteps.Planned(20, 2048, 2048).layout(SIGMOID_8, RampSamples.TAOX, CALIBRATED);
        assertThat(coarse.targets())
                .containsExactly(
                        RampSteps.OneCell.DEFAULT
                                .layout(SIGMOID_8, RampSamples.TAOX, CALIBRATED)
                                .targets(),
                        within(1e-15));
    }

    @Test
    void where_cells_are_few_a_planned_ramp_takes_clocks() {
        RampLayout few = new RampSteps.Planned(0.95, 254, 2048).layout(SIGMOID_8, RampSamples.TAOX, CALIBRATED);
        assertThat(few.cells()).isEqualTo(254);
        assertThat(few.clocks()).isBetween(300, 340);
        RampLayout some = new RampSteps.Planned(0.95, 290, 2048).layout(SIGMOID_8, RampSamples.TAOX, CALIBRATED);
        assertThat(some.cells()).isBetween(260, 290);
        assertThat(some.clocks()).isBetween(257, few.clocks() - 1);
    }

    /** Forecast and 400 columns, whose median has a standard error of 3 %; the forecast's own is 4 %. */
    @ParameterizedTest
    @MethodSource("kinds")
    void columns_turn_out_as_was_predicted(RampSteps kind) {
        RampCalibration[] calibrations = {
            RampCalibration.None.DEFAULT,
            CALIBRATED,
            RampCalibration.TwoPoint.DEFAULT,
            RampCalibration.EachBranch.DEFAULT
        };
        for (RampCalibration calibration : calibrations) {
            for (RampPlan plan :
                    new RampPlan[] {plan(new Sigmoid(), 5), plan(new Sine(), 5), plan(new Identity(), 6)}) {
                RampLayout layout = kind.layout(plan, RampSamples.TAOX, calibration);
                double predicted = layout.predictedInl(calibration);
                assertThat(median(layout, calibration, 400))
                        .as("%s, %s", plan.title(), calibration)
                        .isCloseTo(predicted, within(0.15 * predicted));
            }
        }
    }

    /**
     * Normal errors on a linear ramp that starts where it should are a random walk of n = 254 steps: the largest |sum| of
     * a Brownian motion has the median 1.1489 √n σ, of a walk 0.583 σ less (Chernoff's correction). 201 walks: 5 %.
     */
    @Test
    void the_forecast_of_a_linear_ramp_is_that_of_a_random_walk() {
        double sigma = 2e-6;
        CellSpec cell = RampSamples.TAOX.withProgramming(Programming.Gaussian.ofSpread(sigma));
        RampPlan plan = plan(new Identity(), 8);
        RampLayout layout = new RampSteps.SeveralCells(75e-6, 600).layout(plan, cell, RampCalibration.None.DEFAULT);
        double expected = (1.1489 * Math.sqrt(254) - 0.583) * sigma / 75e-6;
        assertThat(layout.predictedInl(RampCalibration.None.DEFAULT)).isCloseTo(expected, within(0.15 * expected));
    }

    /** 30 steps of three cells, each 1 µS high: 30·3/400 steps at the end, of which two points leave nothing. */
    @Test
    void the_forecast_has_the_mean_error_of_all_cells() {
        CellSpec high = RampSamples.TAOX.withProgramming(
                new PolynomialError(List.of(1e-6), List.of(0.0), 150e-6, PolynomialError.Shape.NORMAL));
        RampPlan plan = plan(new Identity(), 5);
        RampLayout layout = RampLayout.ofScale(plan, high, 400e-6 / plan.steps()[0], 4);
        assertThat(layout.predictedInl(RampCalibration.None.DEFAULT)).isCloseTo(0.225, within(1e-9));
        // a third of a hundredth of 15 steps is left by the steps of the read voltage
        assertThat(layout.predictedInl(RampCalibration.TwoPoint.DEFAULT)).isLessThan(0.06);
    }

    /** A uniform error of half width 50 µS·400/150, as a normal one: median 0.6745·133/√3 of 400 µS; 201 draws, 5 sigma. */
    @Test
    void the_forecast_has_the_tolerance_of_the_calibration() {
        RampPlan plan = plan(new Identity(), 5);
        RampLayout layout = RampLayout.ofScale(plan, RampSamples.IDEAL, 400e-6 / plan.steps()[0], 4);
        double expected = 0.6745 * 50e-6 * 400 / 150 / Math.sqrt(3) / 400e-6;
        assertThat(layout.predictedInl(new RampCalibration.OnePoint(50e-6)))
                .isCloseTo(expected, within(0.45 * expected));
    }

    private static double median(RampLayout layout, RampCalibration calibration, int trials) {
        double[] worst = new double[trials];
        Arrays.setAll(
                worst,
                n -> new TransferCurve(
                                layout.plan(),
                                RampColumn.fabricate(layout, calibration, 0, STREAM.child(n))
                                        .thresholds())
                        .maxInl());
        Arrays.sort(worst);
        return worst[trials / 2];
    }

    /** 254 steps of 2·10⁷ cells or clocks and more do not fit into an int. */
    @Test
    void ramps_far_beyond_all_limits_are_counted_without_overflow() {
        double scale = 150e-6 / SIGMOID_8.steps()[127] * 20e6;
        RampLayout cells = RampLayout.ofScale(SIGMOID_8, RampSamples.TAOX, scale, Integer.MAX_VALUE);
        assertThat(cells.cells()).isEqualTo(Integer.MAX_VALUE);
        RampLayout clocks = RampLayout.ofScale(SIGMOID_8, RampSamples.TAOX, 1e4 * scale, 1);
        assertThat(clocks.clocks()).isEqualTo(Integer.MAX_VALUE);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new RampSteps.Planned(1e-4, 65_536, 65_536).layout(SIGMOID_8, RampSamples.TAOX, CALIBRATED))
                .withMessageContaining("with 65536 cells and 65536 clocks the best has");
    }

    @Test
    void ramps_that_cannot_be_are_refused() {
        CellSpec cell = RampSamples.TAOX;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RampSteps.Planned(0.9, 200, 2048).layout(SIGMOID_8, cell, CALIBRATED))
                .withMessage(
                        "A ramp needs at least one cell a step, but sigmoid at 8 bit has 254 steps and a column may have 200 cells");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RampSteps.Planned(0.1, 300, 256).layout(SIGMOID_8, cell, CALIBRATED))
                .withMessageMatching("A ramp of sigmoid at 8 bit is to have a max \\|INL\\| of 0.100000 LSB, "
                        + "but with 300 cells and 256 clocks the best has 1.[0-9]+ LSB. "
                        + "Allow more of them, calibrate otherwise, or use a cell that is written more precisely.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RampSteps.Planned(0.9, 300, 128).layout(SIGMOID_8, cell, CALIBRATED))
                .withMessageContaining("but with 300 cells and 128 clocks none fits.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RampSteps.SeveralCells(50e-6, 300).layout(SIGMOID_8, cell, CALIBRATED))
                .withMessage(
                        "The steps of a ramp of sigmoid at 8 bit need at most 300 cells, but with 5.00000e-05 S for the smallest they need 370. Allow more cells, or make the smallest step smaller.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RampSteps.SeveralClocks(50e-6, 300).layout(SIGMOID_8, cell, CALIBRATED))
                .withMessage(
                        "A conversion by a ramp of sigmoid at 8 bit may take 300 clocks, but with 5.00000e-05 S for the smallest step it takes 371. Allow more clocks, or make the smallest step smaller.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RampSteps.SeveralCells(200e-6, 300).layout(SIGMOID_8, cell, CALIBRATED))
                .withMessage(
                        "The smallest step of a ramp must be one cell of 0.00000 S to 0.000150000 S, but is to be 0.000200000 S");
        CellSpec narrow = cell.withRange(new ConductanceRange(100e-6, 130e-6));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RampSteps.SeveralCells(100e-6, 600).layout(SIGMOID_8, narrow, CALIBRATED))
                .withMessageMatching("The cells of a step of [0-9.e-]+ S must lie in 0.000100000 S to 0.000130000 S, "
                        + "but [0-9]+ in [0-9]+ clocks would be of [0-9.e-]+ S. "
                        + "Use a cell with a larger on/off ratio, or a larger smallest step.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLANNED.layout(plan(new Sigmoid(), 1), cell, CALIBRATED))
                .withMessage("A ramp of cells needs at least two thresholds, but sigmoid at 1 bit has one. "
                        + "A linear ramp can do it.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RampSteps.Planned(Double.NaN, 1, 1))
                .withMessage(
                        "The steps of a ramp need a size > 0 and limits of 1 to 65536, but they are NaN and [1, 1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RampSteps.Planned(1e-4, 2_000_000_000, 2_000_000_000))
                .withMessage("The steps of a ramp need a size > 0 and limits of 1 to 65536, "
                        + "but they are 0.000100000 and [2000000000, 2000000000]");
        assertThatIllegalArgumentException().isThrownBy(() -> new RampSteps.Planned(1, 65_536, 65_537));
        assertThatIllegalArgumentException().isThrownBy(() -> new RampSteps.SeveralCells(1e-6, 65_537));
        assertThat(new RampSteps.SeveralClocks(1e-6, 65_536).mostClocks()).isEqualTo(65_536);
        assertThatIllegalArgumentException().isThrownBy(() -> new RampSteps.SeveralCells(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new RampSteps.SeveralClocks(1e-6, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new RampSteps.Planned(1, 1, 0));
    }

    private static RampPlan plan(Activation activation, int bits) {
        return RampPlan.of(RampSamples.conversion(activation, Placement.CENTRE), bits);
    }

    /** Sum of the conductances of a layout's cells, weighed with their clocks, is that of its steps. */
    @Test
    void the_charge_of_a_conversion_counts_clocks() {
        RampLayout layout = new RampSteps.SeveralClocks(50e-6, 600).layout(SIGMOID_8, RampSamples.IDEAL, CALIBRATED);
        RampColumn column = RampColumn.fabricate(layout, CALIBRATED, 0, STREAM);
        double[] x = SIGMOID_8.thresholds();
        double steps = (x[254] - x[0]) * layout.scale();
        assertThat(column.totalConductance()).isCloseTo(1.5 * steps, within(1e-6 * steps));
        assertThat(DoubleStream.of(column.conductances()).sum()).isLessThan(0.8 * steps);
    }
}
