package mho.scenarios.json;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The JSON Schema of the objects of one record.
 *
 * @param form        the record
 * @param definitions the schema's definitions
 */
record RecordSchema(RecordForm form, Definitions definitions) {

    Map<String, Object> of(Detail detail) {
        Collection<String> presets = form.presets().names();
        if (presets.isEmpty()) {
            return object(detail, Json.object(), List.of());
        }
        Map<String, Object> reference = Json.object(Presets.KEY, Presets.schema(presets));
        if (detail == Detail.DIFFERENCE) {
            return Json.object("anyOf", List.of(Presets.schema(presets), object(detail, reference, List.of())));
        }
        return Json.object(
                "oneOf",
                List.of(
                        Presets.schema(presets),
                        object(Detail.WHOLE, Json.object(), List.of()),
                        object(Detail.DIFFERENCE, reference, List.of(Presets.KEY))));
    }

    /**
     * Returns the schema of an object.
     *
     * @param detail   how much it must say
     * @param more     keys besides the components
     * @param required those of them that it must have
     */
    Map<String, Object> object(Detail detail, Map<String, Object> more, List<String> required) {
        Map<String, Object> properties = Json.object("$schema", true);
        properties.putAll(more);
        form.components().forEach(component -> properties.put(component.getName(), property(component, detail)));
        List<String> needed = new ArrayList<>(required);
        if (detail == Detail.WHOLE) {
            needed.addAll(withoutDefault());
        }
        return Json.object(
                "title",
                Kinds.title(form.type()),
                "type",
                "object",
                "properties",
                properties,
                "patternProperties",
                Json.object("^//", true),
                "required",
                needed,
                "additionalProperties",
                false);
    }

    /** Returns the components that an object must have. */
    List<String> withoutDefault() {
        return form.ownDefault().isPresent()
                ? List.of()
                : form.components().stream()
                        .filter(component -> !component.isAnnotationPresent(EmptyIfAbsent.class))
                        .map(RecordComponent::getName)
                        .toList();
    }

    private Map<String, Object> property(RecordComponent component, Detail detail) {
        Form part = form.forms().of(component);
        Map<String, Object> schema = part.schema(definitions, detail);
        Optional<Object> standard = detail == Detail.WHOLE ? form.ownDefault() : Optional.empty();
        standard.ifPresent(value -> schema.put("default", part.write(Components.valueOf(component, value))));
        return schema;
    }
}
