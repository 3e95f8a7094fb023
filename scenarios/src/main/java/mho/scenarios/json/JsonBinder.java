package mho.scenarios.json;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Records from JSON and back. A key is the name of a component. A {@code double} with {@code @SI} is a text with its
 * unit, an enum constant is in kebab case, a sealed interface is an object with the {@code kind} of one of its records,
 * or the bare kind. Where a type has presets, a text names one and an object may {@code extend} one and say, at any
 * depth, only what differs. What else an object leaves out comes from the {@code public static final DEFAULT} of its own
 * record. Keys {@code $schema} and those that begin with {@code //} are for readers. All that is wrong in a document is
 * reported at once.
 */
public final class JsonBinder {
    private final Forms forms;

    /**
     * @param presets named values by type: records, or sealed interfaces for presets of any kind
     */
    public JsonBinder(Map<Class<?>, Map<String, Object>> presets) {
        this.forms = Forms.of(presets);
    }

    /**
     * Returns the value of a document.
     *
     * @throws InvalidDocumentException with all that is wrong in it
     */
    public <T> T read(String text, Class<T> type) {
        return read(text, type, List.of());
    }

    /**
     * Returns the value of a document after some changes, made one after the other.
     *
     * @throws InvalidDocumentException with all that is wrong in the changed document and in the changes
     */
    public <T> T read(String text, Class<T> type, List<Setting> settings) {
        return bind(JsonSyntax.parse(text), type, settings);
    }

    /**
     * Returns the value of a part of another document after some changes.
     *
     * @param json a JSON value; see the package for its types
     * @throws InvalidDocumentException with all that is wrong in the changed document and in the changes
     */
    public <T> T bind(Object json, Class<T> type, List<Setting> settings) {
        Form form = forms.of(type);
        Place root = Place.root();
        Object document = json;
        for (Setting setting : settings) {
            document = setting.applied(document, form, root);
        }
        Optional<Object> value = form.read(document, root, Optional.empty());
        if (!root.problems().isEmpty()) {
            // a setting and the reading after it may stumble over the same thing
            throw new InvalidDocumentException(
                    root.problems().stream().distinct().toList());
        }
        return type.cast(value.orElseThrow());
    }

    /**
     * Returns the document of a record, fully resolved: every component, no presets.
     *
     * @throws IllegalArgumentException naming the place, if a value is null or not finite
     */
    public String write(Record value) {
        return JsonText.of(tree(value, value.getClass()));
    }

    /** Returns the document that reads back as a value where the given type is due: with its kind if that is sealed. */
    public <T> String write(T value, Class<? super T> type) {
        return JsonText.of(tree(value, type));
    }

    /** Returns the same as {@link #write(Object, Class)} as a JSON value, to stand in a larger document. */
    public Object tree(Object value, Class<?> type) {
        return forms.of(type).write(value);
    }

    Form form(Class<?> type) {
        return forms.of(type);
    }

    List<RecordComponent> components(Class<?> type) {
        return forms.components(type);
    }

    Form form(RecordComponent component) {
        return forms.of(component);
    }

    /** Returns the kinds of a sealed interface, in the order of its declaration. */
    public List<String> kinds(Class<?> family) {
        return Kinds.members(family).stream().map(Kinds::of).toList();
    }
}
