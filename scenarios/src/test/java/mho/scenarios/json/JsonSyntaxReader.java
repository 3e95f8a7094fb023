package mho.scenarios.json;

import java.util.Map;

/** Lets tests of other packages read JSON. */
public final class JsonSyntaxReader {
    private JsonSyntaxReader() {}

    /** Returns the object of a document. */
    public static Map<String, Object> read(String text) {
        return Json.entries((Map<?, ?>) JsonSyntax.parse(text));
    }
}
