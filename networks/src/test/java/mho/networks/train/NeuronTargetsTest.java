package mho.networks.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import mho.base.random.RandomStream;
import mho.networks.Exact;
import mho.networks.Network;
import mho.networks.NeuronSamples;
import mho.networks.WeightNoise;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the study's thousand epochs come to, clean and under weight noise: networks.md 8, numbers 5 and 6. */
class NeuronTargetsTest {
    private static final double[] SHARES = {0.01, 0.02, 0.05, 0.1};
    private static final int DRAWS = 60;
    private static final int PUBLISHED_DRAWS = 20;

    /** Means over seeds 0 to 2. */
    @Tag("acceptance")
    @ParameterizedTest
    @CsvSource({
        "nested, singlu, 0, 3e-4",
        "nested, vanilla, 0.025, 0.045",
        "checker, singlu, 0.945, 1",
        "checker, vanilla, 0.86, 0.91",
        "spiral, singlu+bias, 0.995, 1",
        "spiral, singlu, 0, 0.55",
        "hifreq, singlu+bias, 0, 5e-3",
        "hifreq, singlu, 1.1, 2",
        "memorize, singlu, 0, 1e-8",
        "memorize, vanilla, 0, 2e-3",
    })
    void a_thousand_epochs_reach_the_targets(String task, String architecture, double low, double high) {
        double[] scores = IntStream.range(0, 3)
                .parallel()
                .mapToDouble(seed ->
                        NeuronSamples.score(NeuronSamples.trained(architecture, task, seed), task, seed, new Exact()))
                .toArray();
        assertThat(Arrays.stream(scores).average().orElseThrow())
                .as("%s of %s: %s", task, architecture, Arrays.toString(scores))
                .isBetween(low, high);
    }

    /**
     * networks.md 5.1, seed 0, noise of 1, 2, 5 and 10 % of the largest weight. A squared error is met within 30 %, as the study
     * asks, or within three standard errors of the difference of two means, its own of 20 draws and ours: of 88, one needs it. For vanilla
     * on freqgen at 2 % 2000 draws have a mean of .0092 and a deviation of .0084, and 1 in 100 means of 20 is the study's .013. An
     * accuracy is met within 0.03.
     */
    @Tag("acceptance")
    @ParameterizedTest
    @CsvSource({
        "complex, vanilla, .053, .068, .164, .54",
        "complex, singlu, .036, .075, .33, .94",
        "complex, singlu+bias, .075, .117, .38, 1.28",
        "nested, vanilla, .034, .055, .189, .64",
        "nested, singlu, .0053, .020, .115, .25",
        "nested, singlu+bias, .0048, .017, .086, .23",
        "hifreq, vanilla, .67, 1.14, 4.1, 11.5",
        "hifreq, singlu+bias, .057, .20, .81, 1.36",
        "memorize, singlu, .045, .176, .70, 1.48",
        "memorize, singlu+bias, .042, .161, .72, 1.44",
        "spiral, vanilla, .999, .999, .989, .898",
        "spiral, singlu+bias, 1, .997, .969, .877",
        "checker, vanilla, .862, .818, .631, .550",
        "checker, singlu, .940, .915, .799, .612",
        "checker, singlu+bias, .909, .879, .786, .637",
        "ood, vanilla, .102, .28, 1.59, 4.7",
        "ood, singlu+bias, .0094, .039, .171, .50",
        "freqgen, vanilla, .0026, .013, .053, .21",
        "freqgen, singlu+bias, .0019, .0068, .037, .198",
        "mixfreq, vanilla, .019, .10, .57, 2.2",
        "mixfreq, singlu+bias, .0043, .019, .103, .47",
    })
    void weight_noise_costs_what_the_study_found(
            String task, String architecture, double one, double two, double five, double ten) {
        noiseCosts(task, architecture, one, two, five, ten);
    }

    /** The cheapest row of both tables, in every build. */
    @Test
    void the_cheapest_network_reaches_its_target_and_its_row_of_noise() {
        Network network = NeuronSamples.trained("vanilla", "memorize", 0);
        assertThat(NeuronSamples.score(network, "memorize", 0, new Exact())).isBetween(0.7 * 1.05e-3, 1.3 * 1.05e-3);
        noiseCosts("memorize", "vanilla", .021, .083, .47, 1.96);
    }

    private static void noiseCosts(String task, String architecture, double... published) {
        Network network = NeuronSamples.trained(architecture, task, 0);
        boolean accuracy = task.equals("spiral") || task.equals("checker");
        for (int k = 0; k < SHARES.length; k++) {
            double[] scores = noisy(network, task, SHARES[k]);
            double mean = Arrays.stream(scores).average().orElseThrow();
            double error = deviation(scores, mean) * Math.sqrt(1.0 / PUBLISHED_DRAWS + 1.0 / DRAWS);
            double slack = accuracy ? 0.03 : Math.max(0.3 * published[k], 3 * error);
            assertThat(mean)
                    .as("%s of %s at %s", task, architecture, SHARES[k])
                    .isBetween(published[k] - slack, published[k] + slack);
        }
    }

    private static double deviation(double[] scores, double mean) {
        return Math.sqrt(Arrays.stream(scores)
                .map(score -> (score - mean) * (score - mean))
                .average()
                .orElseThrow());
    }

    private static double[] noisy(Network network, String task, double share) {
        RandomStream random = RandomStream.ofSeed(7);
        return IntStream.range(0, DRAWS)
                .mapToDouble(draw -> NeuronSamples.score(
                        new WeightNoise(share).on(network, random.child(draw)), task, 0, new Exact()))
                .toArray();
    }
}
