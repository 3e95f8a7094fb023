package mho.scenarios.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import mho.scenarios.report.Html.Element;

/** A table whose first column names the row; columns of numbers are set flush right, columns of words flush left. */
final class HtmlTable {
    /** Mark at the head of a column of words. */
    private static final String WORDS = "<";

    private final String caption;
    private final List<String> kinds;
    private final Element head;
    private final List<Html> rows = new ArrayList<>();

    /** Returns an empty table; a column of words has a {@code <} before its name. */
    HtmlTable(String caption, String... columns) {
        this(
                caption,
                Arrays.stream(columns).map(HtmlTable::withoutMark).toList(),
                Arrays.stream(columns).map(HtmlTable::kind).toList());
    }

    /** Returns an empty table whose columns are named by data; all but the first are numbers. */
    HtmlTable(String caption, List<String> columns) {
        this(caption, columns, Collections.nCopies(columns.size(), ""));
    }

    private HtmlTable(String caption, List<String> columns, List<String> kinds) {
        this.caption = caption;
        this.kinds = kinds;
        Element row = Html.element("tr");
        for (int k = 0; k < columns.size(); k++) {
            row = row.add(aligned(Html.element("th", columns.get(k)).with("scope", "col"), k));
        }
        head = Html.element("thead", row);
    }

    private static String withoutMark(String column) {
        return column.startsWith(WORDS) ? column.substring(WORDS.length()) : column;
    }

    private static String kind(String column) {
        return column.startsWith(WORDS) ? "words" : "";
    }

    /** Adds a row of texts. */
    void row(String name, String... cells) {
        row(name, Arrays.asList(cells));
    }

    void row(String name, List<String> cells) {
        Element row = Html.element("tr", Html.element("th", name).with("scope", "row"));
        for (int k = 0; k < cells.size(); k++) {
            row = row.add(aligned(Html.element("td", cells.get(k)), k + 1));
        }
        rows.add(row);
    }

    private Element aligned(Element cell, int column) {
        return kinds.get(column).isEmpty() ? cell : cell.with("class", kinds.get(column));
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
