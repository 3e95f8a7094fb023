package mho.scenarios.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mho.scenarios.json.JsonText;
import mho.scenarios.report.Html.Element;

/** The page of a design space whose points come from a store. */
public final class DesignPage {
    private DesignPage() {}

    /**
     * Returns the page.
     *
     * @param design the space
     * @param title  title of the scenario
     * @param run    where and how it was run: items and what they are, in the order of a table
     */
    public static String of(Design design, String title, Map<String, String> run) {
        HtmlTable manifest = new HtmlTable("Where and how this was run", "item", "<value");
        run.forEach(manifest::row);
        // the link to skip to leads to the first section
        Html main = Html.element(
                        "div",
                        new DesignSection(design).html(),
                        Page.section("run", "Run", manifest.scrolling("manifest")),
                        Page.section(
                                "scenario",
                                "Scenario",
                                Page.copyable(
                                        "The resolved scenario of the space",
                                        JsonText.of(design.rerun().scenario()))))
                .with("id", "results");
        List<Element> links = Stream.of("design-space Design space", "run Run", "scenario Scenario")
                .map(link -> link.split(" ", 2))
                .map(link -> Html.element("li", Html.element("a", link[1]).with("href", "#" + link[0])))
                .toList();
        return new Page(title, summary(design), Html.element("ul", Html.sequence(links)), main)
                .explored(ChartData.of(design));
    }

    /** Returns how large the space is, one paragraph. */
    static String summary(Design design) {
        int failed = design.points().size() - design.done().size();
        String axes = design.axes().stream()
                .map(axis -> axis.values().size() + " × " + axis.key())
                .collect(Collectors.joining(", "));
        return Stream.concat(
                        Stream.of("%d points of a design space (%s)%s."
                                .formatted(
                                        design.points().size(),
                                        axes,
                                        failed == 0 ? "" : ", of which %d failed".formatted(failed))),
                        design.findings().stream().limit(1))
                .collect(Collectors.joining(" "));
    }
}
