package mho.scenarios.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An object whose {@code kind} says which record of a sealed interface it is; the bare kind, if that says everything; or
 * a preset of the interface or of one of its records.
 *
 * @param type    the sealed interface
 * @param members its records by kind
 * @param presets the presets of all of them
 */
record FamilyForm(Class<?> type, Map<String, RecordForm> members, Presets presets) implements Form {
    static final String KIND = "kind";

    static FamilyForm of(Class<?> type, Forms forms) {
        Map<String, RecordForm> members = new LinkedHashMap<>();
        Map<String, Object> presets = new LinkedHashMap<>(forms.presetsOf(type).byName());
        for (Class<?> member : Kinds.members(type)) {
            refuseUnlessNamed(type, member);
            forms.presetsOf(member).byName().forEach((name, value) -> putOnce(type, presets, name, value));
            putOnce(type, members, Kinds.of(member), new RecordForm(member, forms));
        }
        presets.keySet().stream().filter(members::containsKey).findFirst().ifPresent(name -> refuse(type, name));
        return new FamilyForm(type, members, new Presets(presets));
    }

    private static void refuseUnlessNamed(Class<?> type, Class<?> member) {
        boolean takesKind = member.isRecord()
                && Stream.of(member.getRecordComponents())
                        .anyMatch(component -> component.getName().equals(KIND));
        if (!member.isRecord() || takesKind) {
            throw new UnsupportedOperationException(
                    "%s: %s must be a record without a component \"kind\"".formatted(type.getName(), member.getName()));
        }
    }

    private static <T> void putOnce(Class<?> type, Map<String, T> map, String name, T value) {
        if (map.putIfAbsent(name, value) != null) {
            refuse(type, name);
        }
    }

    private static void refuse(Class<?> type, String name) {
        throw new UnsupportedOperationException(
                "%s: kinds and presets must have different names, but two are \"%s\"".formatted(type.getName(), name));
    }

    @Override
    public Optional<Object> read(Object json, Place place, Optional<Object> inherited) {
        Optional<Object> preset = presets.named(json);
        if (preset.isPresent()) {
            return preset;
        }
        Object opened = opened(json);
        if (!(opened instanceof Map<?, ?> map)) {
            return refuseName(requirement(), json, place);
        }
        Map<String, Object> entries = Json.entries(map);
        Base base = presets.base(entries, place, inherited);
        return member(entries, base, place)
                .flatMap(member -> new RecordReader(member, place, of(member, base)).read(entries, reserved()));
    }

    @Override
    public Object write(Object value) {
        Map<String, Object> written = Json.object(KIND, Kinds.of(value.getClass()));
        written.putAll(Json.entries((Map<?, ?>) memberOf(value).write(value)));
        return written;
    }

    @Override
    public Map<String, Object> schema(Definitions definitions, Detail detail) {
        return definitions.reference(type, detail, () -> new FamilySchema(this, definitions).of(detail));
    }

    @Override
    public String requirement() {
        String kinds = "must be one of the kinds " + Suggestion.list(members.keySet());
        return presets.isEmpty() ? kinds : kinds + " or the presets " + Suggestion.list(presets.names());
    }

    @Override
    public Object opened(Object json) {
        if (presets.named(json).isPresent()) {
            return Json.object(Presets.KEY, json);
        }
        return json instanceof String kind && members.containsKey(kind) ? Json.object(KIND, kind) : json;
    }

    @Override
    public Optional<Part> part(Object json, String key, Place place, Optional<Object> inherited) {
        if (!(json instanceof Map<?, ?> map)) {
            return Form.super.part(json, key, place, inherited);
        }
        if (reserved().contains(key)) {
            return Optional.of(Part.of(new TextForm(), Optional.empty()));
        }
        Map<String, Object> entries = Json.entries(map);
        // a preset that does not exist is noted when the document is read
        Base base = presets.base(entries, Place.root(), inherited);
        return member(entries, base, place).flatMap(member -> member.part(entries, key, place, of(member, base)));
    }

    private RecordForm memberOf(Object value) {
        return members.get(Kinds.of(value.getClass()));
    }

    private Optional<RecordForm> member(Map<String, Object> json, Base base, Place place) {
        Object kind = json.get(KIND);
        if (!json.containsKey(KIND)) {
            return base instanceof Base.Nothing
                    ? place.child(KIND).problem("is missing, must be one of " + Suggestion.list(members.keySet()))
                    : base.value().map(this::memberOf);
        }
        if (!(kind instanceof String name) || !members.containsKey(name)) {
            return refuseName("must be one of " + Suggestion.list(members.keySet()), kind, place.child(KIND));
        }
        boolean contradiction = json.containsKey(Presets.KEY)
                && base.value()
                        .map(this::memberOf)
                        .filter(member -> !member.equals(members.get(name)))
                        .isPresent();
        return contradiction
                ? place.child(KIND)
                        .problem("must be \"%s\" as the preset's, but is \"%s\""
                                .formatted(Kinds.of(base.value().orElseThrow().getClass()), name))
                : Optional.of(members.get(name));
    }

    /** A document may replace a preset's part by one of another kind, which then inherits nothing. */
    private static Base of(RecordForm member, Base base) {
        boolean other =
                base.value().filter(value -> !member.type().isInstance(value)).isPresent();
        return other ? new Base.Nothing() : base;
    }

    private <T> Optional<T> refuseName(String requirement, Object json, Place place) {
        List<String> names = new ArrayList<>(members.keySet());
        names.addAll(presets.names());
        String advice = json instanceof String text ? Suggestion.didYouMean(text, names) : "";
        return place.problem("%s, but is %s%s".formatted(requirement, Found.describe(json), advice));
    }

    private Set<String> reserved() {
        Set<String> reserved = new LinkedHashSet<>(Set.of(KIND));
        if (!presets.isEmpty()) {
            reserved.add(Presets.KEY);
        }
        return reserved;
    }
}
