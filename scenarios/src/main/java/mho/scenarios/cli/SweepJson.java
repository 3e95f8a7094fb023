package mho.scenarios.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mho.scenarios.Measure;
import mho.scenarios.sweep.NetworkMeasures;
import mho.scenarios.sweep.SweepPoint;
import mho.scenarios.sweep.SweepRow;

/** Rows of a sweep as JSON. */
final class SweepJson {
    private SweepJson() {}

    static Map<String, Object> of(List<SweepRow> rows) {
        List<Map<String, Object>> points = new ArrayList<>();
        SweepPoint last = null;
        for (SweepRow row : rows) {
            if (!row.point().equals(last)) {
                points.add(point(row.point()));
                last = row.point();
            }
            row.measures()
                    .ifPresent(
                            measures -> networks(points.get(points.size() - 1)).add(network(row, measures)));
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("points", points);
        return document;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> networks(Map<String, Object> point) {
        return (List<Object>) point.get("networks");
    }

    private static Map<String, Object> point(SweepPoint point) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (point.ordinal() != SweepPoint.ELSEWHERE) {
            map.put("point", point.ordinal());
        }
        map.put("key", point.key());
        map.put("state", point.state());
        map.put("parameters", point.parameters());
        if (!point.message().isEmpty()) {
            map.put("message", point.message());
        }
        map.put("networks", new ArrayList<>());
        return map;
    }

    private static Map<String, Object> network(SweepRow row, NetworkMeasures measures) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", measures.name());
        if (measures.score().trials() > 0) {
            map.put("metric", measures.metric());
            map.put("score", measures.score());
        }
        for (Measure measure : Measure.values()) {
            if (measure.compareTo(Measure.DIGITAL) >= 0) {
                row.value(measure).ifPresent(value -> map.put(measure.key(), value));
            }
        }
        if (!measures.references().isEmpty()) {
            map.put("references", measures.references());
        }
        return map;
    }
}
