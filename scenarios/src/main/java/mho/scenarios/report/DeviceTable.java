package mho.scenarios.report;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import mho.base.unit.Quantities;
import mho.scenarios.DeviceResults;
import mho.scenarios.DeviceResults.Point;

/** What the device bench found, for a terminal. */
public final class DeviceTable {
    private static final String STATES = "  %-11s%-11s%11s%11s%11s%11s%11s%12s\n";
    private static final String WRITES = "  %-11s%10s%10s%12s%12s\n";
    private static final String PUBLISHED = "  %-11s%-11s%-18s%12s%12s%12s\n";

    private DeviceTable() {}

    /**
     * Returns the tables, lines ended by a line feed.
     *
     * @param summary one line about the device
     * @param cost    source of its area and write pulse
     * @param beside  what stands beside the model's numbers
     */
    public static String of(String summary, String cost, DeviceResults results, Beside beside) {
        StringBuilder text = new StringBuilder("%s: %s\n".formatted(results.name(), summary));
        text.append("\n%s cells a target, seed %d\n"
                .formatted(Decimal.count(results.points().get(0).n()), results.seed()));
        text.append(STATES.formatted("target", "after", "mean", "sd", "5 %", "median", "95 %", "read noise"));
        results.points().forEach(point -> text.append(state(point)));
        results.unknown()
                .forEach(gap -> text.append(
                        "  %s: not known; %s\n".formatted(Quantities.duration(gap.time(), 3), gap.reason())));
        text.append("\none write, on average: pulses and verify reads, without drivers\n");
        text.append(WRITES.formatted("target", "pulses", "95 %", "energy", "time"));
        results.writes().forEach(write -> text.append(write(write, results)));
        text.append("  from ").append(cost).append('\n');
        if (!results.published().isEmpty()) {
            text.append("\n%s numbers beside the model's\n".formatted(beside.word()));
            text.append(PUBLISHED.formatted("target", "after", "quantity", beside.word(), "model", "difference"));
            results.published().forEach(row -> text.append(comparison(row)));
            text.append(lines("  from ", results.published(), DeviceResults.Comparison::source));
        }
        return text.toString();
    }

    private static String state(Point point) {
        return STATES.formatted(
                siemens(point.target()),
                after(point.time()),
                siemens(point.mean()),
                siemens(point.sd()),
                siemens(point.p05()),
                siemens(point.median()),
                siemens(point.p95()),
                siemens(point.reads().noise()));
    }

    private static String write(DeviceResults.Write write, DeviceResults results) {
        return WRITES.formatted(
                siemens(write.target()),
                Decimal.significant(write.pulses(), 4),
                Decimal.significant(write.pulsesP95(), 4),
                energy(write, results),
                Quantities.format(write.time(), "s"));
    }

    static String energy(DeviceResults.Write write, DeviceResults results) {
        return results.energy() == DeviceResults.WriteEnergy.UNKNOWN
                ? "unknown"
                : Quantities.format(write.energy(), "J");
    }

    private static String comparison(DeviceResults.Comparison row) {
        return PUBLISHED.formatted(
                siemens(row.target()),
                after(row.time()),
                row.quantity(),
                siemens(row, row.published()),
                siemens(row, row.model()),
                siemens(row, row.difference()));
    }

    private static <T> String lines(String head, List<T> rows, Function<T, String> text) {
        return rows.stream()
                .map(text)
                .distinct()
                .filter(Predicate.not(String::isBlank))
                .map(line -> head + line + "\n")
                .collect(Collectors.joining());
    }

    private static String after(double time) {
        return time == 0 ? "writing" : Quantities.duration(time, 3);
    }

    /** A number of a comparison, which is in the unit of its source. */
    static String siemens(DeviceResults.Comparison row, double value) {
        return siemens(value * Quantities.parse("1 " + row.unit(), "S"));
    }

    private static String siemens(double value) {
        return Quantities.format(value, "S");
    }
}
