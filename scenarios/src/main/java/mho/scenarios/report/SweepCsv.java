package mho.scenarios.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import mho.scenarios.Measure;
import mho.scenarios.sweep.NetworkMeasures;
import mho.scenarios.sweep.NetworkMeasures.ReferenceMeasures;
import mho.scenarios.sweep.SweepPoint;
import mho.scenarios.sweep.SweepRow;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A sweep as a table for spreadsheets and data frames: one row for each point and network, in unprefixed SI, a column for each axis
 * and each measure; score and costs of other hardware under {@code NAME/score}, {@code NAME/energy} and so on. What was not taken is
 * empty. It has no times and no versions: equal points give equal bytes, however the sweep came about. Lines end in CR LF (RFC 4180).
 */
public final class SweepCsv {
    private static final List<Measure> MEASURES = List.of(
            Measure.DIGITAL,
            Measure.ENERGY,
            Measure.ENERGY_LOW,
            Measure.ENERGY_HIGH,
            Measure.LATENCY,
            Measure.AREA,
            Measure.LEAKAGE,
            Measure.CONVERTER_ERROR);

    private final List<String> axes;
    private final Set<String> references = new LinkedHashSet<>();

    private SweepCsv(List<SweepRow> rows) {
        this.axes = SweepRow.axes(rows);
        rows.forEach(row -> row.measures()
                .ifPresent(measures -> measures.references().forEach(other -> references.add(other.name()))));
    }

    /** Returns the table. */
    public static String of(List<SweepRow> rows) {
        SweepCsv table = new SweepCsv(rows);
        StringBuilder text = new StringBuilder();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader(table.header().toArray(String[]::new))
                .get();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            for (SweepRow row : rows) {
                List<String> cells = table.cells(row);
                // an empty text would be quoted in the first column
                cells.replaceAll(cell -> cell.isEmpty() ? null : cell);
                printer.printRecord(cells);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private List<String> header() {
        List<String> header = new ArrayList<>(List.of("point", "key", "state"));
        header.addAll(axes);
        header.addAll(List.of("network", "metric", "score", "sd", "p05", "median", "p95", "trials"));
        MEASURES.forEach(measure -> header.add(measure.key()));
        for (String name : references) {
            for (String quantity :
                    List.of("score", "energy", "energy_low", "energy_high", "latency", "area", "leakage")) {
                header.add(name + "/" + quantity);
            }
        }
        header.add("message");
        return header;
    }

    private List<String> cells(SweepRow row) {
        SweepPoint point = row.point();
        List<String> cells = new ArrayList<>();
        cells.add(point.ordinal() == SweepPoint.ELSEWHERE ? "" : Long.toString(point.ordinal()));
        cells.add(point.key());
        cells.add(point.state().name().toLowerCase(java.util.Locale.ROOT));
        axes.forEach(axis -> cells.add(text(point.parameters().get(axis))));
        Optional<NetworkMeasures> measures = row.measures();
        cells.add(measures.map(NetworkMeasures::name).orElse(""));
        cells.add(measures.map(NetworkMeasures::metric).orElse(""));
        NetworkMeasures.Score score = measures.map(NetworkMeasures::score).orElse(NetworkMeasures.Score.NONE);
        for (double value : new double[] {score.mean(), score.sd(), score.p05(), score.median(), score.p95()}) {
            cells.add(number(value));
        }
        cells.add(Integer.toString(score.trials()));
        for (Measure measure : MEASURES) {
            OptionalDouble value = row.value(measure);
            cells.add(value.isPresent() ? number(value.getAsDouble()) : "");
        }
        references.forEach(name -> addReference(cells, measures, name));
        cells.add(point.message());
        return cells;
    }

    private static void addReference(List<String> cells, Optional<NetworkMeasures> measures, String name) {
        Optional<ReferenceMeasures> found = measures.stream()
                .flatMap(numbers -> numbers.references().stream())
                .filter(other -> other.name().equals(name))
                .findFirst();
        NetworkMeasures.CostMeasures cost =
                found.map(ReferenceMeasures::cost).orElse(NetworkMeasures.CostMeasures.NONE);
        cells.add(number(found.map(ReferenceMeasures::score).orElse(Double.NaN)));
        for (double value :
                new double[] {cost.energy(), cost.low(), cost.high(), cost.latency(), cost.area(), cost.leakage()}) {
            cells.add(number(value));
        }
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : Decimal.exact(value);
    }

    private static String text(Object parameter) {
        if (parameter == null) {
            return "";
        }
        return parameter instanceof Double number ? Decimal.exact(number) : parameter.toString();
    }
}
