package mho.device.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import mho.base.random.RandomStream;
import mho.device.CellSpec;
import mho.device.Programming.Write;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogCellTest {
    static List<CatalogCell> cells() {
        return CatalogCell.all();
    }

    @Test
    void the_catalogue_lists_every_permitted_class_in_order() {
        assertThat(CatalogCell.all().stream().map(Object::getClass).toList())
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
        RandomStream random = RandomStream.ofSeed(1).child(entry.name());
        for (int k = 0; k <= 10; k++) {
            double target = cell.range().min() + k * 0.1 * cell.range().span();
            Write write = cell.programming().write(target, random.child(k).draws());
            assertThat(write.conductance()).isBetween(0.0, 1.3 * cell.range().max());
            double aged = cell.drift()
                    .after(
                            write.conductance(),
                            target,
                            86_400,
                            random.child("drift").draws());
            assertThat(aged).isBetween(0.0, write.conductance());
            assertThat(cell.readNoise().deviation(aged, write.conductance(), 86_400))
                    .isBetween(0.0, 0.1 * cell.range().max());
        }
    }

    @Test
    void ranges_are_those_of_the_publications() {
        assertThat(new YangTaOx2025().cell().range().max()).isEqualTo(150e-6);
        assertThat(new HongTaOx2025().cell().range().min()).isEqualTo(100e-6);
        assertThat(new HongTaOx2025().cell().range().max()).isEqualTo(400e-6);
        assertThat(new JoshiPcm2020().cell().range().max()).isEqualTo(25e-6);
    }

    /** 48 F² with F = 32 nm is 0.049 µm². */
    @ParameterizedTest
    @MethodSource("cells")
    void a_cell_with_an_access_transistor_takes_forty_eight_squares(CatalogCell entry) {
        assertThat(entry.cell().cost().area()).isBetween(0.0491e-12, 0.0492e-12);
    }
}
