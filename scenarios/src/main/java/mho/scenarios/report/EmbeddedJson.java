package mho.scenarios.report;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON for a script element: records become objects in the order of their components, maps objects in the order of
 * their keys, numbers that are not finite null. Every {@code <} is written as an escape, so that no text can end the
 * element or open a comment in it.
 */
final class EmbeddedJson {
    private final StringBuilder out = new StringBuilder();

    private EmbeddedJson() {}

    static String of(Object value) {
        EmbeddedJson json = new EmbeddedJson();
        json.write(value);
        return json.out.toString();
    }

    private void write(Object value) {
        if (value == null) {
            out.append("null");
        } else if (value instanceof Map<?, ?> map) {
            writeMap(map);
        } else if (value instanceof List<?> list) {
            writeList(list);
        } else if (value instanceof Record record) {
            writeRecord(record);
        } else {
            writeLeaf(value);
        }
    }

    private void writeLeaf(Object value) {
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            out.append(Double.isFinite(number) ? Decimal.exact(number) : "null");
        } else if (value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof CharSequence || value instanceof Enum) {
            writeText(value.toString());
        } else {
            throw new IllegalArgumentException(
                    "Embedded data must be made of records, maps, lists, numbers and texts, but there is a %s"
                            .formatted(value.getClass().getName()));
        }
    }

    private void writeList(List<?> list) {
        String separator = "";
        out.append('[');
        for (Object element : list) {
            out.append(separator);
            write(element);
            separator = ",";
        }
        out.append(']');
    }

    private void writeMap(Map<?, ?> map) {
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put(key.toString(), value));
        String separator = "{";
        for (Map.Entry<String, Object> entry : sorted.entrySet()) {
            writeMember(separator, entry.getKey(), entry.getValue());
            separator = ",";
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
    }

    private void writeRecord(Record record) {
        String separator = "{";
        RecordComponent[] components = record.getClass().getRecordComponents();
        for (RecordComponent component : components) {
            writeMember(separator, component.getName(), valueOf(record, component));
            separator = ",";
        }
        out.append(components.length == 0 ? "{}" : "}");
    }

    private void writeMember(String separator, String name, Object value) {
        out.append(separator);
        writeText(name);
        out.append(':');
        write(value);
    }

    private static Object valueOf(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalArgumentException(
                    "Embedded records must be public, but %s is not readable"
                            .formatted(record.getClass().getName()),
                    e);
        }
    }

    private void writeText(String text) {
        out.append('"');
        text.chars().forEach(this::writeCharacter);
        out.append('"');
    }

    private void writeCharacter(int character) {
        if (character == '"' || character == '\\') {
            out.append('\\').append((char) character);
        } else if (character < ' ' || character == '<' || Character.isSurrogate((char) character)) {
            // A lone surrogate has no UTF-8; escaped, a pair still means the same character.
            out.append("\\u%04x".formatted(character));
        } else {
            out.append((char) character);
        }
    }
}
