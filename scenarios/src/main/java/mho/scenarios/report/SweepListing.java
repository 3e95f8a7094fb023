package mho.scenarios.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import mho.base.unit.Quantities;
import mho.scenarios.Measure;
import mho.scenarios.sweep.NetworkMeasures;
import mho.scenarios.sweep.SweepRow;

/** Rows of a sweep for people: axes, score and costs with four digits. */
public final class SweepListing {
    private static final String NONE = "-";
    private static final List<Measure> COSTS = List.of(Measure.ENERGY, Measure.LATENCY, Measure.AREA);

    private SweepListing() {}

    /**
     * Returns the rows as a table.
     *
     * @param title heading
     * @param rows  the rows
     */
    public static Listing of(String title, List<SweepRow> rows) {
        List<String> axes = SweepRow.axes(rows);
        boolean several = rows.stream().map(SweepListing::network).distinct().count() > 1;
        List<String> columns = new ArrayList<>(List.of("point"));
        axes.forEach(axis -> columns.add("<" + shortened(axis)));
        if (several) {
            columns.add("<network");
        }
        columns.addAll(List.of(metric(rows), "digital"));
        COSTS.forEach(measure -> columns.add(measure.key()));
        List<List<String>> cells =
                rows.stream().map(row -> cells(row, axes, several)).toList();
        return new Listing("Sweep", title, columns, cells);
    }

    private static List<String> cells(SweepRow row, List<String> axes, boolean several) {
        List<String> cells = new ArrayList<>();
        cells.add(row.value("point")
                .filter(ordinal -> (Long) ordinal != Long.MAX_VALUE)
                .map(Object::toString)
                .orElse(NONE));
        axes.forEach(axis -> cells.add(row.value(axis).map(SweepListing::text).orElse(NONE)));
        if (several) {
            cells.add(network(row));
        }
        if (row.measures().isEmpty()) {
            cells.add(row.point().state().name().toLowerCase(java.util.Locale.ROOT));
        } else {
            cells.add(text(row.value(Measure.SCORE), Measure.SCORE));
        }
        cells.add(text(row.value(Measure.DIGITAL), Measure.DIGITAL));
        COSTS.forEach(measure -> cells.add(text(row.value(measure), measure)));
        return cells;
    }

    private static String network(SweepRow row) {
        return row.measures().map(NetworkMeasures::name).orElse(NONE);
    }

    /** The last part of a pointer says enough. */
    private static String shortened(String axis) {
        return axis.substring(axis.lastIndexOf('/') + 1);
    }

    private static String metric(List<SweepRow> rows) {
        return rows.stream()
                .flatMap(row -> row.measures().stream())
                .flatMap(measures -> Stream.of(measures.metric()))
                .filter(metric -> !metric.isEmpty())
                .findFirst()
                .orElse("score");
    }

    private static String text(Object parameter) {
        return parameter instanceof Double number ? Decimal.significant(number, 4) : parameter.toString();
    }

    private static String text(OptionalDouble value, Measure measure) {
        if (value.isEmpty()) {
            return NONE;
        }
        return measure.unit().equals("1")
                ? Decimal.significant(value.getAsDouble(), 4)
                : Quantities.format(value.getAsDouble(), measure.unit());
    }
}
