package mho.scenarios.report;

import java.util.List;
import mho.base.unit.Quantities;
import mho.scenarios.PublishedAccelerator;
import mho.scenarios.Results;

/** Accelerators as their authors report them, below the network here. */
final class PublishedTable {
    private static final double TERA = 1e-12;
    /** Tera-operations a second and square millimetre. */
    private static final double TERA_PER_SQUARE_MILLIMETRE = 1e-18;

    private PublishedTable() {}

    static Html of(String id, Results.Costs costs) {
        if (costs.published().isEmpty()) {
            return Html.sequence(List.of());
        }
        HtmlTable table = new HtmlTable(
                "Published accelerators, quoted",
                "accelerator",
                "node",
                "clock",
                "<bits in/weight/out",
                "TOPS/W",
                "TOPS/mm²",
                "normalised",
                "<what, and source");
        here(table, costs);
        costs.published().forEach(row -> quoted(table, row));
        return Html.element(
                        "div",
                        Html.element("h3", "Published accelerators"),
                        Html.element(
                                "p",
                                "Quoted from their sources and in no total: tasks, bits and what is counted differ. Normalised areas are as Table 1 of"
                                        + " Yang et al. 2025 has them. Two operations a multiply-accumulate."),
                        table.scrolling(id))
                .with("class", "quoted");
    }

    private static void here(HtmlTable table, Results.Costs costs) {
        double energy = costs.analog().energy().nominal();
        double time = costs.analog().latency() * costs.analog().area();
        table.row(
                "this network, analog",
                "",
                "",
                "",
                energy > 0 ? Decimal.significant(costs.operations() / energy * TERA, 3) : "–",
                time > 0 ? Decimal.significant(costs.operations() / time * TERA_PER_SQUARE_MILLIMETRE, 3) : "–",
                "",
                "modelled here, as in the scenario, one inference at a time");
    }

    private static void quoted(HtmlTable table, PublishedAccelerator.Row row) {
        table.row(
                row.name(),
                Quantities.format(row.node(), "m"),
                Quantities.format(row.clock(), "Hz"),
                row.bits(),
                Decimal.significant(row.operationsPerJoule() * TERA, 4),
                Decimal.significant(row.throughputPerArea() * TERA_PER_SQUARE_MILLIMETRE, 4),
                Decimal.significant(row.normalisedThroughput() * TERA_PER_SQUARE_MILLIMETRE, 4),
                "quoted: %s; %s".formatted(row.note(), row.source()));
    }
}
