package mho.scenarios.json;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mho.base.unit.Quantities;

/**
 * A physical quantity: a text with a unit, such as {@code "225 uS"}.
 *
 * @param unit the SI unit that is due
 */
record QuantityForm(String unit) implements Form {
    /** Longer than any double in decimals with its unit; keeps the parser from digesting megabytes of digits. */
    private static final int LONGEST = 400;

    QuantityForm {
        if (!Quantities.knows(unit)) {
            throw new UnsupportedOperationException(
                    "@SI needs a unit that Quantities knows, but has \"%s\"".formatted(unit));
        }
    }

    @Override
    public Optional<Object> read(Object json, Place place, Optional<Object> inherited) {
        if (json instanceof Number) {
            return place.problem("%s, but %s has no unit".formatted(requirement(), json));
        }
        if (!(json instanceof String text) || text.length() > LONGEST) {
            return refuse(json, place);
        }
        try {
            return Optional.of(Quantities.parse(text, unit));
        } catch (IllegalArgumentException e) {
            return place.problem(e.getMessage());
        }
    }

    @Override
    public Object write(Object value) {
        double number = (Double) value;
        // what is not finite has no text; as a number it is refused with its place by whoever prints it
        return Double.isFinite(number) ? Quantities.exact(number, unit) : value;
    }

    @Override
    public Map<String, Object> schema(Definitions definitions, Detail detail) {
        return Json.object(
                "type",
                "string",
                "description",
                "in " + Quantities.nameOf(unit),
                "unit",
                unit,
                "pattern",
                Quantities.pattern(unit),
                "examples",
                List.of(Quantities.example(unit)));
    }

    @Override
    public String requirement() {
        return "must be in %s, such as \"%s\"".formatted(Quantities.nameOf(unit), Quantities.example(unit));
    }
}
