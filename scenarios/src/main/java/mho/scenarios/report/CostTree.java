package mho.scenarios.report;

import mho.base.cost.Band;
import mho.base.cost.CostSheet;
import mho.base.unit.Quantities;
import mho.scenarios.report.Html.Element;

/** A cost sheet as a table with every part and the source of each number; report.js folds the deeper parts away. */
final class CostTree {
    private final HtmlTable table;
    private final double energy;

    private CostTree(String what, Hardware hardware) {
        table = new HtmlTable(
                "Cost of %s: %s".formatted(what, hardware.name()),
                "part",
                "energy, low to high",
                "share",
                "latency, low to high",
                "area, low to high",
                "leakage",
                "count",
                "<source");
        energy = hardware.sheet().energy().nominal();
    }

    static Html of(String id, Hardware hardware) {
        return of(id, "one inference", hardware);
    }

    /** Returns the costs of something that is not an inference. */
    static Html of(String id, String what, Hardware hardware) {
        CostTree tree = new CostTree(what, hardware);
        tree.add(hardware.sheet().named(hardware.name()), 0);
        Element frame = tree.table.scrolling(id);
        return Html.element("details", Html.element("summary", hardware.name()), frame)
                .with("class", "tree")
                .with("open", "open");
    }

    private void add(CostSheet sheet, int depth) {
        table.row(row(sheet, depth));
        sheet.parts().forEach(part -> add(part, depth + 1));
    }

    private Element row(CostSheet sheet, int depth) {
        Band band = sheet.energy();
        Element name =
                Html.element("th", sheet.name()).with("scope", "row").with("class", "depth-" + Math.min(depth, 6));
        return Html.element("tr", name, Bands.cell(band, "J"))
                .add(Html.element("td", energy == 0 ? "" : Decimal.fixed(100 * band.nominal() / energy, 1) + " %"))
                .add(
                        Bands.cell(sheet.latencies(), "s"),
                        Bands.cell(sheet.footprint().areas(), "m²"),
                        Html.element("td", Quantities.format(sheet.footprint().leakage(), "W")))
                .add(Html.element("td", sheet.parts().isEmpty() ? Decimal.significant(sheet.count(), 6) : ""))
                .add(Html.element("td", sheet.source()).with("class", "words"))
                .with("data-depth", Integer.toString(depth));
    }
}
