package mho.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import mho.base.random.IndexedDraws;
import mho.base.random.RandomStream;
import mho.device.Drift.PowerLaw;
import mho.device.StateLaw.Logarithmic;
import mho.device.catalog.AgrawalSonos2022;
import mho.device.catalog.FalconeReram2025;
import mho.device.catalog.JoshiPcmStages2020;
import mho.device.catalog.LeGalloPcm2023;
import mho.device.catalog.WanRram2022;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DriftTest {
    private static final double YEAR = 31_536_000;
    private static final PowerLaw PCM = new PowerLaw(
            new Logarithmic(-0.0155, 0.0244, 0.049, 0.1),
            new Logarithmic(-0.0125, -0.0059, 0.008, 0.045),
            20,
            25e-6,
            YEAR);

    @Nested
    class None implements DriftContract {
        @Override
        public Drift drift() {
            return new Drift.None();
        }

        @Test
        void a_cell_without_drift_keeps_its_conductance() {
            assertThat(drift().after(3e-6, 3e-6, 1e9, RandomStream.ofSeed(1).draws()))
                    .isEqualTo(3e-6);
        }
    }

    @Nested
    class OfPhaseChangeMemory implements DriftContract {
        @Override
        public Drift drift() {
            return PCM;
        }

        @Test
        void a_cell_that_does_not_conduct_stays_so() {
            for (double time : new double[] {1, 3600, YEAR}) {
                assertThat(drift().after(0, 12e-6, time, RandomStream.ofSeed(3).draws()))
                        .isZero();
            }
        }

        @Test
        void beyond_a_year_nothing_is_known() {
            assertRefused(
                    drift(),
                    10 * YEAR,
                    "The drift of this cell is known at ages up to 1 year, " + "but the age asked for is 10 years");
        }
    }

    @Nested
    class OfTwoDevicesOfFourteenNanometres implements DriftContract {
        @Override
        public Drift drift() {
            return new LeGalloPcm2023().cell().drift();
        }
    }

    @Nested
    class Unmeasured implements DriftContract {
        @Override
        public Drift drift() {
            return new Drift.Unmeasured(3600);
        }

        @Test
        void as_long_as_it_was_measured_the_cell_keeps_its_conductance() {
            assertThat(drift().after(3e-6, 4e-6, 3600, RandomStream.ofSeed(1).draws()))
                    .isEqualTo(3e-6);
            assertRefused(
                    drift(),
                    86_400,
                    "This cell has been measured up to 1 h after programming, "
                            + "but the age asked for is 1 day. Set \"drift\": \"none\" to assume that it does not drift.");
        }
    }

    @Nested
    class InStages implements DriftContract {
        @Override
        public Drift drift() {
            return new JoshiPcmStages2020().cell().drift();
        }

        @Test
        void before_the_last_stage_nothing_is_known() {
            assertRefused(
                    drift(),
                    55.38,
                    "The drift of this cell is known at age 0 and ages of 55.39 s to 1 year, "
                            + "but the age asked for is 55.38 s");
        }

        /** Without any spread: 10 µS · (27.36/20)^−ν + 0.5 µS, then (t/27.36)^−ν, ν = 0.06 by the law at 10 µS. */
        @Test
        void the_error_of_the_write_stays_with_the_cell() {
            StateLaw none = new StateLaw.Constant(0);
            Drift exact = new Drift.Staged(
                    new StateLaw.Constant(0.06), none, new Spread.Constant(0), 20, 27.36, 55.39, 1e-6, YEAR);
            double first = 10e-6 * StrictMath.pow(27.36 / 20, -0.06) + 0.5e-6;
            assertThat(exact.after(10.5e-6, 10e-6, 3600, RandomStream.ofSeed(1).draws()))
                    .isCloseTo(first * StrictMath.pow(3600 / 27.36, -0.06), within(1e-18));
        }
    }

    @Nested
    class WithTheLogarithmOfTime implements DriftContract {
        @Override
        public Drift drift() {
            return new FalconeReram2025().cell().drift();
        }

        @Test
        void before_the_first_read_nothing_is_known() {
            assertRefused(
                    drift(),
                    0.5,
                    "The drift of this cell is known at age 0 and ages of 1 s to 10 years, "
                            + "but the age asked for is 500 ms");
        }

        @Test
        void a_cell_stays_on_its_side_of_the_mean() {
            IndexedDraws draws = RandomStream.ofSeed(6).child("drift").indexed();
            for (int cell = 0; cell < 1000; cell++) {
                double second = drift().after(50e-6, 50e-6, 1, draws.at(cell)) - 50e-6;
                double day = drift().after(50e-6, 50e-6, 86_400, draws.at(cell)) - 50e-6;
                double shift = -0.08900206e-6 * StrictMath.log(86_400);
                double growth = (0.04201137 * StrictMath.log(86_400) + 0.41183342) / 0.41183342;
                assertThat(day - shift).isCloseTo(second * growth, within(1e-17));
            }
        }
    }

    @Nested
    class InSnapshots implements DriftContract {
        @Override
        public Drift drift() {
            return new WanRram2022().cell().drift();
        }

        @Test
        void between_the_snapshots_nothing_is_known() {
            assertRefused(
                    drift(),
                    3600,
                    "The drift of this cell is known at ages up to 1 s and at exactly 1 day, 2 days, "
                            + "but the age asked for is 1 h");
        }

        @Test
        void at_the_time_of_the_programming_statistics_the_cell_is_as_programmed() {
            assertThat(drift().after(9e-6, 10e-6, 1, RandomStream.ofSeed(1).draws()))
                    .isEqualTo(9e-6);
        }
    }

    @Nested
    class Interpolated implements DriftContract {
        @Override
        public Drift drift() {
            return new AgrawalSonos2022().cell().drift();
        }

        @Test
        void large_conductances_were_not_followed_in_time() {
            assertThat(drift().after(20e-6, 20e-6, 0, RandomStream.ofSeed(1).draws()))
                    .isEqualTo(20e-6);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> drift().after(
                                    20e-6, 20e-6, 3600, RandomStream.ofSeed(1).draws()))
                    .withMessage("The drift of this cell is known for targets up to 1.80000e-05 S, "
                            + "but the target is 2.00000e-05 S");
        }

        /** A millisecond after the write the table's spread has grown by 1e-8 of itself: √(2·1e-8) of it may have come in. */
        @Test
        void a_cells_path_begins_where_its_write_has_left_it() {
            CellSpec cell = new AgrawalSonos2022().cell();
            for (double target : new double[] {1e-7, 3e-6, 18e-6}) {
                double[] targets = new double[1000];
                Arrays.fill(targets, target);
                Cells cells = cell.program(targets, RandomStream.ofSeed(7));
                double[] fresh = cells.conductances();
                double[] soon = cells.aged(1e-3).conductances();
                double spread = Moments.of(1000, k -> fresh[k]).sd();
                for (int k = 0; k < 1000; k++) {
                    assertThat(soon[k]).isCloseTo(fresh[k], within(2e-3 * spread));
                }
            }
        }

        /** Cells that were written exactly have the grown part of the spread only: σ² less that of the table's first row. */
        @Test
        void exact_writes_leave_the_grown_part_of_the_spread() {
            double[] targets = new double[100_000];
            Arrays.fill(targets, 16e-6);
            double[] aged = new AgrawalSonos2022()
                    .cell()
                    .withProgramming(new Programming.Exact())
                    .program(targets, RandomStream.ofSeed(8))
                    .aged(432_000)
                    .conductances();
            Moments moments = Moments.of(100_000, k -> aged[k] * 1e8);
            // in nA, as the source prints them: mean 1559.3, spread 34.560, at first 19.884
            assertThat(moments.mean()).isCloseTo(1559.3, within(5 * moments.errorOfMean() + 0.05));
            assertThat(moments.sd())
                    .isCloseTo(Math.sqrt(34.560 * 34.560 - 19.884 * 19.884), within(5 * moments.errorOfSd() + 1e-3));
        }

        /** A table whose spread falls: an error of the write shrinks with it, and nothing new comes in. */
        @Test
        void where_the_spread_falls_errors_shrink_in_proportion() {
            Drift law = new Drift.Interpolated(
                    List.of(new Drift.Epoch(0, List.of(), 2e-6, 1e-6), new Drift.Epoch(100, List.of(), 0.5e-6, 1e-6)),
                    1e-6,
                    1e-5);
            double aged = law.after(6e-6, 5e-6, 100, RandomStream.ofSeed(1).draws());
            assertThat(aged).isCloseTo(5.25e-6, within(1e-15));
        }

        /** The coefficients are linear in time, so that halfway the mean is halfway. */
        @Test
        void between_the_rows_of_the_table_the_mean_is_linear_in_time() {
            Drift.Interpolated law = (Drift.Interpolated) drift();
            double day = 86_400;
            for (double target : new double[] {0, 1e-6, 8e-6, 18e-6}) {
                double middle = (law.mean(target, 2 * day) + law.mean(target, 3 * day)) / 2;
                assertThat(law.mean(target, 2.5 * day)).isCloseTo(middle, within(1e-15));
            }
        }
    }

    private static void assertRefused(Drift drift, double age, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> drift.requireKnown(age))
                .withMessage(message);
    }

    @Test
    void a_cell_keeps_its_exponent_between_a_second_an_hour_and_a_year() {
        IndexedDraws draws = RandomStream.ofSeed(4).child("drift").indexed();
        for (int cell = 0; cell < 2000; cell++) {
            double second = exponent(draws, cell, 1);
            assertThat(exponent(draws, cell, 3600)).isCloseTo(second, within(1e-9));
            assertThat(exponent(draws, cell, 31_536_000)).isCloseTo(second, within(1e-9));
        }
    }

    /** At full scale ln ĝ = 0: the mean law is clipped from 0.0244 to 0.049, the spread from −0.0059 to 0.008. */
    @Test
    void exponents_have_the_mean_and_spread_of_their_law() {
        IndexedDraws draws = RandomStream.ofSeed(5).child("drift").indexed();
        Moments exponents = Moments.of(100_000, cell -> exponent(draws, cell, 3600));
        assertThat(exponents.mean()).isCloseTo(0.049, within(5 * exponents.errorOfMean()));
        assertThat(exponents.sd()).isCloseTo(0.008, within(5 * exponents.errorOfSd()));
    }

    @Test
    void without_spread_the_law_is_the_power_of_time() {
        PowerLaw law = new PowerLaw(new Logarithmic(0, 0.06, 0, 1), new Logarithmic(0, 0, 0, 0), 20, 25e-6, YEAR);
        double hour = law.after(10e-6, 10e-6, 3600, RandomStream.ofSeed(1).draws());
        assertThat(hour).isCloseTo(10e-6 * StrictMath.pow(3620.0 / 20, -0.06), within(1e-18));
    }

    @Test
    void laws_that_cannot_be_are_refused() {
        Logarithmic law = new Logarithmic(0, 0.06, 0, 1);
        assertMessage(
                () -> new PowerLaw(law, law, 0, 25e-6, YEAR),
                "Power-law drift needs a first read > 0 and a full scale > 0, but they are 0.00000 s and 2.50000e-05 S");
        assertMessage(
                () -> new PowerLaw(law, law, 20, 25e-6, Double.POSITIVE_INFINITY),
                "Drift must be known until a finite age of at least 0 s, but is until Infinity s");
        assertThatIllegalArgumentException().isThrownBy(() -> new PowerLaw(law, law, 20, Double.NaN, YEAR));
        assertThatIllegalArgumentException().isThrownBy(() -> new Drift.Unmeasured(-1));
        assertMessage(
                () -> new Drift.Staged(law, law, new Spread.Constant(0), 30, 27.36, 55.39, 1e-6, YEAR),
                "Drift in stages needs 0 < start < first read < settled and a full scale > 0, "
                        + "but they are 30.0000 s, 27.3600 s, 55.3900 s and 1.00000e-06 S");
        assertMessage(
                () -> new Drift.Logarithmic(0, -1e-6, 0, 1, YEAR),
                "Logarithmic drift needs a growth and an initial spread >= 0 and a first read > 0, "
                        + "but they are -1.00000e-06 S, 0.00000 S and 1.00000 s");
        Drift.Snapshot day = new Drift.Snapshot(86_400, new Spread.Constant(0));
        assertMessage(
                () -> new Drift.Snapshots(1, List.of(day, day)),
                "Snapshots need rising times, but 86400.0 s comes before 86400.0 s");
        assertMessage(
                () -> new Drift.Snapshots(1, List.of()),
                "Snapshots need a time of programming >= 0 and a snapshot or more, but they are 1.00000 s and 0");
        Drift.Epoch late = new Drift.Epoch(86_400, List.of(), 1e-6, 1e-6);
        assertMessage(
                () -> new Drift.Interpolated(List.of(late, late), 1e-6, 1e-6),
                "Interpolated drift needs two epochs or more, the first at 0 s, but has 2");
    }

    private static void assertMessage(org.assertj.core.api.ThrowableAssert.ThrowingCallable code, String message) {
        assertThatIllegalArgumentException().isThrownBy(code).withMessage(message);
    }

    private static double exponent(IndexedDraws draws, int cell, double time) {
        double aged = PCM.after(20e-6, 25e-6, time, draws.at(cell));
        return -StrictMath.log(aged / 20e-6) / StrictMath.log((time + 20) / 20);
    }
}
