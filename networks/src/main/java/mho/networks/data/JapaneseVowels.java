package mho.networks.data;

/**
 * Which of nine men says the vowels /ae/: 12 cepstral coefficients of linear prediction, 7 to 29 frames, 270 utterances to
 * train (30 a speaker) and 370 to test. Every coefficient is scaled by its mean and standard deviation over all frames of
 * the training utterances. The smallest real task for a recurrent network.
 *
 * <p>Reference: M. Kudo, J. Toyama, M. Shimbo, "Multidimensional curve classification using passing-through regions",
 * Pattern Recognition Letters 20 (1999), doi:10.1016/S0167-8655(99)00077-X; UCI data set 128, CC BY 4.0.
 */
public record JapaneseVowels() implements TaskSpec {
    private static final Wanted WANTED = new Wanted(
            "Japanese vowels need",
            "Fetch JapaneseVowels_TRAIN.ts and JapaneseVowels_TEST.ts (each may be .gz) from timeseriesclassification.com");

    @Override
    public Task load(Recordings recordings) {
        TsSeries train = TsSeries.read(WANTED.file(recordings, "JapaneseVowels_TRAIN.ts"));
        TsSeries test = TsSeries.read(WANTED.file(recordings, "JapaneseVowels_TEST.ts"));
        FrameScaling scaling = FrameScaling.of(train.series());
        return new Task("japanese vowels", train.examples(scaling), test.examples(scaling));
    }

    @Override
    public JapaneseVowels withSeed(int seed) {
        return this;
    }

    @Override
    public String summary() {
        return "nine speakers told apart by two vowels (--data), 12 channels, 7 to 29 frames";
    }
}
