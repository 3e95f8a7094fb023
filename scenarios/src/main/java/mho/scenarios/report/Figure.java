package mho.scenarios.report;

import java.util.List;
import mho.scenarios.report.Html.Element;

/**
 * A chart with what makes it readable without seeing it: a sentence computed from its numbers, and the numbers.
 *
 * @param id      unique in the page
 * @param chart   which drawing of report.js
 * @param title   what is drawn
 * @param caption the finding, one sentence with numbers
 * @param data    tables of the numbers drawn
 */
record Figure(String id, String chart, String title, String caption, List<Html> data) {
    Figure {
        data = List.copyOf(data);
    }

    Element html() {
        Element canvas = Html.element("div")
                .with("id", id + "-chart")
                .with("class", "chart")
                .with("data-chart", chart)
                .with("role", "img")
                .with("aria-label", title + ". " + caption);
        return framed(canvas);
    }

    /** Returns the figure around something else than a chart. */
    Element framed(Html content) {
        Element figure = Html.element(
                        "figure",
                        Html.element("h3", title).with("id", id + "-title"),
                        content,
                        Html.element("figcaption", caption))
                .with("id", id)
                .with("aria-labelledby", id + "-title");
        return data.isEmpty()
                ? figure
                : figure.add(
                        Html.element("details", Html.element("summary", "Data of this figure"), Html.sequence(data)));
    }
}
