package mho.scenarios.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mho.base.unit.Quantities;
import mho.scenarios.ConverterResult;
import mho.scenarios.ConverterResult.Measured;
import mho.scenarios.ConverterResult.Refused;

/** The page of the converter bench. */
public final class RampReport {
    private RampReport() {}

    /** Returns the plots by their headings: a comparison, then each converter. */
    public static Map<String, List<Plot>> plots(List<ConverterResult> results) {
        List<Measured> measured = measured(results);
        Map<String, List<Plot>> plots = new LinkedHashMap<>();
        plots.put("Comparison", ComparisonFigures.of(measured));
        measured.forEach(one -> plots.put(one.label().name(), ConverterFigures.of(one)));
        return plots;
    }

    private static List<Measured> measured(List<ConverterResult> results) {
        return results.stream()
                .filter(Measured.class::isInstance)
                .map(Measured.class::cast)
                .toList();
    }

    /** Returns the page, one file. */
    public static String of(List<ConverterResult> results, Map<String, List<Plot>> plots, String command) {
        List<Measured> measured = measured(results);
        Map<String, Html> tables = new LinkedHashMap<>();
        tables.put("Converters", RampTable.listing(results).html());
        if (measured.size() < results.size()) {
            tables.put("Refused", refused(results));
        }
        if (measured.size() == 1) {
            tables.put("Summary", summary(measured.get(0)));
        }
        HtmlTable dips = new HtmlTable("Shallow minima of functions", "converter", "<what becomes of it");
        measured.forEach(
                one -> RampTable.dip(one).forEach(dip -> dips.row(one.label().name(), dip)));
        if (measured.stream().anyMatch(one -> !RampTable.dip(one).isEmpty())) {
            tables.put("Dips", dips.scrolling("dips-data"));
        }
        tables.put("Preparation", preparation(measured));
        if (measured.stream().anyMatch(one -> !one.statistics().procedures().isEmpty())) {
            tables.put("Procedures", procedures(measured));
        }
        if (!measured.isEmpty()) {
            tables.put("Costs", costs(measured));
        }
        return new BenchPage("Converters", text(results, measured), tables, plots, command).text();
    }

    private static String text(List<ConverterResult> results, List<Measured> measured) {
        List<String> sentences = new ArrayList<>();
        if (measured.size() == 1) {
            Measured one = measured.get(0);
            sentences.add("%s by %s, %d bit: max |INL| %s LSB in the median of %d fabricated banks."
                    .formatted(
                            one.label().function(),
                            one.label().way(),
                            one.label().bits(),
                            Decimal.fixed(one.statistics().maxInl().median(), 2),
                            one.statistics().banks()));
        } else {
            sentences.add("%d converters, of each fabricated banks measured from outside.".formatted(measured.size()));
        }
        if (measured.size() < results.size()) {
            sentences.add("%d more cannot be.".formatted(results.size() - measured.size()));
        }
        return String.join(" ", sentences);
    }

    private static Html refused(List<ConverterResult> results) {
        HtmlTable table = new HtmlTable("Combinations that cannot be", "converter", "<reason");
        for (ConverterResult result : results) {
            if (result instanceof Refused refused) {
                table.row(refused.label().name(), refused.reason());
            }
        }
        return table.scrolling("refused-data");
    }

    private static Html summary(Measured measured) {
        HtmlTable table = new HtmlTable(measured.label().name(), "item", "<value");
        RampTable.summary(measured).forEach(row -> table.row(row.get(0), row.get(1)));
        return table.scrolling("summary-data");
    }

    /** How far preparation brings each converter. */
    private static Html preparation(List<Measured> measured) {
        HtmlTable table = new HtmlTable(
                "Largest |INL| of a column in output LSB over fabricated banks",
                "converter",
                "<prepared",
                "median",
                "95 %");
        for (Measured one : measured) {
            one.maxInl()
                    .forEach((name, spread) -> table.row(
                            one.label().name(),
                            name,
                            Decimal.fixed(spread.median(), 3),
                            Decimal.fixed(spread.p95(), 3)));
        }
        return table.scrolling("preparation-data");
    }

    private static Html costs(List<Measured> measured) {
        List<Html> trees = new ArrayList<>();
        for (Measured one : measured) {
            trees.add(CostTree.of(
                    "cost-tree-" + trees.size(),
                    "a conversion of %d columns".formatted(one.first().bank().columns()),
                    new Hardware(one.label().name(), one.cost())));
        }
        return Html.sequence(trees);
    }

    private static Html procedures(List<Measured> measured) {
        HtmlTable table = new HtmlTable(
                "What is done to ramp columns, writes on average, and to the front ends of a bank; median of max |INL| in output LSB",
                "converter",
                "<procedure",
                "before",
                "after",
                "pulses",
                "energy",
                "time");
        for (Measured one : measured) {
            one.statistics()
                    .procedures()
                    .forEach(procedure -> table.row(
                            one.label().name(),
                            procedure.name(),
                            Decimal.fixed(procedure.before().median(), 3),
                            Decimal.fixed(procedure.after().median(), 3),
                            Decimal.significant(procedure.pulses(), 4),
                            Quantities.format(procedure.energy(), "J"),
                            Quantities.format(procedure.time(), "s")));
        }
        return table.scrolling("procedures-data");
    }
}
