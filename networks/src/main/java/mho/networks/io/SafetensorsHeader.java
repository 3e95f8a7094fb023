package mho.networks.io;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What a safetensors header says, found to be consistent: tensors lie one after the other from byte 0 on, and each has as many
 * bytes as its type and shape need.
 *
 * @param entries  tensors by name, in the header's order
 * @param metadata the texts under {@code __metadata__}
 */
record SafetensorsHeader(Map<String, Entry> entries, Map<String, String> metadata) {
    static final String METADATA = "__metadata__";

    SafetensorsHeader {
        entries.forEach((name, entry) -> entry.requireBytes(name));
        requireGapless(entries);
    }

    /** Where a tensor lies: from begin to before end, counted from the header's end [byte]. */
    record Entry(ElementType type, List<Integer> shape, long begin, long end) {
        private void requireBytes(String name) {
            long needed = type.bytes();
            for (int size : shape) {
                needed = Math.multiplyHigh(needed, size) != 0 || needed * size < 0 ? Long.MAX_VALUE : needed * size;
            }
            if (end - begin != needed) {
                throw new InvalidFileException(
                        "must give tensor \"%s\" of type %s and shape %s %s bytes, but its data_offsets are [%d, %d]"
                                .formatted(
                                        name,
                                        type,
                                        shape,
                                        needed == Long.MAX_VALUE ? "more than 2^63" : Long.toString(needed),
                                        begin,
                                        end));
            }
        }
    }

    private static void requireGapless(Map<String, Entry> entries) {
        long reached = 0;
        List<Map.Entry<String, Entry>> ordered = entries.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Entry> entry) ->
                                entry.getValue().begin())
                        .thenComparing(entry -> entry.getValue().end()))
                .toList();
        for (Map.Entry<String, Entry> entry : ordered) {
            if (entry.getValue().begin() != reached) {
                throw new InvalidFileException(
                        "must hold its tensors one after the other, but tensor \"%s\" begins at byte %d and the one before ends at %d"
                                .formatted(entry.getKey(), entry.getValue().begin(), reached));
            }
            reached = entry.getValue().end();
        }
    }

    /** Returns the bytes of all tensors. */
    long dataBytes() {
        return entries.values().stream().mapToLong(Entry::end).max().orElse(0);
    }

    /** Returns the header of tensors that will be written in the given order. */
    static String text(List<Map.Entry<String, StoredTensor>> ordered, Map<String, String> metadata) {
        StringBuilder text = new StringBuilder("{");
        if (!metadata.isEmpty()) {
            quote(METADATA, text).append(":{");
            metadata.forEach((key, value) -> {
                quote(key, text).append(':');
                quote(value, text).append(',');
            });
            text.setCharAt(text.length() - 1, '}');
            text.append(',');
        }
        long begin = 0;
        for (Map.Entry<String, StoredTensor> entry : ordered) {
            StoredTensor tensor = entry.getValue();
            if (entry.getKey().equals(METADATA)) {
                throw new IllegalArgumentException("A tensor must not be named \"" + METADATA + "\"");
            }
            quote(entry.getKey(), text)
                    .append(":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]},"
                            .formatted(
                                    tensor.type(),
                                    tensor.shape().toString().replace(" ", ""),
                                    begin,
                                    begin + tensor.bytes()));
            begin += tensor.bytes();
        }
        if (text.length() > 1) {
            text.setLength(text.length() - 1);
        }
        return text.append('}').toString();
    }

    private static StringBuilder quote(String value, StringBuilder text) {
        text.append('"');
        value.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                text.append('\\').append((char) c);
            } else if (c < ' ') {
                text.append("\\u%04x".formatted(c));
            } else {
                text.append((char) c);
            }
        });
        return text.append('"');
    }
}
