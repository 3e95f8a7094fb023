package mho.scenarios.report;

import java.util.List;
import mho.base.unit.Quantities;
import mho.scenarios.Results;

/** The converters of a network that apply functions. */
final class ConverterTable {
    private ConverterTable() {}

    static Html of(String id, List<Results.ConverterUse> converters) {
        HtmlTable table = new HtmlTable(
                "Converters that apply functions, first chip; rms errors in units of the function's output; costs of one"
                        + " conversion of one column",
                "stage",
                "<function",
                "columns",
                "rms error of the output",
                "time",
                "energy",
                "area");
        converters.forEach(use -> table.row(
                use.stage(),
                use.function(),
                Integer.toString(use.columns()),
                Decimal.significant(use.rmsError(), 3),
                Quantities.format(use.time(), "s"),
                Quantities.format(use.energy(), "J"),
                Quantities.format(use.area(), "m²")));
        return Html.element("div", Html.element("h3", "Converters"), table.scrolling(id));
    }
}
