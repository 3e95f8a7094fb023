package mho.scenarios.report;

import java.util.List;
import mho.base.cost.Band;
import mho.base.unit.Quantities;
import mho.networks.tile.CellEnergy;
import mho.scenarios.CellEnergies;
import mho.scenarios.Results;

/** What it makes to work out the energy of cells from the values that flow, and not to take the same for every operation. */
final class CellTable {
    private CellTable() {}

    static Html of(String id, Results.Costs costs) {
        CellEnergies cells = costs.cells();
        if (cells.values() == 0 && cells.fixed() == 0) {
            return Html.sequence(List.of());
        }
        HtmlTable table = new HtmlTable(
                "Energy of one inference, in both ways",
                "energy of cells",
                "cells of arrays",
                "all",
                "low .. high",
                "<in the costs");
        row(table, "from the values that flow", CellEnergy.VALUES, costs);
        row(table, "fixed for every operation", CellEnergy.FIXED, costs);
        return Html.element(
                "div",
                Html.element("h3", "Energy from values, or fixed"),
                Html.element("p", sentence(cells, costs.analog().energy())),
                table.scrolling(id));
    }

    private static void row(HtmlTable table, String name, CellEnergy way, Results.Costs costs) {
        Band total = costs.cells().total(way, costs.analog().energy());
        table.row(
                name,
                Quantities.format(costs.cells().of(way), "J"),
                Quantities.format(total.nominal(), "J"),
                Bands.of(total, "J"),
                costs.cells().used() == way ? "yes" : "");
    }

    private static String sentence(CellEnergies cells, Band energy) {
        double ratio = cells.total(CellEnergy.FIXED, energy).nominal()
                / cells.total(CellEnergy.VALUES, energy).nominal();
        String difference = !(ratio > 0 && Double.isFinite(ratio))
                ? "cannot be compared with"
                : "is %s times".formatted(Decimal.significant(ratio, 3));
        return "Fixed: every cell at mid-range for half of the longest exposure, whatever is computed. An inference with fixed energies "
                + difference + " the one from values. The switch is /hardware/energy.";
    }
}
