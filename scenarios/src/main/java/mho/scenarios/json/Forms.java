package mho.scenarios.json;

import java.lang.reflect.Array;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import mho.base.unit.SI;

/** The form of every Java type that a record may be made of, each made once. Safe for use by several threads. */
final class Forms {
    /** Named values by type. */
    private final Map<Class<?>, Map<String, Object>> presets;

    private final Map<Class<?>, Form> plain = new ConcurrentHashMap<>();
    private final Map<Class<?>, List<RecordComponent>> components = new ConcurrentHashMap<>();
    private final Map<RecordComponent, Form> forms = new ConcurrentHashMap<>();

    private Forms(Map<Class<?>, Map<String, Object>> presets) {
        this.presets = presets;
    }

    /** Returns the forms with these presets, in the order of their names, after checking that each is of its type. */
    static Forms of(Map<Class<?>, Map<String, Object>> presets) {
        Map<Class<?>, Map<String, Object>> sorted = new HashMap<>();
        presets.forEach((type, byName) -> {
            byName.forEach((name, value) -> refuseUnlessOf(type, name, value));
            sorted.put(type, new TreeMap<>(byName));
        });
        return new Forms(sorted);
    }

    /** Returns the components of a record, the same ones each time. */
    List<RecordComponent> components(Class<?> type) {
        return components.computeIfAbsent(type, record -> List.of(record.getRecordComponents()));
    }

    Form of(RecordComponent component) {
        return forms.computeIfAbsent(component, this::made);
    }

    private Form made(RecordComponent component) {
        Optional<String> unit =
                Optional.ofNullable(component.getAnnotation(SI.class)).map(SI::value);
        try {
            return of(component.getGenericType(), unit);
        } catch (UnsupportedOperationException e) {
            throw new UnsupportedOperationException(
                    component.getDeclaringRecord().getName() + "." + component.getName() + ": " + e.getMessage(), e);
        }
    }

    Form of(Class<?> type) {
        return of(type, Optional.empty());
    }

    Presets presetsOf(Class<?> type) {
        return new Presets(presets.getOrDefault(type, Map.of()));
    }

    private Form of(Type type, Optional<String> unit) {
        if (type instanceof ParameterizedType generic) {
            return ofGeneric(generic, unit);
        }
        if (!(type instanceof Class<?> raw)) {
            throw new UnsupportedOperationException("JSON has no form for the type " + type.getTypeName());
        }
        if (raw.isArray()) {
            Class<?> element = raw.getComponentType();
            return new ListForm(of(element, unit), values -> arrayOf(element, values));
        }
        return raw == double.class || raw == Double.class
                ? unit.<Form>map(QuantityForm::new).orElseGet(NumberForm::new)
                : ofPlain(raw);
    }

    private Form ofGeneric(ParameterizedType generic, Optional<String> unit) {
        Type[] arguments = generic.getActualTypeArguments();
        if (generic.getRawType() == List.class) {
            return new ListForm(of(arguments[0], unit), List::copyOf);
        }
        if (generic.getRawType() == Map.class && arguments[0] == String.class) {
            return new MapForm(of(arguments[1], unit));
        }
        throw new UnsupportedOperationException("JSON has no form for the type " + generic.getTypeName());
    }

    /** Not by computeIfAbsent: the form of a type is made of others. */
    private Form ofPlain(Class<?> type) {
        Form known = plain.get(type);
        if (known == null) {
            known = made(type);
            plain.put(type, known);
        }
        return known;
    }

    private Form made(Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return IntegerForm.ofInt();
        }
        if (type == long.class || type == Long.class) {
            return IntegerForm.ofLong();
        }
        if (type == boolean.class || type == Boolean.class) {
            return new TruthForm();
        }
        if (type == Object.class) {
            return new AnyForm();
        }
        if (type == String.class) {
            return new TextForm();
        }
        if (type.isEnum()) {
            return new ChoiceForm(type);
        }
        if (type.isRecord()) {
            return new RecordForm(type, this);
        }
        if (type.isSealed() && type.isInterface()) {
            return FamilyForm.of(type, this);
        }
        throw new UnsupportedOperationException("JSON has no form for the type " + type.getName());
    }

    private static void refuseUnlessOf(Class<?> type, String name, Object value) {
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(
                    "The preset \"%s\" must be a %s, but is %s".formatted(name, type.getName(), value));
        }
    }

    private static Object arrayOf(Class<?> element, List<Object> values) {
        Object array = Array.newInstance(element, values.size());
        for (int i = 0; i < values.size(); i++) {
            Array.set(array, i, values.get(i));
        }
        return array;
    }
}
