package mho.base.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import mho.base.random.Draws;
import mho.base.random.RandomStream;
import org.junit.jupiter.api.Test;

class CostSheetTest {
    private static final CostSheet READ = leaf("read", 3, 10);
    private static final CostSheet CONVERT = leaf("convert", 5, 32);

    private static CostSheet leaf(String name, double energy, double latency) {
        return new Component(name, new Cost(energy, 0), new Footprint(2, 0.25), new Band(0.5, 1, 2), "chosen")
                .used(1, 1, latency);
    }

    @Test
    void a_component_costs_its_actions_and_occupies_its_instances() {
        CostSheet leaf = new Component("latch", new Cost(2, 9), new Footprint(3, 1), new Band(0.5, 1, 3), "a table")
                .used(10, 4, 7);
        assertThat(leaf.energy()).isEqualTo(new Band(10, 20, 60));
        assertThat(leaf.footprint()).isEqualTo(new Footprint(12, 4));
        assertThat(leaf.latency()).isEqualTo(7);
        assertThat(leaf.count()).isEqualTo(10);
        assertThat(leaf.source()).isEqualTo("a table");
    }

    @Test
    void latencies_add_in_sequence_and_the_longest_counts_at_once() {
        CostSheet sequence = CostSheet.sequence("step", READ, CONVERT);
        CostSheet parallel = CostSheet.parallel("step", READ, CONVERT);
        assertThat(sequence.latency()).isEqualTo(42);
        assertThat(parallel.latency()).isEqualTo(32);
        assertThat(sequence.energy()).isEqualTo(parallel.energy()).isEqualTo(new Band(4, 8, 16));
        assertThat(sequence.area()).isEqualTo(parallel.area()).isEqualTo(4);
    }

    @Test
    void more_actions_are_no_more_instances() {
        CostSheet leaf =
                new Component("latch", new Cost(2, 9), new Footprint(3, 1), Band.EXACT, "a table").used(10, 4, 7);
        assertThat(instances(leaf.repeated(5))).isEqualTo(4);
        assertThat(instances(leaf.replicated(5))).isEqualTo(20);
        assertThat(instances(leaf.chained(2).repeated(3))).isEqualTo(8);
    }

    private static double instances(CostSheet leaf) {
        return ((Origin.Used) leaf.origin()).instances();
    }

    @Test
    void repetition_multiplies_energy_time_and_counts_but_not_the_area() {
        CostSheet once = CostSheet.sequence("step", READ, CONVERT);
        CostSheet steps = once.repeated(49);
        assertThat(steps.energy().nominal()).isEqualTo(49 * 8.0);
        assertThat(steps.latency()).isEqualTo(49 * 42.0);
        assertThat(steps.footprint()).isEqualTo(once.footprint());
        assertThat(steps.leaves()).allSatisfy(leaf -> assertThat(leaf.count()).isEqualTo(49));
        assertThat(steps.count()).isEqualTo(1);
    }

    @Test
    void copies_multiply_energy_and_area_and_only_chained_ones_the_time() {
        CostSheet once = CostSheet.sequence("step", READ, CONVERT);
        CostSheet beside = once.replicated(3);
        CostSheet behind = once.chained(3);
        assertThat(beside.latency()).isEqualTo(42);
        assertThat(behind.latency()).isEqualTo(3 * 42.0);
        for (CostSheet copies : List.of(beside, behind)) {
            assertThat(copies.energy().nominal()).isEqualTo(3 * 8.0);
            assertThat(copies.area()).isEqualTo(3 * 4.0);
        }
    }

    @Test
    void no_parts_cost_nothing() {
        CostSheet nothing = CostSheet.sequence("nothing");
        assertThat(nothing.energy()).isEqualTo(Band.ZERO);
        assertThat(nothing.latency()).isZero();
        assertThat(CostSheet.parallel("nothing").area()).isZero();
    }

    @Test
    void another_name_changes_nothing_else() {
        CostSheet renamed = READ.named("array");
        assertThat(renamed.name()).isEqualTo("array");
        assertThat(renamed.named("read")).isEqualTo(READ);
    }

    @Test
    void the_leaves_of_any_tree_sum_to_its_total() {
        Draws draws = RandomStream.ofSeed(5).child("sheets").draws();
        for (int n = 0; n < 50; n++) {
            CostSheet tree = tree(draws, 4).repeated(1 + draws.integer(9));
            assertSum(tree, sheet -> sheet.energy().low());
            assertSum(tree, sheet -> sheet.energy().nominal());
            assertSum(tree, sheet -> sheet.energy().high());
            assertSum(tree, CostSheet::area);
            assertSum(tree, sheet -> sheet.footprint().leakage());
        }
    }

    @Test
    void grouping_and_order_do_not_change_a_total() {
        Draws draws = RandomStream.ofSeed(6).child("sheets").draws();
        CostSheet a = tree(draws, 2);
        CostSheet b = tree(draws, 2);
        CostSheet c = tree(draws, 2);
        CostSheet left = CostSheet.sequence("all", CostSheet.sequence("ab", a, b), c);
        CostSheet right = CostSheet.sequence("all", c, CostSheet.sequence("ba", b, a));
        assertThat(left.energy().nominal())
                .isCloseTo(right.energy().nominal(), relative(right.energy().nominal()));
        assertThat(left.latency()).isCloseTo(right.latency(), relative(right.latency()));
        assertThat(left.area()).isCloseTo(right.area(), relative(right.area()));
    }

    @Test
    void parts_cannot_be_changed_afterwards() {
        List<CostSheet> parts = new ArrayList<>(List.of(READ));
        CostSheet sheet = CostSheet.sequence("step", parts);
        parts.add(CONVERT);
        assertThat(sheet.parts()).containsExactly(READ);
    }

    @Test
    void a_node_without_a_source_or_with_a_time_that_cannot_be_is_refused() {
        CostTest.assertMessage(
                () -> new CostSheet("x", Band.ZERO, Double.NaN, Footprint.NONE, 1, "chosen", List.of()),
                "Cost of x: latency and count must be >= 0, but are NaN s and 1.00000");
        CostTest.assertMessage(
                () -> new CostSheet("x", Band.ZERO, 0, Footprint.NONE, Double.NaN, "chosen", List.of()),
                "Cost of x: latency and count must be >= 0, but are 0.00000 s and NaN");
        CostTest.assertMessage(
                () -> new CostSheet("x", Band.ZERO, 0, Footprint.NONE, 1, "", List.of()),
                "Cost of x: a source is needed, but it is blank");
    }

    private static CostSheet tree(Draws draws, int depth) {
        if (depth == 0 || draws.uniform() < 0.1) {
            return leaf("leaf", draws.uniform() * 1e-12, draws.uniform() * 1e-9);
        }
        List<CostSheet> parts = new ArrayList<>();
        int size = 1 + draws.integer(4);
        for (int n = 0; n < size; n++) {
            parts.add(tree(draws, depth - 1));
        }
        return draws.uniform() < 0.5 ? CostSheet.sequence("node", parts) : CostSheet.parallel("node", parts);
    }

    private static void assertSum(CostSheet tree, ToDoubleFunction<CostSheet> quantity) {
        double total = quantity.applyAsDouble(tree);
        assertThat(tree.leaves().stream().mapToDouble(quantity).sum()).isCloseTo(total, relative(total));
    }

    private static org.assertj.core.data.Offset<Double> relative(double value) {
        return within(1e-12 * value);
    }

    @Test
    void ends_of_a_latency_add_in_sequence_and_are_the_longest_at_once() {
        CostSheet slow = leaf("control", 1, 36).paced(new Band(0.5, 1, 3), "sources differ");
        CostSheet exact = leaf("ramp", 1, 40);
        assertThat(slow.latencies()).isEqualTo(new Band(18, 36, 108));
        assertThat(slow.source()).endsWith("; time: sources differ");
        assertThat(CostSheet.sequence("s", slow, exact).latencies()).isEqualTo(new Band(58, 76, 148));
        assertThat(CostSheet.parallel("p", slow, exact).latencies()).isEqualTo(new Band(40, 40, 108));
        assertThat(CostSheet.sequence("s", slow, exact).repeated(2).latencies()).isEqualTo(new Band(116, 152, 296));
        assertThat(exact.latencies().isExact()).isTrue();
    }

    @Test
    void a_pace_reaches_every_leaf_and_leaves_the_nominal_time() {
        CostSheet tree = CostSheet.sequence("s", leaf("a", 1, 3), leaf("b", 1, 4));
        CostSheet paced = tree.paced(new Band(1, 1, 4), "why");
        assertThat(paced.latencies()).isEqualTo(new Band(7, 7, 28));
        assertThat(paced.energy()).isEqualTo(tree.energy());
        assertThat(tree.paced(Band.EXACT, "nothing")).isSameAs(tree);
    }
}
