package mho.scenarios.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A table that a terminal and a page show alike. The first column and those with a {@code <} before their name are of
 * words, the others of numbers.
 *
 * @param title   heading
 * @param caption what the rows are
 * @param columns names of the columns
 * @param rows    cells of each row
 */
public record Listing(String title, String caption, List<String> columns, List<List<String>> rows) {
    private static final String WORDS = "<";

    public Listing {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** Returns the table for a terminal, lines ended by a line feed. */
    public String text() {
        StringBuilder text = new StringBuilder(caption).append('\n');
        text.append(line(columns.stream().map(Listing::plain).toList()));
        rows.forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            String gap = " ".repeat(width(column) - cell.length());
            line.append("  ").append(isWords(column) ? cell + gap : gap + cell);
        }
        return line.toString().stripTrailing() + "\n";
    }

    private int width(int column) {
        int name = plain(columns.get(column)).length();
        return rows.stream()
                .flatMapToInt(row -> IntStream.of(row.get(column).length()))
                .reduce(name, Math::max);
    }

    private boolean isWords(int column) {
        return column == 0 || columns.get(column).startsWith(WORDS);
    }

    private static String plain(String column) {
        return column.startsWith(WORDS) ? column.substring(WORDS.length()) : column;
    }

    Html html() {
        HtmlTable table = new HtmlTable(caption, columns.toArray(String[]::new));
        rows.forEach(row -> table.row(row.get(0), row.subList(1, row.size())));
        return table.scrolling(title.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-") + "-data");
    }
}
