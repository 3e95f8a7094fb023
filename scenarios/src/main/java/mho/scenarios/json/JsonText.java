package mho.scenarios.json;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.io.NumberOutput;

/**
 * Results as JSON: maps, collections, arrays, records, texts and finite numbers, the same bytes for the same values on
 * every machine and Java release. Keys keep their order of insertion or declaration; a map without an order of its own
 * ({@code HashMap}, {@code Map.of}, {@code Map.copyOf}) is written in the order of its keys. Numbers are the shortest that
 * read back as the same double, in the form of {@link Double#toString(double)}; a record's numbers are plain SI numbers
 * ({@link JsonBinder#write} writes units). A number that may be missing
 * ({@link OptionalDouble}) and is, is {@code null}. Two spaces a level; a list without lists and objects in it is one line.
 */
public final class JsonText {
    private static final Class<?> VIEW = Collections.unmodifiableMap(Map.of()).getClass();

    private final StringBuilder text = new StringBuilder();
    private final Deque<Object> path = new ArrayDeque<>();

    private JsonText() {}

    /**
     * Returns the text of a tree of values, ending with a line feed.
     *
     * @throws IllegalArgumentException naming the place, if a value is null, not finite or of a type that JSON cannot say
     */
    public static String of(Object tree) {
        JsonText writer = new JsonText();
        writer.value(tree);
        return writer.text.append('\n').toString();
    }

    private void value(Object value) {
        if (value instanceof Map<?, ?> map) {
            object(ordered(map));
        } else if (value instanceof Record result) {
            object(Components.valuesByName(result));
        } else if (value instanceof Collection<?> collection) {
            list(collection);
        } else if (value != null && value.getClass().isArray()) {
            list(Components.listOf(value));
        } else {
            scalar(value);
        }
    }

    private void scalar(Object value) {
        if (value instanceof String string) {
            quote(string, text);
        } else if (value instanceof Enum<?> constant) {
            quote(Kinds.constant(constant), text);
        } else if (value instanceof Double number) {
            text.append(number(number));
        } else if (value instanceof OptionalDouble number) {
            text.append(number.isPresent() ? number(number.getAsDouble()) : "null");
        } else if (value instanceof Integer
                || value instanceof Long
                || value instanceof Boolean
                || value instanceof BigInteger) {
            text.append(value);
        } else {
            throw refusal("must be a map, list, record, text or number, but is "
                    + (value == null ? "null" : "a " + value.getClass().getName()));
        }
    }

    private void object(Map<?, ?> map) {
        text.append('{');
        Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<?, ?> entry = entries.next();
            if (!(entry.getKey() instanceof String key)) {
                throw refusal("must have texts as keys, but one is " + entry.getKey());
            }
            path.addLast(key);
            line();
            quote(key, text);
            text.append(": ");
            value(entry.getValue());
            path.removeLast();
            text.append(entries.hasNext() ? "," : "");
        }
        if (!map.isEmpty()) {
            line();
        }
        text.append('}');
    }

    private void list(Collection<?> values) {
        boolean flat = values.stream().noneMatch(JsonText::hasParts);
        int index = 0;
        text.append('[');
        for (Object value : values) {
            path.addLast(index);
            text.append(index == 0 ? "" : flat ? ", " : ",");
            if (!flat) {
                line();
            }
            value(value);
            path.removeLast();
            index++;
        }
        if (!flat) {
            line();
        }
        text.append(']');
    }

    private static boolean hasParts(Object value) {
        return value instanceof Map
                || value instanceof Collection
                || value instanceof Record
                || (value != null && value.getClass().isArray());
    }

    /** Map.of and Map.copyOf come in another order in every run of Java. */
    private static Map<?, ?> ordered(Map<?, ?> map) {
        boolean hasOrder = map instanceof LinkedHashMap || map instanceof SortedMap || VIEW.isInstance(map);
        return hasOrder ? map : new TreeMap<>(map);
    }

    private String number(double value) {
        if (!Double.isFinite(value)) {
            throw refusal("must be finite, but is " + value);
        }
        return shortest(value);
    }

    /**
     * Returns the decimal with the fewest digits that reads back as this double, and of these the closest to it, as
     * {@link Double#toString(double)} has it from JDK 19 on; JDK 17 prints up to two digits more for some values.
     *
     * @param value a finite number [1]
     */
    public static String shortest(double value) {
        return NumberOutput.toString(value, true);
    }

    private void line() {
        // the path already holds the key that is about to be written
        text.append('\n').append("  ".repeat(path.size()));
    }

    private IllegalArgumentException refusal(String message) {
        StringBuilder pointer = new StringBuilder();
        path.forEach(key -> pointer.append('/').append(Pointers.escaped(key.toString())));
        return new IllegalArgumentException(new Problem(pointer.toString(), message).toString());
    }

    /** Appends a JSON string. A lone surrogate has no UTF-8, so it goes as an escape. */
    static void quote(String string, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char character = string.charAt(i);
            boolean pair = Character.isHighSurrogate(character)
                    && i + 1 < string.length()
                    && Character.isLowSurrogate(string.charAt(i + 1));
            if (pair) {
                text.append(character).append(string.charAt(++i));
            } else {
                append(character, text);
            }
        }
        text.append('"');
    }

    private static void append(char character, StringBuilder text) {
        switch (character) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> {
                if (character < ' ' || Character.isSurrogate(character)) {
                    text.append("\\u%04x".formatted((int) character));
                } else {
                    text.append(character);
                }
            }
        }
    }
}
