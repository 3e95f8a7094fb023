package mho.scenarios.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A list of values of one form.
 *
 * @param element   form of the elements
 * @param collected makes the Java list or array of the elements
 */
record ListForm(Form element, Function<List<Object>, Object> collected) implements Form {
    @Override
    public Optional<Object> read(Object json, Place place, Optional<Object> inherited) {
        if (!(json instanceof List<?> list)) {
            return refuse(json, place);
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            element.read(list.get(i), place.child(i), Optional.empty()).ifPresent(values::add);
        }
        return values.size() == list.size() ? Optional.of(collected.apply(values)) : Optional.empty();
    }

    @Override
    public Object write(Object value) {
        List<?> values = value instanceof List<?> list ? list : Components.listOf(value);
        return values.stream().map(element::write).toList();
    }

    @Override
    public Map<String, Object> schema(Definitions definitions, Detail detail) {
        return Json.object("type", "array", "items", element.schema(definitions, Detail.WHOLE));
    }

    @Override
    public String requirement() {
        return "must be a list";
    }

    @Override
    public Object blank() {
        return List.of();
    }

    /** An index, or the index after the last, also written {@code -} as in JSON Patch (RFC 6902), to append. */
    @Override
    public Optional<Part> part(Object json, String key, Place place, Optional<Object> inherited) {
        if (!(json instanceof List<?> list)) {
            return Form.super.part(json, key, place, inherited);
        }
        if (key.equals("-") || key.equals(String.valueOf(list.size()))) {
            return Optional.of(Part.of(element, Optional.empty()));
        }
        if (!key.matches("0|[1-9][0-9]{0,8}") || Integer.parseInt(key) > list.size()) {
            return place.problem("must have an index from 0 to %d (the last one appends), but it is %s"
                    .formatted(list.size(), Found.quoted(key)));
        }
        return Optional.of(Part.of(element, Optional.ofNullable(list.get(Integer.parseInt(key)))));
    }
}
