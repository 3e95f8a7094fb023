package mho.crossbar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import mho.base.random.RandomStream;
import mho.device.CellFaults;
import mho.device.CellSpec;
import mho.device.IvCurve;
import mho.device.Programming;
import mho.device.ReadNoise;
import mho.device.catalog.MiloRram2021;
import org.junit.jupiter.api.Test;

class CrossbarTest {
    private static final RandomStream RANDOM = RandomStream.ofSeed(3).child("array");

    @Test
    void a_cell_without_errors_holds_its_target() {
        Conductances targets = targets(8, 6, CrossbarSamples.IDEAL);
        Crossbar crossbar = CrossbarSamples.of(CrossbarSamples.IDEAL).program(targets, RANDOM);
        assertThat(data(crossbar.conductances())).isEqualTo(data(targets));
        assertThat(crossbar.targets()).isSameAs(targets);
        assertThat(data(crossbar.readDeviations())).containsOnly(0);
    }

    @Test
    void a_target_outside_the_range_is_refused_with_its_place() {
        Conductances targets = Conductances.tabulate(2, 3, k -> k == 4 ? 151e-6 : 10e-6);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CrossbarSamples.of(CrossbarSamples.TAOX).program(targets, RANDOM))
                .withMessage("A target must lie in the cell's range of 0.00000 S to 0.000150000 S, "
                        + "but row 1, column 1 asks for 0.000151000 S");
    }

    @Test
    void the_same_address_gives_the_same_array_and_another_address_another() {
        Conductances targets = targets(8, 6, CrossbarSamples.TAOX);
        CrossbarSpec spec = CrossbarSamples.of(CrossbarSamples.TAOX);
        double[] once = data(spec.program(targets, RANDOM).conductances());
        assertThat(data(spec.program(targets, RANDOM).conductances())).isEqualTo(once);
        assertThat(data(spec.program(targets, RANDOM.child(1)).conductances())).isNotEqualTo(once);
    }

    @Test
    void an_array_aged_by_nothing_is_the_programmed_array() {
        Conductances targets = targets(8, 6, CrossbarSamples.PCM);
        Crossbar crossbar = CrossbarSamples.of(CrossbarSamples.PCM).program(targets, RANDOM);
        assertThat(data(crossbar.aged(0).conductances())).isEqualTo(data(crossbar.conductances()));
        assertThat(data(crossbar.aged(3600).aged(0).conductances())).isEqualTo(data(crossbar.conductances()));
    }

    @Test
    void an_age_counts_from_programming_and_not_from_the_last_age() {
        Crossbar crossbar = CrossbarSamples.of(CrossbarSamples.PCM).program(targets(8, 6, CrossbarSamples.PCM), RANDOM);
        double[] day = data(crossbar.aged(86_400).conductances());
        assertThat(data(crossbar.aged(3600).aged(86_400).conductances())).isEqualTo(day);
    }

    @Test
    void every_cell_keeps_its_drift_exponent() {
        Crossbar crossbar =
                CrossbarSamples.of(CrossbarSamples.PCM).program(targets(16, 16, CrossbarSamples.PCM), RANDOM);
        Conductances fresh = crossbar.conductances();
        Conductances second = crossbar.aged(1).conductances();
        Conductances hour = crossbar.aged(3600).conductances();
        for (int cell = 0; cell < 256; cell++) {
            if (fresh.at(cell) > 0) {
                double early = StrictMath.log(second.at(cell) / fresh.at(cell)) / StrictMath.log(21.0 / 20);
                double late = StrictMath.log(hour.at(cell) / fresh.at(cell)) / StrictMath.log(3620.0 / 20);
                assertThat(early).isCloseTo(late, within(1e-9));
            }
        }
    }

    @Test
    void stuck_cells_neither_take_a_write_nor_drift() {
        CellSpec cell = CrossbarSamples.PCM.withFaults(new CellFaults(0.3, 0.3));
        Crossbar crossbar = CrossbarSamples.of(cell).program(targets(20, 20, cell), RANDOM);
        Conductances year = crossbar.aged(31_536_000).conductances();
        int stuck = 0;
        for (int k = 0; k < 400; k++) {
            double fresh = crossbar.conductances().at(k);
            if (fresh == 0 || fresh == cell.range().max()) {
                assertThat(year.at(k)).isEqualTo(fresh);
                stuck++;
            } else {
                assertThat(year.at(k)).isLessThan(fresh);
            }
        }
        // 400 cells, p = 0.6 (a PCM write may also end at zero): mean 240, sd 9.8
        assertThat(stuck).isBetween(190, 300);
    }

    @Test
    void read_noise_follows_the_age() {
        Crossbar crossbar = CrossbarSamples.of(CrossbarSamples.PCM).program(targets(4, 4, CrossbarSamples.PCM), RANDOM);
        Crossbar old = crossbar.aged(86_400);
        for (int k = 0; k < 16; k++) {
            double expected = CrossbarSamples.PCM
                    .readNoise()
                    .deviation(
                            old.conductances().at(k),
                            crossbar.conductances().at(k),
                            86_400,
                            RandomStream.ofSeed(1).draws());
            assertThat(old.readDeviations().at(k)).isEqualTo(expected);
        }
    }

    /** The same share of a cell's current at every voltage: 0.14 µS of TaOx times sinh(a·V)/(a·V), whatever the state. */
    @Test
    void read_noise_of_a_sinh_cell_grows_as_its_current_does() {
        CellSpec cell = CrossbarSamples.TAOX.withIv(new IvCurve.Sinh(4));
        Crossbar crossbar = CrossbarSamples.of(cell).program(targets(6, 5, cell), RANDOM);
        double ratio = StrictMath.sinh(4 * 0.4) / (4 * 0.4);
        assertThat(ratio).isGreaterThan(1.4);
        for (double volts : new double[] {0.4, -0.4}) {
            for (int k = 0; k < 30; k++) {
                double expected = crossbar.conductances().at(k) == 0 ? 0 : 0.14e-6 * ratio;
                assertThat(crossbar.readDeviations(volts).at(k)).isCloseTo(expected, within(1e-18));
                assertThat(crossbar.at(volts).noise().deviations().at(k)).isCloseTo(expected, within(1e-18));
            }
        }
        assertThat(data(crossbar.readDeviations(0))).isEqualTo(data(crossbar.readDeviations()));
    }

    /** Two polarities and two states: the ratio is each cell's own, I(V)/(G·V) by the curve itself. */
    @Test
    void read_noise_of_an_asymmetric_cell_follows_the_current_of_each_state_and_direction() {
        CellSpec cell = new MiloRram2021().cell().withReadNoise(new ReadNoise.Constant(1e-6));
        Conductances targets = Conductances.tabulate(1, 2, k -> k == 0 ? 62.5e-6 : 110e-6);
        Crossbar crossbar = CrossbarSamples.of(cell.withProgramming(new Programming.Exact()))
                .program(targets, RANDOM);
        // published currents at ±0.5 V over those of Ohm's law, all in µA
        assertThat(crossbar.readDeviations(0.5).at(0)).isCloseTo(1e-6 * 26.4552 / 31.25, within(1e-11));
        assertThat(crossbar.readDeviations(-0.5).at(0)).isCloseTo(1e-6 * 38.3747 / 31.25, within(1e-11));
        assertThat(crossbar.readDeviations(0.5).at(1)).isCloseTo(1e-6 * 53.1551 / 55, within(1e-11));
    }

    @Test
    void an_age_that_cannot_be_is_refused() {
        Crossbar crossbar = CrossbarSamples.of(CrossbarSamples.PCM).program(targets(2, 2, CrossbarSamples.PCM), RANDOM);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> crossbar.aged(-1))
                .withMessage("An age must be >= 0, but is -1.00000 s");
        assertThatIllegalArgumentException().isThrownBy(() -> crossbar.aged(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> crossbar.aged(Double.POSITIVE_INFINITY));
    }

    @Test
    void the_footprint_counts_every_cell() {
        Crossbar crossbar =
                CrossbarSamples.of(CrossbarSamples.IDEAL).program(targets(7, 10, CrossbarSamples.IDEAL), RANDOM);
        double cell = CrossbarSamples.IDEAL.cost().area();
        assertThat(crossbar.footprint().area()).isCloseTo(70 * cell, within(1e-12 * cell));
        assertThat(crossbar.footprint().leakage()).isZero();
    }

    /** Exact cells take one pulse and one verify read: V² · Σ G · t of both, and their times each. */
    @Test
    void programming_costs_the_pulses_and_reads_of_every_cell() {
        Conductances targets = targets(3, 5, CrossbarSamples.IDEAL);
        Crossbar crossbar = CrossbarSamples.of(CrossbarSamples.IDEAL).program(targets, RANDOM);
        double sum = 0;
        for (int row = 0; row < 3; row++) {
            sum += targets.rowSum(row);
        }
        assertThat(crossbar.programming().energy()).isCloseTo((1.5 * 1.5 + 0.2 * 0.2) * sum * 50e-9, within(1e-21));
        assertThat(crossbar.programming().latency()).isCloseTo(15 * (50e-9 + 50e-9), within(1e-18));
    }

    /** 5.57 pulses a cell on average; 10000 cells with a geometric count of sd 5 have a standard error of 0.05. */
    @Test
    void write_verify_costs_its_pulses_and_reads() {
        Conductances targets = Conductances.tabulate(100, 100, k -> 100e-6);
        Crossbar crossbar = CrossbarSamples.of(CrossbarSamples.TAOX).program(targets, RANDOM);
        assertThat(crossbar.programming().latency() / (50e-9 + 50e-9) / 10_000).isCloseTo(5.57, within(0.25));
    }

    @Test
    void a_row_of_cells_does_not_depend_on_the_rows_below() {
        CrossbarSpec spec = CrossbarSamples.of(CrossbarSamples.TAOX);
        Conductances small = Conductances.tabulate(2, 4, k -> 50e-6);
        Conductances large = Conductances.tabulate(9, 4, k -> 50e-6);
        Conductances one = spec.program(small, RANDOM).conductances();
        Conductances other = spec.program(large, RANDOM).conductances();
        for (int cell = 0; cell < 8; cell++) {
            assertThat(other.at(cell)).isEqualTo(one.at(cell));
        }
    }

    private static Conductances targets(int rows, int columns, CellSpec cell) {
        return CrossbarSamples.targets(rows, columns, cell, RANDOM.child("targets"));
    }

    private static double[] data(Conductances conductances) {
        return conductances.toMatrix().data;
    }
}
