package mho.scenarios.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mho.base.unit.Quantities;
import mho.scenarios.Reproduction;
import mho.scenarios.Reproduction.Row;
import mho.scenarios.Reproduction.Verdict;

/** A published table beside ours, as a table, as CSV and as a page. */
public final class ReproductionReport {
    private static final int DIGITS = 4;

    private ReproductionReport() {}

    /** Returns the table, lines ended by a line feed. */
    public static String table(Reproduction reproduction) {
        List<List<String>> rows =
                reproduction.rows().stream().map(ReproductionReport::cells).toList();
        Listing listing = new Listing(
                "Table",
                "%s: %s".formatted(reproduction.name(), reproduction.source()),
                List.of("item", "published", "reference", "ours", "<unit", "<verdict", "<basis"),
                rows);
        return listing.text() + "\n" + summary(reproduction) + "\n";
    }

    private static List<String> cells(Row row) {
        return List.of(
                row.item(),
                number(row.published(), row.unit()),
                number(row.reference(), row.unit()),
                number(row.ours(), row.unit()),
                isPrefixed(row.unit()) ? "" : row.unit(),
                words(row.verdict()),
                words(row.basis()));
    }

    private static String number(OptionalDouble value, String unit) {
        return value.isPresent() ? number(value.getAsDouble(), unit) : "-";
    }

    private static String number(double value, String unit) {
        return isPrefixed(unit) ? Quantities.format(value, unit) : Decimal.significant(value, DIGITS);
    }

    /** Whether numbers of a unit are shown with a prefix: 32 ns, not 3.2e-8 s. */
    private static boolean isPrefixed(String unit) {
        return !unit.isEmpty() && Quantities.knows(unit);
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Returns how many rows have which verdict, one sentence. */
    public static String summary(Reproduction reproduction) {
        return Stream.of(Verdict.values())
                .filter(verdict -> reproduction.count(verdict) > 0)
                .map(verdict -> "%d %s".formatted(reproduction.count(verdict), words(verdict)))
                .collect(Collectors.joining(
                        ", ", "%d rows: ".formatted(reproduction.rows().size()), "."));
    }

    /** Returns one line a row. */
    public static String csv(Reproduction reproduction) {
        StringBuilder text = new StringBuilder("name,item,published,reference,ours,unit,verdict,basis,note\n");
        for (Row row : reproduction.rows()) {
            text.append(Stream.of(
                                    reproduction.name(),
                                    row.item(),
                                    exact(row.published()),
                                    exact(row.reference()),
                                    Double.toString(row.ours()),
                                    row.unit(),
                                    words(row.verdict()).replace(' ', '-'),
                                    words(row.basis()),
                                    row.note())
                            .map(ReproductionReport::quoted)
                            .collect(Collectors.joining(",")))
                    .append('\n');
        }
        return text.toString();
    }

    private static String exact(OptionalDouble value) {
        return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
    }

    private static String quoted(String cell) {
        return cell.matches("[^\",\r\n]*") ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }

    /**
     * Returns the page.
     *
     * @param about   what the study is, one sentence
     * @param tables  what is behind the rows
     * @param plots   the same to look at, by heading
     * @param command the command that makes the page again
     */
    public static String page(
            Reproduction reproduction,
            String about,
            List<Listing> tables,
            Map<String, List<Plot>> plots,
            String command) {
        Map<String, Html> all = new LinkedHashMap<>();
        all.put("Published and ours", rows(reproduction));
        tables.forEach(table -> all.put(table.title(), table.html()));
        String summary = "%s%s. %s"
                .formatted(about.substring(0, 1).toUpperCase(Locale.ROOT), about.substring(1), summary(reproduction));
        return new BenchPage("Study " + reproduction.name(), summary, all, plots, command).text();
    }

    private static Html rows(Reproduction reproduction) {
        HtmlTable table = new HtmlTable(
                reproduction.source(),
                "item",
                "published",
                "reference",
                "ours",
                "<unit",
                "<verdict",
                "<basis",
                "<note");
        for (Row row : reproduction.rows()) {
            List<String> cells = new ArrayList<>(cells(row).subList(1, 7));
            cells.add(row.note());
            table.row(row.item(), cells);
        }
        return Html.element("div", table.scrolling("reproduction-data")).with("class", "study");
    }
}
