package mho.scenarios.report;

import java.util.Map;
import java.util.stream.Collectors;
import mho.scenarios.Results;

/** What was varied, in one line: {@code /network/bits = 5, /device/sigma = 0.02}. */
final class PointLabel {
    private PointLabel() {}

    /** Returns the label; empty for a plain run. */
    static String of(Results.Point point) {
        return of(point.parameters());
    }

    /** Returns the label of settings, in the order of the axes. */
    static String of(Map<String, Object> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + " = " + valueOf(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String valueOf(Object value) {
        return value instanceof Double number ? Decimal.significant(number, 6) : String.valueOf(value);
    }
}
