package mho.scenarios.json;

import java.util.Map;

/**
 * The JSON Schema (draft 2020-12) of documents, made from the same records that read them, for completion and checks in
 * editors. It is never stricter than {@link JsonBinder}; what a compact constructor checks, it does not know.
 */
public final class JsonSchema {
    private final Forms forms;

    /**
     * @param presets named values by type, as for {@link JsonBinder}
     */
    public JsonSchema(Map<Class<?>, Map<String, Object>> presets) {
        this.forms = Forms.of(presets);
    }

    /** Returns the schema of documents that hold a value of this type. */
    public String text(Class<?> type) {
        Definitions definitions = new Definitions();
        Map<String, Object> schema =
                Json.object("$schema", "https://json-schema.org/draft/2020-12/schema", "title", Kinds.title(type));
        schema.putAll(forms.of(type).schema(definitions, Detail.WHOLE));
        schema.put("$defs", definitions.sorted());
        return JsonText.of(schema);
    }
}
