package mho.scenarios.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import mho.scenarios.report.Html.Element;

/** A table whose first column names the row; numbers of the other columns are set flush right. */
final class HtmlTable {
    private final String caption;
    private final Element head;
    private final List<Html> rows = new ArrayList<>();

    HtmlTable(String caption, String... columns) {
        this(caption, Arrays.asList(columns));
    }

    HtmlTable(String caption, List<String> columns) {
        this.caption = caption;
        Element row = Html.element("tr");
        for (String column : columns) {
            row = row.add(Html.element("th", column).with("scope", "col"));
        }
        head = Html.element("thead", row);
    }

    /** Adds a row of texts. */
    void row(String name, String... cells) {
        row(name, Arrays.asList(cells));
    }

    void row(String name, List<String> cells) {
        Element row = Html.element("tr", Html.element("th", name).with("scope", "row"));
        for (String cell : cells) {
            row = row.add(Html.element("td", cell));
        }
        rows.add(row);
    }

    /** Adds a row that was made elsewhere. */
    void row(Element row) {
        rows.add(row);
    }

    /** Returns the table in a frame that scrolls where the page is too narrow. */
    Element scrolling(String id) {
        Element table = Html.element(
                "table", Html.element("caption", caption), head, Html.element("tbody", Html.sequence(rows)));
        return Html.element("div", table.with("id", id))
                .with("class", "scroll")
                .with("role", "region")
                .with("aria-label", caption)
                .with("tabindex", "0");
    }
}
