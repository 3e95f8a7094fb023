package mho.scenarios.json;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An object whose keys are the components of a record; if the record has presets, also the name of one, or an object
 * that {@code extends} one.
 *
 * @param type  the record
 * @param forms forms of the components
 */
record RecordForm(Class<?> type, Forms forms) implements Form {
    @Override
    public Optional<Object> read(Object json, Place place, Optional<Object> inherited) {
        Presets presets = presets();
        Optional<Object> preset = presets.named(json);
        if (preset.isPresent()) {
            return preset;
        }
        if (!(json instanceof Map<?, ?> map)) {
            String advice = json instanceof String text ? Suggestion.didYouMean(text, presets.names()) : "";
            return place.problem("%s, but is %s%s".formatted(requirement(), Found.describe(json), advice));
        }
        Map<String, Object> entries = Json.entries(map);
        return read(entries, place, presets.base(entries, place, inherited));
    }

    private Optional<Object> read(Map<String, Object> json, Place place, Base base) {
        return new RecordReader(this, place, base).read(json, reserved());
    }

    @Override
    public Object write(Object value) {
        Map<String, Object> written = Json.object();
        for (RecordComponent component : components()) {
            written.put(component.getName(), writtenPart(component, value));
        }
        return written;
    }

    @Override
    public Map<String, Object> schema(Definitions definitions, Detail detail) {
        return definitions.reference(type, detail, () -> new RecordSchema(this, definitions).of(detail));
    }

    @Override
    public String requirement() {
        return presets().isEmpty()
                ? "must be an object"
                : "must be an object or one of the presets "
                        + Suggestion.list(presets().names());
    }

    @Override
    public Object opened(Object json) {
        return presets().named(json).isPresent() ? Json.object(Presets.KEY, json) : json;
    }

    @Override
    public Optional<Part> part(Object json, String key, Place place, Optional<Object> inherited) {
        if (!(json instanceof Map<?, ?> map)) {
            return Form.super.part(json, key, place, inherited);
        }
        Map<String, Object> entries = Json.entries(map);
        // a preset that does not exist is noted when the document is read
        return part(entries, key, place, presets().base(entries, Place.root(), inherited));
    }

    /** Returns a part of an object that starts from the given base. */
    Optional<Part> part(Map<String, Object> json, String key, Place place, Base base) {
        if (reserved().contains(key)) {
            return Optional.of(Part.of(new TextForm(), Optional.empty()));
        }
        return component(key)
                .map(component -> {
                    Optional<Object> unwritten =
                            base.value().or(this::ownDefault).map(v -> writtenPart(component, v));
                    Optional<Object> inherited = base.value().map(value -> Components.valueOf(component, value));
                    return new Part(
                            forms.of(component),
                            Optional.ofNullable(json.get(key)).or(() -> unwritten),
                            inherited);
                })
                .or(() -> place.child(key).problem(notAKey(key)));
    }

    Presets presets() {
        return forms.presetsOf(type);
    }

    List<RecordComponent> components() {
        return forms.components(type);
    }

    Optional<RecordComponent> component(String key) {
        return components().stream()
                .filter(component -> component.getName().equals(key))
                .findFirst();
    }

    /** Returns the value of {@code public static final T DEFAULT} of a record T, if it has one. */
    Optional<Object> ownDefault() {
        return Arrays.stream(type.getFields())
                .filter(field -> field.getName().equals("DEFAULT") && field.getType() == type)
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .findFirst()
                .map(RecordForm::valueOf);
    }

    /** Returns what is wrong with a key that is none of the components. */
    String notAKey(String key) {
        List<String> names = components().stream().map(RecordComponent::getName).toList();
        String advice = Suggestion.didYouMean(key, names);
        if (!advice.isEmpty()) {
            return Problem.UNKNOWN_KEY + advice;
        }
        return names.isEmpty()
                ? Problem.UNKNOWN_KEY + "; there are none"
                : Problem.UNKNOWN_KEY + "; the keys are " + Suggestion.list(names);
    }

    private Set<String> reserved() {
        return presets().isEmpty() ? Set.of() : Set.of(Presets.KEY);
    }

    /** A null stays: it is refused with its place by whoever prints it. */
    private Object writtenPart(RecordComponent component, Object value) {
        Object part = Components.valueOf(component, value);
        return part == null ? null : forms.of(component).write(part);
    }

    private static Object valueOf(Field field) {
        field.setAccessible(true);
        try {
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Cannot read " + field, e);
        }
    }
}
