package mho.scenarios.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import mho.base.cost.CostSheet;
import mho.base.unit.Quantities;
import mho.networks.tile.Schedule;
import mho.networks.tile.Schedule.Slot;
import mho.scenarios.Results;
import mho.scenarios.report.Html.Element;

/** When the layers of a network work, and the parts of a layer within a time step: tables with a bar in each row. */
final class ScheduleTables {
    /** Layers whose steps are shown part by part: those that take longest. */
    private static final int MOST_LAYERS = 6;

    private final String id;
    private final Results.Costs costs;

    private ScheduleTables(String id, Results.Costs costs) {
        this.id = id;
        this.costs = costs;
    }

    static Html of(String id, Results.Costs costs) {
        return new ScheduleTables(id, costs).html();
    }

    private Html html() {
        Schedule schedule = costs.schedule();
        if (schedule.slots().isEmpty()) {
            return Html.sequence(List.of());
        }
        List<Html> parts = new ArrayList<>(List.of(
                Html.element("h3", "When layers work"), Html.element("p", sentence(schedule)), layers(schedule)));
        List<Integer> longest = longest(schedule);
        for (int k : longest) {
            parts.add(step(k, schedule.slots().get(k)));
        }
        long working = schedule.slots().stream().filter(slot -> slot.time() > 0).count();
        if (working > longest.size()) {
            parts.add(Html.element(
                    "p", "The parts of the other " + (working - longest.size()) + " layers are in the tree below."));
        }
        return Html.sequence(parts);
    }

    private String sentence(Schedule schedule) {
        return "An inference takes %s%s. As a pipeline of layers, one starts each %s: %s. %s"
                .formatted(
                        Quantities.format(schedule.latency(), "s"),
                        Bands.aside(costs.analog().latencies(), "s"),
                        Quantities.format(schedule.interval(), "s"),
                        rate(schedule.throughput()),
                        costs.steps() > 1
                                ? "A time step follows each " + Quantities.format(schedule.step(), "s") + "."
                                : "");
    }

    private static String rate(double perSecond) {
        return (perSecond < 1000 ? Decimal.significant(perSecond, 4) : Decimal.count(Math.round(perSecond)))
                + " inferences a second";
    }

    private Html layers(Schedule schedule) {
        HtmlTable table = new HtmlTable(
                "When each layer works in one inference",
                "layer",
                "<when",
                "start",
                "time",
                "steps",
                "time a step",
                "copies",
                "<waits for");
        for (Slot slot : schedule.slots()) {
            table.row(row(slot.name(), 0, bar(slot.start(), slot.time(), schedule.latency()))
                    .add(
                            cell(Quantities.format(slot.start(), "s")),
                            cell(Quantities.format(slot.time(), "s")),
                            cell(Decimal.significant(slot.steps(), 4)),
                            cell(Quantities.format(slot.time() / slot.steps() / slot.copies(), "s")),
                            cell(Integer.toString(slot.copies())),
                            Html.element("td", waits(slot, schedule)).with("class", "words")));
        }
        return table.scrolling(id);
    }

    private static String waits(Slot slot, Schedule schedule) {
        String before = slot.equals(schedule.slots().get(0)) ? "the input" : "the layer before";
        return switch (slot.kind()) {
            case RECURRENT -> before + "; each step for the one before it";
            case POOL -> "all steps of the layer before";
            case STEP -> slot.steps() > 1 ? before + "; its steps follow one another" : before;
        };
    }

    /** The layers whose steps are shown, in their order. */
    private List<Integer> longest(Schedule schedule) {
        List<Integer> working = new ArrayList<>();
        for (int k = 0; k < schedule.slots().size(); k++) {
            if (!Timeline.of(costs.analog().parts().get(k)).isEmpty()) {
                working.add(k);
            }
        }
        return working.stream()
                .sorted(Comparator.comparingDouble(k -> -schedule.slots().get(k).time()))
                .limit(MOST_LAYERS)
                .sorted()
                .toList();
    }

    private Html step(int number, Slot slot) {
        CostSheet layer = costs.analog().parts().get(number);
        double often = slot.steps() * slot.copies();
        double whole = layer.latency() / often;
        HtmlTable table = new HtmlTable(
                "One time step of %s, %s: its parts in parallel or one after the other"
                        .formatted(slot.name(), Quantities.format(whole, "s")),
                "part",
                "<when",
                "start",
                "time",
                "share");
        for (Timeline.Span span : Timeline.of(layer)) {
            table.row(row(span.name(), span.depth(), bar(span.start(), span.duration(), layer.latency()))
                    .add(
                            cell(Quantities.format(span.start() / often, "s")),
                            cell(Quantities.format(span.duration() / often, "s")),
                            cell(Decimal.fixed(100 * span.duration() / layer.latency(), 1) + " %")));
        }
        return table.scrolling(id + "-step-" + number).with("class", "scroll when-table");
    }

    private static Element row(String name, int depth, Html bar) {
        Element head = Html.element("th", name).with("scope", "row").with("class", "depth-" + Math.min(depth, 6));
        return Html.element("tr", head, Html.element("td", bar).with("class", "when"));
    }

    private static Html cell(String text) {
        return Html.element("td", text);
    }

    /** The numbers of a bar are in its row: screen readers need not hear of it. */
    private static Html bar(double start, double time, double whole) {
        if (time == 0) {
            return Html.sequence(List.of());
        }
        double from = 100 * start / whole;
        double wide = 100 * time / whole;
        return Html.element("div")
                .with("class", "span")
                .with("aria-hidden", "true")
                .with(
                        "style",
                        String.format(Locale.ROOT, "margin-left:%.2f%%;width:%.2f%%", Math.min(from, 100), wide));
    }
}
