package mho.scenarios.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Changes one place of a record and makes anew only the records on the way to it, which is some hundred times faster than writing
 * and reading the whole, to the same end. Safe for use by several threads.
 */
public final class RecordEditor {
    /** Values that are kept after they were read; those of lists come again and again. */
    private static final int MOST_VALUES = 10_000;

    private final JsonBinder binder;
    private final RecordPlan.Cache plans;
    private final Map<Written, Optional<Object>> values = new ConcurrentHashMap<>();
    private final Map<String, List<String>> keys = new ConcurrentHashMap<>();

    /** @param binder knows the forms of types */
    public RecordEditor(JsonBinder binder) {
        this.binder = binder;
        this.plans = new RecordPlan.Cache(binder);
    }

    /** A JSON value where a form is due; forms are compared by identity, which is quick, and each is made once. */
    private record Written(Form form, Object json) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Written written && written.form == form && written.json.equals(json);
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(form) + json.hashCode();
        }
    }

    /**
     * Returns a record with a change.
     *
     * @return the changed record; empty if reading the changed document is needed to tell what comes of it, or what is wrong
     */
    public <T extends Record> Optional<T> with(T root, Class<T> type, Setting setting) {
        try {
            return changed(binder.form(type), root, keys(setting.pointer()), setting.value())
                    .map(type::cast);
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    private List<String> keys(String pointer) {
        return keys.computeIfAbsent(pointer, Pointers::keys);
    }

    private Optional<Object> changed(Form form, Object value, List<String> keys, Object json) {
        if (keys.isEmpty()) {
            return read(new Written(form, json));
        }
        List<String> below = keys.subList(1, keys.size());
        if (form instanceof ListForm list && value instanceof List<?> elements) {
            return changedElement(list, elements, keys.get(0), below, json);
        }
        if (!(form instanceof RecordForm || form instanceof FamilyForm)) {
            return Optional.empty();
        }
        RecordPlan plan = plans.of(value.getClass());
        int component = plan.names().indexOf(keys.get(0));
        return component < 0
                ? Optional.empty()
                : changed(plan.forms()[component], plan.value(component, value), below, json)
                        .map(part -> plan.with(component, part, value));
    }

    private Optional<Object> changedElement(
            ListForm form, List<?> elements, String key, List<String> below, Object json) {
        if (!key.matches("0|[1-9][0-9]{0,8}") || Integer.parseInt(key) >= elements.size()) {
            return Optional.empty();
        }
        int index = Integer.parseInt(key);
        return changed(form.element(), elements.get(index), below, json).map(part -> {
            List<Object> all = new ArrayList<>(elements);
            all.set(index, part);
            return form.collected().apply(all);
        });
    }

    private Optional<Object> read(Written written) {
        Optional<Object> known = values.get(written);
        if (known == null) {
            known = written.form.read(written.json, Place.root(), Optional.empty());
            if (values.size() < MOST_VALUES) {
                values.put(written, known);
            }
        }
        return known;
    }
}
