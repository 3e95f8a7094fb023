package mho.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import mho.base.random.Draws;
import mho.base.random.IndexedDraws;
import mho.base.random.RandomStream;
import mho.device.catalog.CatalogCell;
import mho.device.catalog.IdealCell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Samples lie within five standard errors, two-sided: each of five comparisons fails for one seed in 1.7 million. */
class CellVariationTest {
    private static final int CELLS = 100_000;
    private static final CellSpec EXACT = new IdealCell().cell();

    @Test
    void cells_that_are_all_alike_are_what_they_were() {
        CellSpec cell = EXACT.withProgramming(Programming.Gaussian.ofSpread(3e-6));
        RandomStream random = RandomStream.ofSeed(60);
        double[] targets = targets(100e-6);
        assertThat(cell.withVariation(new CellVariation(0, 0))
                        .program(targets, random)
                        .conductances())
                .isEqualTo(cell.program(targets, random).conductances());
    }

    /** e^(s ξ₁)·ξ has the variance e^(2 s²) and the fourth moment 3·e^(8 s²). */
    @Test
    void the_size_of_the_error_is_log_normal_from_cell_to_cell() {
        CellSpec cell =
                EXACT.withProgramming(Programming.Gaussian.ofSpread(1e-6)).withVariation(new CellVariation(0.4, 0));
        double[] reached = cell.program(targets(75e-6), RandomStream.ofSeed(61)).conductances();
        Moments errors = Moments.of(CELLS, k -> reached[k] * 1e6 - 75);
        assertThat(errors.mean()).isCloseTo(0, within(5 * errors.errorOfMean()));
        assertThat(errors.sd()).isCloseTo(StrictMath.exp(0.16), within(5 * errors.errorOfSd()));
        double kurtosis = 3 * StrictMath.exp(8 * 0.16 - 4 * 0.16) - 3;
        assertThat(errors.excessKurtosis()).isCloseTo(kurtosis, within(0.4 * kurtosis));
    }

    /** At the top of the range half of the cells stay short of the target, by G_max·s·|ξ|: on average 0.3989·s·G_max. */
    @Test
    void cells_stay_short_of_what_lies_above_their_own_maximum() {
        CellSpec cell = EXACT.withVariation(new CellVariation(0, 0.05));
        double[] top = cell.program(targets(150e-6), RandomStream.ofSeed(62)).conductances();
        Moments reached = Moments.of(CELLS, k -> top[k] * 1e6);
        assertThat(reached.mean())
                .isCloseTo(150 - 150 * 0.05 / Math.sqrt(2 * Math.PI), within(5 * reached.errorOfMean()));
        double sd = 150 * 0.05 * Math.sqrt(0.5 - 0.5 / Math.PI);
        assertThat(reached.sd()).isCloseTo(sd, within(5 * reached.errorOfSd()));
        assertThat(Arrays.stream(top).max().orElseThrow()).isEqualTo(150e-6);
        // ten deviations below
        assertThat(cell.program(targets(75e-6), RandomStream.ofSeed(62)).conductances())
                .containsOnly(75e-6);
    }

    @Test
    void a_cell_has_the_same_maximum_at_every_age() {
        CellSpec cell = EXACT.withVariation(new CellVariation(0, 0.05));
        Cells cells = cell.program(targets(150e-6), RandomStream.ofSeed(63));
        assertThat(cells.aged(3600).conductances()).isEqualTo(cells.conductances());
    }

    /** Both laws say how aged cells are spread, whatever the write has left: what is a cell's own must outlast them. */
    @ParameterizedTest
    @CsvSource({"wan-rram-2022, 30", "xiao-sonos-2022, 12", "agrawal-sonos-2022, 15"})
    void what_is_a_cells_own_outlasts_drift_that_gives_whole_distributions(String name, double microsiemens) {
        CellSpec plain = CatalogCell.all().stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow()
                .cell()
                .withRange(new ConductanceRange(0, microsiemens * 1e-6));
        RandomStream random = RandomStream.ofSeed(64);
        double[] targets = targets(microsiemens * 1e-6);
        CellVariation variation = new CellVariation(0.4, 0.3);
        Cells alike = plain.program(targets, random);
        Cells different = plain.withVariation(variation).program(targets, random);
        for (double age : new double[] {0, 86_400}) {
            double[] typical = alike.aged(age).conductances();
            double[] own = different.aged(age).conductances();
            double centre = plain.drift().centres(targets, age).orElseThrow()[0];
            IndexedDraws cells = random.child("cell").indexed();
            for (int k = 0; k < CELLS; k++) {
                Draws cell = cells.at(k);
                double error = StrictMath.exp(0.4 * cell.normal()) * (typical[k] - centre);
                double maximum = microsiemens * 1e-6 * (1 + 0.3 * cell.normal());
                assertThat(own[k]).isCloseTo(Math.max(0, Math.min(centre + error, maximum)), within(1e-18));
            }
        }
        assertThat(different.aged(0).conductances()).isEqualTo(different.conductances());
    }

    @Test
    void variation_below_zero_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CellVariation(-0.1, 0))
                .withMessage(
                        "Variation from cell to cell must be >= 0, but is -0.100000 of the error and 0.00000 of the maximum");
    }

    private static double[] targets(double target) {
        double[] targets = new double[CELLS];
        Arrays.fill(targets, target);
        return targets;
    }
}
