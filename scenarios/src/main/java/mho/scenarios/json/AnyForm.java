package mho.scenarios.json;

import java.util.Map;
import java.util.Optional;

/** Any JSON value but null, kept as it is: what another document is to say. */
record AnyForm() implements Form {
    @Override
    public Optional<Object> read(Object json, Place place, Optional<Object> inherited) {
        return json == null ? refuse(null, place) : Optional.of(json);
    }

    @Override
    public Object write(Object value) {
        return value;
    }

    @Override
    public Map<String, Object> schema(Definitions definitions, Detail detail) {
        return Json.object();
    }

    @Override
    public String requirement() {
        return "must be a JSON value other than null";
    }
}
