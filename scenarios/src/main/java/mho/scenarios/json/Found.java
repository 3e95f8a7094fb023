package mho.scenarios.json;

import java.util.List;
import java.util.Map;

/** How a message names the JSON value that was found. */
final class Found {
    private static final int LONGEST = 60;

    private Found() {}

    static String describe(Object json) {
        if (json instanceof Map) {
            return "an object";
        }
        if (json instanceof List) {
            return "a list";
        }
        return json instanceof String text ? quoted(text) : String.valueOf(json);
    }

    /** Returns a text in quotes on one line, its middle left out if it is long. */
    static String quoted(String text) {
        String shown = text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST / 2) + "…" + text.substring(text.length() - LONGEST / 2);
        StringBuilder quoted = new StringBuilder();
        JsonText.quote(shown, quoted);
        return quoted.toString();
    }
}
