package mho.networks;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import mho.base.random.RandomStream;
import mho.networks.data.Checker;
import mho.networks.data.Complex;
import mho.networks.data.Freqgen;
import mho.networks.data.Hifreq;
import mho.networks.data.Memorize;
import mho.networks.data.Mixfreq;
import mho.networks.data.Nested;
import mho.networks.data.Ood;
import mho.networks.data.Recordings;
import mho.networks.data.Spiral;
import mho.networks.data.Task;
import mho.networks.data.TaskSpec;
import mho.networks.train.Evaluation;
import mho.networks.train.Trainer;
import mho.networks.train.Training;

/** Tasks and networks of the neuron study, by name. */
public final class NeuronSamples {
    /** All tasks in the order of the study. */
    public static final List<String> TASKS =
            List.of("complex", "nested", "hifreq", "memorize", "spiral", "checker", "ood", "freqgen", "mixfreq");

    /** Vanilla and every neuron. */
    public static final List<String> ARCHITECTURES = Stream.concat(
                    Stream.of("vanilla"), Arrays.stream(Neuron.values()).map(Neuron::title))
            .toList();

    private static final Map<String, Network> TRAINED = new ConcurrentHashMap<>();

    private NeuronSamples() {}

    /** Returns a network after the study's thousand epochs; trained once for all tests of a run. */
    public static Network trained(String architecture, String task, int seed) {
        return TRAINED.computeIfAbsent(architecture + "/" + task + "/" + seed, key -> {
            Task data = task(task, seed).load(Recordings.NONE);
            return new Trainer(Training.DEFAULT, data, epoch -> {})
                    .train(initial(architecture, task, seed), RandomStream.ofSeed(1))
                    .network();
        });
    }

    /** Returns the score of a network on the task's test examples. */
    public static double score(Network network, String task, int seed, Substrate substrate) {
        Task data = task(task, seed).load(Recordings.NONE);
        return Evaluation.of(network, data.test(), data.metric(), substrate, RandomStream.ofSeed(0))
                .value();
    }

    public static TaskSpec task(String name, int seed) {
        return switch (name) {
            case "complex" -> new Complex(seed);
            case "nested" -> new Nested(seed);
            case "hifreq" -> new Hifreq(seed);
            case "memorize" -> new Memorize(seed);
            case "spiral" -> new Spiral(seed);
            case "checker" -> new Checker(seed);
            case "ood" -> new Ood(seed);
            case "freqgen" -> new Freqgen(seed);
            case "mixfreq" -> new Mixfreq(seed);
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Returns the parameter budget of a task. */
    public static int budget(String task) {
        return switch (task) {
            case "complex", "memorize", "ood" -> 5000;
            case "hifreq" -> 8000;
            default -> 3000;
        };
    }

    public static Architecture architecture(String name, int budget) {
        return Arrays.stream(Neuron.values())
                .filter(neuron -> neuron.title().equals(name))
                .<Architecture>map(neuron -> new NeuronMlp(budget, 3, neuron))
                .findFirst()
                .orElseGet(() -> new VanillaMlp(budget, 3));
    }

    /** Returns the initial network of a task by the study's protocol. */
    public static Network initial(String architecture, String task, int seed) {
        Task data = task(task, 0).load(Recordings.NONE);
        return architecture(architecture, budget(task))
                .initial(data.train().features(), data.train().targets().outputs(), seed);
    }
}
