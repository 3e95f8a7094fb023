package mho.scenarios.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mho.scenarios.sweep.SweepPoint.State;
import mho.scenarios.sweep.SweepStore.Addition;

/** The points of several stores in one. Doing it again changes nothing. */
public final class Merge {
    private final SweepStore target;
    private final Map<String, SweepPoint> present = new HashMap<>();

    private Merge(SweepStore target) {
        this.target = target;
        target.points().forEach(point -> present.put(point.key(), point));
    }

    /**
     * Adds the points of stores to another one.
     *
     * @param target where they go
     * @param parts  folders with stores of the same scenario
     * @return how many points were added
     * @throws IllegalArgumentException if scenarios differ, or two stores found different things about a point; then nothing of that
     *     store was added
     */
    public static int into(SweepStore target, List<Path> parts) {
        requireSameScenario(target, parts);
        Merge merge = new Merge(target);
        int added = 0;
        for (Path part : parts) {
            try (SweepStore store = SweepStore.read(part)) {
                added += merge.add(part, store);
            }
        }
        return added;
    }

    private static void requireSameScenario(SweepStore target, List<Path> parts) {
        Optional<String> scenario = target.scenario();
        Path first = parts.get(0);
        for (Path part : parts) {
            try (SweepStore store = SweepStore.read(part)) {
                String other = store.scenario()
                        .orElseThrow(
                                () -> new IllegalArgumentException("The sweep in %s has no scenario".formatted(part)));
                if (scenario.isPresent() && !scenario.get().equals(other)) {
                    throw new IllegalArgumentException(
                            "Sweeps can be merged if they are of the same scenario, but those in %s and %s are not"
                                    .formatted(first, part));
                }
                scenario = Optional.of(other);
            }
        }
        if (target.scenario().isEmpty()) {
            target.begin("merged", scenario.orElseThrow());
        }
    }

    private int add(Path part, SweepStore store) {
        List<Addition> additions = new ArrayList<>();
        Map<String, SweepStore.Name> names = new HashMap<>();
        Set<String> chosen = new HashSet<>();
        for (SweepPoint point : store.points()) {
            SweepPoint other = present.get(point.key());
            if (other == null || (other.state() == State.FAILED && point.state() != State.FAILED)) {
                chosen.add(point.key());
                additions.add(new Addition(point, ""));
            } else if (point.state() != State.FAILED && !point.agreesWith(other)) {
                throw new IllegalArgumentException(
                        "The sweep in %s has other results than another one at the point %s (%s). Were their programs or their data different? They are %s and %s."
                                .formatted(part, point.key(), point.parameters(), point.program(), other.program()));
            } else if (point.ordinal() < other.ordinal()) {
                names.put(point.key(), new SweepStore.Name(point.ordinal(), point.parameters()));
            }
        }
        target.add(additions.stream()
                .map(addition -> new Addition(
                        addition.point(), store.document(addition.point().key())))
                .toList());
        target.rename(names);
        additions.forEach(addition -> present.put(addition.point().key(), addition.point()));
        return chosen.size();
    }
}
