package mho.scenarios.report;

import java.util.ArrayList;
import java.util.List;
import mho.scenarios.Results;
import mho.scenarios.report.Html.Element;

/**
 * Everything about one network at one point of the design space.
 *
 * @param id     unique in the page, and the key of its data
 * @param title  name of the network, and of the point in a sweep
 * @param result what was found
 */
record NetworkSection(String id, String title, Results.NetworkResult result) {
    Element html() {
        List<Html> parts = new ArrayList<>();
        parts.add(Html.element("h2", title).with("id", id + "-heading"));
        parts.add(findings());
        parts.add(Html.element("div", Html.sequence(figures())).with("class", "figures"));
        parts.add(tables());
        return Html.element("section", Html.sequence(parts))
                .with("id", id)
                .with("aria-labelledby", id + "-heading")
                .with("data-network", id);
    }

    private Html findings() {
        return result.findings().isEmpty()
                ? Html.sequence(List.of())
                : Html.element(
                                "ul",
                                Html.sequence(result.findings().stream()
                                        .map(finding -> Html.element("li", finding))
                                        .toList()))
                        .with("class", "findings");
    }

    private List<Html> figures() {
        Results.Figures figures = result.figures();
        List<Html> all = new ArrayList<>();
        all.add(ChipFigure.of(id + "-chips", result));
        if (!figures.confusion().classes().isEmpty()) {
            all.add(ConfusionFigure.of(id + "-confusion", figures.confusion()));
        }
        if (!figures.ramps().isEmpty()) {
            all.add(RampFigure.of(id + "-ramps", figures.ramps()));
        }
        if (!figures.conductances().isEmpty()) {
            all.add(ConductanceFigure.of(id + "-conductances", figures.conductances()));
        }
        for (CostFigure figure : CostFigure.values()) {
            all.add(figure.of(id + "-" + figure.key(), result.cost()));
        }
        if (!figures.training().isEmpty()) {
            all.add(TrainingFigure.of(id + "-training", figures));
        }
        return all;
    }

    private Html tables() {
        List<Html> all = new ArrayList<>();
        if (!result.figures().ranges().isEmpty()) {
            all.add(MappingTable.of(id + "-mapping", result.figures().ranges()));
        }
        if (!result.converters().isEmpty()) {
            all.add(ConverterTable.of(id + "-converters", result.converters()));
        }
        all.add(ScheduleTables.of(id + "-schedule", result.cost()));
        all.add(CellTable.of(id + "-cells", result.cost()));
        all.add(PublishedTable.of(id + "-published", result.cost()));
        all.add(Html.element("h3", "Where the costs come from"));
        int tree = 0;
        for (Hardware hardware : Hardware.of(result.cost())) {
            all.add(CostTree.of(id + "-tree-" + tree++, hardware));
        }
        return Html.sequence(all);
    }
}
