package mho.scenarios.json;

import java.util.Optional;

/**
 * A part of an object or list, for a setting to change.
 *
 * @param form      what may stand there
 * @param present   the JSON value that is there, or holds there without being written; empty if there is none
 * @param inherited the value a preset has there
 */
record Part(Form form, Optional<Object> present, Optional<Object> inherited) {
    static Part of(Form form, Optional<Object> present) {
        return new Part(form, present, Optional.empty());
    }
}
