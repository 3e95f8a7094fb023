package mho.scenarios.measured;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mho.base.unit.Quantities;
import mho.device.Polarity;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A table with a header of names and units, {@code "target [uS]"}; lines that begin with # are remarks. All that is wrong in it is
 * reported at once, with line and column.
 */
final class Table {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setCommentMarker('#')
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(true)
            .get();
    private static final Pattern HEADER = Pattern.compile("\\s*([^\\[\\]]+?)\\s*(?:\\[\\s*([^\\[\\]]+?)\\s*])?\\s*");
    private static final Set<String> UP = Set.of("set", "up", "+1", "1", "potentiation");
    private static final Set<String> DOWN = Set.of("reset", "down", "-1", "depression");
    private static final int MOST_PROBLEMS = 20;
    private static final char BYTE_ORDER_MARK = 0xFEFF;

    private final String name;
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final List<CSVRecord> records;
    private final Map<CSVRecord, Long> lines = new LinkedHashMap<>();
    private final Map<String, Double> factors = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    private record Column(int index, String unit) {}

    private Table(String name, CSVParser parser) throws IOException {
        this.name = name;
        this.records = new ArrayList<>();
        for (CSVRecord each : parser) {
            lines.put(each, parser.getCurrentLineNumber());
            if (columns.isEmpty()) {
                readHeader(each);
            } else {
                records.add(each);
            }
        }
        if (columns.isEmpty()) {
            throw invalid("must begin with a line of column names, but is empty");
        }
    }

    static Table read(Reader text, String name) throws IOException {
        try (CSVParser parser = FORMAT.parse(withoutMark(text))) {
            return new Table(name, parser);
        }
    }

    /** Spreadsheet programs begin a text with a byte order mark. */
    private static Reader withoutMark(Reader text) throws IOException {
        PushbackReader reader = new PushbackReader(text);
        int first = reader.read();
        if (first >= 0 && first != BYTE_ORDER_MARK) {
            reader.unread(first);
        }
        return reader;
    }

    private void readHeader(CSVRecord header) {
        for (int k = 0; k < header.size(); k++) {
            Matcher matcher = HEADER.matcher(header.get(k));
            if (!matcher.matches()) {
                throw invalid(
                        "line %d, column %d: a name with a unit in brackets is due, such as \"target [uS]\", but it is \"%s\""
                                .formatted(lines.get(header), k + 1, header.get(k)));
            }
            String column = matcher.group(1).toLowerCase(Locale.ROOT);
            if (columns.putIfAbsent(column, new Column(k, matcher.group(2))) != null) {
                throw invalid("line %d, column %d: a column must be there once, but \"%s\" is there twice"
                        .formatted(lines.get(header), k + 1, column));
            }
        }
    }

    boolean has(String column) {
        return columns.containsKey(column);
    }

    Set<String> columns() {
        return columns.keySet();
    }

    /** Notes a column that is not there or not in the unit. */
    void require(String column, String unit) {
        if (!has(column)) {
            problem("the column \"%s [%s]\" is missing, there are %s"
                    .formatted(column, unit.equals("S") ? "uS" : unit, columns.keySet()));
            return;
        }
        String written = columns.get(column).unit();
        if (written == null) {
            problem("the column \"%s\" must say its unit in the header, such as \"%s [%s]\""
                    .formatted(column, column, unit.equals("S") ? "uS" : unit));
            return;
        }
        try {
            factors.put(column, Quantities.parse("1 " + written, unit));
        } catch (IllegalArgumentException e) {
            problem("the unit of the column \"%s\" %s".formatted(column, e.getMessage()));
        }
    }

    /** Returns the rows after checking those of the named columns that are there. */
    List<Row> rows(String... checked) {
        if (problems.isEmpty()) {
            for (CSVRecord each : records) {
                check(new Row(each), checked);
            }
        }
        if (!problems.isEmpty()) {
            int more = problems.size() - MOST_PROBLEMS;
            List<String> shown = new ArrayList<>(problems.subList(0, Math.min(problems.size(), MOST_PROBLEMS)));
            if (more > 0) {
                shown.add("%s: and %d problems more".formatted(name, more));
            }
            throw new InvalidTableException(shown);
        }
        return records.stream().map(Row::new).toList();
    }

    private void check(Row row, String... checked) {
        for (String column : checked) {
            if (!has(column)) {
                continue;
            }
            String wrong = row.wrong(column);
            if (!wrong.isEmpty()) {
                problem("line %d, column %d (%s): %s"
                        .formatted(lines.get(row.values), columns.get(column).index() + 1, column, wrong));
            }
        }
    }

    private void problem(String text) {
        problems.add(name + ": " + text);
    }

    InvalidTableException invalid(String problem) {
        return new InvalidTableException(List.of(name + ": " + problem));
    }

    /** One line of the table. */
    final class Row {
        private final CSVRecord values;

        Row(CSVRecord values) {
            this.values = values;
        }

        private String text(String column) {
            int index = columns.get(column).index();
            return index < values.size() ? values.get(index) : "";
        }

        /** What is wrong with a value, or nothing. */
        private String wrong(String column) {
            String text = text(column);
            if (column.equals("direction")) {
                String word = text.toLowerCase(Locale.ROOT);
                return UP.contains(word) || DOWN.contains(word)
                        ? ""
                        : "must be set or reset (or up or down), but is \"%s\"".formatted(text);
            }
            double value = number(text);
            if (column.equals("pulse")) {
                boolean whole = value >= 0 && value == (int) value;
                return whole ? "" : "must be a whole number >= 0, but is \"%s\"".formatted(text);
            }
            return value >= 0 && value < Double.POSITIVE_INFINITY
                    ? ""
                    : "must be a finite number >= 0, but is \"%s\"".formatted(text);
        }

        private static double number(String text) {
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException e) {
                return Double.NaN;
            }
        }

        /** Returns a checked value in SI. */
        double quantity(String column) {
            // a decimal number times a power of ten, rounded once: 100 uS is 100e-6 S and not its neighbour
            BigDecimal decimal = new BigDecimal(Double.toString(number(text(column))));
            return decimal.multiply(Quantities.decimal(factors.get(column))).doubleValue();
        }

        int count(String column) {
            return (int) number(text(column));
        }

        Polarity direction(String column) {
            return UP.contains(text(column).toLowerCase(Locale.ROOT)) ? Polarity.SET : Polarity.RESET;
        }
    }
}
