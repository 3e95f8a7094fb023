package mho.scenarios.json;

import java.util.Map;
import java.util.Optional;

/** What a document may say at a place where a value of one Java type is due: how it is read, written and described. */
interface Form {
    /**
     * Reads a value.
     *
     * @param json      the JSON value
     * @param place     where it stands; problems are noted there
     * @param inherited the value a preset has here, for objects that say only what differs
     * @return the value, empty if a problem was noted
     */
    Optional<Object> read(Object json, Place place, Optional<Object> inherited);

    /** Returns the JSON value that reads back as this value. */
    Object write(Object value);

    /** Returns the JSON Schema of this form. */
    Map<String, Object> schema(Definitions definitions, Detail detail);

    /** Returns what a document must have here, as a predicate: {@code must be an integer}. */
    String requirement();

    /** Returns the empty object or list, where a setting finds nothing. */
    default Object blank() {
        return Map.of();
    }

    /** Returns the object that a shorthand stands for, so that a setting can change a part of it. */
    default Object opened(Object json) {
        return json;
    }

    /** Returns what may stand under a key of an object or an index of a list; empty if a problem was noted. */
    default Optional<Part> part(Object json, String key, Place place, Optional<Object> inherited) {
        return place.problem("must be an object or a list to have the part %s, but is %s"
                .formatted(Found.quoted(key), Found.describe(json)));
    }

    /** Notes that something else was found. */
    default <T> Optional<T> refuse(Object json, Place place) {
        return place.problem("%s, but is %s".formatted(requirement(), Found.describe(json)));
    }
}
