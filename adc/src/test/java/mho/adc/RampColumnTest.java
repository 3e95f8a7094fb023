package mho.adc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import mho.adc.activation.Activation;
import mho.adc.activation.Sigmoid;
import mho.adc.activation.Sine;
import mho.base.cost.Technology;
import mho.base.random.RandomStream;
import mho.device.CellFaults;
import mho.device.CellSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RampColumnTest {
    private static final RandomStream STREAM = RandomStream.ofSeed(25).child("column");
    private static final RampPlan SIGMOID = RampPlan.of(RampSamples.conversion(new Sigmoid(), Placement.CENTRE), 5);

    @Test
    void a_column_of_exact_cells_has_the_thresholds_of_its_plan() {
        for (Activation activation : Activation.all()) {
            RampPlan plan = RampPlan.of(RampSamples.conversion(activation, Placement.CENTRE), 5);
            double[] reached = fabricate(plan, RampSamples.IDEAL, new RampCalibration.None(), 0)
                    .thresholds();
            assertThat(reached).containsExactly(plan.thresholds(), within(1e-12));
        }
    }

    @Test
    void the_ramp_rises_by_the_conductance_of_each_cell() {
        RampColumn column = fabricate(SIGMOID, RampSamples.TAOX, new RampCalibration.None(), 1);
        double[] thresholds = column.thresholds();
        double[] cells = column.conductances();
        assertThat(thresholds[0]).isEqualTo(SIGMOID.thresholds()[0]);
        for (int k = 0; k < 30; k++) {
            assertThat(thresholds[k + 1] - thresholds[k]).isCloseTo(cells[k] * column.unitsPerSiemens(), within(1e-13));
            assertThat(cells[k] - column.targets()[k]).isBetween(-5.0001e-6, 5.0001e-6);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.2e-6, 1e-6, 3e-6})
    void calibration_meets_input_zero_within_its_tolerance(double tolerance) {
        for (int n = 0; n < 300; n++) {
            RampColumn column = fabricate(SIGMOID, RampSamples.TAOX, new RampCalibration.OnePoint(tolerance), n);
            double error = column.thresholds()[SIGMOID.zeroCrossing()] / column.unitsPerSiemens();
            assertThat(Math.abs(error)).isLessThanOrEqualTo(tolerance * (1 + 1e-9));
        }
    }

    @Test
    void calibration_leaves_the_ramp_cells_alone() {
        RampColumn raw = fabricate(SIGMOID, RampSamples.TAOX, new RampCalibration.None(), 2);
        RampColumn calibrated = fabricate(SIGMOID, RampSamples.TAOX, RampCalibration.OnePoint.DEFAULT, 2);
        assertThat(calibrated.conductances()).isEqualTo(raw.conductances());
        assertThat(calibrated.programming().energy())
                .isGreaterThan(raw.programming().energy());
    }

    /** Five cells, each stuck with p = 0.05: three or more are stuck in 0.1 % of columns, and then nothing helps. */
    @Test
    void stuck_bias_cells_are_made_up_for_by_their_neighbours() {
        CellSpec faulty = RampSamples.TAOX.withFaults(new CellFaults(0.05, 0));
        int met = 0;
        for (int n = 0; n < 500; n++) {
            RampColumn column = fabricate(SIGMOID, faulty, RampCalibration.OnePoint.DEFAULT, n);
            double error = column.thresholds()[SIGMOID.zeroCrossing()] / column.unitsPerSiemens();
            met += Math.abs(error) <= 1e-6 * (1 + 1e-9) ? 1 : 0;
        }
        assertThat(met).isGreaterThan(490);
    }

    /** Half the ramp lies below zero: the bias cells give Σ/2 = 709.6 µS, all cells together 2128.7 µS. */
    @Test
    void the_charge_of_a_conversion_is_that_of_ramp_and_bias_cells() {
        RampColumn exact = fabricate(SIGMOID, RampSamples.IDEAL, RampCalibration.OnePoint.DEFAULT, 3);
        assertThat(exact.totalConductance()).isCloseTo(2128.695e-6, within(0.01e-6));
        assertThat(DoubleStream.of(exact.conductances()).sum()).isCloseTo(1419.13e-6, within(0.005e-6));
    }

    /** ⌈charge below zero/(4·150 µS)⌉: 709.6 µS, 1580 µS, and ten times the scale of a cell a step. */
    @Test
    void the_start_takes_the_clocks_that_four_bias_cells_need() {
        RampColumn five = fabricate(SIGMOID, RampSamples.IDEAL, RampCalibration.OnePoint.DEFAULT, 0);
        assertThat(five.startClocks()).isEqualTo(2);
        RampPlan sine = RampPlan.of(RampSamples.conversion(new Sine(), Placement.CENTRE), 5);
        double charge = -sine.thresholds()[0] * 150e-6 / (2 * Math.acos(15.0 / 16));
        assertThat(fabricate(sine, RampSamples.IDEAL, RampCalibration.OnePoint.DEFAULT, 0)
                        .startClocks())
                .isEqualTo((int) Math.ceil(charge / 600e-6));
        RampPlan eight = RampPlan.of(RampSamples.conversion(new Sigmoid(), Placement.CENTRE), 8);
        RampLayout planned =
                RampSteps.Planned.DEFAULT.layout(eight, RampSamples.TAOX, RampCalibration.OnePoint.DEFAULT);
        RampColumn column = RampColumn.fabricate(planned, RampCalibration.OnePoint.DEFAULT, 0, STREAM);
        double start = -column.ramp().levels()[0] * planned.scale();
        assertThat(column.startClocks())
                .isEqualTo((int) Math.ceil(start / 600e-6))
                .isGreaterThan(10);
    }

    @Test
    void a_bank_says_how_long_its_start_takes() {
        Technology node = Technology.DEFAULT;
        Conversion sigmoid = RampSamples.conversion(new Sigmoid(), Placement.CENTRE);
        Conversion sine = RampSamples.conversion(new Sine(), Placement.CENTRE);
        NonlinearRampAdcSpec ramp = RampSamples.ramp(5, RampSamples.IDEAL, RampCalibration.OnePoint.DEFAULT);
        assertThat(ramp.fabricate(sigmoid, 4, STREAM).preparation(node)).isCloseTo(2e-9, within(1e-20));
        assertThat(RampSamples.exact(5).fabricate(sigmoid, 4, STREAM).preparation(node))
                .isZero();
        assertThat(new ActivatedAdcSpec(ramp, ActivationUnitSpec.Table.DEFAULT, 5, 1)
                        .fabricate(sigmoid, 4, STREAM)
                        .preparation(node))
                .isPositive();
        // four clocks of the coarse conversion and two of the subtraction hide the rest
        ModularRampAdc modular = ModularRampAdcSpec.DEFAULT
                .with(
                        Fold.HALF_PERIOD,
                        ramp.withBits(8).withCell(RampSamples.TAOX).withSteps(new RampSteps.Planned(0.3, 2048, 2048)))
                .fabricate(sine, 4, STREAM);
        int start = ((RampAdc) modular.fine()).rampColumn().orElseThrow().startClocks();
        assertThat(start).isGreaterThan(6);
        assertThat(modular.preparation(node)).isCloseTo((start - 6) * 1e-9, within(1e-18));
        assertThat(ModularRampAdcSpec.DEFAULT
                        .with(Fold.HALF_PERIOD, ramp)
                        .fabricate(sine, 4, STREAM)
                        .preparation(node))
                .isZero();
    }

    @Test
    void a_column_with_stuck_cells_still_never_falls() {
        CellSpec faulty = RampSamples.TAOX.withFaults(new CellFaults(0.5, 0));
        for (int n = 0; n < 100; n++) {
            RampColumn column = fabricate(SIGMOID, faulty, RampCalibration.OnePoint.DEFAULT, n);
            assertThat(new TransferCurve(SIGMOID, column.thresholds()).isMonotonic())
                    .isTrue();
        }
    }

    @Test
    void the_same_address_gives_the_same_column() {
        RampColumn one = fabricate(SIGMOID, RampSamples.TAOX, RampCalibration.OnePoint.DEFAULT, 4);
        RampColumn other = fabricate(SIGMOID, RampSamples.TAOX, RampCalibration.OnePoint.DEFAULT, 4);
        assertThat(other.thresholds()).isEqualTo(one.thresholds());
        assertThat(other.programming()).isEqualTo(one.programming());
    }

    private static RampColumn fabricate(RampPlan plan, CellSpec cell, RampCalibration calibration, int n) {
        return RampColumn.fabricate(
                new RampSteps.OneCell().layout(plan, cell, calibration), calibration, 0, STREAM.child(n));
    }
}
