package mho.networks.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads the part of JSON that a safetensors header may use: one object of objects of texts, integers and lists of integers.
 * Depth is bounded by the grammar, so no text can exhaust the stack.
 *
 * <p>Reference: RFC 8259, "The JavaScript Object Notation (JSON) Data Interchange Format".
 */
final class HeaderParser {
    private static final int MOST_DIGITS = 18;
    /** More axes than any framework has; a longer list would cost far more memory than its text. */
    private static final int MOST_INTEGERS = 64;

    private final String text;
    private int at;

    HeaderParser(String text) {
        this.text = text;
    }

    SafetensorsHeader header() {
        Map<String, SafetensorsHeader.Entry> entries = new LinkedHashMap<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        if (at >= text.length() || text.charAt(at) != '{') {
            throw unexpected("'{'");
        }
        object(name -> {
            if (name.equals(SafetensorsHeader.METADATA)) {
                object(key -> once(metadata, key, string()));
            } else {
                once(entries, name, entry(name));
            }
        });
        skipBlanks();
        if (at < text.length()) {
            throw unexpected("nothing more");
        }
        return new SafetensorsHeader(entries, metadata);
    }

    private static <T> void once(Map<String, T> map, String name, T value) {
        if (map.put(name, value) != null) {
            throw new InvalidFileException(
                    "must name each tensor once, but its header names \"%s\" twice".formatted(name));
        }
    }

    private SafetensorsHeader.Entry entry(String name) {
        Map<String, String> type = new LinkedHashMap<>();
        Map<String, List<Long>> numbers = new LinkedHashMap<>();
        object(key -> {
            switch (key) {
                case "dtype" -> once(type, key, string());
                case "shape", "data_offsets" -> once(numbers, key, integers());
                default ->
                    throw new InvalidFileException(
                            "must say dtype, shape and data_offsets of each tensor, but says \"%s\" of \"%s\""
                                    .formatted(key, name));
            }
        });
        if (type.isEmpty() || numbers.size() < 2) {
            throw new InvalidFileException(
                    "must say dtype, shape and data_offsets of each tensor, but says only %s%s of \"%s\""
                            .formatted(type.keySet(), numbers.keySet(), name));
        }
        return entry(name, type.get("dtype"), numbers.get("shape"), numbers.get("data_offsets"));
    }

    private static SafetensorsHeader.Entry entry(String name, String type, List<Long> shape, List<Long> offsets) {
        if (offsets.size() != 2 || offsets.get(0) > offsets.get(1)) {
            throw new InvalidFileException("must give tensor \"%s\" data_offsets of a begin and an end, but they are %s"
                    .formatted(name, offsets));
        }
        List<Integer> sizes = new ArrayList<>();
        for (long size : shape) {
            if (size > Integer.MAX_VALUE) {
                throw new InvalidFileException("must have sizes of at most %d, but tensor \"%s\" has shape %s"
                        .formatted(Integer.MAX_VALUE, name, shape));
            }
            sizes.add((int) size);
        }
        return new SafetensorsHeader.Entry(type(name, type), sizes, offsets.get(0), offsets.get(1));
    }

    private static ElementType type(String name, String type) {
        for (ElementType known : ElementType.values()) {
            if (known.name().equals(type)) {
                return known;
            }
        }
        throw new InvalidFileException("must hold numbers of a type among %s, but tensor \"%s\" holds \"%s\""
                .formatted(List.of(ElementType.values()), name, type));
    }

    /** Reads an object; the consumer reads the value after each key. */
    private void object(Consumer<String> member) {
        expect('{');
        if (accept('}')) {
            return;
        }
        do {
            String key = string();
            expect(':');
            member.accept(key);
        } while (accept(','));
        expect('}');
    }

    private List<Long> integers() {
        List<Long> integers = new ArrayList<>();
        expect('[');
        if (accept(']')) {
            return integers;
        }
        do {
            if (integers.size() == MOST_INTEGERS) {
                throw unexpected("the end of a list of at most %d sizes".formatted(MOST_INTEGERS));
            }
            integers.add(integer());
        } while (accept(','));
        expect(']');
        return integers;
    }

    private long integer() {
        skipBlanks();
        int from = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == from || at - from > MOST_DIGITS || (at - from > 1 && text.charAt(from) == '0')) {
            at = from;
            throw unexpected("an integer of at most %d digits, not negative".formatted(MOST_DIGITS));
        }
        return Long.parseLong(text, from, at, 10);
    }

    private String string() {
        expect('"');
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c < ' ') {
                at--;
                throw unexpected("a text without control characters");
            }
            value.append(c == '\\' ? escaped() : c);
        }
        expect('"');
        return value.toString();
    }

    private char escaped() {
        char c = at < text.length() ? text.charAt(at++) : 0;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw unexpected("an escape sequence of JSON");
        };
    }

    private char unicode() {
        int value = 0;
        for (int k = 0; k < 4; k++) {
            int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
            if (digit < 0) {
                throw unexpected("four hexadecimal digits");
            }
            value = 16 * value + digit;
            at++;
        }
        return (char) value;
    }

    private void expect(char c) {
        if (!accept(c)) {
            throw unexpected("'" + c + "'");
        }
    }

    private boolean accept(char c) {
        skipBlanks();
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private InvalidFileException unexpected(String wanted) {
        String found = at < text.length() ? "'" + text.charAt(at) + "'" : "its end";
        return new InvalidFileException("must be a safetensors file, but its header needs %s at character %d and has %s"
                .formatted(wanted, at, found));
    }
}
