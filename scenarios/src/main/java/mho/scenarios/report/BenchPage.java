package mho.scenarios.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mho.scenarios.report.Html.Element;

/**
 * The page of a bench: tables, plots, and the command that makes it again.
 *
 * @param title   title
 * @param summary one paragraph
 * @param tables  tables, by heading
 * @param plots   plots
 * @param command the command
 */
record BenchPage(String title, String summary, Map<String, Html> tables, List<Plot> plots, String command) {
    String text() {
        List<Html> links = new ArrayList<>();
        List<Html> main = new ArrayList<>();
        tables.forEach((heading, table) -> {
            String id = heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
            links.add(link(id, heading));
            main.add(Page.section(id, heading, table));
        });
        Map<String, Plot> drawn = new LinkedHashMap<>();
        List<Html> figures = new ArrayList<>();
        for (Plot plot : plots) {
            String id = "plot-" + plot.id();
            drawn.put(id, plot);
            figures.add(PlotFigure.of(id, plot));
        }
        if (!plots.isEmpty()) {
            links.add(link("plots", "Plots"));
            main.add(Page.section(
                    "plots",
                    "Plots",
                    Html.element("div", Html.sequence(figures)).with("class", "figures")));
        }
        links.add(link("scenario", "Run"));
        main.add(Page.section("scenario", "Run", Page.copyable("The command that makes this page again", command)));
        // the link to skip to leads to the first section
        Html content = Html.element("div", Html.sequence(main)).with("id", "results");
        return new Page(title, summary, Html.element("ul", Html.sequence(links)), content).text(ChartData.of(drawn));
    }

    private static Element link(String id, String title) {
        return Html.element("li", Html.element("a", title).with("href", "#" + id));
    }
}
