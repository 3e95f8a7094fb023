package mho.scenarios.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Names of types and constants in documents: {@code NonlinearRampAdcSpec} of {@code AdcSpec} is "nonlinear-ramp". */
final class Kinds {
    /** Of every class the same for ever, and asked for with each object that is written. */
    private static final ClassValue<String> KINDS = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> member) {
            return made(member);
        }
    };

    private Kinds() {}

    /**
     * Returns the kind of a member of a sealed family: its simple name without the name of the nearest sealed interface
     * that ends it, in kebab case. A property of the member alone: it is the same wherever the member may stand.
     */
    static String of(Class<?> member) {
        return KINDS.get(member);
    }

    private static String made(Class<?> member) {
        String name = member.getSimpleName();
        return ancestors(member)
                .map(Class::getSimpleName)
                .filter(family -> name.endsWith(family) && name.length() > family.length())
                .findFirst()
                .map(family -> kebab(name.substring(0, name.length() - family.length())))
                .orElseGet(() -> kebab(name));
    }

    /** Returns the records of a sealed interface, those of nested sealed interfaces in their place. */
    static List<Class<?>> members(Class<?> family) {
        List<Class<?>> members = new ArrayList<>();
        for (Class<?> permitted : family.getPermittedSubclasses()) {
            List<Class<?>> found = permitted.isSealed() ? members(permitted) : List.of(permitted);
            found.stream().filter(member -> !members.contains(member)).forEach(members::add);
        }
        return members;
    }

    static String constant(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the name of a type with the types around it: {@code Programming.WriteVerify}. */
    static String title(Class<?> type) {
        return Optional.ofNullable(type.getEnclosingClass())
                .filter(Class::isInterface)
                .map(outer -> title(outer) + "." + type.getSimpleName())
                .orElseGet(type::getSimpleName);
    }

    /** Breadth first: a parent comes before a grandparent. */
    private static Stream<Class<?>> ancestors(Class<?> type) {
        List<Class<?>> parents =
                Arrays.stream(type.getInterfaces()).filter(Class::isSealed).toList();
        return parents.isEmpty()
                ? Stream.empty()
                : Stream.concat(parents.stream(), parents.stream().flatMap(Kinds::ancestors));
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replaceAll("([A-Z])([A-Z][a-z])", "$1-$2")
                .toLowerCase(Locale.ROOT);
    }
}
