package mho.device.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import mho.base.random.IndexedDraws;
import mho.base.random.RandomStream;
import mho.device.CellSpec;
import mho.device.Cells;
import mho.device.Drift;
import mho.device.Programming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The cells against the numbers printed in the literature or by other simulators (golden: aihwkit 1.1 and CrossSim 3.2,
 * evaluated independently; samples of 1e6; Hong: measured, 64 devices a target). Laws must agree to the printed digit.
 * Samples of 1e5 cells lie within five standard errors of both samples and half a printed digit: with 140 comparisons
 * one seed in 12000 fails.
 */
class PublishedTest {
    private static final int CELLS = 100_000;
    private static final RandomStream STREAM = RandomStream.ofSeed(20).child("published");

    /** A row of a table: all that is printed of an entry at one target and age. */
    record Row(CatalogCell entry, double target, double time, List<Published> numbers) {
        @Override
        public String toString() {
            return "%s, %g S after %g s".formatted(entry.name(), target, time);
        }

        double value(String quantity) {
            return numbers.stream()
                    .filter(number -> number.quantity().equals(quantity))
                    .mapToDouble(number -> number.value() * 1e-6)
                    .findFirst()
                    .orElse(Double.NaN);
        }
    }

    /** How many samples a printed number comes from, and what its last digit stands for [S]. */
    record Printed(double samples, double digitOfMean, double digitOfSd) {}

    static Stream<Row> sampled() {
        return rows().filter(row ->
                !Double.isNaN(row.value(Published.PROGRAMMED_MEAN)) || !Double.isNaN(row.value(Published.READ_MEAN)));
    }

    private static Stream<Row> rows() {
        return CatalogCell.all().stream()
                .flatMap(entry -> entry.published().stream()
                        .map(number -> new Row(
                                entry,
                                number.target(),
                                number.time(),
                                entry.published().stream()
                                        .filter(other ->
                                                other.target() == number.target() && other.time() == number.time())
                                        .toList())))
                .distinct();
    }

    @Test
    void the_numbers_of_ten_entries_are_there() {
        assertThat(CatalogCell.all().stream().filter(entry -> !entry.published().isEmpty()))
                .hasSize(10);
        assertThat(sampled()).hasSize(7 + 25 + 10 + 15 + 8);
    }

    @ParameterizedTest
    @MethodSource("sampled")
    void samples_have_the_printed_moments(Row row) {
        RandomStream address = STREAM.child(row.entry().name());
        Cells cells = row.entry().cell().program(targets(row.target()), address);
        double[] values = cells.conductances();
        String mean = Published.PROGRAMMED_MEAN;
        String deviation = Published.PROGRAMMED_SD;
        if (row.time() > 0) {
            Cells aged = cells.aged(row.time());
            values = read(aged, address);
            mean = Published.READ_MEAN;
            deviation = Published.READ_SD;
        }
        boolean measured = row.entry() instanceof HongTaOx2025;
        // means above 12 µS of one table are printed to two decimals
        double digit = row.target() >= 12e-6 ? 0.01e-6 : 0.001e-6;
        Printed printed = new Printed(measured ? 64 : 1e6, digit, measured ? 0.01e-6 : 0.001e-6);
        assertMoments(values, row.value(mean), row.value(deviation), printed);
    }

    private static double[] read(Cells aged, RandomStream address) {
        double[] values = aged.conductances();
        double[] deviations = aged.readDeviations();
        IndexedDraws reads = address.child("read").indexed();
        for (int k = 0; k < values.length; k++) {
            values[k] = Math.max(0, values[k] + deviations[k] * reads.at(k).normal());
        }
        return values;
    }

    private static void assertMoments(double[] values, double mean, double sd, Printed printed) {
        double n = values.length;
        double m1 = Arrays.stream(values).sum() / n;
        double m2 = 0;
        double m4 = 0;
        for (double value : values) {
            double square = (value - m1) * (value - m1);
            m2 += square / n;
            m4 += square * square / n;
        }
        double both = 5 * Math.sqrt(1 / n + 1 / printed.samples());
        assertThat(m1)
                .as("mean, stream %s", STREAM)
                .isCloseTo(mean, within(both * Math.sqrt(m2) + 0.51 * printed.digitOfMean()));
        double errorOfSd = Math.sqrt(m4 / m2 - m2) / 2;
        assertThat(Math.sqrt(m2))
                .as("sd, stream %s", STREAM)
                .isCloseTo(sd, within(both * errorOfSd + 0.51 * printed.digitOfSd()));
    }

    @Test
    void laws_of_programming_are_the_printed_ones() {
        List<Published> checked = numbers(Published.PROGRAMMING_SIGMA);
        assertThat(checked).hasSize(4 + 6 + 4 + 3);
        for (CatalogCell entry : CatalogCell.all()) {
            for (Published number : entry.published()) {
                boolean sonos =
                        entry instanceof AgrawalSonos2022 && number.quantity().equals(Published.PROGRAMMED_SD);
                if (number.quantity().equals(Published.PROGRAMMING_SIGMA) || sonos) {
                    double law = ((Programming.Gaussian) entry.cell().programming())
                            .spread()
                            .at(number.target());
                    // CrossSim's to five decimals, aihwkit's and those of the older figure to three, SONOS to 0.001 nA
                    double digit = number.source().startsWith("CrossSim") ? 0.6e-11 : 0.6e-9;
                    assertThat(law).as(number.toString()).isCloseTo(number.value() * 1e-6, within(digit));
                }
            }
        }
    }

    /** Printed to 0.01 µS, of samples cut at zero: the law's own value at 10 µS and one day is 3.721 µS. */
    @Test
    void snapshots_of_drift_have_the_printed_spread() {
        CatalogCell entry = new WanRram2022();
        List<Published> checked = entry.published().stream()
                .filter(number -> number.quantity().equals(Published.DRIFTED_SD))
                .toList();
        assertThat(checked).hasSize(4);
        for (Published number : checked) {
            double[] aged = entry.cell()
                    .program(targets(number.target()), STREAM.child("wan"))
                    .aged(number.time())
                    .conductances();
            assertMoments(aged, number.target(), number.value() * 1e-6, new Printed(1e6, 0.01e-6, 0.01e-6));
        }
    }

    @Test
    void charge_loss_after_five_days_is_the_printed_one() {
        CatalogCell entry = new AgrawalSonos2022();
        Drift.Interpolated law = (Drift.Interpolated) entry.cell().drift();
        for (Published number : numbers(Published.DRIFTED_MEAN)) {
            assertThat(law.mean(number.target(), number.time()))
                    .as(number.toString())
                    .isCloseTo(number.value() * 1e-6, within(0.06e-8));
        }
        List<Published> spreads = numbers(Published.DRIFTED_SD).stream()
                .filter(entry.published()::contains)
                .toList();
        for (Published number : spreads) {
            double[] aged = entry.cell()
                    .program(targets(number.target()), STREAM.child("sonos"))
                    .aged(number.time())
                    .conductances();
            assertMoments(
                    aged,
                    law.mean(number.target(), number.time()),
                    number.value() * 1e-6,
                    new Printed(1e12, 1e-11, 1e-11));
        }
        assertThat(numbers(Published.DRIFTED_MEAN)).hasSize(2);
        assertThat(spreads).hasSize(2);
    }

    @Test
    void read_noise_is_the_printed_one() {
        int checked = 0;
        for (CatalogCell entry : CatalogCell.all()) {
            CellSpec cell = entry.cell();
            for (Published number : entry.published()) {
                if (number.quantity().equals(Published.READ_NOISE)) {
                    double law =
                            cell.readNoise().deviation(number.target(), number.target(), number.time(), STREAM.draws());
                    assertThat(law).as(number.toString()).isCloseTo(number.value() * 1e-6, within(0.6e-11));
                    checked++;
                }
            }
        }
        assertThat(checked).isEqualTo(7 + 3);
    }

    private static double[] targets(double target) {
        double[] targets = new double[CELLS];
        Arrays.fill(targets, target);
        return targets;
    }

    private static List<Published> numbers(String quantity) {
        return CatalogCell.all().stream()
                .flatMap(entry -> entry.published().stream())
                .filter(number -> number.quantity().equals(quantity))
                .toList();
    }
}
