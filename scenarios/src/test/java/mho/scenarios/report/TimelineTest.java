package mho.scenarios.report;

import static org.assertj.core.api.Assertions.assertThat;

import mho.base.cost.Band;
import mho.base.cost.Component;
import mho.base.cost.Cost;
import mho.base.cost.CostSheet;
import mho.base.cost.Footprint;
import mho.scenarios.report.Timeline.Span;
import org.junit.jupiter.api.Test;

class TimelineTest {
    static CostSheet leaf(String name, double time) {
        return new Component(name, new Cost(1, 0), Footprint.NONE, Band.EXACT, "chosen").used(1, 1, time);
    }

    /** A tile that takes 32 s for its inputs and 32 s to convert, and another that needs 10 s for each. */
    private static CostSheet tile(String name, double time) {
        return CostSheet.sequence(
                name,
                CostSheet.parallel("input", leaf("array", time), leaf("drivers", time), leaf("registers", 0)),
                leaf("conversion", time),
                leaf("bias", 0));
    }

    @Test
    void parts_of_a_sequence_follow_one_another_and_parallel_ones_begin_together() {
        CostSheet layer = CostSheet.sequence(
                "layer", CostSheet.parallel("tiles", tile("large", 32), tile("small", 10)), leaf("control", 36));
        assertThat(Timeline.of(layer))
                .containsExactly(
                        new Span("tiles", 0, 0, 64),
                        new Span("large", 1, 0, 64),
                        new Span("input", 2, 0, 32),
                        new Span("conversion", 2, 32, 32),
                        new Span("small", 1, 0, 20),
                        new Span("input", 2, 0, 10),
                        new Span("conversion", 2, 10, 10),
                        new Span("control", 0, 64, 36));
    }

    @Test
    void a_part_that_is_alone_is_not_said_twice() {
        CostSheet layer =
                CostSheet.sequence("layer", CostSheet.sequence("gates", CostSheet.parallel("tiles", tile("tile", 32))));
        assertThat(Timeline.of(layer)).containsExactly(new Span("input", 0, 0, 32), new Span("conversion", 0, 32, 32));
    }

    @Test
    void parts_at_work_at_once_all_the_time_are_one() {
        assertThat(Timeline.of(CostSheet.parallel("read", leaf("array", 5), leaf("drivers", 5))))
                .isEmpty();
    }
}
