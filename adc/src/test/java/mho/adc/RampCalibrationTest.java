package mho.adc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import mho.adc.activation.Activation;
import mho.adc.activation.Identity;
import mho.adc.activation.Interval;
import mho.adc.activation.Relu;
import mho.adc.activation.Sigmoid;
import mho.adc.activation.Sine;
import mho.base.random.RandomStream;
import mho.device.CellFaults;
import mho.device.CellSpec;
import mho.device.ConductanceRange;
import mho.device.Programming;
import mho.device.ReadNoise;
import mho.device.Spread;
import mho.device.catalog.HongTaOx2025;
import org.junit.jupiter.api.Test;

/** What is left of the errors of a ramp after each calibration, against closed forms of random walks and bridges. */
class RampCalibrationTest {
    private static final RandomStream STREAM = RandomStream.ofSeed(29).child("calibration");
    private static final double SIGMA = 2e-6;
    private static final CellSpec NORMAL = RampSamples.TAOX.withProgramming(Programming.Gaussian.ofSpread(SIGMA));
    /** Linear, so that every step is one cell of 150 µS. */
    private static final RampPlan LINEAR = plan(new Identity(), 5);

    private static final RampPlan SINE = plan(new Sine(), 5);
    private static final int TRIALS = 4000;

    /** Steps from zero are m: m·σ². The mean square of 4000 normals has a standard error of 2.2 %; five of them. */
    @Test
    void errors_of_a_ramp_held_at_zero_are_those_of_a_random_walk() {
        double[] variances = variances(LINEAR, new RampCalibration.OnePoint(0.4e-6));
        int zero = LINEAR.zeroCrossing();
        for (int k : new int[] {0, 5, 10, 20, 25, 30}) {
            double expected = Math.abs(k - zero);
            assertThat(variances[k]).as("threshold %d", k).isCloseTo(expected, within(0.112 * expected));
        }
    }

    /** A bridge: m·(n − m)/n·σ² at m of n steps from zero, as the sum of all n errors is shared out. */
    @Test
    void errors_of_a_ramp_held_at_two_points_are_those_of_a_bridge() {
        double[] variances = variances(LINEAR, new RampCalibration.TwoPoint(0.4e-6, 1e-5, 2));
        int zero = LINEAR.zeroCrossing();
        for (int k : new int[] {0, 5, 10, 20, 25, 30}) {
            int m = Math.abs(k - zero);
            double expected = m * (30.0 - m) / 30;
            assertThat(variances[k]).as("threshold %d", k).isCloseTo(expected, within(0.112 * expected));
        }
    }

    /** A ramp of a one-sided function starts next to zero and ends where the design says: the errors vanish at both ends. */
    @Test
    void a_one_sided_ramp_held_at_two_points_meets_its_far_end() {
        RampPlan plan = plan(new Relu(), 5);
        int last = plan.thresholds().length - 1;
        assertThat(plan.zeroCrossing()).isZero();
        double[] variances = variances(plan, new RampCalibration.TwoPoint(0.4e-6, 1e-5, 2));
        assertThat(variances[0]).isLessThan(0.02);
        assertThat(variances[last]).isLessThan(0.03);
        double middle = last / 4.0;
        assertThat(variances[last / 2]).isCloseTo(middle, within(0.13 * middle));
    }

    /** Mean square of each threshold's error in cells' σ². */
    private static double[] variances(RampPlan plan, RampCalibration calibration) {
        RampLayout layout = RampSteps.OneCell.DEFAULT.layout(plan, NORMAL, calibration);
        double[] ideal = plan.thresholds();
        double[] sums = new double[ideal.length];
        for (int n = 0; n < TRIALS; n++) {
            double[] x = RampColumn.fabricate(layout, calibration, 0, STREAM.child(n))
                    .thresholds();
            for (int k = 0; k < x.length; k++) {
                double error = (x[k] - ideal[k]) * layout.scale() / SIGMA;
                sums[k] += error * error / TRIALS;
            }
        }
        return sums;
    }

    @Test
    void two_points_are_met_within_a_step_of_the_read_voltage() {
        RampPlan plan = plan(new Sigmoid(), 5);
        double[] ideal = plan.thresholds();
        for (int n = 0; n < 300; n++) {
            RampColumn column = fabricate(plan, RampSamples.TAOX, RampCalibration.TwoPoint.DEFAULT, n);
            double[] x = column.thresholds();
            double width = ideal[30] - ideal[0];
            assertThat(x[30] - x[0]).isCloseTo(width, within(0.0026 * width));
            assertThat(Math.abs(x[15]) / column.unitsPerSiemens()).isLessThanOrEqualTo(1.3e-6);
            double steps = (column.gain() - 1) / 0.005;
            assertThat(steps).isCloseTo(Math.rint(steps), within(1e-9));
        }
    }

    @Test
    void the_read_voltage_of_a_ramp_has_ends() {
        RampCalibration.TwoPoint calibration = new RampCalibration.TwoPoint(1e-6, 0.01, 1.25);
        assertThat(calibration.gain(1.3, 1)).isCloseTo(1.25, within(1e-12));
        assertThat(calibration.gain(1, 1.5)).isCloseTo(0.8, within(1e-12));
        assertThat(calibration.gain(1.104, 1)).isCloseTo(1.10, within(1e-12));
        assertThat(RampCalibration.OnePoint.DEFAULT.gain(1.1, 1)).isEqualTo(1);
    }

    @Test
    void every_branch_is_met_within_the_tolerance() {
        double tolerance = 1e-6;
        int zero = SINE.zeroCrossing();
        int[] anchors = SINE.anchors();
        assertThat(Arrays.stream(anchors).distinct()).containsExactly(15, 46, zero, 108, 139);
        for (int n = 0; n < 200; n++) {
            RampColumn column = fabricate(SINE, RampSamples.TAOX, new RampCalibration.EachBranch(tolerance), n);
            for (int anchor : anchors) {
                double error = (column.thresholds()[anchor] - SINE.thresholds()[anchor]) / column.unitsPerSiemens();
                // that of the branch itself and that of input zero
                assertThat(Math.abs(error)).as("column %d", n).isLessThanOrEqualTo(2 * tolerance * (1 + 1e-9));
            }
            assertThat(new TransferCurve(SINE, column.thresholds()).isMonotonic())
                    .isTrue();
        }
    }

    /** From one anchor to the end of its half branch are 15 steps; from input zero to that of the last branch are 77. */
    @Test
    void errors_add_up_over_half_a_branch_only() {
        double[] one = sineVariances(new RampCalibration.OnePoint(0.5e-6));
        double[] each = sineVariances(new RampCalibration.EachBranch(0.5e-6));
        assertThat(one[154]).isCloseTo(77, within(77 * 0.16));
        assertThat(each[154]).isCloseTo(15, within(15 * 0.16 + 1));
        assertThat(each[0]).isCloseTo(15, within(15 * 0.16 + 1));
        assertThat(each[139]).isLessThan(0.2);
        assertThat(one[139]).isGreaterThan(50);
    }

    /** Of 2000 columns; five standard errors are 16 %. Large cells: an error beyond zero would be cut off. */
    private static double[] sineVariances(RampCalibration calibration) {
        double sigma = 1e-6;
        CellSpec cell = RampSamples.TAOX.withProgramming(Programming.Gaussian.ofSpread(sigma));
        RampLayout layout = RampSteps.OneCell.DEFAULT.layout(SINE, cell, calibration);
        double[] sums = new double[155];
        for (int n = 0; n < 2000; n++) {
            double[] x = RampColumn.fabricate(layout, calibration, 0, STREAM.child(n))
                    .thresholds();
            for (int k = 0; k < x.length; k++) {
                double error = (x[k] - SINE.thresholds()[k]) * layout.scale() / sigma;
                sums[k] += error * error / 2000;
            }
        }
        return sums;
    }

    @Test
    void the_trims_of_branches_have_a_cell_each_and_cost_writes() {
        RampColumn one = fabricate(SINE, RampSamples.TAOX, RampCalibration.OnePoint.DEFAULT, 1);
        RampColumn each = fabricate(SINE, RampSamples.TAOX, RampCalibration.EachBranch.DEFAULT, 1);
        assertThat(each.cellsRead()).isEqualTo(one.cellsRead() + 4).isEqualTo(169);
        assertThat(each.conductances()).isEqualTo(one.conductances());
        assertThat(each.programming().energy()).isGreaterThan(one.programming().energy());
        assertThat(each.totalConductance()).isNotEqualTo(one.totalConductance());
    }

    /** What each step has beyond its own cell, seen from outside: by where the ramp stands [S]. */
    private static double[] trims(RampColumn column) {
        double[] levels = column.ramp().levels();
        double[] cells = column.conductances();
        double[] trims = new double[cells.length];
        Arrays.setAll(trims, k -> (levels[k + 1] - levels[k]) * column.layout().scale() - cells[k]);
        return trims;
    }

    @Test
    void trims_add_to_the_charge_and_to_the_read_noise_of_a_ramp() {
        double sigma = 0.3e-6;
        CellSpec noisy = RampSamples.TAOX.withReadNoise(new ReadNoise.White(new Spread.Constant(sigma)));
        RampColumn column = fabricate(SINE, noisy, RampCalibration.EachBranch.DEFAULT, 1);
        double[] trims = trims(column);
        assertThat(DoubleStream.of(trims).filter(trim -> Math.abs(trim) > 1e-9)).hasSize(4);
        double start = column.ramp().levels()[0] * column.layout().scale();
        double charge = DoubleStream.concat(
                        DoubleStream.of(start),
                        DoubleStream.concat(DoubleStream.of(column.conductances()), DoubleStream.of(trims)))
                .map(Math::abs)
                .sum();
        assertThat(column.totalConductance()).isCloseTo(charge, within(1e-9 * charge));
        for (int k = 0; k < trims.length; k++) {
            double cells = Math.abs(trims[k]) > 1e-9 ? 2 : 1;
            assertThat(column.ramp().deviations()[k + 1])
                    .isCloseTo(Math.sqrt(cells) * sigma * column.unitsPerSiemens(), within(1e-12));
        }
    }

    /** Where many cells are missing, a trim makes up for more than one cell can give in a clock. */
    @Test
    void a_step_waits_for_the_clocks_of_its_trim() {
        CellSpec faulty = RampSamples.TAOX.withFaults(new CellFaults(0.3, 0));
        boolean waits = false;
        for (int n = 0; n < 10; n++) {
            RampColumn column = fabricate(SINE, faulty, RampCalibration.EachBranch.DEFAULT, n);
            double[] trims = trims(column);
            int[] clocks = column.ramp().clocks();
            for (int k = 0; k < trims.length; k++) {
                int taken = clocks[k + 1] - clocks[k];
                assertThat(Math.abs(trims[k])).isLessThan(taken * 150e-6 + 1e-9);
                waits |= taken > 1;
            }
            assertThat(column.plan().clocks()).isEqualTo(Math.max(160, clocks[154]));
        }
        assertThat(waits).isTrue();
    }

    @Test
    void a_function_of_one_branch_is_calibrated_the_same_way_at_each() {
        RampPlan plan = plan(new Sigmoid(), 5);
        RampColumn one = fabricate(plan, RampSamples.TAOX, RampCalibration.OnePoint.DEFAULT, 2);
        RampColumn each = fabricate(plan, RampSamples.TAOX, RampCalibration.EachBranch.DEFAULT, 2);
        assertThat(each.thresholds()).isEqualTo(one.thresholds());
        assertThat(each.cellsRead()).isEqualTo(one.cellsRead());
    }

    /** Trim cells stuck at 150 µS with the other polarity take back more than their step gives. */
    @Test
    void a_ramp_that_falls_back_is_not_noticed() {
        CellSpec faulty = RampSamples.TAOX.withFaults(new CellFaults(0.1, 0.3));
        int fallen = 0;
        for (int n = 0; n < 200; n++) {
            RampColumn column = fabricate(SINE, faulty, RampCalibration.EachBranch.DEFAULT, n);
            double[] levels = column.ramp().levels();
            double[] thresholds = column.thresholds();
            double highest = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < levels.length; k++) {
                fallen += levels[k] < highest ? 1 : 0;
                highest = Math.max(highest, levels[k]);
                assertThat(thresholds[k]).isEqualTo(highest);
            }
        }
        assertThat(fallen).isPositive();
    }

    /** A rectifier whose start is one step, and a step one cell at the bottom of its range: one bias cell makes it. */
    @Test
    void a_start_of_one_cell_at_the_bottom_of_its_range_is_made() {
        CellSpec cell = new HongTaOx2025().cell();
        NonlinearRampAdcSpec spec = RampSamples.ramp(5, cell, RampCalibration.OnePoint.DEFAULT)
                .withSteps(new RampSteps.SeveralClocks(cell.range().min(), 512));
        RampColumn column = spec.column(RampSamples.conversion(new Relu(), Placement.CENTRE), STREAM);
        double[] ideal = column.plan().thresholds();
        double step = ideal[1] - ideal[0];
        assertThat(ideal[0]).isCloseTo(step, within(1e-12));
        // ±5 µS of 100 µS; without the cell the ramp would start a whole step low
        assertThat(column.thresholds()[0]).isCloseTo(step, within(0.051 * step));
    }

    /** A linear ramp of steps of one, of cells of 100 µS to a largest; its first threshold is given in steps. */
    private static RampLayout narrow(double first, double largest) {
        CellSpec cell = RampSamples.IDEAL.withRange(new ConductanceRange(100e-6, largest));
        RampPlan plan =
                RampPlan.of(new Conversion(new Identity(), new Interval(first - 1, first + 31), Placement.CENTRE), 5);
        return new RampSteps.SeveralCells(100e-6, 512).layout(plan, cell, RampCalibration.OnePoint.DEFAULT);
    }

    /** 30 µS of cells that give 100 µS or nothing: the ramp starts 0.3 steps low, as was predicted. */
    @Test
    void a_start_that_bias_cells_cannot_give_is_an_error_of_the_whole_ramp() {
        RampCalibration calibration = new RampCalibration.OnePoint(1e-12);
        RampLayout layout = narrow(0.3, 400e-6);
        RampColumn column = RampColumn.fabricate(layout, calibration, 0, STREAM);
        assertThat(new TransferCurve(layout.plan(), column.thresholds()).maxInl())
                .isCloseTo(0.3, within(1e-9));
        assertThat(layout.predictedInl(calibration)).isCloseTo(0.3, within(1e-6));
        assertThat(column.startClocks()).isZero();
        assertThat(layout.predictedInl(RampCalibration.None.DEFAULT)).isCloseTo(0, within(1e-6));
        RampColumn below = RampColumn.fabricate(narrow(-3.5, 400e-6), calibration, 0, STREAM);
        assertThat(below.thresholds()).containsExactly(below.plan().thresholds(), within(1e-9));
    }

    /** 131 µS is more than one cell of 100 to 130 µS gives in a clock, and in two it gives 200 µS at least. */
    @Test
    void a_start_more_than_half_a_step_off_is_refused() {
        RampLayout layout = narrow(-1.31, 130e-6);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RampColumn.fabricate(layout, RampCalibration.OnePoint.DEFAULT, 0, STREAM))
                .withMessage(
                        "A ramp must start within half a step of the output of its place, but bias cells of 0.000100000 S to 0.000130000 S leave that of identity at 5 bit off by 0.690000 LSB. "
                                + "Use a cell that goes closer to zero, a larger smallest step, or a start from a reference (\"calibration\": \"none\").");
        assertThat(RampColumn.fabricate(layout, RampCalibration.None.DEFAULT, 0, STREAM)
                        .thresholds()[0])
                .isCloseTo(-1.31, within(1e-12));
    }

    /** Larger ramps are held as precisely in units of the function's argument. */
    @Test
    void the_tolerance_grows_with_the_ramp() {
        RampPlan plan = plan(new Sigmoid(), 8);
        RampLayout layout =
                new RampSteps.SeveralCells(50e-6, 400).layout(plan, RampSamples.TAOX, RampCalibration.OnePoint.DEFAULT);
        double most = 0;
        for (int n = 0; n < 100; n++) {
            RampColumn column = RampColumn.fabricate(layout, RampCalibration.OnePoint.DEFAULT, 0, STREAM.child(n));
            most = Math.max(most, Math.abs(column.thresholds()[plan.zeroCrossing()]));
        }
        double tolerance = Arrays.stream(plan.steps()).max().orElseThrow() * 1e-6 / 150e-6;
        assertThat(most).isBetween(0.9 * tolerance, tolerance * (1 + 1e-9));
    }

    @Test
    void calibrations_that_cannot_be_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RampCalibration.TwoPoint(0, 0.01, 2))
                .withMessage("A bias calibration needs a tolerance > 0, but it is 0.00000 S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RampCalibration.TwoPoint(1e-6, 0, 2))
                .withMessage(
                        "The read voltage of a ramp needs a step of 0 to 1 and a largest ratio of 1 to 10, but they are 0.00000 and 2.00000");
        assertThatIllegalArgumentException().isThrownBy(() -> new RampCalibration.TwoPoint(1e-6, 0.01, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new RampCalibration.EachBranch(Double.NaN));
    }

    private static RampPlan plan(Activation activation, int bits) {
        return RampPlan.of(RampSamples.conversion(activation, Placement.CENTRE), bits);
    }

    private static RampColumn fabricate(RampPlan plan, CellSpec cell, RampCalibration calibration, int n) {
        RampLayout layout = RampSteps.OneCell.DEFAULT.layout(plan, cell, calibration);
        return RampColumn.fabricate(layout, calibration, 0, STREAM.child(n));
    }
}
