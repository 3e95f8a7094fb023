package mho.scenarios.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import mho.base.cost.Band;
import mho.base.cost.CostSheet;
import mho.base.unit.Quantities;
import mho.scenarios.Results;

/** What one inference takes on analog and other hardware, by the top-level parts of each. */
enum CostFigure {
    ENERGY("energy", "Energy of one inference", "J", sheet -> sheet.energy().nominal()),
    LATENCY("latency", "Latency of one inference", "s", CostSheet::latency),
    AREA("area", "Silicon area", "m²", CostSheet::area);

    private final String key;
    private final String title;
    private final String unit;
    private final ToDoubleFunction<CostSheet> quantity;

    CostFigure(String key, String title, String unit, ToDoubleFunction<CostSheet> quantity) {
        this.key = key;
        this.title = title;
        this.unit = unit;
        this.quantity = quantity;
    }

    String key() {
        return key;
    }

    Html of(String id, Results.Costs costs) {
        return new Figure(id, key, title, caption(costs), List.of(data(id, costs))).html();
    }

    private String caption(Results.Costs costs) {
        StringBuilder text = new StringBuilder("Analog takes ").append(format(costs.analog()));
        if (this == ENERGY) {
            text.append(" (").append(band(costs.analog().energy())).append(")");
        }
        for (CostSheet reference : costs.references()) {
            text.append(", ").append(comparison(reference, costs.analog()));
        }
        return text.append(largest(costs.analog())).append('.').toString();
    }

    private String comparison(CostSheet reference, CostSheet analog) {
        String words = Ratio.than(quantity.applyAsDouble(reference), quantity.applyAsDouble(analog), key) + " "
                + reference.name();
        return this == ENERGY
                ? words + " (" + Ratio.of(reference.energy(), analog.energy()).band(" to ") + " within the bands)"
                : words;
    }

    private String largest(CostSheet sheet) {
        double total = quantity.applyAsDouble(sheet);
        CostSheet most = sheet;
        for (CostSheet part : sheet.parts()) {
            most = most == sheet || quantity.applyAsDouble(part) > quantity.applyAsDouble(most) ? part : most;
        }
        return most == sheet || total == 0
                ? ""
                : "; its largest part is " + most.name() + " with "
                        + Decimal.fixed(100 * quantity.applyAsDouble(most) / total, 0) + " %";
    }

    private Html data(String id, Results.Costs costs) {
        List<Hardware> all = Hardware.of(costs);
        List<String> columns = new ArrayList<>(List.of("part"));
        all.forEach(hardware -> columns.add(hardware.name()));
        HtmlTable table = new HtmlTable(title + " by part", columns);
        for (String part : parts(all)) {
            table.row(part, all.stream().map(hardware -> partOf(hardware, part)).toList());
        }
        table.row(
                "total", all.stream().map(hardware -> format(hardware.sheet())).toList());
        if (this == ENERGY) {
            table.row(
                    "low .. high",
                    all.stream()
                            .map(hardware -> band(hardware.sheet().energy()))
                            .toList());
        }
        return table.scrolling(id + "-data");
    }

    private static Set<String> parts(List<Hardware> all) {
        Set<String> names = new LinkedHashSet<>();
        all.forEach(hardware -> hardware.sheet().parts().forEach(part -> names.add(part.name())));
        return names;
    }

    private String partOf(Hardware hardware, String name) {
        List<CostSheet> found = hardware.sheet().parts().stream()
                .filter(part -> part.name().equals(name))
                .toList();
        double sum = found.stream().mapToDouble(quantity).sum();
        return found.isEmpty() ? "" : Quantities.format(sum, unit);
    }

    private String format(CostSheet sheet) {
        return Quantities.format(quantity.applyAsDouble(sheet), unit);
    }

    private static String band(Band energy) {
        return Quantities.format(energy.low(), "J") + " to " + Quantities.format(energy.high(), "J");
    }
}
