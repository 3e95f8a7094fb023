package mho.networks.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A clip of Speech Commands as a line of {@code split.csv} tells it.
 *
 * @param path    LABEL/NAME.wav
 * @param label   the word
 * @param speaker who says it
 * @param fold    which part of the data the speaker is in [1]
 */
record SpokenCommand(String path, String label, String speaker, int fold) {
    private static final String HEADER = "path,label,speaker,fold";

    /** Reads a split; every speaker must be in one fold only. */
    static List<SpokenCommand> read(Recording split) {
        List<String> lines =
                new String(split.content(), StandardCharsets.UTF_8).lines().toList();
        if (lines.size() < 2 || !lines.get(0).strip().equals(HEADER)) {
            throw new IllegalArgumentException(
                    "%s must begin with the line %s and have one line a clip, but has %d lines%s"
                            .formatted(
                                    split.name(),
                                    HEADER,
                                    lines.size(),
                                    lines.isEmpty() ? "" : " and begins with " + lines.get(0)));
        }
        List<SpokenCommand> clips = new ArrayList<>();
        for (int number = 2; number <= lines.size(); number++) {
            String line = lines.get(number - 1);
            if (!line.isBlank()) {
                clips.add(of(split, number, line));
            }
        }
        checkSpeakers(split, clips);
        return clips;
    }

    private static SpokenCommand of(Recording split, int number, String line) {
        String[] fields = line.strip().split(",", -1);
        if (fields.length != 4 || !fields[3].matches("[0-9]{1,4}")) {
            throw new IllegalArgumentException(
                    "%s needs a path, a label, a speaker and a fold in each line, but line %d is %s"
                            .formatted(split.name(), number, line));
        }
        return new SpokenCommand(fields[0].replace('\\', '/'), fields[1], fields[2], Integer.parseInt(fields[3]));
    }

    /** A voice known from training would make the test easier than it says. */
    private static void checkSpeakers(Recording split, List<SpokenCommand> clips) {
        Map<String, Integer> folds = new HashMap<>();
        for (SpokenCommand clip : clips) {
            int known = folds.merge(clip.speaker, clip.fold, (first, other) -> first);
            if (known != clip.fold) {
                throw new IllegalArgumentException(
                        "%s must have each speaker in one fold, but speaker %s is in %d and %d"
                                .formatted(split.name(), clip.speaker, known, clip.fold));
            }
        }
    }
}
