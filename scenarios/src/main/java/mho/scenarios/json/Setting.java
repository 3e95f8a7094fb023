package mho.scenarios.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A change to a document before it is read: {@code /crossbar/cell/readVoltage=0.3 V}. A part of a preset, of a kind
 * written as a bare text or of a default can be set too; a list grows by its index after the last, or by {@code -}.
 *
 * @param pointer JSON pointer of what to set (RFC 6901)
 * @param value   the JSON value to put there; see the package for its types
 */
public record Setting(String pointer, Object value) {
    public Setting {
        if (!pointer.isEmpty() && !pointer.startsWith("/")) {
            throw new IllegalArgumentException(
                    "A JSON pointer must begin with \"/\", but is %s".formatted(Found.quoted(pointer)));
        }
    }

    /**
     * Returns the setting of a text {@code /json/pointer=value}. A value that is JSON is taken as such, any other is a
     * text: {@code 0.3 V} needs no quotes.
     */
    public static Setting parse(String text) {
        int equals = text.indexOf('=');
        if (!text.startsWith("/") || equals < 0) {
            throw new IllegalArgumentException(
                    "A setting must be /json/pointer=value, such as \"/crossbar/rows=128\", but is %s"
                            .formatted(Found.quoted(text)));
        }
        return new Setting(text.substring(0, equals), jsonOrText(text.substring(equals + 1)));
    }

    private static Object jsonOrText(String value) {
        try {
            return JsonSyntax.parse(value);
        } catch (InvalidDocumentException notJson) {
            return value;
        }
    }

    /** Returns the document with this change; the document itself stays as it is. */
    Object applied(Object document, Form form, Place root) {
        return set(Part.of(form, Optional.ofNullable(document)), Pointers.keys(pointer), root);
    }

    private Object set(Part here, List<String> keys, Place place) {
        if (keys.isEmpty()) {
            return value;
        }
        String key = keys.get(0);
        Object json = here.form().opened(here.present().orElseGet(here.form()::blank));
        return here.form()
                .part(json, key, place, here.inherited())
                .map(part -> with(json, key, set(part, keys.subList(1, keys.size()), place.child(key))))
                .orElse(json);
    }

    private static Object with(Object json, String key, Object part) {
        if (json instanceof Map<?, ?> map) {
            Map<String, Object> changed = new LinkedHashMap<>(Json.entries(map));
            changed.put(key, part);
            return changed;
        }
        List<Object> changed = new ArrayList<>((List<?>) json);
        int index = key.equals("-") ? changed.size() : Integer.parseInt(key);
        if (index == changed.size()) {
            changed.add(part);
        } else {
            changed.set(index, part);
        }
        return changed;
    }
}
