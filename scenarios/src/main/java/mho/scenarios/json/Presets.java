package mho.scenarios.json;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The named values of a type.
 *
 * @param byName values by name
 */
record Presets(Map<String, Object> byName) {
    static final String KEY = "extends";

    boolean isEmpty() {
        return byName.isEmpty();
    }

    Collection<String> names() {
        return byName.keySet();
    }

    Optional<Object> named(Object json) {
        return json instanceof String name ? Optional.ofNullable(byName.get(name)) : Optional.empty();
    }

    /** Returns what an object starts from: the preset it extends, else what a preset further out has in its place. */
    Base base(Map<String, Object> json, Place place, Optional<Object> inherited) {
        if (isEmpty() || !json.containsKey(KEY)) {
            return inherited.<Base>map(Base.Known::new).orElseGet(Base.Nothing::new);
        }
        Object name = json.get(KEY);
        return named(name).<Base>map(Base.Known::new).orElseGet(() -> unknown(name, place.child(KEY)));
    }

    /** Returns the schema of the key that names a preset. */
    static Map<String, Object> schema(Collection<String> names) {
        return Json.object("enum", List.copyOf(names));
    }

    private Base unknown(Object name, Place place) {
        String advice = name instanceof String typed ? Suggestion.didYouMean(typed, names()) : "";
        place.problem("must be one of the presets %s, but is %s%s"
                .formatted(Suggestion.list(names()), Found.describe(name), advice));
        return new Base.Unknown();
    }
}
