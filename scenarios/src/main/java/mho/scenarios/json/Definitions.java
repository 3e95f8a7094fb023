package mho.scenarios.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The {@code $defs} of a schema while it grows: each type once, so that types may contain themselves. */
final class Definitions {
    private final Map<String, Object> byName = new LinkedHashMap<>();
    private final Map<String, Class<?>> types = new LinkedHashMap<>();

    /** Returns a reference to the definition of a type, making the definition at its first use. */
    Map<String, Object> reference(Class<?> type, Detail detail, Supplier<Map<String, Object>> definition) {
        Class<?> owner = types.computeIfAbsent(Kinds.title(type), title -> type);
        String title = owner == type ? Kinds.title(type) : type.getName();
        String name = detail == Detail.WHOLE ? title : title + ".difference";
        if (!byName.containsKey(name)) {
            byName.put(name, Map.of());
            byName.put(name, definition.get());
        }
        return Json.object("$ref", "#/$defs/" + name);
    }

    Map<String, Object> sorted() {
        return new TreeMap<>(byName);
    }
}
