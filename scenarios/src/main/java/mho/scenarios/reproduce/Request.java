package mho.scenarios.reproduce;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a user wants of a study; what is left out is the study's own choice.
 *
 * @param seeds         training seeds 0 … seeds − 1 [1]
 * @param tasks         names of tasks; all if empty
 * @param architectures names of architectures; all if empty
 * @param chips         whether fabricated chips are measured too
 * @param text          a text to learn from
 * @param seed          seed of all hardware randomness
 */
public record Request(
        OptionalInt seeds,
        List<String> tasks,
        List<String> architectures,
        Chips chips,
        Optional<String> text,
        long seed) {
    /** Nothing is asked for in particular. */
    public static final Request DEFAULT =
            new Request(OptionalInt.empty(), List.of(), List.of(), Chips.LEFT_OUT, Optional.empty(), 42);

    /** Whether fabricated chips are measured beside the digital network. */
    public enum Chips {
        MEASURED,
        LEFT_OUT
    }

    public Request {
        tasks = List.copyOf(tasks);
        architectures = List.copyOf(architectures);
        if (seeds.isPresent() && !(seeds.getAsInt() >= 1 && seeds.getAsInt() <= 1000)) {
            throw new IllegalArgumentException(
                    "A study needs 1 to 1000 training seeds, but has %d".formatted(seeds.getAsInt()));
        }
    }

    /** Returns what was chosen. */
    public Set<Choice> choices() {
        Set<Choice> chosen = EnumSet.noneOf(Choice.class);
        if (seeds.isPresent()) {
            chosen.add(Choice.SEEDS);
        }
        if (!tasks.isEmpty()) {
            chosen.add(Choice.TASKS);
        }
        if (!architectures.isEmpty()) {
            chosen.add(Choice.ARCHITECTURES);
        }
        if (chips == Chips.MEASURED) {
            chosen.add(Choice.CHIPS);
        }
        if (text.isPresent()) {
            chosen.add(Choice.TEXT);
        }
        return chosen;
    }
}
