package mho.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import mho.base.cost.Band;
import mho.base.cost.Component;
import mho.base.cost.CostSheet;
import mho.base.cost.Origin;
import mho.scenarios.CostEstimator;
import mho.scenarios.DesignSpace;
import mho.scenarios.NetworkCost;
import mho.scenarios.Scenario;
import org.junit.jupiter.api.Test;

class ComponentListingTest {
    /** The scenarios of the catalogue use other cells, sizes and converters than the listing does. */
    @Test
    void every_part_in_the_costs_of_the_catalogue_is_listed() {
        Map<String, Component> listed = ComponentListing.all();
        TreeSet<String> used = new TreeSet<>();
        CostEstimator estimator = new CostEstimator();
        for (String text : Catalogue.scenarios().values()) {
            Scenario scenario = Catalogue.binder().read(text, Scenario.class);
            for (DesignSpace.Point point :
                    DesignSpace.of(scenario, Catalogue.binder()).points()) {
                List<CostSheet> trees = new ArrayList<>(estimator.programming(point.scenario()));
                for (NetworkCost cost : estimator.of(point.scenario())) {
                    trees.add(cost.analog());
                    trees.addAll(cost.references());
                }
                trees.stream().flatMap(tree -> tree.leaves().stream()).forEach(leaf -> {
                    if (leaf.origin() instanceof Origin.Used part) {
                        used.add(part.component().name());
                    }
                });
            }
        }
        assertThat(used).hasSizeGreaterThan(20);
        assertThat(listed.keySet()).containsAll(used);
    }

    @Test
    void every_part_has_a_law_a_source_and_a_cost() {
        assertThat(ComponentListing.all()).hasSizeGreaterThan(30).allSatisfy((name, part) -> {
            assertThat(part.name()).isEqualTo(name);
            assertThat(part.source()).isNotBlank();
            assertThat(part.law().formula()).isNotBlank().isNotEqualTo("as stated");
            assertThat(part.action().energy()
                            + part.footprint().area()
                            + part.action().latency())
                    .isPositive();
        });
    }

    /** 67 fJ·(16/65)·(0.8/1.2)² = 7.33 fJ and 40 µm²·16/65 = 9.846 µm². */
    @Test
    void a_line_has_the_numbers_the_bands_and_the_source() {
        assertThat(Session.of("list", "components").out())
                .contains("comparator")
                .contains("7.33 fJ (x0.5 .. 3), 9.846 µm² at 16 nm; "
                        + "67 fJ a strobe, 65 nm 1.2 V (doi:10.1007/s00034-023-02375-6)");
    }

    /** 67 fJ·2·(1.3/1.2)² = 157.3 fJ at 130 nm, 67 fJ·(1.1/1.2)² = 56.3 fJ at 65 nm. */
    @Test
    void a_part_is_shown_whole_and_at_other_nodes() {
        Session show = Session.of("show", "comparator");
        assertThat(show.code()).as(show.err()).isZero();
        assertThat(show.out())
                .contains("  energy   7.33 fJ an action (x0.5 .. 3)\n")
                .contains("  time     1 ns an action, set by the scenario's clocks and pulses\n")
                .contains("  with     node = 16 nm, V = 800 mV\n")
                .containsPattern("130 nm +1.3 V +157.3 fJ +80 µm²")
                .containsPattern("65 nm +1.1 V +56.3 fJ +40 µm²");
    }

    @Test
    void only_control_and_shared_units_have_a_band_of_time() {
        Map<String, Component> all = ComponentListing.all();
        assertThat(all.values().stream().filter(part -> !part.pace().isExact()).map(Component::name))
                .contains("control and data movement", "digital activation unit", "digital activation unit, CORDIC")
                .allMatch(name -> name.startsWith("digital activation unit") || name.startsWith("control"));
        assertThat(all.get("control and data movement").pace()).isEqualTo(new Band(30 / 36.0, 1, 80 / 36.0));
        assertThat(all.get("digital activation unit").pace()).isEqualTo(new Band(1, 1, 4));
    }

    @Test
    void an_unknown_name_is_told_of_parts_too() {
        Session show = Session.of("show", "comparatr");
        assertThat(show.code()).isEqualTo(Mho.BAD_INPUT);
        assertThat(show.err()).contains("Did you mean \"comparator\"?");
    }
}
