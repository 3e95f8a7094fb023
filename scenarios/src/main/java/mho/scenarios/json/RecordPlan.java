package mho.scenarios.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The components of a record looked up once, for work that is done many times a second.
 *
 * @param names       names of the components
 * @param keys        the same as in JSON, with the colon
 * @param kind        the kind as in JSON, with its key
 * @param forms       their forms
 * @param accessors   read them
 * @param constructor makes a record of all of them
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RecordPlan(
        List<String> names, byte[][] keys, byte[] kind, Form[] forms, Method[] accessors, Constructor<?> constructor) {
    private static RecordPlan of(Class<?> type, JsonBinder binder) {
        RecordComponent[] components = binder.components(type).toArray(RecordComponent[]::new);
        Form[] forms = new Form[components.length];
        Method[] accessors = new Method[components.length];
        try {
            for (int c = 0; c < components.length; c++) {
                forms[c] = binder.form(components[c]);
                accessors[c] = components[c].getAccessor();
                accessors[c].setAccessible(true);
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            List<String> names =
                    Arrays.stream(components).map(RecordComponent::getName).toList();
            byte[][] keys = names.stream()
                    .map(name -> ("\"" + name + "\":").getBytes(StandardCharsets.UTF_8))
                    .toArray(byte[][]::new);
            byte[] kind = ("\"kind\":\"" + Kinds.of(type) + "\"").getBytes(StandardCharsets.UTF_8);
            return new RecordPlan(names, keys, kind, forms, accessors, constructor);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot look into " + type, e);
        }
    }

    Object value(int component, Object of) {
        try {
            return accessors[component].invoke(of);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("Cannot read " + names.get(component), failure);
        }
    }

    /**
     * Returns the same record with another component.
     *
     * @throws IllegalArgumentException if there can be no such record
     */
    Object with(int component, Object newValue, Object of) {
        Object[] values = new Object[names.size()];
        for (int c = 0; c < values.length; c++) {
            values[c] = c == component ? newValue : value(c, of);
        }
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException("Cannot make another " + of, refused.getCause());
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("Cannot make another " + of, failure);
        }
    }

    /** Plans by type; safe for use by several threads. */
    static final class Cache {
        private final JsonBinder binder;
        private final Map<Class<?>, RecordPlan> plans = new ConcurrentHashMap<>();

        Cache(JsonBinder binder) {
            this.binder = binder;
        }

        RecordPlan of(Class<?> type) {
            return plans.computeIfAbsent(type, unused -> RecordPlan.of(unused, binder));
        }
    }
}
