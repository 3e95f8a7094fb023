package mho.scenarios.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mho.base.unit.Quantities;
import mho.scenarios.report.DesignPoint.CostShare;
import mho.scenarios.report.DesignPoint.Failed;
import mho.scenarios.report.Html.Element;

/**
 * All points of a design space: what they come to, pictures whose axes the reader chooses, one table, and the scenario of any
 * point. What stands here without scripts is the choice that design.js begins with, and every number of every point.
 */
final class DesignSection {
    static final String ID = "design-space";
    /** Rows of the table without scripts; with them it has all points, some at a time. */
    private static final int MOST_ROWS = 1000;

    private final Design design;
    private final List<DesignAxis> axes;
    private final List<Integer> done;
    private final List<String> networks;

    DesignSection(Design design) {
        this.design = design;
        this.axes = design.axes();
        this.done = design.done();
        this.networks = design.networks();
    }

    Element html() {
        List<Html> parts = new ArrayList<>();
        parts.add(findings());
        if (!networks.isEmpty()) {
            parts.add(Html.element("div").with("id", "design-choices"));
            parts.add(Html.element("div", Html.sequence(figures())).with("class", "figures"));
            parts.add(points());
        }
        if (!failed().isEmpty()) {
            parts.add(failures());
        }
        parts.add(Html.element("div").with("id", "design-point"));
        return Page.section(ID, "Design space", Html.sequence(parts));
    }

    private Html findings() {
        return Html.element(
                        "ul",
                        Html.sequence(design.findings().stream()
                                .map(sentence -> Html.element("li", sentence))
                                .toList()))
                .with("class", "findings");
    }

    private List<Element> figures() {
        return Stream.of(front(), trend(), parallel(), sensitivities(), swings(), shares(), map())
                .map(Figure::html)
                .toList();
    }

    private DesignMeasure score() {
        return design.measures(0).get(0);
    }

    private String label(int point) {
        return PointLabel.of(design.points().get(point).parameters());
    }

    private Figure front() {
        List<Integer> front = design.front(0);
        DesignMeasure other = design.objectives(0).get(1);
        HtmlTable table = new HtmlTable(
                "Points that no other beats in %s and %s%s".formatted(score().name(), other.name(), each()),
                "point",
                "<settings",
                score().name(),
                other.name());
        front.forEach(k -> table.row("#" + k, List.of(label(k), text(k, 0, score()), text(k, 0, other))));
        return new Figure(
                "design-front",
                "design-front",
                "Pareto front",
                "%d of %d points are on the front of %s and %s%s."
                        .formatted(front.size(), done.size(), score().name(), other.name(), each()),
                List.of(table.scrolling("design-front-data")));
    }

    private String each() {
        String names = design.circumstances().stream()
                .map(axis -> axes.get(axis).name())
                .collect(Collectors.joining(" and each "));
        return names.isEmpty() ? "" : ", each " + names + " by itself";
    }

    private Figure parallel() {
        return new Figure(
                "design-parallel",
                "design-parallel",
                "All axes and measures",
                "Each of the %d points is a line; its numbers are in the table of all points.".formatted(done.size()),
                List.of(placeholder("design-parallel")));
    }

    private Figure sensitivities() {
        int centre = design.best(0);
        List<Sensitivity> all = Sensitivity.of(design, 0, score(), centre);
        HtmlTable table = new HtmlTable(
                "%s when one axis alone leaves point #%d (%s)".formatted(score().name(), centre, label(centre)),
                "axis",
                "least",
                "<at",
                "greatest",
                "<at");
        all.forEach(one -> table.row(
                one.axis(),
                score().format(one.low()),
                setting(one.least(), one.axis()),
                score().format(one.high()),
                setting(one.greatest(), one.axis())));
        return new Figure(
                "design-tornado",
                "design-tornado",
                "What moves a measure",
                all.isEmpty()
                        ? "No point differs from point #%d in one axis only.".formatted(centre)
                        : "Around point #%d, %s moves the %s most: from %s to %s."
                                .formatted(
                                        centre,
                                        all.get(0).axis(),
                                        score().name(),
                                        score().format(all.get(0).low()),
                                        score().format(all.get(0).high())),
                List.of(table.scrolling("design-tornado-data")));
    }

    private String setting(int point, String axis) {
        Object value = design.points().get(point).parameters().get(axis);
        return value == null ? "–" : DesignAxis.label(value);
    }

    private Figure swings() {
        int centre = design.best(0);
        List<ComponentSwing> swings =
                ComponentSwing.of(design.network(centre, 0).shares(), CostShare::energy);
        HtmlTable table = new HtmlTable(
                "Energy of point #%d when one component goes through its band".formatted(centre),
                "component",
                "low",
                "high");
        swings.forEach(swing -> table.row(
                swing.component(), Quantities.format(swing.low(), "J"), Quantities.format(swing.high(), "J")));
        return new Figure(
                "design-bands",
                "design-bands",
                "Whose band matters",
                swings.isEmpty()
                        ? "No component of point #%d has a band.".formatted(centre)
                        : "The band of %s moves the energy of point #%d most: from %s to %s."
                                .formatted(
                                        swings.get(0).component(),
                                        centre,
                                        Quantities.format(swings.get(0).low(), "J"),
                                        Quantities.format(swings.get(0).high(), "J")),
                List.of(table.scrolling("design-bands-data")));
    }

    private Figure shares() {
        List<Integer> front = design.front(0);
        Set<String> components = new LinkedHashSet<>();
        front.forEach(k -> design.network(k, 0).shares().forEach(share -> components.add(share.component())));
        List<String> columns = new ArrayList<>(List.of("component"));
        front.forEach(k -> columns.add("#" + k));
        HtmlTable table = new HtmlTable("Energy of the points on the front, by component", columns);
        components.forEach(component -> table.row(
                component, front.stream().map(k -> energy(k, component)).toList()));
        return new Figure(
                "design-shares",
                "design-shares",
                "What the components take",
                "Energy of the %d points on the front, from %d kinds of component."
                        .formatted(front.size(), components.size()),
                List.of(table.scrolling("design-shares-data")));
    }

    private String energy(int point, String component) {
        return design.network(point, 0).shares().stream()
                .filter(share -> share.component().equals(component))
                .map(share -> Quantities.format(share.energy().nominal(), "J"))
                .findFirst()
                .orElse("");
    }

    private Figure trend() {
        return new Figure(
                "design-trend",
                "design-trend",
                "A measure along an axis",
                "Along %s; the numbers are in the table of all points."
                        .formatted(axes.stream()
                                .filter(DesignAxis::isNumeric)
                                .map(DesignAxis::name)
                                .findFirst()
                                .orElse(axes.get(0).name())),
                List.of(placeholder("design-trend")));
    }

    private Figure map() {
        return new Figure(
                "design-map",
                "design-map",
                "A measure over two axes",
                "%d axes to choose from; the numbers are in the table of all points.".formatted(axes.size()),
                List.of(placeholder("design-map")));
    }

    /** A table for design.js to fill with what it draws. */
    private static Html placeholder(String id) {
        HtmlTable table = new HtmlTable("The numbers are in the table of all points", "point");
        return table.scrolling(id + "-data");
    }

    private Html points() {
        List<String> columns = new ArrayList<>(List.of("point", "<network"));
        axes.forEach(axis -> columns.add("<" + axis.name()));
        Set<DesignMeasure> measures = new LinkedHashSet<>();
        IntStream.range(0, networks.size()).forEach(n -> measures.addAll(design.measures(n)));
        measures.forEach(measure -> columns.add(measure.name()));
        columns.add("<front");
        List<Integer> listed = listed();
        String remark = listed.size() == done.size()
                ? ""
                : " (%d of %d; all are in results.csv)".formatted(listed.size(), done.size());
        HtmlTable table = new HtmlTable("All points" + remark, columns.toArray(String[]::new));
        for (int n = 0; n < networks.size(); n++) {
            Set<Integer> front = Set.copyOf(design.front(n));
            for (int point : listed) {
                table.row("#" + point, cells(point, n, measures, front));
            }
        }
        return Html.element("div", Html.element("h3", "All points"), table.scrolling("points"))
                .with("id", "design-points");
    }

    /** All points, or those on the front and some evenly spread over the others. */
    private List<Integer> listed() {
        if (done.size() <= MOST_ROWS) {
            return done;
        }
        int stride = (done.size() + MOST_ROWS - 1) / MOST_ROWS;
        Set<Integer> front = Set.copyOf(design.front(0));
        return IntStream.range(0, done.size())
                .filter(k -> k % stride == 0 || front.contains(done.get(k)))
                .mapToObj(done::get)
                .toList();
    }

    private List<String> cells(int point, int n, Set<DesignMeasure> measures, Set<Integer> front) {
        List<String> cells = new ArrayList<>();
        cells.add(networks.get(n));
        axes.forEach(axis -> cells.add(setting(point, axis.key())));
        measures.forEach(measure -> cells.add(text(point, n, measure)));
        cells.add(front.contains(point) ? "front" : "");
        return cells;
    }

    private String text(int point, int n, DesignMeasure measure) {
        return design.amount(point, n, measure)
                .map(amount -> measure.format(amount.value()))
                .orElse("–");
    }

    private List<Integer> failed() {
        return IntStream.range(0, design.points().size())
                .filter(k -> design.points().get(k).outcome() instanceof Failed)
                .boxed()
                .toList();
    }

    private Html failures() {
        List<Integer> failed = failed();
        HtmlTable table = new HtmlTable(
                "Points that could not be built or run (%d of %d)"
                        .formatted(failed.size(), design.points().size()),
                "point",
                "<settings",
                "<message");
        failed.forEach(k -> table.row(
                "#" + k, List.of(label(k), ((Failed) design.points().get(k).outcome()).message())));
        return Html.element("div", Html.element("h3", "Failed points"), table.scrolling("design-failed"));
    }
}
