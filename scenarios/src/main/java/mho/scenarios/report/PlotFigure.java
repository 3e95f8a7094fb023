package mho.scenarios.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import mho.scenarios.report.Html.Element;

/** A plot in a page: the chart, its finding, and the numbers drawn as a table. */
final class PlotFigure {
    private static final int MOST_ROWS = 40;
    private static final int MOST_COLUMNS = 16;

    private PlotFigure() {}

    static Element of(String id, Plot plot) {
        Html data = plot instanceof Plot.HeatMap map
                ? matrix(map).scrolling(id + "-data")
                : table((Plot.Diagram) plot).scrolling(id + "-data");
        String chart = plot instanceof Plot.HeatMap ? "heatmap" : "diagram";
        return new Figure(id, chart, plot.title(), plot.caption(), List.of(data)).html();
    }

    private static HtmlTable table(Plot.Diagram plot) {
        int most = plot.series().stream().mapToInt(one -> one.x().size()).max().orElse(0);
        boolean hasBand = plot.series().stream().anyMatch(one -> one.values().size() > 1);
        List<String> columns =
                new ArrayList<>(List.of("series", plot.x().name(), plot.y().name()));
        if (hasBand) {
            columns.set(2, plot.y().name() + ", or from");
            columns.add("to");
        }
        HtmlTable table = new HtmlTable(plot.title() + Thinned.remark(most), columns);
        for (Plot.Series series : plot.series()) {
            Thinned.indices(series.x().size())
                    .forEach(k -> table.row(series.name(), row(plot, series, k, columns.size())));
        }
        return table;
    }

    private static List<String> row(Plot.Diagram plot, Plot.Series series, int k, int columns) {
        List<String> cells = new ArrayList<>();
        cells.add(Reading.of(series.x().get(k), plot.x().unit()));
        series.values()
                .forEach(values -> cells.add(Reading.of(values.get(k), plot.y().unit())));
        while (cells.size() < columns - 1) {
            cells.add("");
        }
        return cells;
    }

    private static HtmlTable matrix(Plot.HeatMap plot) {
        int rows = plot.values().size();
        int columns = plot.values().get(0).size();
        int[] shown = thinned(columns, MOST_COLUMNS);
        List<String> heads = new ArrayList<>(List.of(plot.rows() + " \\ " + plot.columns()));
        IntStream.of(shown).forEach(column -> heads.add(Integer.toString(column)));
        String remark = rows > MOST_ROWS || columns > MOST_COLUMNS
                ? " (some of %d × %d; all are in results.json)".formatted(rows, columns)
                : "";
        HtmlTable table = new HtmlTable(plot.title() + remark, heads);
        for (int row : thinned(rows, MOST_ROWS)) {
            List<Double> values = plot.values().get(row);
            table.row(
                    Integer.toString(row),
                    IntStream.of(shown)
                            .mapToObj(column ->
                                    Reading.of(values.get(column), plot.value().unit()))
                            .toList());
        }
        return table;
    }

    /** Up to a number of indices, evenly spaced, both ends included. */
    private static int[] thinned(int count, int most) {
        int shown = Math.min(count, most);
        return IntStream.range(0, shown)
                .map(n -> shown == 1 ? 0 : (int) Math.round((double) n * (count - 1) / (shown - 1)))
                .toArray();
    }
}
