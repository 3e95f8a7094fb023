package mho.scenarios.report;

import java.util.List;
import java.util.stream.Collectors;
import mho.base.cost.Band;
import mho.base.cost.Component;
import mho.base.cost.CostSheet;
import mho.base.cost.Law;
import mho.base.cost.Origin;
import mho.base.unit.Quantities;
import mho.networks.tile.CellEnergy;
import mho.networks.tile.Schedule;
import mho.scenarios.CellEnergies;
import mho.scenarios.NetworkCost;
import mho.scenarios.PublishedAccelerator;

/** Expected costs as text: totals, trees, schedules, and where each number comes from. */
public final class CostListing {
    private static final String LINE = "%-46s%12s%22s%12s%13s\n";
    private static final String SLOT = "  %-44s%12s%12s%8s%12s\n";
    private static final int DEEPEST = 22;

    private CostListing() {}

    /**
     * Returns the trees of all networks and references.
     *
     * @param costs    one a network
     * @param extras   one a network
     * @param activity what is taken to flow
     */
    public static String of(List<NetworkCost> costs, List<Extra> extras, String activity) {
        StringBuilder text = new StringBuilder("values that flow: " + activity + "\n");
        for (int k = 0; k < costs.size(); k++) {
            text.append('\n').append(network(costs.get(k), extras.get(k)));
        }
        return text.toString();
    }

    /**
     * What is shown beside the costs of an inference.
     *
     * @param programming what it takes to program the chip, once
     * @param cells       energy of its cells, from values and from fixed operations
     */
    public record Extra(CostSheet programming, CellEnergies cells) {}

    private static String network(NetworkCost cost, Extra extra) {
        StringBuilder text = new StringBuilder(LINE.formatted(cost.name(), "energy", "low .. high", "latency", "area"));
        tree(cost.analog(), 0, text);
        text.append(bands(cost.analog()));
        text.append("  %s operations an inference, %s/J; bits as in the scenario\n"
                .formatted(
                        Decimal.significant(cost.operations(), 4), Decimal.significant(cost.operationsPerJoule(), 3)));
        text.append(cells(extra.cells(), cost.analog()));
        text.append('\n').append(schedule(cost.schedule()));
        text.append('\n').append(LINE.formatted("on other hardware", "energy", "low .. high", "latency", "area"));
        for (CostSheet reference : cost.references()) {
            text.append(line(reference, 0)).append(bands(reference));
            text.append(LINE.formatted(
                    "  times analog",
                    Ratio.of(reference.energy(), cost.analog().energy()).text(),
                    Ratio.of(reference.energy(), cost.analog().energy()).band(" .. "),
                    times(reference.latency(), cost.latency()),
                    times(reference.area(), cost.area())));
        }
        text.append('\n').append(LINE.formatted("programming, once", "energy", "low .. high", "latency", ""));
        tree(extra.programming(), 0, text);
        cost.published().forEach(row -> text.append(published(row)));
        return text.toString();
    }

    private static String times(double other, double own) {
        return own == 0 ? "-" : Decimal.significant(other / own, 3);
    }

    private static void tree(CostSheet sheet, int depth, StringBuilder text) {
        text.append(line(sheet, depth));
        for (CostSheet part : sheet.parts()) {
            if (counts(part)) {
                tree(part, depth + 1, text);
            }
        }
    }

    private static boolean counts(CostSheet sheet) {
        return sheet.energy().high() > 0 || sheet.latency() > 0 || sheet.area() > 0;
    }

    private static String line(CostSheet sheet, int depth) {
        String name = " ".repeat(Math.min(depth, DEEPEST)) + sheet.name();
        return LINE.formatted(
                name.length() > 46 ? name.substring(0, 45) + "…" : name,
                Quantities.format(sheet.energy().nominal(), "J"),
                band(sheet.energy(), "J"),
                Quantities.format(sheet.latency(), "s"),
                Quantities.format(sheet.area(), "m²"));
    }

    private static String band(Band band, String unit) {
        return Quantities.format(band.low(), unit) + " .. " + Quantities.format(band.high(), unit);
    }

    /** Bands of a total that its line has no column for. */
    private static String bands(CostSheet total) {
        Band time = total.latencies();
        return "  low .. high: latency %s, area %s\n"
                .formatted(
                        time.isExact() ? "as it is, by the scenario's clocks and pulses" : band(time, "s"),
                        band(total.footprint().areas(), "m²"));
    }

    private static String cells(CellEnergies cells, CostSheet analog) {
        return "  cells of arrays: %s from the values that flow (%s in all), %s from fixed operations (%s in all); %s are in the costs\n"
                .formatted(
                        Quantities.format(cells.values(), "J"),
                        Quantities.format(
                                cells.total(CellEnergy.VALUES, analog.energy()).nominal(), "J"),
                        Quantities.format(cells.fixed(), "J"),
                        Quantities.format(
                                cells.total(CellEnergy.FIXED, analog.energy()).nominal(), "J"),
                        cells.used() == CellEnergy.VALUES ? "values" : "fixed ones");
    }

    private static String schedule(Schedule schedule) {
        StringBuilder text = new StringBuilder(SLOT.formatted("schedule", "start", "time", "steps", "copies"));
        for (Schedule.Slot slot : schedule.slots()) {
            text.append(SLOT.formatted(
                    slot.name(),
                    Quantities.format(slot.start(), "s"),
                    Quantities.format(slot.time(), "s"),
                    Decimal.significant(slot.steps(), 4),
                    slot.copies()));
        }
        return text.append(
                        "  a step each %s; an inference takes %s, and as a pipeline of layers one starts each %s (%s)\n"
                                .formatted(
                                        Quantities.format(schedule.step(), "s"),
                                        Quantities.format(schedule.latency(), "s"),
                                        Quantities.format(schedule.interval(), "s"),
                                        Quantities.format(schedule.throughput(), "Hz")))
                .toString();
    }

    private static String published(PublishedAccelerator.Row row) {
        return "published: %s, %s, %s: %s TOPS/W, %s TOPS/mm2, normalised %s (%s; %s)\n"
                .formatted(
                        row.name(),
                        Quantities.format(row.node(), "m"),
                        row.bits(),
                        Decimal.significant(row.operationsPerJoule() * 1e-12, 4),
                        Decimal.significant(row.throughputPerArea() * 1e-18, 4),
                        Decimal.significant(row.normalisedThroughput() * 1e-18, 4),
                        row.source(),
                        row.note());
    }

    /** Returns every leaf with its formula, the numbers put in, and its source. */
    public static String explained(List<NetworkCost> costs) {
        StringBuilder text = new StringBuilder();
        for (NetworkCost cost : costs) {
            explain(cost.analog(), cost.name(), text);
            cost.references().forEach(reference -> explain(reference, cost.name(), text));
        }
        return text.toString();
    }

    private static void explain(CostSheet sheet, String above, StringBuilder text) {
        if (sheet.parts().isEmpty() && counts(sheet)) {
            text.append(explanation(sheet, above));
        }
        for (CostSheet part : sheet.parts()) {
            explain(part, above + " / " + sheet.name(), text);
        }
    }

    static String explanation(CostSheet leaf, String above) {
        StringBuilder text =
                new StringBuilder(leaf.name()).append("    in ").append(above).append('\n');
        if (leaf.origin() instanceof Origin.Used used) {
            Component part = used.component();
            text.append("  part     %s\n".formatted(part.name()));
            text.append("  energy   %s x %s = %s, %s\n"
                    .formatted(
                            Decimal.significant(leaf.count(), 6),
                            Quantities.format(part.action().energy(), "J"),
                            Quantities.format(leaf.energy().nominal(), "J"),
                            band(leaf.energy(), "J")));
            text.append("  area     %s x %s = %s, %s\n"
                    .formatted(
                            Decimal.significant(used.instances(), 6),
                            Quantities.format(part.footprint().area(), "m²"),
                            Quantities.format(leaf.area(), "m²"),
                            band(leaf.footprint().areas(), "m²")));
            text.append("  time     %s; leakage %s\n"
                    .formatted(
                            Quantities.format(leaf.latency(), "s")
                                    + (leaf.latencies().isExact() ? "" : ", " + band(leaf.latencies(), "s")),
                            Quantities.format(leaf.footprint().leakage(), "W")));
            text.append("  formula  %s\n".formatted(part.law().formula()));
            if (!part.law().terms().isEmpty()) {
                text.append("  with     %s\n".formatted(terms(part.law())));
            }
        } else {
            text.append("  stated   %s, %s, %s\n"
                    .formatted(
                            Quantities.format(leaf.energy().nominal(), "J"),
                            Quantities.format(leaf.area(), "m²"),
                            Quantities.format(leaf.latency(), "s")));
        }
        return text.append("  source   %s\n\n".formatted(leaf.source())).toString();
    }

    /** Returns the factors of a band in parentheses, after a space; nothing of one that is exact. */
    public static String factors(Band band) {
        return band.isExact()
                ? ""
                : " (x%s .. %s)".formatted(Decimal.significant(band.low(), 3), Decimal.significant(band.high(), 3));
    }

    /** Returns the numbers put into a law, in words. */
    public static String terms(Law law) {
        return law.terms().stream()
                .map(term -> term.symbol() + " = "
                        + (Quantities.knows(term.unit()) && !term.unit().isEmpty()
                                ? Quantities.format(term.value(), term.unit())
                                : Decimal.significant(term.value(), 6)
                                        + (term.unit().isEmpty() ? "" : " " + term.unit())))
                .collect(Collectors.joining(", "));
    }
}
