package mho.scenarios.json;

import java.util.Map;
import java.util.Optional;

/** A number without a unit. */
record NumberForm() implements Form {
    @Override
    public Optional<Object> read(Object json, Place place, Optional<Object> inherited) {
        if (!(json instanceof Number number)) {
            return refuse(json, place);
        }
        double value = number.doubleValue();
        return Double.isFinite(value) ? Optional.of(value) : place.problem("must be within ±1.8e308, but is beyond");
    }

    @Override
    public Object write(Object value) {
        return value;
    }

    @Override
    public Map<String, Object> schema(Definitions definitions, Detail detail) {
        return Json.object("type", "number");
    }

    @Override
    public String requirement() {
        return "must be a number";
    }
}
