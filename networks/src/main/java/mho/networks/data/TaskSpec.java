package mho.networks.data;

import java.util.Optional;

/** Which task a network is to solve: a generator with its seed, or a recorded data set with its split. */
public sealed interface TaskSpec
        permits Complex,
                Nested,
                Hifreq,
                Memorize,
                Spiral,
                Checker,
                Ood,
                Freqgen,
                Mixfreq,
                SyntheticKeywords,
                SpokenDigits,
                Keywords,
                Adding,
                Parity,
                EmbeddedReber,
                Recall,
                MackeyGlass,
                GrammarText,
                SpeechCommands,
                JapaneseVowels,
                Mnist,
                TextFile,
                NumpyArrays {
    /**
     * Builds the examples; the same spec and recordings give the same examples, bit by bit.
     *
     * @param recordings the user's own data; generated tasks do not ask for them
     * @throws IllegalArgumentException if the recordings needed are missing or unreadable
     */
    Task load(Recordings recordings);

    /** Returns the sizes of the examples, if they are known before these are built; those of recorded data are in their files. */
    default Optional<TaskShape> shape() {
        return Optional.empty();
    }

    /** Returns one line for lists: what it is. */
    String summary();

    /** Returns the same task drawn with another seed; recorded data stay as they are. */
    TaskSpec withSeed(int seed);
}
