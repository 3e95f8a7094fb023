package mho.scenarios.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A place of a resolved scenario where a point differs from the space that it belongs to.
 *
 * @param pointer JSON pointer (RFC 6901)
 * @param value   the point's JSON value there
 */
public record ScenarioChange(String pointer, Object value) {
    private static final String KIND = "kind";

    /**
     * Returns what to set in one JSON tree to make it another: the smallest parts that differ. Objects of another kind or
     * with other keys, and lists of another length, are replaced whole.
     *
     * @param base  the tree to change: maps, lists, texts, numbers, truth values
     * @param other what it becomes
     */
    public static List<ScenarioChange> between(Object base, Object other) {
        List<ScenarioChange> changes = new ArrayList<>();
        addTo(changes, "", base, other);
        return changes;
    }

    private static void addTo(List<ScenarioChange> changes, String pointer, Object base, Object other) {
        if (base instanceof Map<?, ?> from && other instanceof Map<?, ?> to && isAlike(from, to)) {
            to.forEach((key, value) -> addTo(changes, pointer + "/" + escaped(key), from.get(key), value));
        } else if (base instanceof List<?> from && other instanceof List<?> to && from.size() == to.size()) {
            for (int k = 0; k < to.size(); k++) {
                addTo(changes, pointer + "/" + k, from.get(k), to.get(k));
            }
        } else if (!base.equals(other)) {
            changes.add(new ScenarioChange(pointer, other));
        }
    }

    private static boolean isAlike(Map<?, ?> one, Map<?, ?> other) {
        return one.keySet().equals(other.keySet()) && Objects.equals(one.get(KIND), other.get(KIND));
    }

    private static String escaped(Object key) {
        return key.toString().replace("~", "~0").replace("/", "~1");
    }
}
