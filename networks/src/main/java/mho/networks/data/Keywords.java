package mho.networks.data;

import java.util.Optional;

/**
 * Keyword spotting on the user's recordings if there are any, on generated keywords otherwise: the same scenario runs on
 * a fresh clone and on real speech.
 *
 * @param embedded what is used without recordings
 * @param recorded how recordings are used
 */
public record Keywords(SyntheticKeywords embedded, SpokenDigits recorded) implements TaskSpec {
    public static final Keywords DEFAULT = new Keywords(SyntheticKeywords.DEFAULT, SpokenDigits.DEFAULT);

    @Override
    public Task load(Recordings recordings) {
        return recordings.all().isEmpty() ? embedded.load(recordings) : recorded.load(recordings);
    }

    @Override
    public Keywords withSeed(int seed) {
        return new Keywords(embedded.withSeed(seed), recorded);
    }

    /** {@inheritDoc} Those of the embedded words. */
    @Override
    public Optional<TaskShape> shape() {
        return embedded.shape();
    }

    @Override
    public String summary() {
        return "spoken digits if there are recordings (--data), generated keywords otherwise";
    }
}
