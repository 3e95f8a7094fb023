package mho.networks.data;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A clip of the Free Spoken Digit Dataset, told by its file name {@code DIGIT_SPEAKER_TAKE.wav}.
 *
 * @param digit   what is said, 0 to 9
 * @param speaker who says it
 * @param take    how many times before
 * @param sound   the samples
 */
record SpokenDigit(int digit, String speaker, int take, Waveform sound) {
    private static final Pattern NAME = Pattern.compile("([0-9])_([^_]+)_([0-9]{1,6})\\.wav", Pattern.CASE_INSENSITIVE);
    private static final Comparator<SpokenDigit> ORDER = Comparator.comparingInt(SpokenDigit::digit)
            .thenComparing(SpokenDigit::speaker)
            .thenComparingInt(SpokenDigit::take);

    /** Returns all clips among the recordings in the order digit, speaker, take. */
    static List<SpokenDigit> sorted(Recordings recordings) {
        List<SpokenDigit> clips =
                sounds(recordings).stream().map(SpokenDigit::of).sorted(ORDER).toList();
        if (clips.isEmpty()) {
            throw new IllegalArgumentException(
                    "Spoken digits need the recordings of the Free Spoken Digit Dataset, but none were given. Fetch"
                            + " github.com/Jakobovski/free-spoken-digit-dataset and name the folder or zip file of its"
                            + " recordings (0_george_0.wav and on) with --data DIR");
        }
        checkRates(clips);
        checkTwins(clips);
        return clips;
    }

    /** Folders without any spoken digit belong to other data sets; where there is one, every sound must be one. */
    private static List<Recording> sounds(Recordings recordings) {
        List<Recording> sounds =
                recordings.all().stream().filter(SpokenDigit::isSound).toList();
        Set<String> folders = new HashSet<>();
        for (Recording sound : sounds) {
            if (NAME.matcher(sound.baseName()).matches()) {
                folders.add(sound.folder());
            }
        }
        return folders.isEmpty()
                ? sounds
                : sounds.stream()
                        .filter(sound -> folders.contains(sound.folder()))
                        .toList();
    }

    static Set<String> speakers(List<SpokenDigit> clips) {
        Set<String> speakers = new TreeSet<>();
        clips.forEach(clip -> speakers.add(clip.speaker()));
        return speakers;
    }

    /** Names that begin with a dot are leftovers of file systems, such as the ._ twins in archives made on macOS. */
    private static boolean isSound(Recording recording) {
        String name = recording.baseName().toLowerCase(Locale.ROOT);
        return name.endsWith(".wav") && !name.startsWith(".");
    }

    private static SpokenDigit of(Recording recording) {
        Matcher name = NAME.matcher(recording.baseName());
        if (!name.matches()) {
            throw new IllegalArgumentException(
                    "A spoken digit must be named DIGIT_SPEAKER_TAKE.wav, but one is named " + recording.name());
        }
        int digit = Integer.parseInt(name.group(1));
        return new SpokenDigit(digit, name.group(2), Integer.parseInt(name.group(3)), WavReader.read(recording));
    }

    private static void checkRates(List<SpokenDigit> clips) {
        for (SpokenDigit clip : clips) {
            if (clip.sound().rate() != clips.get(0).sound().rate()) {
                throw new IllegalArgumentException(
                        "Spoken digits need one sample rate, but %s has %s Hz and %s has %s Hz"
                                .formatted(
                                        clips.get(0).label(),
                                        clips.get(0).sound().rate(),
                                        clip.label(),
                                        clip.sound().rate()));
            }
        }
    }

    private static void checkTwins(List<SpokenDigit> clips) {
        Set<String> seen = new HashSet<>();
        for (SpokenDigit clip : clips) {
            if (!seen.add(clip.label())) {
                throw new IllegalArgumentException(
                        "Each spoken digit must be given once, but %s.wav comes twice".formatted(clip.label()));
            }
        }
    }

    private String label() {
        return "%d_%s_%d".formatted(digit, speaker, take);
    }
}
