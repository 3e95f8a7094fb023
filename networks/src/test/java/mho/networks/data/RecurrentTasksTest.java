package mho.networks.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.DoubleStream;
import mho.networks.data.Targets.StepChoices;
import mho.networks.data.Targets.StepLabels;
import mho.networks.data.Targets.StepValues;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated tasks for recurrent networks against a NumPy program (src/test/reference/recurrent_tasks.py). */
class RecurrentTasksTest {
    private static final Properties REFERENCE = new Properties();

    @BeforeAll
    static void open_reference() throws IOException {
        try (InputStream file = RecurrentTasksTest.class.getResourceAsStream("recurrent-tasks.properties")) {
            REFERENCE.load(file);
        }
    }

    private static Task load(TaskSpec spec) {
        return spec.load(Recordings.NONE);
    }

    private static double reference(String key) {
        return Double.parseDouble(REFERENCE.getProperty(key));
    }

    private static void equalsReference(String name, double[] numbers) {
        assertThat(numbers[0]).as(name).isCloseTo(reference(name + ".first"), within(1e-12));
        assertThat(numbers[numbers.length / 2]).as(name).isCloseTo(reference(name + ".middle"), within(1e-12));
        assertThat(numbers[numbers.length - 1]).as(name).isCloseTo(reference(name + ".last"), within(1e-12));
        double sum = 0;
        double ordered = 0;
        for (int k = 0; k < numbers.length; k++) {
            sum += numbers[k];
            ordered += numbers[k] * (k % 101);
        }
        // rounding of sums in another order; a wrong draw is off by 1e-3 and more
        double slack = 1e-9 * Math.max(1, numbers.length / 1000.0);
        assertThat(sum).as(name + ".sum").isCloseTo(reference(name + ".sum"), within(slack));
        assertThat(ordered).as(name + ".ordered").isCloseTo(reference(name + ".ordered"), within(101 * slack));
    }

    private static double[] inputs(Examples examples) {
        return examples.inputs().stream()
                .flatMapToDouble(input -> DoubleStream.of(input.data))
                .toArray();
    }

    private static double[] steps(StepLabels labels) {
        return labels.labels().stream()
                .flatMapToInt(Arrays::stream)
                .filter(label -> label != StepLabels.NOT_ASKED)
                .asDoubleStream()
                .toArray();
    }

    private static double[] targets(Examples examples) {
        Targets targets = examples.targets();
        if (targets instanceof Targets.Values values) {
            return values.matrix().data;
        }
        if (targets instanceof Targets.Labels labels) {
            return Arrays.stream(labels.labels()).asDoubleStream().toArray();
        }
        if (targets instanceof StepValues values) {
            return values.sequences().stream()
                    .flatMapToDouble(one -> DoubleStream.of(one.data))
                    .toArray();
        }
        return steps(targets instanceof StepChoices choices ? choices.came() : (StepLabels) targets);
    }

    private static void equalsReference(String name, Examples examples) {
        equalsReference(name, inputs(examples));
        equalsReference(name + ".targets", targets(examples));
    }

    private static void batchesEqualReference(String name, TaskSpec spec) {
        Drawing drawing = load(spec).drawing().get();
        for (int batch = 0; batch < 3; batch++) {
            equalsReference("%s.batch.%d".formatted(name, batch), drawing.next(64));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void drawn_batches_equal_the_reference(int seed) {
        batchesEqualReference("adding." + seed, new Adding(30, seed));
        batchesEqualReference("parity." + seed, new Parity(16, seed));
        batchesEqualReference("recall." + seed, new Recall(16, seed));
    }

    @Test
    void test_examples_equal_the_reference() {
        equalsReference("adding.test", load(Adding.DEFAULT).test());
        Task parity = load(Parity.DEFAULT);
        equalsReference("parity.test", parity.test());
        equalsReference("parity.twice", parity.probes().get(0).examples());
        assertThat(parity.probes().get(0).examples().inputs().get(0).getNumRows())
                .isEqualTo(32);
        equalsReference("recall.test", load(Recall.DEFAULT).test());
    }

    @Test
    void mackey_glass_windows_equal_the_reference() {
        Task task = load(MackeyGlass.DEFAULT);
        equalsReference("mackey-glass.test", task.test());
        batchesEqualReference("mackey-glass.0", MackeyGlass.DEFAULT);
        StepValues windows = (StepValues) task.train().targets();
        assertThat(windows.from()).isEqualTo(16);
        assertThat(((StepValues) task.test().targets()).from()).isEqualTo(64);
    }

    /** 0.829 in networks.md of the SinGLU benchmark, which counts from step 16. */
    @Test
    void persistence_on_mackey_glass_has_the_stated_error() {
        Task task = load(MackeyGlass.DEFAULT);
        double[] known = task.test().inputs().get(0).data;
        double[] wanted = targets(task.test());
        assertThat(persistence(known, wanted, 16)).isCloseTo(0.829, within(0.0005));
        assertThat(persistence(known, wanted, 16)).isCloseTo(reference("mackey-glass.persistence.16"), within(1e-9));
        assertThat(persistence(known, wanted, 64)).isCloseTo(reference("mackey-glass.persistence.64"), within(1e-9));
    }

    private static double persistence(double[] known, double[] wanted, int from) {
        double mean = Arrays.stream(wanted).skip(from).average().orElseThrow();
        double error = 0;
        double variance = 0;
        for (int t = from; t < wanted.length; t++) {
            error += (wanted[t] - known[t]) * (wanted[t] - known[t]);
            variance += (wanted[t] - mean) * (wanted[t] - mean);
        }
        return Math.sqrt(error / variance);
    }

    @Test
    void reber_strings_equal_the_reference() {
        Task task = load(EmbeddedReber.DEFAULT);
        equalsReference("reber.0.train", task.train());
        equalsReference("reber.test", task.test());
        equalsReference("reber.0.train.allowed", allowed(task.train()));
        equalsReference("reber.test.allowed", allowed(task.test()));
        Drawing drawing = task.drawing().get();
        for (int batch = 0; batch < 3; batch++) {
            equalsReference("reber.0.batch.%d.targets".formatted(batch), targets(drawing.next(64)));
        }
    }

    private static double[] allowed(Examples examples) {
        return ((StepChoices) examples.targets())
                .allowed().stream()
                        .flatMapToLong(Arrays::stream)
                        .asDoubleStream()
                        .toArray();
    }

    @Test
    void the_last_but_one_symbol_of_a_reber_string_is_its_second() {
        Task task = load(EmbeddedReber.DEFAULT);
        assertThat(task.probes().stream().map(Probe::name)).containsExactly("whole strings", "last but one");
        Probe probe = task.probes().get(1);
        StepLabels labels = (StepLabels) probe.examples().targets();
        Set<Integer> outer = new HashSet<>();
        for (int k = 0; k < labels.count(); k++) {
            int[] asked = labels.labels().get(k);
            DMatrixRMaj input = probe.examples().inputs().get(k);
            assertThat(asked.length).isBetween(8, 23);
            assertThat(Arrays.stream(asked).filter(label -> label >= 0).count()).isEqualTo(1);
            assertThat(input.get(1, asked[asked.length - 2])).isEqualTo(1);
            outer.add(asked[asked.length - 2]);
        }
        assertThat(outer).hasSize(2);
    }

    @Test
    void the_grammar_text_equals_the_reference() {
        Task task = load(GrammarText.DEFAULT);
        equalsReference("grammar.test.targets", targets(task.test()));
        batchesEqualReference("grammar.0", GrammarText.DEFAULT);
        StringBuilder begin = new StringBuilder();
        List<String> alphabet = ((StepLabels) task.test().targets()).classes();
        assertThat(alphabet).hasSize((int) reference("grammar.symbols"));
        DMatrixRMaj first = task.test().inputs().get(0);
        for (int t = 0; t < 60; t++) {
            int symbol = 0;
            while (first.get(t, symbol) == 0) {
                symbol++;
            }
            begin.append(alphabet.get(symbol).replace(' ', '_'));
        }
        assertThat(begin.toString()).isEqualTo(REFERENCE.getProperty("grammar.begin"));
    }

    /**
     * Bits and characters of a sentence by hand. A noun phrase draws plural, determiner (1 of 4), adjective or not, half the time one of 6,
     * and a noun (1 of 8); mean lengths of the words from their letters.
     */
    @Test
    void the_grammar_has_the_stated_entropy() {
        double log6 = Math.log(6) / Math.log(2);
        double phraseBits = 1 + 2 + 1 + 0.5 * log6 + 3;
        double phraseLength = 26.0 / 8 + 1 + 0.5 * (25.0 / 6 + 1) + 29.0 / 8 + 0.5;
        double quarter = -(0.25 * Math.log(0.25) + 0.75 * Math.log(0.75)) / Math.log(2);
        double bits = 2.25 * phraseBits + quarter + 1.25 * 2;
        double length = 2.25 * phraseLength + 1.25 * (36.0 / 8) + 0.25 * ("that".length() + 3) + 2 + 2;
        assertThat(bits / length).isCloseTo(0.610, within(0.0005));
        // a sentence has 36 characters and its bits spread by some 2: 1665 and 222 sentences come within 3 standard
        // errors
        assertThat(reference("grammar.bits")).isCloseTo(bits / length, within(3 * 2 / 36.0 / Math.sqrt(1665)));
        assertThat(reference("grammar.test.bits")).isCloseTo(bits / length, within(3 * 2 / 36.0 / Math.sqrt(222)));
        assertThat(reference("grammar.test.bits")).isCloseTo(0.612, within(0.0005));
    }

    @Test
    void batches_of_keywords_continue_the_stream_of_the_clips() {
        Task task = load(SyntheticKeywords.DEFAULT);
        Targets.Labels all = (Targets.Labels) task.train().targets();
        Drawing drawing = task.drawing().get();
        for (int batch = 0; batch < 3; batch++) {
            Examples drawn = drawing.next(64);
            double[] indices = drawn.inputs().stream()
                    .mapToDouble(input -> task.train().inputs().indexOf(input))
                    .toArray();
            equalsReference("keywords.0.batch.%d".formatted(batch), indices);
            int first = ((Targets.Labels) drawn.targets()).label(0);
            assertThat(first).isEqualTo(all.label((int) indices[0]));
        }
    }

    @Test
    void a_drawing_starts_over_each_time_that_it_is_opened() {
        for (TaskSpec spec : List.of(Adding.DEFAULT, EmbeddedReber.DEFAULT, GrammarText.DEFAULT)) {
            Task task = load(spec);
            Drawing used = task.drawing().get();
            double[] first = inputs(used.next(5));
            assertThat(inputs(used.next(5))).isNotEqualTo(first);
            assertThat(inputs(task.drawing().get().next(5))).isEqualTo(first);
        }
    }

    /** Var(u₁ + u₂) = 1/6, with a standard error of √((1/60 + …)/1000) ≈ 0.0067 at 1000 sequences; five of them. */
    @Test
    void always_answering_one_has_a_sixth_as_error_of_adding() {
        double[] sums = targets(load(Adding.DEFAULT).test());
        double error = Arrays.stream(sums).map(y -> (y - 1) * (y - 1)).average().orElseThrow();
        assertThat(error).isCloseTo(1.0 / 6, within(0.034));
    }

    /** Five standard errors of a share of 1000: one false alarm in 1.7 million. */
    @Test
    void guessing_parity_and_recall_is_chance() {
        double odd =
                Arrays.stream(targets(load(Parity.DEFAULT).test())).average().orElseThrow();
        assertThat(odd).isCloseTo(0.5, within(5 * 0.5 / Math.sqrt(1000)));
        double[] symbols = targets(load(Recall.DEFAULT).test());
        for (int symbol = 0; symbol < 8; symbol++) {
            int wanted = symbol;
            double share = Arrays.stream(symbols).filter(c -> c == wanted).count() / 1000.0;
            assertThat(share).isCloseTo(0.125, within(5 * Math.sqrt(0.125 * 0.875 / 1000)));
        }
    }

    @Test
    void sequences_that_are_too_short_are_refused() {
        assertThatThrownBy(() -> new Adding(1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Adding needs sequences of 2 to 10,000 steps, but they have 1");
        assertThatThrownBy(() -> new Parity(0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Parity needs sequences of 1 to 10,000 steps, but they have 0");
        assertThatThrownBy(() -> new Recall(1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Recall needs sequences of 2 to 10,000 steps, but they have 1");
    }

    @Test
    void choices_that_do_not_allow_what_came_are_refused() {
        StepLabels came = new StepLabels(List.of(new int[] {0, 1}), List.of("a", "b"));
        assertThatThrownBy(() -> new StepChoices(came, List.of(new long[] {1, 1})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("What came must be allowed, but class 1 at step 1 of example 0 is not");
        assertThatThrownBy(() -> new StepChoices(came, List.of(new long[] {1})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Example 0 needs what is allowed at each of 2 steps, but has 1");
    }
}
