package mho.networks.data;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a task asks of the user's files, and what it says when they are not there.
 *
 * @param task   the task, at the beginning of a sentence, with its verb: "MNIST needs"
 * @param origin where the files come from, as advice in a sentence of its own
 */
record Wanted(String task, String origin) {
    private static final String OPTION = " and name their folder with --data DIR";

    /** Returns the only file of a name, whatever folder it is in. */
    Recording file(Recordings recordings, String name) {
        List<Recording> found = named(recordings, name);
        if (found.isEmpty()) {
            throw missing("the file " + name, recordings);
        }
        if (found.size() > 1) {
            throw new IllegalArgumentException(
                    "%s one file %s, but there are %d: %s. Name a folder with one by --data DIR"
                            .formatted(
                                    task,
                                    name,
                                    found.size(),
                                    found.stream().map(Recording::name).sorted().collect(Collectors.joining(", "))));
        }
        return found.get(0);
    }

    /** Returns the files of a name. */
    static List<Recording> named(Recordings recordings, String name) {
        return recordings.all().stream()
                .filter(recording -> recording.baseName().equals(name))
                .toList();
    }

    /** Returns the refusal for want of some files. */
    IllegalArgumentException missing(String what, Recordings recordings) {
        int given = recordings.all().size();
        return new IllegalArgumentException("%s %s, but %s. %s%s"
                .formatted(
                        task,
                        what,
                        given == 0 ? "no data were given" : "it is not among the %d given".formatted(given),
                        origin,
                        OPTION));
    }
}
