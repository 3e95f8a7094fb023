package mho.scenarios.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A place in a document that is being read, and the list on which its problems are noted.
 *
 * @param pointer  JSON pointer of the place
 * @param problems problems of the whole document so far
 */
record Place(String pointer, List<Problem> problems) {
    static Place root() {
        return new Place("", new ArrayList<>());
    }

    Place child(Object key) {
        return new Place(pointer + "/" + Pointers.escaped(key.toString()), problems);
    }

    /** Notes a problem; the empty result stands for the value that could not be read. */
    <T> Optional<T> problem(String message) {
        problems.add(new Problem(pointer, message));
        return Optional.empty();
    }
}
