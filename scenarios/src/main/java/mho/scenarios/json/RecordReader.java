package mho.scenarios.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes one record of one object, noting all that is wrong with its keys, its parts and the whole. */
final class RecordReader {
    private final RecordForm form;
    private final Place place;
    private final Base base;
    private final Map<String, Object> values = new HashMap<>();

    RecordReader(RecordForm form, Place place, Base base) {
        this.form = form;
        this.place = place;
        this.base = base;
    }

    /**
     * Reads the record.
     *
     * @param json     the object
     * @param reserved keys of the object that are read elsewhere
     */
    Optional<Object> read(Map<String, Object> json, Set<String> reserved) {
        int problems = place.problems().size();
        json.forEach((key, part) -> {
            if (!Json.isRemark(key) && !reserved.contains(key)) {
                form.component(key)
                        .ifPresentOrElse(
                                component -> readPart(component, part),
                                () -> place.child(key).problem(form.notAKey(key)));
            }
        });
        form.components().stream()
                .filter(component -> !json.containsKey(component.getName()))
                .forEach(this::fillIn);
        boolean sound = place.problems().size() == problems && !(base instanceof Base.Unknown);
        return sound ? construct() : Optional.empty();
    }

    private void readPart(RecordComponent component, Object json) {
        Optional<Object> inherited = base.value().map(value -> Components.valueOf(component, value));
        form.forms()
                .of(component)
                .read(json, place.child(component.getName()), inherited)
                .ifPresent(value -> values.put(component.getName(), value));
    }

    private void fillIn(RecordComponent component) {
        Optional<Object> source = base.value().or(form::ownDefault);
        if (source.isPresent()) {
            values.put(component.getName(), Components.valueOf(component, source.get()));
        } else if (component.isAnnotationPresent(EmptyIfAbsent.class)) {
            values.put(component.getName(), empty(component));
        } else if (base instanceof Base.Nothing) {
            place.child(component.getName())
                    .problem("is missing, " + form.forms().of(component).requirement());
        }
    }

    private Object empty(RecordComponent component) {
        return component.getType().isRecord()
                ? new RecordForm(component.getType(), form.forms()).ownDefault().orElseThrow()
                : List.of();
    }

    private Optional<Object> construct() {
        Class<?>[] types =
                form.components().stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] arguments = form.components().stream()
                .map(component -> values.get(component.getName()))
                .toArray();
        try {
            Constructor<?> constructor = form.type().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(arguments));
        } catch (InvocationTargetException e) {
            return refused(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot construct " + form.type(), e);
        }
    }

    /** What a compact constructor refuses is the document's fault; anything else is ours. */
    private Optional<Object> refused(Throwable cause) {
        if (cause instanceof IllegalArgumentException) {
            return place.problem(cause.getMessage());
        }
        Problem problem =
                new Problem(place.pointer(), "the constructor of " + form.type().getName() + " failed");
        throw new IllegalStateException(problem.toString(), cause);
    }
}
