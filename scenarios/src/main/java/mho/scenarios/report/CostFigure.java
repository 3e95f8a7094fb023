package mho.scenarios.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import mho.base.cost.Band;
import mho.base.cost.CostSheet;
import mho.base.unit.Quantities;
import mho.scenarios.Results;

/** What one inference takes on analog and other hardware, by the top-level parts of each. */
enum CostFigure {
    ENERGY("energy", "Energy of one inference", "J") {
        @Override
        Band band(CostSheet sheet) {
            return sheet.energy();
        }
    },
    LATENCY("latency", "Latency of one inference", "s") {
        @Override
        Band band(CostSheet sheet) {
            return sheet.latencies();
        }
    },
    AREA("area", "Silicon area", "m²") {
        @Override
        Band band(CostSheet sheet) {
            return sheet.footprint().areas();
        }
    };

    private final String key;
    private final String title;
    private final String unit;

    CostFigure(String key, String title, String unit) {
        this.key = key;
        this.title = title;
        this.unit = unit;
    }

    abstract Band band(CostSheet sheet);

    private double amount(CostSheet sheet) {
        return band(sheet).nominal();
    }

    String key() {
        return key;
    }

    Html of(String id, Results.Costs costs) {
        return new Figure(id, key, title, caption(costs), List.of(data(id, costs))).html();
    }

    private String caption(Results.Costs costs) {
        StringBuilder text = new StringBuilder("Analog takes ").append(format(costs.analog()));
        text.append(Bands.aside(band(costs.analog()), unit));
        for (CostSheet reference : costs.references()) {
            text.append(", ").append(comparison(reference, costs.analog()));
        }
        return text.append(largest(costs.analog())).append('.').toString();
    }

    private String comparison(CostSheet reference, CostSheet analog) {
        String words = Ratio.than(amount(reference), amount(analog), key) + " " + reference.name();
        return band(reference).isExact() && band(analog).isExact()
                ? words
                : words + " (" + Ratio.asSaid(band(reference), band(analog)).band(" to ") + " within the bands)";
    }

    private String largest(CostSheet sheet) {
        if (sheet.parts().isEmpty() || amount(sheet) == 0) {
            return "";
        }
        CostSheet most = Collections.max(sheet.parts(), Comparator.comparingDouble(this::amount));
        return "; its largest part is " + most.name() + " with " + Decimal.fixed(100 * amount(most) / amount(sheet), 0)
                + " %";
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
        if (all.stream().anyMatch(hardware -> !band(hardware.sheet()).isExact())) {
            table.row(
                    "low .. high",
                    all.stream()
                            .map(hardware -> Bands.of(band(hardware.sheet()), unit))
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
        double sum = found.stream().mapToDouble(this::amount).sum();
        return found.isEmpty() ? "" : Quantities.format(sum, unit);
    }

    private String format(CostSheet sheet) {
        return Quantities.format(amount(sheet), unit);
    }
}
