package mho.scenarios.json;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One constant of an enum, in kebab case.
 *
 * @param type the enum
 */
record ChoiceForm(Class<?> type) implements Form {
    @Override
    public Optional<Object> read(Object json, Place place, Optional<Object> inherited) {
        Optional<Object> constant = Arrays.<Object>stream(type.getEnumConstants())
                .filter(candidate -> name(candidate).equals(json))
                .findFirst();
        if (constant.isPresent()) {
            return constant;
        }
        String advice = json instanceof String text ? Suggestion.didYouMean(text, names()) : "";
        return place.problem("%s, but is %s%s".formatted(requirement(), Found.describe(json), advice));
    }

    @Override
    public Object write(Object value) {
        return name(value);
    }

    @Override
    public Map<String, Object> schema(Definitions definitions, Detail detail) {
        return Json.object("enum", names());
    }

    @Override
    public String requirement() {
        return "must be one of " + Suggestion.list(names());
    }

    private List<String> names() {
        return Arrays.stream(type.getEnumConstants()).map(ChoiceForm::name).toList();
    }

    private static String name(Object constant) {
        return Kinds.constant((Enum<?>) constant);
    }
}
