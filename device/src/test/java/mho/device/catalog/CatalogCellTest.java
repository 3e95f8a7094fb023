package mho.device.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import mho.base.random.RandomStream;
import mho.device.CellSpec;
import mho.device.Cells;
import mho.device.ConductanceRange;
import mho.device.Drift;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogCellTest {
    static List<CatalogCell> cells() {
        return CatalogCell.all();
    }

    @Test
    void the_catalogue_lists_every_permitted_class_in_order() {
        assertThat(CatalogCell.all().stream().map(Object::getClass).distinct().toList())
                .isEqualTo(Arrays.asList(CatalogCell.class.getPermittedSubclasses()));
    }

    @Test
    void names_are_unique_and_typeable() {
        Set<String> names = CatalogCell.all().stream().map(CatalogCell::name).collect(Collectors.toSet());
        assertThat(names).hasSameSizeAs(CatalogCell.all()).allMatch(name -> name.matches("[a-z][a-z0-9-]*"));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void every_entry_says_where_it_comes_from_and_where_it_holds(CatalogCell entry) {
        assertThat(entry.summary()).isNotBlank();
        assertThat(entry.source()).isNotBlank();
        assertThat(entry.validity()).isNotBlank();
        assertThat(entry.cell().cost().source()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("cells")
    void every_cell_can_be_written_read_and_aged_over_its_range(CatalogCell entry) {
        CellSpec cell = entry.cell();
        double[] targets = new double[1100];
        for (int k = 0; k < targets.length; k++) {
            // up to 56 % of the range: the drift of larger conductances of one of the cells is not known
            targets[k] = cell.range().min() + (k % 11) * 0.056 * cell.range().span();
        }
        Cells written = cell.program(targets, RandomStream.ofSeed(1).child(entry.name()));
        double[] ages = DoubleStream.of(0, 1, 60, 3600, 86_400, 172_800, 432_000, 31_536_000)
                .filter(cell.drift()::isKnown)
                .toArray();
        assertThat(ages.length).isGreaterThanOrEqualTo(2);
        for (double age : ages) {
            Cells aged = written.aged(age);
            assertThat(Arrays.stream(aged.conductances()).boxed())
                    .allMatch(g -> g >= 0 && g <= 1.3 * cell.range().max());
            assertThat(Arrays.stream(aged.readDeviations()).boxed())
                    .allMatch(d -> d >= 0 && d <= 0.1 * cell.range().max());
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void every_cell_says_at_which_ages_it_is_known(CatalogCell entry) {
        Cells cells = entry.cell().program(new double[] {entry.cell().range().min()}, RandomStream.ofSeed(2));
        double century = 3.2e9;
        if (entry.cell().drift() instanceof Drift.None) {
            assertThat(cells.aged(century).conductances()).isEqualTo(cells.conductances());
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> cells.aged(century))
                    .withMessageContainingAll("but the age asked for is 101.4713 years");
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void a_target_outside_the_range_is_refused(CatalogCell entry) {
        ConductanceRange range = entry.cell().range();
        for (double target : new double[] {range.min() - 1e-3 * range.max(), 1.001 * range.max(), Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> entry.cell().program(new double[] {target}, RandomStream.ofSeed(3)));
        }
    }

    @Test
    void ranges_are_those_of_the_publications() {
        assertThat(new YangTaOx2025().cell().range().max()).isEqualTo(150e-6);
        assertThat(new HongTaOx2025().cell().range().min()).isEqualTo(100e-6);
        assertThat(new HongTaOx2025().cell().range().max()).isEqualTo(400e-6);
        assertThat(new JoshiPcm2020().cell().range().max()).isEqualTo(25e-6);
        assertThat(new WanRramCubic2022().cell().range()).isEqualTo(new ConductanceRange(0.39e-6, 39.26e-6));
        assertThat(new MiloRram2021().cell().range()).isEqualTo(new ConductanceRange(50e-6, 225e-6));
        assertThat(new FalconeReram2025().cell().range()).isEqualTo(new ConductanceRange(9e-6, 88.2e-6));
        assertThat(new AgrawalSonos2022().cell().range().max()).isCloseTo(32e-6, within(1e-18));
    }

    /** 48 F² with F = 32 nm is 0.049 µm²; 125.7 F² with F = 130 nm is 2.12 µm². */
    @Test
    void a_cell_with_an_access_transistor_takes_forty_eight_squares() {
        for (CatalogCell entry : List.of(new IdealCell(), new YangTaOx2025(), new JoshiPcm2020(), new MiloRram2021())) {
            assertThat(entry.cell().cost().area()).isBetween(0.0491e-12, 0.0492e-12);
        }
        assertThat(new WanRram2022().cell().cost().area()).isCloseTo(2.124e-12, within(0.001e-12));
    }
}
