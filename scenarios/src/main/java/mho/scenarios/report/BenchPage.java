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
 * @param plots   plots, by heading
 * @param command the command
 */
record BenchPage(
        String title, String summary, Map<String, Html> tables, Map<String, List<Plot>> plots, String command) {
    BenchPage(String title, String summary, Map<String, Html> tables, List<Plot> plots, String command) {
        this(title, summary, tables, Map.of("Plots", plots), command);
    }

    String text() {
        List<Html> links = new ArrayList<>();
        List<Html> main = new ArrayList<>();
        tables.forEach((heading, table) -> {
            String id = id(heading);
            links.add(link(id, heading));
            main.add(Page.section(id, heading, table));
        });
        Map<String, Plot> drawn = new LinkedHashMap<>();
        plots.forEach((heading, some) -> {
            List<Html> figures = new ArrayList<>();
            for (Plot plot : some) {
                String id = "plot-" + plot.id();
                drawn.put(id, plot);
                figures.add(PlotFigure.of(id, plot));
            }
            if (!some.isEmpty()) {
                String id = id(heading);
                links.add(link(id, heading));
                main.add(Page.section(
                        id, heading, Html.element("div", Html.sequence(figures)).with("class", "figures")));
            }
        });
        links.add(link("scenario", "Run"));
        main.add(Page.section("scenario", "Run", Page.copyable("The command that makes this page again", command)));
        // the link to skip to leads to the first section
        Html content = Html.element("div", Html.sequence(main)).with("id", "results");
        return new Page(title, summary, Html.element("ul", Html.sequence(links)), content).text(ChartData.of(drawn));
    }

    private static String id(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private static Element link(String id, String title) {
        return Html.element("li", Html.element("a", title).with("href", "#" + id));
    }
}
