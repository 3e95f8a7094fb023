package mho.scenarios.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An object with keys of the user's choice and values of one form.
 *
 * @param element form of the values
 */
record MapForm(Form element) implements Form {
    @Override
    public Optional<Object> read(Object json, Place place, Optional<Object> inherited) {
        if (!(json instanceof Map<?, ?> map)) {
            return refuse(json, place);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        int expected = 0;
        for (Map.Entry<String, Object> entry : Json.entries(map).entrySet()) {
            if (!Json.isRemark(entry.getKey())) {
                expected++;
                element.read(entry.getValue(), place.child(entry.getKey()), Optional.empty())
                        .ifPresent(value -> values.put(entry.getKey(), value));
            }
        }
        return values.size() == expected ? Optional.of(Collections.unmodifiableMap(values)) : Optional.empty();
    }

    /** In the order of the keys: a record's {@code Map.copyOf} has none. */
    @Override
    public Object write(Object value) {
        Map<String, Object> written = new TreeMap<>();
        Json.entries((Map<?, ?>) value).forEach((key, part) -> {
            if (Json.isRemark(key)) {
                throw new IllegalArgumentException(
                        "A key of a map must not read as a remark, but is %s".formatted(Found.quoted(key)));
            }
            written.put(key, element.write(part));
        });
        return written;
    }

    @Override
    public Map<String, Object> schema(Definitions definitions, Detail detail) {
        return Json.object(
                "type", "object",
                "properties", Json.object("$schema", true),
                "patternProperties", Json.object("^//", true),
                "additionalProperties", element.schema(definitions, Detail.WHOLE));
    }

    @Override
    public String requirement() {
        return "must be an object";
    }

    @Override
    public Optional<Part> part(Object json, String key, Place place, Optional<Object> inherited) {
        return json instanceof Map<?, ?> map
                ? Optional.of(Part.of(element, Optional.ofNullable(map.get(key))))
                : Form.super.part(json, key, place, inherited);
    }
}
