package mho.adc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import mho.adc.activation.Sigmoid;
import mho.adc.activation.Sine;
import mho.base.cost.Cost;
import mho.base.cost.Technology;
import mho.base.random.RandomStream;
import mho.device.CellFaults;
import mho.device.CellSpec;
import mho.device.Drift;
import mho.device.PolynomialError;
import mho.device.ReadNoise;
import mho.device.Spread;
import mho.device.StateLaw;
import mho.device.catalog.JoshiPcm2020;
import org.junit.jupiter.api.Test;

/** Ramps that age, are kept up and repaired, and what each procedure takes and brings. */
class RampUpkeepTest {
    private static final RandomStream STREAM = RandomStream.ofSeed(30).child("upkeep");
    private static final double DAY = 86_400;
    private static final RampPlan SIGMOID = RampPlan.of(RampSamples.conversion(new Sigmoid(), Placement.CENTRE), 5);
    /** All cells alike: G(t) = G·((t + 20 s)/20 s)^−0.06. */
    private static final CellSpec COMMON =
            RampSamples.TAOX.withDrift(new Drift.PowerLaw(constant(0.06), constant(0), 20, 150e-6, 1e9));
    /** Exponents differ from cell to cell. */
    private static final CellSpec SPREAD =
            COMMON.withDrift(new Drift.PowerLaw(constant(0.06), constant(0.02), 20, 150e-6, 1e9));

    private static StateLaw constant(double value) {
        return new StateLaw.Constant(value);
    }

    /** ((86400 + 20)/20)^−0.06 = e^(−0.06·8.37124) = 0.605153. */
    @Test
    void a_ramp_left_alone_shrinks_as_its_cells_do() {
        RampColumn fresh = fabricate(COMMON, RampCalibration.OnePoint.DEFAULT);
        RampColumn later = new RampUpkeep.Never().keep(fresh, DAY);
        double factor = 0.605153;
        for (int k = 0; k < 31; k++) {
            double x = fresh.thresholds()[k] * factor;
            assertThat(later.thresholds()[k]).isCloseTo(x, within(1e-4));
        }
        assertThat(later.age()).isEqualTo(DAY);
        assertThat(later.programming()).isEqualTo(fresh.programming());
    }

    @Test
    void ageing_that_all_cells_have_in_common_cancels_where_two_points_are_met_again() {
        RampColumn fresh = fabricate(COMMON, RampCalibration.TwoPoint.DEFAULT);
        RampColumn later = new RampUpkeep.Recalibrated().keep(fresh, DAY);
        // half a step of the read voltage, relative to 1.65 of it, and the tolerance of the start on either side
        double[] before = fresh.thresholds();
        for (int k = 0; k < 31; k++) {
            assertThat(later.thresholds()[k])
                    .isCloseTo(before[k], within(0.004 * Math.abs(before[k]) + 3e-6 * fresh.unitsPerSiemens()));
        }
        assertThat(later.gain() / fresh.gain()).isCloseTo(1 / 0.605153, within(0.01));
    }

    @Test
    void meeting_zero_again_leaves_the_gain_that_has_drifted() {
        RampColumn fresh = fabricate(COMMON, RampCalibration.OnePoint.DEFAULT);
        RampColumn later = new RampUpkeep.Recalibrated().keep(fresh, DAY);
        double[] x = later.thresholds();
        double[] before = fresh.thresholds();
        assertThat(Math.abs(x[15]) / fresh.unitsPerSiemens()).isLessThanOrEqualTo(1e-6 * (1 + 1e-9));
        assertThat((x[30] - x[0]) / (before[30] - before[0])).isCloseTo(0.605153, within(1e-4));
        assertThat(last(later).maxInl()).isGreaterThan(2 * last(fresh).maxInl());
    }

    /** Spread exponents bend the ramp, which no trim of start and gain takes back; writing it anew does. Medians of 101. */
    @Test
    void the_more_is_done_about_a_ramp_the_less_it_has_aged() {
        double[] median = new double[3];
        RampUpkeep[] all = {new RampUpkeep.Never(), new RampUpkeep.Recalibrated(), new RampUpkeep.Rewritten()};
        for (int i = 0; i < 3; i++) {
            RampUpkeep upkeep = all[i];
            median[i] = java.util.stream.IntStream.range(0, 101)
                    .mapToDouble(n -> last(upkeep.keep(fabricate(SPREAD, RampCalibration.TwoPoint.DEFAULT, 0, n), DAY))
                            .maxInl())
                    .sorted()
                    .toArray()[50];
        }
        assertThat(median[0]).isGreaterThan(3);
        assertThat(median[1]).isBetween(0.4, 1.2);
        assertThat(median[2]).isCloseTo(0.33, within(0.06));
    }

    @Test
    void a_ramp_written_anew_is_of_the_same_cells_with_new_errors() {
        CellSpec faulty = RampSamples.TAOX.withFaults(new CellFaults(0.1, 0));
        RampColumn fresh = fabricate(faulty, RampCalibration.OnePoint.DEFAULT);
        RampColumn anew = new RampUpkeep.Rewritten().keep(fresh, 1e12);
        assertThat(anew.age()).isZero();
        int stuck = 0;
        for (int k = 0; k < 30; k++) {
            boolean off = fresh.conductances()[k] == 0;
            stuck += off ? 1 : 0;
            assertThat(anew.conductances()[k] == 0).isEqualTo(off);
            if (!off) {
                assertThat(anew.conductances()[k]).isNotEqualTo(fresh.conductances()[k]);
                assertThat(anew.conductances()[k]).isCloseTo(fresh.targets()[k], within(5.001e-6));
            }
        }
        assertThat(stuck).isPositive();
        assertThat(new RampUpkeep.Rewritten().keep(fresh, 1).thresholds()).isEqualTo(anew.thresholds());
    }

    @Test
    void every_procedure_says_what_it_took_and_what_it_left() {
        RampColumn fresh = fabricate(SPREAD.withFaults(new CellFaults(0.1, 0)), RampCalibration.TwoPoint.DEFAULT, 4, 3);
        assertThat(fresh.history())
                .extracting(RampColumn.Procedure::name)
                .containsExactly("programming", "repair", "calibration");
        RampColumn recalibrated = new RampUpkeep.Recalibrated().keep(fresh, DAY);
        assertThat(recalibrated.history())
                .extracting(RampColumn.Procedure::name)
                .containsExactly("programming", "repair", "calibration", "ageing by 1 day", "calibration");
        RampColumn anew = new RampUpkeep.Rewritten().keep(fresh, DAY);
        assertThat(anew.history())
                .extracting(RampColumn.Procedure::name)
                .containsExactly("programming", "repair", "calibration", "rewriting", "calibration");
        List<RampColumn.Procedure> all = recalibrated.history();
        assertThat(all.get(1).maxInl()).isLessThan(all.get(0).maxInl());
        assertThat(all.get(2).maxInl()).isLessThan(all.get(1).maxInl());
        assertThat(all.get(3).maxInl()).isGreaterThan(all.get(2).maxInl());
        assertThat(all.get(4).maxInl()).isLessThan(all.get(3).maxInl());
        assertThat(all.get(3).cost()).isEqualTo(Cost.NONE);
        assertThat(all.get(3).pulses()).isZero();
        // 30 cells of 5.57 pulses each; a few spare ones; five bias cells and some rewrites of one
        assertThat(all.get(0).pulses()).isBetween(100L, 260L);
        assertThat(all.get(1).pulses()).isBetween(1L, 100L);
        assertThat(all.get(2).pulses()).isBetween(5L, 12_000L);
        for (RampColumn.Procedure procedure : List.of(all.get(0), all.get(1), all.get(2), all.get(4))) {
            assertThat(procedure.cost().energy()).isPositive();
            assertThat(procedure.cost().latency())
                    .isCloseTo(
                            procedure.pulses() * 100e-9,
                            within(1e-9 * procedure.cost().latency()));
        }
        assertThat(recalibrated.programming().latency())
                .isCloseTo(all.stream().mapToLong(RampColumn.Procedure::pulses).sum() * 100e-9, within(1e-12));
    }

    @Test
    void spare_cells_stand_in_for_stuck_ones_worst_first() {
        CellSpec faulty = RampSamples.TAOX.withFaults(new CellFaults(0.15, 0));
        for (int n = 0; n < 50; n++) {
            RampColumn none = fabricate(faulty, RampCalibration.OnePoint.DEFAULT, 0, n);
            RampColumn one = fabricate(faulty, RampCalibration.OnePoint.DEFAULT, 1, n);
            RampColumn many = fabricate(faulty, RampCalibration.OnePoint.DEFAULT, 40, n);
            long stuck = stuck(none);
            assertThat(none.sparesUsed()).isZero();
            assertThat(one.sparesUsed()).isLessThanOrEqualTo(1);
            assertThat(stuck(one)).isEqualTo(stuck - one.sparesUsed());
            assertThat(stuck(many)).isZero();
            assertThat(many.sparesUsed()).isEqualTo((int) stuck);
            if (one.sparesUsed() == 1) {
                assertThat(worst(one)).isLessThanOrEqualTo(worst(none));
                assertThat(replaced(none, one)).isEqualTo(worst(none));
            }
        }
    }

    private static long stuck(RampColumn column) {
        return java.util.Arrays.stream(column.conductances())
                .filter(g -> g == 0)
                .count();
    }

    /** The largest error of a cell [S]. */
    private static double worst(RampColumn column) {
        double worst = 0;
        for (int k = 0; k < 30; k++) {
            worst = Math.max(worst, Math.abs(column.conductances()[k] - column.targets()[k]));
        }
        return worst;
    }

    /** The error of the cell that was replaced [S]. */
    private static double replaced(RampColumn before, RampColumn after) {
        for (int k = 0; k < 30; k++) {
            if (before.conductances()[k] != after.conductances()[k]) {
                return Math.abs(before.conductances()[k] - before.targets()[k]);
            }
        }
        return 0;
    }

    /** Every error lies within ±5 µS; three standard deviations of a uniform one are 8.7 µS. */
    @Test
    void healthy_cells_are_not_replaced() {
        for (int n = 0; n < 50; n++) {
            RampColumn column = fabricate(RampSamples.TAOX, RampCalibration.OnePoint.DEFAULT, 4, n);
            assertThat(column.sparesUsed()).isZero();
            assertThat(column.history().get(1).pulses()).isZero();
        }
    }

    /** All writes end 10 µS high, give or take 1.7 µS: what every cell does is no failure of one. */
    @Test
    void cells_that_are_all_written_too_high_have_not_failed() {
        CellSpec high = RampSamples.TAOX.withProgramming(
                new PolynomialError(List.of(10e-6), List.of(1e-6), 150e-6, PolynomialError.Shape.UNIFORM));
        RampColumn column = fabricate(high, RampCalibration.OnePoint.DEFAULT, 30, 0);
        assertThat(column.conductances()[15] - column.targets()[15]).isCloseTo(10e-6, within(1.8e-6));
        assertThat(column.sparesUsed()).isZero();
        assertThat(column.history().get(1).pulses()).isZero();
    }

    /** A higher read voltage reads the noise of the cells with it. */
    @Test
    void read_noise_grows_with_the_gain_of_the_ramp() {
        double sigma = 0.3e-6;
        RampColumn column = fabricate(
                        COMMON.withReadNoise(new ReadNoise.White(new Spread.Constant(sigma))),
                        RampCalibration.TwoPoint.DEFAULT)
                .aged(DAY)
                .recalibrated();
        assertThat(column.gain()).isGreaterThan(1.5);
        assertThat(column.ramp().deviations()[7])
                .isCloseTo(column.gain() * sigma * column.unitsPerSiemens(), within(1e-12));
    }

    /** A repaired column without stuck cells has the errors of a clean one: median 0.36, not 0.95. Of 201. */
    @Test
    void repair_gives_a_column_of_faulty_cells_the_linearity_of_a_clean_one() {
        CellSpec faulty = RampSamples.TAOX.withFaults(new CellFaults(1.0 / 32, 0));
        double median = java.util.stream.IntStream.range(0, 201)
                .mapToDouble(n -> last(fabricate(faulty, RampCalibration.OnePoint.DEFAULT, 6, n))
                        .maxInl())
                .sorted()
                .toArray()[100];
        assertThat(median).isCloseTo(0.36, within(0.05));
    }

    @Test
    void repaired_cells_age_and_are_written_anew_with_the_others() {
        CellSpec faulty = COMMON.withFaults(new CellFaults(0.15, 0));
        RampColumn fresh = fabricate(faulty, RampCalibration.OnePoint.DEFAULT, 40, 5);
        assertThat(fresh.sparesUsed()).isPositive();
        RampColumn later = fresh.aged(DAY);
        RampColumn anew = later.rewritten();
        for (int k = 0; k < 30; k++) {
            assertThat(later.conductances()[k]).isCloseTo(0.605153 * fresh.conductances()[k], within(1e-9));
            assertThat(anew.conductances()[k]).isCloseTo(fresh.targets()[k], within(5.001e-6));
            assertThat(anew.conductances()[k]).isNotEqualTo(fresh.conductances()[k]);
        }
    }

    /** One pulse a write: 30 cells in use, however many were tried or replaced. */
    @Test
    void cells_that_were_replaced_are_not_written_again() {
        CellSpec faulty = RampSamples.IDEAL.withFaults(new CellFaults(0.15, 0));
        RampColumn fresh = fabricate(faulty, RampCalibration.OnePoint.DEFAULT, 40, 5);
        assertThat(fresh.sparesUsed()).isPositive();
        RampColumn.Procedure rewriting = fresh.rewritten().history().get(3);
        assertThat(rewriting.name()).isEqualTo("rewriting");
        assertThat(rewriting.pulses()).isEqualTo(30);
        assertThat(rewriting.cost().energy())
                .isCloseTo(
                        fabricate(RampSamples.IDEAL, RampCalibration.OnePoint.DEFAULT)
                                .history()
                                .get(0)
                                .cost()
                                .energy(),
                        within(1e-18));
        assertThat(fresh.rewritten().conductances()).isEqualTo(fresh.targets());
    }

    /** σ_r/S for a step of one cell; c·σ_r·√n/S for several; five bias cells of two clocks: 2·√5·σ_r/S. */
    @Test
    void read_noise_of_the_cells_is_that_of_the_ramp() {
        double sigma = 0.3e-6;
        CellSpec noisy = RampSamples.IDEAL.withReadNoise(new ReadNoise.White(new Spread.Constant(sigma)));
        RampColumn one = fabricate(noisy, RampCalibration.OnePoint.DEFAULT);
        double unit = sigma * one.unitsPerSiemens();
        assertThat(one.ramp().deviations()[0]).isCloseTo(2 * Math.sqrt(5) * unit, within(1e-12));
        assertThat(one.ramp().deviations()[1]).isCloseTo(unit, within(1e-12));
        assertThat(fabricate(noisy, RampCalibration.None.DEFAULT).ramp().deviations()[0])
                .isZero();
        RampPlan plan = RampPlan.of(RampSamples.conversion(new Sigmoid(), Placement.CENTRE), 8);
        RampLayout cells = new RampSteps.SeveralCells(50e-6, 600).layout(plan, noisy, RampCalibration.None.DEFAULT);
        RampLayout clocks = new RampSteps.SeveralClocks(50e-6, 600).layout(plan, noisy, RampCalibration.None.DEFAULT);
        assertThat(RampColumn.fabricate(cells, RampCalibration.None.DEFAULT, 0, STREAM)
                        .ramp()
                        .deviations()[1])
                .isCloseTo(Math.sqrt(15) * sigma / cells.scale(), within(1e-12));
        assertThat(RampColumn.fabricate(clocks, RampCalibration.None.DEFAULT, 0, STREAM)
                        .ramp()
                        .deviations()[1])
                .isCloseTo(15 * sigma / clocks.scale(), within(1e-12));
    }

    /** Noise that grows with the conductance tells the spare cell from the stuck one that it replaced. */
    @Test
    void spare_cells_bring_their_own_read_noise() {
        CellSpec noisy = RampSamples.TAOX
                .withFaults(new CellFaults(0.2, 0))
                .withReadNoise(new ReadNoise.White(new Spread.Constant(0.3e-6)));
        RampLayout layout = RampSteps.OneCell.DEFAULT.layout(SIGMOID, noisy, RampCalibration.None.DEFAULT);
        RampColumn repaired = RampColumn.fabricate(layout, RampCalibration.None.DEFAULT, 32, STREAM);
        assertThat(repaired.sparesUsed()).isPositive();
        for (int k = 0; k < 30; k++) {
            double sigma = repaired.conductances()[k] > 0 ? 0.3e-6 : 0;
            assertThat(repaired.ramp().deviations()[k + 1])
                    .isCloseTo(sigma * repaired.unitsPerSiemens(), within(1e-12));
        }
    }

    @Test
    void a_chosen_column_has_taken_what_all_candidates_took() {
        Conversion conversion = RampSamples.conversion(new Sigmoid(), Placement.CENTRE);
        NonlinearRampAdcSpec one = RampSamples.ramp(5, RampSamples.TAOX, RampCalibration.OnePoint.DEFAULT);
        RampLayout layout = one.layout(conversion);
        double energy = 0;
        for (int n = 0; n < 4; n++) {
            energy += RampColumn.fabricate(
                            layout, one.calibration(), 0, STREAM.child("ramp").child(n))
                    .programming()
                    .energy();
        }
        RampColumn chosen = one.withCandidates(4).column(conversion, STREAM);
        assertThat(chosen.programming().energy()).isCloseTo(energy, within(1e-9 * energy));
    }

    @Test
    void a_bank_ages_as_its_upkeep_says_and_tells_what_that_took() {
        NonlinearRampAdcSpec spec = RampSamples.ramp(5, SPREAD, RampCalibration.TwoPoint.DEFAULT);
        Conversion conversion = RampSamples.conversion(new Sigmoid(), Placement.CENTRE);
        RampAdc fresh = spec.fabricate(conversion, 3, STREAM);
        assertThat(fresh.upkeep()).isEqualTo(Cost.NONE);
        assertThat(fresh.aged(0)).isSameAs(fresh);
        RampColumn column = spec.column(conversion, STREAM);
        for (RampUpkeep upkeep :
                new RampUpkeep[] {new RampUpkeep.Never(), new RampUpkeep.Recalibrated(), new RampUpkeep.Rewritten()}) {
            RampAdc later =
                    spec.withUpkeep(upkeep).fabricate(conversion, 3, STREAM).aged(DAY);
            RampColumn kept = upkeep.keep(column, DAY);
            assertThat(later.transfer().thresholds()).isEqualTo(kept.thresholds());
            assertThat(later.rampCells()).isEqualTo(kept.conductances());
            assertThat(later.upkeep().latency())
                    .isCloseTo(
                            kept.programming().latency() - column.programming().latency(), within(1e-15));
            // always from its fabrication
            assertThat(later.aged(2 * DAY).transfer().thresholds())
                    .isEqualTo(upkeep.keep(column, 2 * DAY).thresholds());
            assertThat(later.atReadVoltage(0.8).aged(2 * DAY).transfer().thresholds())
                    .isEqualTo(upkeep.keep(column, 2 * DAY).thresholds());
        }
        RampAdc linear = RampSamples.linear(5, 0).fabricate(Conversion.linear(1), 3, STREAM);
        assertThat(linear.aged(DAY)).isSameAs(linear);
        assertThat(linear.upkeep()).isEqualTo(Cost.NONE);
    }

    @Test
    void the_ramp_of_phase_change_cells_needs_its_upkeep() {
        CellSpec pcm = new JoshiPcm2020().cell();
        RampColumn fresh = fabricate(pcm, RampCalibration.OnePoint.DEFAULT);
        double left = last(new RampUpkeep.Never().keep(fresh, DAY)).maxInl();
        double kept = last(new RampUpkeep.Rewritten().keep(fresh, DAY)).maxInl();
        assertThat(left).isGreaterThan(3 * kept);
    }

    @Test
    void a_bank_aged_by_nothing_is_the_fresh_one_whatever_its_age() {
        RampAdc fresh = RampSamples.ramp(5, SPREAD, RampCalibration.OnePoint.DEFAULT)
                .withUpkeep(RampUpkeep.Never.DEFAULT)
                .fabricate(RampSamples.conversion(new Sigmoid(), Placement.CENTRE), 1, STREAM);
        RampAdc old = fresh.aged(DAY);
        assertThat(old.transfer().thresholds()).isNotEqualTo(fresh.transfer().thresholds());
        assertThat(old.aged(0).transfer().thresholds())
                .containsExactly(fresh.transfer().thresholds());
        assertThat(old.aged(0).upkeep()).isEqualTo(Cost.NONE);
        assertThat(fresh.aged(0)).isSameAs(fresh);
    }

    @Test
    void an_age_of_which_nothing_is_known_is_refused_unless_the_ramp_is_written_anew() {
        RampColumn fresh = fabricate(RampSamples.TAOX, RampCalibration.OnePoint.DEFAULT);
        assertThat(new RampUpkeep.Rewritten().keep(fresh, 365 * DAY).age()).isZero();
        for (RampUpkeep upkeep : new RampUpkeep[] {new RampUpkeep.Never(), new RampUpkeep.Recalibrated()}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> upkeep.keep(fresh, DAY))
                    .withMessage(
                            "A ramp of cells is to be read 1 day after programming, but the drift of its cells is known at ages up to 1 h. "
                                    + "Have the ramp rewritten before use (\"upkeep\": \"rewritten\"), take another cell, or leave drift out (\"drift\": \"none\").");
        }
    }

    /** Cells that have lost 65 %: that of a branch of the sine is more than one trim cell gives in two clocks. */
    @Test
    void a_bank_takes_the_clocks_of_its_new_trims() {
        NonlinearRampAdcSpec spec = RampSamples.ramp(5, COMMON, RampCalibration.EachBranch.DEFAULT)
                .withUpkeep(RampUpkeep.Recalibrated.DEFAULT);
        Conversion sine = RampSamples.conversion(new Sine(), Placement.CENTRE);
        RampAdc fresh = spec.fabricate(sine, 2, STREAM);
        RampAdc later = fresh.aged(1e8);
        int clocks = later.rampColumn().orElseThrow().plan().clocks();
        assertThat(clocks).isGreaterThan(fresh.transfer().plan().clocks());
        assertThat(later.transfer().plan().clocks()).isEqualTo(clocks);
        assertThat(later.conversion(Technology.DEFAULT).latency()).isCloseTo(clocks * 1e-9, within(1e-18));
    }

    @Test
    void a_recalibration_writes_the_same_bias_cells_with_new_errors() {
        RampColumn fresh = fabricate(RampSamples.TAOX, RampCalibration.OnePoint.DEFAULT);
        RampColumn again = fresh.recalibrated();
        assertThat(again.conductances()).isEqualTo(fresh.conductances());
        assertThat(again.thresholds()[0]).isNotEqualTo(fresh.thresholds()[0]);
        assertThat(again.recalibrated().thresholds()[0])
                .isNotEqualTo(again.thresholds()[0])
                .isNotEqualTo(fresh.thresholds()[0]);
        assertThat(last(again).pulses()).isNotEqualTo(last(fresh).pulses());
    }

    /** Its bias cells are younger than those of its steps. */
    @Test
    void a_column_that_was_recalibrated_at_an_age_does_not_age_further() {
        RampColumn fresh = fabricate(SPREAD, RampCalibration.OnePoint.DEFAULT);
        RampColumn mixed = fresh.aged(DAY).recalibrated();
        assertThatIllegalStateException()
                .isThrownBy(() -> mixed.aged(2 * DAY))
                .withMessage(
                        "A ramp column ages from where all of its cells were programmed, but this was recalibrated "
                                + "1 day after. Age the fresh column, or have it rewritten.");
        assertThat(mixed.rewritten().aged(DAY).age()).isEqualTo(DAY);
        assertThat(fresh.recalibrated().aged(DAY).age()).isEqualTo(DAY);
        assertThat(fresh.aged(DAY).aged(2 * DAY).thresholds())
                .isEqualTo(fresh.aged(2 * DAY).thresholds());
    }

    private static RampColumn.Procedure last(RampColumn column) {
        return column.history().get(column.history().size() - 1);
    }

    private static RampColumn fabricate(CellSpec cell, RampCalibration calibration) {
        return fabricate(cell, calibration, 0, 0);
    }

    private static RampColumn fabricate(CellSpec cell, RampCalibration calibration, int spares, int n) {
        RampLayout layout = RampSteps.OneCell.DEFAULT.layout(SIGMOID, cell, calibration);
        return RampColumn.fabricate(layout, calibration, spares, STREAM.child(n));
    }
}
