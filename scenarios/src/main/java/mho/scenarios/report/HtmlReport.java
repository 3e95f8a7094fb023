package mho.scenarios.report;

import java.util.ArrayList;
import java.util.List;
import mho.scenarios.Results;
import mho.scenarios.report.Html.Element;

/**
 * The report of a run as one HTML file that needs nothing else: styles, charts (Apache ECharts 6, Apache-2.0), data and
 * the resolved scenario are in it, and its content security policy forbids every fetch. All numbers also stand in
 * tables, so that it can be read without scripts.
 *
 * <p>Networks beyond the first {@value Results#MOST_DRAWN} of a sweep are in the tables at the top and not drawn.
 */
public final class HtmlReport {
    private final Results results;
    private final Design design;

    private HtmlReport(Results results, Design design) {
        this.results = results;
        this.design = design;
    }

    /**
     * Returns the page.
     *
     * @param results  what was found
     * @param design   the same as a design space; not drawn if it has a single point
     * @param title    title of the scenario
     * @param scenario the resolved scenario, JSON
     */
    public static String of(Results results, Design design, String title, String scenario) {
        return new HtmlReport(results, design).page(title, scenario);
    }

    private String page(String title, String scenario) {
        List<NetworkSection> sections = sections();
        List<Html> main = new ArrayList<>();
        if (isSpace()) {
            main.add(new DesignSection(design).html());
        }
        main.add(Page.section("results", "Results", ResultsTable.of(results)));
        sections.forEach(section -> main.add(section.html()));
        main.add(Page.section("run", "Run", manifest()));
        main.add(Page.section(
                "scenario",
                "Scenario",
                Page.copyable("The resolved scenario; saved to a file, it repeats this run", scenario)));
        Page page = new Page(title, Summary.of(results), contents(sections), Html.sequence(main));
        return isSpace()
                ? page.explored(ChartData.of(results, sections, design))
                : page.text(ChartData.of(results, sections));
    }

    private boolean isSpace() {
        return design.points().size() > 1;
    }

    private List<NetworkSection> sections() {
        List<NetworkSection> sections = new ArrayList<>();
        for (int p = 0; p < results.points().size(); p++) {
            Results.Point point = results.points().get(p);
            for (int n = 0; n < point.networks().size() && sections.size() < Results.MOST_DRAWN; n++) {
                String label = PointLabel.of(point);
                String name = point.networks().get(n).name();
                sections.add(new NetworkSection(
                        "p" + p + "-n" + n,
                        label.isEmpty() ? name : name + " (" + label + ")",
                        point.networks().get(n)));
            }
        }
        return sections;
    }

    private Html contents(List<NetworkSection> sections) {
        List<Html> links = new ArrayList<>();
        if (isSpace()) {
            links.add(link(DesignSection.ID, "Design space"));
        }
        links.add(link("results", "Results"));
        sections.forEach(section -> links.add(link(section.id(), section.title())));
        links.add(link("run", "Run"));
        links.add(link("scenario", "Scenario"));
        int all = results.points().stream()
                .mapToInt(point -> point.networks().size())
                .sum();
        if (all > sections.size()) {
            links.add(Html.element(
                    "li", "The other " + (all - sections.size()) + " are in the table of results and in results.json"));
        }
        return Html.element("ul", Html.sequence(links));
    }

    private static Element link(String id, String title) {
        return Html.element("li", Html.element("a", title).with("href", "#" + id));
    }

    private Html manifest() {
        Results.Manifest run = results.manifest();
        HtmlTable table = new HtmlTable("Where and how this was run", "item", "<value");
        table.row("mho", results.mho());
        table.row("seed", Long.toString(run.seed()));
        table.row("Java", run.java());
        table.row("operating system", run.os());
        table.row("processors", Integer.toString(run.cpu()));
        table.row("threads", Integer.toString(run.threads()));
        table.row("matrix kernel", run.kernel());
        table.row("started", run.started());
        table.row("duration", Decimal.significant(run.seconds(), 4) + " s");
        table.row("commit", run.git());
        return table.scrolling("manifest");
    }
}
