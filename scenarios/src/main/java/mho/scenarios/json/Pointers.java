package mho.scenarios.json;

import java.util.Arrays;
import java.util.List;

/** JSON pointers (RFC 6901): {@code /networks/0/bits}; {@code ~0} is a tilde, {@code ~1} a slash inside a key. */
final class Pointers {
    private Pointers() {}

    static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    static List<String> keys(String pointer) {
        if (pointer.isEmpty()) {
            return List.of();
        }
        return Arrays.stream(pointer.substring(1).split("/", -1))
                .map(key -> key.replace("~1", "/").replace("~0", "~"))
                .toList();
    }
}
