package mho.scenarios.report;

import java.util.ArrayList;
import java.util.List;
import mho.base.cost.CostSheet;
import mho.base.cost.Origin;

/**
 * When the parts of a tree of costs are at work: those of a sequence one after the other, those of a parallel node from its start.
 * What takes no time is not in it, nor what works at once and for its whole time within one part.
 */
final class Timeline {
    /**
     * A part at work.
     *
     * @param name     of it
     * @param depth    below the first parts
     * @param start    after that of the tree [s]
     * @param duration of it [s]
     */
    record Span(String name, int depth, double start, double duration) {}

    private final List<Span> spans = new ArrayList<>();

    private Timeline() {}

    /** Returns the parts in the order of the tree. */
    static List<Span> of(CostSheet tree) {
        Timeline timeline = new Timeline();
        timeline.parts(tree, 0, 0);
        return timeline.spans;
    }

    private void parts(CostSheet sheet, int depth, double start) {
        double at = start;
        for (CostSheet part : timed(sheet)) {
            if (timed(sheet).size() == 1) {
                parts(part, depth, at);
            } else {
                spans.add(new Span(part.name(), depth, at, part.latency()));
                parts(part, depth + 1, at);
            }
            at += isSequence(sheet) ? part.latency() : 0;
        }
    }

    /** The parts that take time, where some wait for others. */
    private static List<CostSheet> timed(CostSheet sheet) {
        return hasOrder(sheet)
                ? sheet.parts().stream().filter(part -> part.latency() > 0).toList()
                : List.of();
    }

    private static boolean hasOrder(CostSheet sheet) {
        boolean inSequence = isSequence(sheet)
                && sheet.parts().stream().filter(part -> part.latency() > 0).count() > 1;
        return inSequence || sheet.parts().stream().anyMatch(Timeline::hasOrder);
    }

    private static boolean isSequence(CostSheet sheet) {
        return sheet.origin() == Origin.Sum.SEQUENCE;
    }
}
