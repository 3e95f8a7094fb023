package mho.scenarios.json;

import java.util.LinkedHashMap;
import java.util.Map;

/** JSON objects in plain Java. */
final class Json {
    private Json() {}

    /** Returns an object with these keys and values in turn. */
    static Map<String, Object> object(Object... keysAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            object.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return object;
    }

    /** Returns the entries of a JSON object, which by construction has texts as keys. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> entries(Map<?, ?> json) {
        return (Map<String, Object>) json;
    }

    /** Whether a key is for the reader's eyes or the editor only. */
    static boolean isRemark(String key) {
        return key.startsWith("//") || key.equals("$schema");
    }
}
