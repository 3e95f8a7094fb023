package mho.scenarios.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The JSON Schema of a sealed interface: one alternative for each kind and for each way to write it.
 *
 * @param form        the sealed interface
 * @param definitions the schema's definitions
 */
record FamilySchema(FamilyForm form, Definitions definitions) {

    Map<String, Object> of(Detail detail) {
        List<Object> alternatives = new ArrayList<>();
        List<String> names = names(detail);
        if (!names.isEmpty()) {
            alternatives.add(Json.object("enum", names));
        }
        form.members().forEach((kind, member) -> alternatives.addAll(objects(kind, member, detail)));
        return Json.object(
                "title",
                Kinds.title(form.type()),
                // of the differences to a preset, which need no kind, several may fit
                detail == Detail.WHOLE ? "oneOf" : "anyOf",
                alternatives);
    }

    /** The names that stand for a whole value. */
    private List<String> names(Detail detail) {
        List<String> names = new ArrayList<>();
        form.members().forEach((kind, member) -> {
            if (detail == Detail.DIFFERENCE || schema(member).withoutDefault().isEmpty()) {
                names.add(kind);
            }
        });
        names.addAll(form.presets().names());
        return names;
    }

    private List<Map<String, Object>> objects(String kind, RecordForm member, Detail detail) {
        Map<String, Object> keys = Json.object(FamilyForm.KIND, Json.object("const", kind));
        List<String> presets = form.presets().names().stream()
                .filter(name -> member.type().isInstance(form.presets().byName().get(name)))
                .toList();
        if (presets.isEmpty()) {
            List<String> required = detail == Detail.WHOLE ? List.of(FamilyForm.KIND) : List.of();
            return List.of(schema(member).object(detail, keys, required));
        }
        Map<String, Object> reference = Json.object(Presets.KEY, Presets.schema(presets));
        reference.putAll(keys);
        return detail == Detail.WHOLE
                ? List.of(
                        schema(member).object(Detail.WHOLE, keys, List.of(FamilyForm.KIND)),
                        schema(member).object(Detail.DIFFERENCE, reference, List.of(Presets.KEY)))
                : List.of(schema(member).object(Detail.DIFFERENCE, reference, List.of()));
    }

    private RecordSchema schema(RecordForm member) {
        return new RecordSchema(member, definitions);
    }
}
