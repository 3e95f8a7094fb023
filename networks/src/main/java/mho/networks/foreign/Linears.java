package mho.networks.foreign;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The order of linear layers, by their sizes and the numbers in their names. */
final class Linears {
    private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d{1,9})");
    private static final int MOST_STEPS = 100_000;

    private final List<List<Module>> found = new ArrayList<>();
    private int steps;

    private Linears() {}

    /** A linear layer by name and sizes. */
    record Module(String name, int inputs, int outputs) {
        private String stem() {
            Matcher matcher = NUMBERED.matcher(name);
            return matcher.matches() ? matcher.group(1) : name;
        }

        private int number() {
            Matcher matcher = NUMBERED.matcher(name);
            return matcher.matches() ? Integer.parseInt(matcher.group(2)) : 0;
        }

        /** Whether this must come before another of the same stem. */
        private boolean precedes(Module other) {
            return stem().equals(other.stem()) && number() < other.number();
        }
    }

    /**
     * Returns the only order in which each layer takes what the one before gives, numbered layers of one stem in the order of
     * their numbers.
     *
     * @param modules all layers
     * @param width   features that the first takes; -1 for any
     * @return empty if there is none or more than one
     */
    static Optional<List<Module>> chain(List<Module> modules, int width) {
        Linears search = new Linears();
        search.extend(new ArrayList<>(), new ArrayList<>(modules), width);
        return search.found.size() == 1 && search.steps < MOST_STEPS
                ? Optional.of(search.found.get(0))
                : Optional.empty();
    }

    private void extend(List<Module> chain, List<Module> left, int width) {
        if (found.size() > 1 || steps++ >= MOST_STEPS) {
            return;
        }
        if (left.isEmpty()) {
            found.add(List.copyOf(chain));
            return;
        }
        for (Module next : List.copyOf(left)) {
            boolean fits = width == -1 || next.inputs == width;
            if (fits && left.stream().noneMatch(other -> other.precedes(next))) {
                chain.add(next);
                left.remove(next);
                extend(chain, left, next.outputs);
                left.add(next);
                chain.remove(chain.size() - 1);
            }
        }
    }
}
