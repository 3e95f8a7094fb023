package mho.scenarios;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import mho.networks.Architecture;
import mho.networks.Neuron;
import mho.networks.NeuronMlp;
import mho.networks.VanillaMlp;
import mho.networks.data.Checker;
import mho.networks.data.Complex;
import mho.networks.data.Freqgen;
import mho.networks.data.Hifreq;
import mho.networks.data.Memorize;
import mho.networks.data.Mixfreq;
import mho.networks.data.Nested;
import mho.networks.data.Ood;
import mho.networks.data.Spiral;
import mho.networks.data.TaskSpec;

/** The tasks of the SinGLU study with their budgets of parameters, and what parity says about each. */
@SuppressWarnings("ImmutableEnumChecker") // a task is a record
public enum NeuronTask {
    COMPLEX(Complex.DEFAULT, 5000, 0, 1.7),
    NESTED(Nested.DEFAULT, 3000, 0, 0.243),
    HIFREQ(Hifreq.DEFAULT, 8000, 1.05, 1.05),
    MEMORIZE(Memorize.DEFAULT, 5000, 0, 1),
    SPIRAL(Spiral.DEFAULT, 3000, 0.5, 0.25),
    CHECKER(Checker.DEFAULT, 3000, 1, 0.25),
    OOD(Ood.DEFAULT, 5000, 0.25, 0.368),
    FREQGEN(Freqgen.DEFAULT, 3000, 0.5, 0.5),
    MIXFREQ(Mixfreq.DEFAULT, 3000, 1, 1);

    /** The name of the benchmark's dense network with ReLU. */
    public static final String VANILLA = "vanilla";

    private final TaskSpec spec;
    private final int budget;
    private final double evenLimit;
    private final double variance;

    NeuronTask(TaskSpec spec, int budget, double evenLimit, double variance) {
        this.spec = spec;
        this.budget = budget;
        this.evenLimit = evenLimit;
        this.variance = variance;
    }

    /** Returns the name that the study uses. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the task of a name. */
    public static NeuronTask of(String key) {
        return Arrays.stream(values())
                .filter(task -> task.key().equals(key))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("A task of the study is one of %s, but \"%s\" was asked for"
                                .formatted(
                                        Arrays.stream(values())
                                                .map(NeuronTask::key)
                                                .toList(),
                                        key)));
    }

    /** Returns the task drawn with a training seed. */
    TaskSpec spec(int seed) {
        return spec.withSeed(seed);
    }

    /**
     * Returns the best score that an even network, f(−x) = f(x), can have on average: the mean square of the target's odd part, or
     * the accuracy when one of x and −x is always wrong.
     */
    public double evenLimit() {
        return evenLimit;
    }

    /** Returns the score of a constant answer: the variance of the target; without meaning for classes. */
    double variance() {
        return variance;
    }

    /** Whether the score is a share of right answers and not a squared error. */
    public boolean countsAnswers() {
        return this == SPIRAL || this == CHECKER;
    }

    /** Returns the difference between scores that says nothing: 3 points, or a factor of 2 unless both are rounding. */
    public Tolerance tolerance() {
        return countsAnswers()
                ? new Tolerance.Within(NeuronVerdict.POINTS)
                : new Tolerance.FactorAbove(NeuronVerdict.FACTOR, NeuronVerdict.ROUNDING);
    }

    /** Returns whether a score is better than another, by however little. */
    public boolean isBetter(double score, double other) {
        return countsAnswers() ? score > other : score < other;
    }

    /** Returns the names of all architectures of the study. */
    public static List<String> architectures() {
        List<String> names = new ArrayList<>(List.of(VANILLA));
        Arrays.stream(Neuron.values()).map(Neuron::title).forEach(names::add);
        return names;
    }

    /** Returns an architecture by its name, with this task's budget of parameters. */
    Architecture architecture(String name) {
        if (name.equals(VANILLA)) {
            return new VanillaMlp(budget, 3);
        }
        return Arrays.stream(Neuron.values())
                .filter(neuron -> neuron.title().equals(name))
                .map(neuron -> new NeuronMlp(budget, 3, neuron))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "An architecture of the study is one of %s, but \"%s\" was asked for"
                                .formatted(architectures(), name)));
    }
}
