package mho.networks.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.DoubleStream;
import mho.networks.NeuronSamples;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedTasksTest {
    private static final Properties REFERENCE = new Properties();

    @BeforeAll
    static void open_reference() throws IOException {
        try (InputStream file = GeneratedTasksTest.class.getResourceAsStream("tasks.properties")) {
            REFERENCE.load(file);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void small_tasks_equal_the_reference(int seed) {
        equalsReference("nested." + seed, new Nested(seed).load(Recordings.NONE));
        equalsReference("checker." + seed, new Checker(seed).load(Recordings.NONE));
        equalsReference("spiral." + seed, new Spiral(seed).load(Recordings.NONE));
        equalsReference("complex." + seed, new Complex(seed).load(Recordings.NONE));
        equalsReference("hifreq." + seed, new Hifreq(seed).load(Recordings.NONE));
        equalsReference(
                "memorize." + seed + ".train",
                new Memorize(seed).load(Recordings.NONE).train());
        for (TaskSpec spec : List.of(new Ood(seed), new Freqgen(seed), new Mixfreq(seed))) {
            Task task = spec.load(Recordings.NONE);
            equalsReference(task.name() + "." + seed, task);
            assertThat(task.probes()).hasSize(1);
            equalsReference(
                    task.name() + "." + seed + ".probe", task.probes().get(0).examples());
        }
    }

    @Test
    void pairs_to_memorise_are_asked_again() {
        Task task = Memorize.DEFAULT.load(Recordings.NONE);
        assertThat(task.test()).isSameAs(task.train());
        assertThat(task.train().count()).isEqualTo(200);
    }

    /** networks.md 3.2; of 1000 test examples, so the last digit is the drawing's. */
    @ParameterizedTest
    @CsvSource({"complex, 1.70", "nested, 0.243", "hifreq, 1.05", "ood, 0.368", "freqgen, 0.5", "mixfreq, 1"})
    void targets_have_the_stated_variance(String name, double variance) {
        Examples test = NeuronSamples.task(name, 0).load(Recordings.NONE).test();
        assertThat(variance(test)).isCloseTo(variance, within(0.04 * variance));
    }

    @Test
    void targets_out_of_the_square_have_the_stated_variance() {
        Task task = Ood.DEFAULT.load(Recordings.NONE);
        assertThat(variance(task.probes().get(0).examples())).isCloseTo(0.575, within(0.0005));
    }

    /** What the two scores against unseen tones are worth: networks.md 3.2. */
    @Test
    void a_perfect_fit_and_no_fit_score_the_same_against_unseen_tones() {
        double[] seen = targets(Mixfreq.DEFAULT.load(Recordings.NONE).test().targets());
        double[] unseen = targets(
                Mixfreq.DEFAULT.load(Recordings.NONE).probes().get(0).examples().targets());
        double perfect = 0;
        double nothing = 0;
        for (int k = 0; k < seen.length; k++) {
            perfect += (seen[k] - unseen[k]) * (seen[k] - unseen[k]) / seen.length;
            nothing += unseen[k] * unseen[k] / seen.length;
        }
        // sums of 1000 squares of sines: standard error 0.02 to 0.03
        assertThat(perfect).isCloseTo(1, within(0.1));
        assertThat(nothing).isCloseTo(1, within(0.1));
    }

    private static double variance(Examples examples) {
        double[] y = targets(examples.targets());
        double mean = Arrays.stream(y).average().orElseThrow();
        return Arrays.stream(y).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    }

    @Test
    void synthetic_keywords_equal_the_reference() {
        equalsReference("keywords.0", SyntheticKeywords.DEFAULT.load(Recordings.NONE));
        equalsReference("keywords.1", new SyntheticKeywords(60, 20, 1).load(Recordings.NONE));
    }

    @Test
    void nested_targets_have_the_stated_variance_and_are_even() {
        Examples test = Nested.DEFAULT.load(Recordings.NONE).test();
        double[] y = ((Targets.Values) test.targets()).matrix().data;
        double mean = Arrays.stream(y).average().orElseThrow();
        double variance =
                Arrays.stream(y).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
        assertThat(variance).isCloseTo(0.243, within(0.0005));
        assertThat(test.count()).isEqualTo(1000);
    }

    @Test
    void checker_fields_alternate_and_balance() {
        // Bottom row first, as in x₂; from −1 to 1 a board has six fields of 1/3.
        String[] board = {"010101", "101010", "010101", "101010", "010101", "101010"};
        Examples train = Checker.DEFAULT.load(Recordings.NONE).train();
        Targets.Labels labels = (Targets.Labels) train.targets();
        for (int i = 0; i < train.count(); i++) {
            double[] x = train.inputs().get(i).data;
            int column = (int) ((x[0] + 1) * 3);
            int row = (int) ((x[1] + 1) * 3);
            assertThat(labels.classes().get(labels.label(i))).isEqualTo(board[row].substring(column, column + 1));
        }
        // Binomial(1000, 1/2) has a standard deviation of 15.8; five of those fail once in 1.7 million.
        assertThat(Arrays.stream(labels.labels()).sum()).isBetween(500 - 79, 500 + 79);
    }

    @Test
    void one_spiral_is_the_other_turned_by_half_a_circle() {
        Examples train = Spiral.DEFAULT.load(Recordings.NONE).train();
        Targets.Labels labels = (Targets.Labels) train.targets();
        double[] agreement = new double[2];
        for (int i = 0; i < train.count(); i++) {
            assertThat(labels.label(i)).isEqualTo(i % 2);
            double[] x = train.inputs().get(i).data;
            double radius = Math.hypot(x[0], x[1]);
            double turned = Math.atan2(x[1], x[0]) - Math.PI * labels.label(i);
            agreement[labels.label(i)] += Math.cos(turned - 3 * Math.PI * radius) / 500;
        }
        // Noise of 0.02 turns a point by at most √((3π)² + 1/0.1²)·0.02 = 0.27 rad rms: a cosine of 0.96 or more.
        assertThat(agreement[0]).isGreaterThan(0.96);
        assertThat(agreement[1]).isGreaterThan(0.96);
    }

    @Test
    void the_spirals_fill_the_ring_evenly() {
        Examples train = Spiral.DEFAULT.load(Recordings.NONE).train();
        // t² ~ U(0.01, 1): mean 0.505, variance 0.99²/12; noise adds 2·0.02². Five standard errors of 1000 points.
        double mean = train.inputs().stream()
                .mapToDouble(x -> x.data[0] * x.data[0] + x.data[1] * x.data[1])
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(0.505 + 2 * 0.02 * 0.02, within(5 * 0.99 / Math.sqrt(12 * 1000)));
    }

    @Test
    void synthetic_keywords_are_told_apart_by_their_mean_pattern() {
        Task task = SyntheticKeywords.DEFAULT.load(Recordings.NONE);
        assertThat(task.train().inputs().get(0).numRows).isEqualTo(49);
        assertThat(task.train().features()).isEqualTo(40);
        DMatrixRMaj patterns = meanPatterns(task.train());
        Targets.Labels labels = (Targets.Labels) task.test().targets();
        int hits = 0;
        for (int i = 0; i < labels.count(); i++) {
            if (nearest(patterns, task.test().inputs().get(i)) == labels.label(i)) {
                hits++;
            }
        }
        // 918 of 1000 (standard error 9): above chance by far, and below the 976 of an LSTM that follows the jitter.
        assertThat(hits).isBetween(880, 950);
    }

    @Test
    void the_seed_of_keywords_changes_the_training_only() {
        Task one = new SyntheticKeywords(20, 10, 1).load(Recordings.NONE);
        Task two = new SyntheticKeywords(20, 10, 2).load(Recordings.NONE);
        assertThat(one.train().inputs().get(0).data)
                .isNotEqualTo(two.train().inputs().get(0).data);
        assertThat(one.test().inputs().get(9).data)
                .isEqualTo(two.test().inputs().get(9).data);
    }

    @Test
    void keywords_without_clips_are_refused() {
        assertThatThrownBy(() -> new SyntheticKeywords(0, 10, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Synthetic keywords need at least one clip to train and one to test, but have 0 and 10");
    }

    private static DMatrixRMaj meanPatterns(Examples examples) {
        Targets.Labels labels = (Targets.Labels) examples.targets();
        DMatrixRMaj patterns = new DMatrixRMaj(10, 49 * 40);
        int[] counts = new int[10];
        Arrays.stream(labels.labels()).forEach(label -> counts[label]++);
        for (int i = 0; i < examples.count(); i++) {
            double[] x = examples.inputs().get(i).data;
            for (int j = 0; j < x.length; j++) {
                patterns.add(labels.label(i), j, x[j] / counts[labels.label(i)]);
            }
        }
        return patterns;
    }

    private static int nearest(DMatrixRMaj patterns, DMatrixRMaj input) {
        double[] distances = new double[patterns.numRows];
        for (int row = 0; row < patterns.numRows; row++) {
            for (int j = 0; j < patterns.numCols; j++) {
                double d = input.data[j] - patterns.get(row, j);
                distances[row] += d * d;
            }
        }
        double least = Arrays.stream(distances).min().orElseThrow();
        return Arrays.stream(distances).boxed().toList().indexOf(least);
    }

    private static void equalsReference(String name, Task task) {
        equalsReference(name + ".train", task.train());
        equalsReference(name + ".test", task.test());
    }

    private static void equalsReference(String name, Examples examples) {
        double[] x = examples.inputs().stream()
                .flatMapToDouble(input -> DoubleStream.of(input.data))
                .toArray();
        List<Double> marks = List.of(x[0], x[x.length / 2], x[x.length - 1]);
        assertThat(marks.get(0)).isCloseTo(reference(name + ".first"), within(1e-12));
        assertThat(marks.get(1)).isCloseTo(reference(name + ".middle"), within(1e-12));
        assertThat(marks.get(2)).isCloseTo(reference(name + ".last"), within(1e-12));
        sumsEqualReference(name, x);
        sumsEqualReference(name + ".targets", targets(examples.targets()));
    }

    private static void sumsEqualReference(String name, double[] numbers) {
        double sum = 0;
        double ordered = 0;
        for (int i = 0; i < numbers.length; i++) {
            sum += numbers[i];
            ordered += numbers[i] * (i % 101);
        }
        // Rounding of sums of up to 6 million terms in another order; a wrong draw is off by 1e-2 and more.
        double slack = 1e-9 * Math.max(1, numbers.length / 1000.0);
        String key = REFERENCE.containsKey(name + ".sum") ? name + ".sum" : name;
        assertThat(sum).as(key).isCloseTo(reference(key), within(slack));
        assertThat(ordered).as(name + ".ordered").isCloseTo(reference(name + ".ordered"), within(101 * slack));
    }

    private static double[] targets(Targets targets) {
        if (targets instanceof Targets.Labels labels) {
            return Arrays.stream(labels.labels()).asDoubleStream().toArray();
        }
        return ((Targets.Values) targets).matrix().data;
    }

    private static double reference(String key) {
        return Double.parseDouble(REFERENCE.getProperty(key));
    }
}
