package mho.base.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PartCostTest {
    private static final Component COMPARATOR = new Component(
            "comparator",
            new Cost(2, 3),
            new Footprint(5, 0.5).within(new Band(0.5, 1, 2)),
            new Band(0.5, 1, 3),
            "a paper");
    private static final CostSheet TREE = CostSheet.sequence(
            "chip",
            CostSheet.parallel(
                    "conversion",
                    COMPARATOR.used(10, 4, 30).named("comparators"),
                    new Component("latch", new Cost(1, 0), new Footprint(1, 0), Band.EXACT, "a table").used(4, 4, 7)),
            COMPARATOR.used(1, 1, 3));

    private static PartCost energy(String part, String energy) {
        return new PartCost(part, energy, "", "", "", "my post-layout run 2026-03");
    }

    @Test
    void an_own_energy_replaces_that_of_every_leaf_of_the_part_and_has_no_band() {
        CostSheet own = PartCost.priced(TREE, List.of(energy("comparator", "12 J")));
        CostSheet bank = own.parts().get(0).parts().get(0);
        assertThat(bank.energy()).isEqualTo(new Band(120, 120, 120));
        assertThat(own.parts().get(1).energy()).isEqualTo(new Band(12, 12, 12));
        assertThat(bank.source()).isEqualTo("my post-layout run 2026-03");
        assertThat(bank.name()).isEqualTo("comparators");
        assertThat(bank.latency()).isEqualTo(30);
        assertThat(bank.footprint())
                .isEqualTo(TREE.parts().get(0).parts().get(0).footprint());
        assertThat(own.energy().nominal()).isEqualTo(136);
    }

    @Test
    void a_leaf_can_be_named_alone() {
        CostSheet own = PartCost.priced(TREE, List.of(energy("comparators", "12 J")));
        assertThat(own.parts().get(0).parts().get(0).energy().nominal()).isEqualTo(120);
        assertThat(own.parts().get(1).energy().nominal()).isEqualTo(2);
    }

    /** Ten rounds of 3 s each: at 1 s a round the bank takes 10 s, more than its latches. */
    @Test
    void an_own_latency_counts_once_a_round_and_goes_up_the_tree() {
        CostSheet own = PartCost.priced(TREE, List.of(new PartCost("comparator", "", "", "1 s", "", "x")));
        assertThat(own.parts().get(0).latency()).isEqualTo(10);
        assertThat(own.latency()).isEqualTo(11);
        CostSheet quick = PartCost.priced(TREE, List.of(new PartCost("comparator", "", "", "0 s", "", "x")));
        assertThat(quick.latency()).isEqualTo(7);
    }

    @Test
    void own_areas_and_leakages_are_those_of_an_instance() {
        CostSheet own = PartCost.priced(TREE, List.of(new PartCost("comparator", "", "80 um2", "", "10 nW", "x")));
        CostSheet bank = own.parts().get(0).parts().get(0);
        assertThat(bank.area()).isCloseTo(320e-12, within(1e-22));
        assertThat(bank.footprint().leakage()).isCloseTo(40e-9, within(1e-20));
        assertThat(bank.energy()).isEqualTo(TREE.parts().get(0).parts().get(0).energy());
    }

    @Test
    void to_say_it_twice_changes_nothing() {
        List<PartCost> own = List.of(energy("comparator", "12 fJ"), energy("latch", "1 fJ"));
        CostSheet once = PartCost.priced(TREE, own);
        assertThat(PartCost.priced(once, own)).isEqualTo(once);
        assertThat(PartCost.priced(TREE, List.of())).isSameAs(TREE);
    }

    @Test
    void repeated_parts_are_priced_as_before_they_were_repeated() {
        List<PartCost> own = List.of(new PartCost("comparator", "12 fJ", "", "1 ns", "", "x"));
        CostSheet before = PartCost.priced(TREE, own).repeated(49);
        CostSheet after = PartCost.priced(TREE.repeated(49), own);
        assertThat(after.energy().nominal())
                .isCloseTo(
                        before.energy().nominal(),
                        within(1e-12 * before.energy().nominal()));
        assertThat(after.latency()).isCloseTo(before.latency(), within(1e-12 * before.latency()));
    }

    @Test
    void names_that_no_tree_knows_are_refused_with_those_that_there_are() {
        CostTest.assertMessage(
                () -> PartCost.requireKnown(List.of(energy("comparatr", "12 fJ")), List.of(TREE)),
                "There is no part \"comparatr\" to cost otherwise; there are: comparator, comparators, latch");
        PartCost.requireKnown(List.of(energy("latch", "12 fJ")), List.of(TREE));
    }

    @Test
    void own_costs_need_a_part_a_number_and_a_source() {
        CostTest.assertMessage(
                () -> new PartCost("latch", "1 fJ", "", "", "", "").complete(),
                "A cost of one's own needs a \"part\", a \"source\", and \"energy\", \"area\", \"latency\" or \"leakage\", but they are \"latch\", \"\" and \"1 fJ\"");
        CostTest.assertMessage(
                () -> new PartCost("latch", "-1 fJ", "", "", "", "x"), "A cost must be >= 0, but is -1 fJ");
    }
}
