package mho.scenarios.json;

import java.util.Map;
import java.util.Optional;

/** True or false. */
record TruthForm() implements Form {
    @Override
    public Optional<Object> read(Object json, Place place, Optional<Object> inherited) {
        return json instanceof Boolean ? Optional.of(json) : refuse(json, place);
    }

    @Override
    public Object write(Object value) {
        return value;
    }

    @Override
    public Map<String, Object> schema(Definitions definitions, Detail detail) {
        return Json.object("type", "boolean");
    }

    @Override
    public String requirement() {
        return "must be true or false";
    }
}
