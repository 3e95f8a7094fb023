package mho.scenarios.reproduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import mho.adc.activation.Identity;
import mho.adc.activation.Relu;
import mho.base.cost.CostSheet;
import mho.base.random.RandomStream;
import mho.networks.Activity;
import mho.networks.Additive;
import mho.networks.AdditiveMlp;
import mho.networks.AdditiveMlp.Logits;
import mho.networks.Dense;
import mho.networks.Exact;
import mho.networks.Layer;
import mho.networks.Network;
import mho.networks.Signal;
import mho.networks.SplitMixStream;
import mho.networks.data.Task;
import mho.networks.tile.Block;
import mho.networks.tile.Chip;
import mho.networks.tile.HardwareSpec;
import mho.networks.tile.Mapping;
import mho.networks.tile.Ranges;
import mho.networks.train.Evaluation;
import mho.networks.train.Trainer;
import mho.networks.train.Training;
import mho.scenarios.Reproduction.Basis;
import mho.scenarios.Reproduction.Row;
import mho.scenarios.Tolerance;
import mho.scenarios.Workbench;
import mho.scenarios.json.Suggestion;
import mho.scenarios.report.Listing;
import org.ejml.data.DMatrixRMaj;

/** The additive neuron: what its gradient is, what it collapses to, what it can decide, what it costs on a chip. */
public record AdditiveStudy() implements Study {
    private static final int INPUTS = 11;
    private static final int OUTPUTS = 50;
    private static final int SAMPLES = 64;
    private static final int STEPS = 400;
    /** Chosen: at 1e-3 the linear network is 1 point worse. */
    private static final double RATE = 1e-2;

    private static final int SIDE = 128;

    @Override
    public String name() {
        return "additive";
    }

    @Override
    public String summary() {
        return "the neuron that adds weights to inputs: rank of its gradient, what it can decide, its one column on a chip";
    }

    @Override
    public String source() {
        return "reference: laws of y_j = sum_i (x_i + w_ij), and an independent run in PyTorch 1.13, float32, one seed (docs/models/additive.md)";
    }

    @Override
    public Set<Choice> choices() {
        return EnumSet.of(Choice.SEEDS, Choice.TASKS, Choice.ARCHITECTURES);
    }

    /** The three networks compared. */
    private enum Net {
        LINEAR("linear"),
        TWO_LOGITS("additive, 2 logits"),
        ONE_LOGIT("additive, 1 logit");

        private final String text;

        Net(String text) {
            this.text = text;
        }

        List<Layer> layers(int inputs) {
            return switch (this) {
                case LINEAR ->
                    List.of(
                            new Dense(inputs, OUTPUTS, new Relu()),
                            new Dense(OUTPUTS, OUTPUTS, new Relu()),
                            new Dense(OUTPUTS, 2, new Identity()));
                case TWO_LOGITS -> new AdditiveMlp(OUTPUTS, 2, new Relu(), Logits.PER_CLASS).layers(inputs, 2);
                case ONE_LOGIT -> new AdditiveMlp(OUTPUTS, 2, new Relu(), Logits.ONE).layers(inputs, 2);
            };
        }
    }

    /** A network that is trained on a task. */
    private record Pupil(SumQuestion question, Net net, int seed) {}

    @Override
    public Account account(Request request, Workbench bench) {
        List<SumQuestion> questions = chosen("task", request.tasks(), SumQuestion.values());
        List<Net> nets = chosen("architecture", request.architectures(), Net.values());
        int seeds = request.seeds().orElse(1);
        List<Pupil> pupils = new ArrayList<>();
        for (SumQuestion question : questions) {
            for (Net net : nets) {
                for (int seed = 0; seed < seeds; seed++) {
                    pupils.add(new Pupil(question, net, seed));
                }
            }
        }
        Map<Pupil, Double> accuracies = bench.measure("trainings", pupils, AdditiveStudy::accuracy);
        List<Row> rows = new ArrayList<>(laws());
        List<List<String>> lines = new ArrayList<>();
        for (SumQuestion question : questions) {
            Task task = question.task();
            for (Net net : nets) {
                double[] found = accuracies.entrySet().stream()
                        .filter(one -> one.getKey().question == question && one.getKey().net == net)
                        .mapToDouble(Map.Entry::getValue)
                        .toArray();
                if (found.length > 0) {
                    rows.add(row(question, net, task, found));
                }
            }
            lines.add(List.of(
                    question.text(), percent(SumQuestion.majority(task)), percent(SumQuestion.threshold(task))));
        }
        return new Account(
                rows,
                List.of(new Listing(
                        "Bounds of the tasks",
                        "What no training can get past: two logits always answer the majority of the training part, one logit is a monotone function of the sum",
                        List.of("task", "majority of training", "best threshold"),
                        lines)),
                Map.of());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static <E extends Enum<E>> List<E> chosen(String what, List<String> names, E[] all) {
        if (names.isEmpty()) {
            return List.of(all);
        }
        return names.stream()
                .map(name -> Arrays.stream(all)
                        .filter(one -> key(one).equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(Suggestion.unknown(
                                what,
                                name,
                                Arrays.stream(all).map(AdditiveStudy::key).toList()))))
                .distinct()
                .toList();
    }

    private static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static double accuracy(Pupil pupil, Workbench.Share share) {
        Task task = pupil.question.task();
        Network initial = Network.initial(
                pupil.net.layers(task.train().features()), SplitMixStream.ofSeed(7_000_003L + pupil.seed));
        Training training = Training.DEFAULT.withEpochs(STEPS).withLearningRate(RATE);
        RandomStream random = RandomStream.ofSeed(pupil.seed).child("additive");
        Network trained = new Trainer(training, task, epoch -> share.done((double) epoch.number() / STEPS))
                .train(initial, random)
                .network();
        return Evaluation.of(trained, task.test(), new Exact(), random).value();
    }

    private static Row row(SumQuestion question, Net net, Task task, double[] found) {
        double mean = Arrays.stream(found).average().orElseThrow();
        Row row = Row.of("%s: %s, test accuracy".formatted(question.text(), net.text), mean, "", Basis.MEASURED);
        return switch (net) {
            case LINEAR -> row.reference(reference(question), new Tolerance.Within(0.03));
            case TWO_LOGITS ->
                row.reference(SumQuestion.majority(task), new Tolerance.Within(0))
                        .note("the share of the training part's majority class");
            case ONE_LOGIT ->
                row.reference(SumQuestion.threshold(task), new Tolerance.AtMost())
                        .note("the best threshold on the sum of inputs; PyTorch reached %s"
                                .formatted(oneLogit(question)));
        };
    }

    private static double oneLogit(SumQuestion question) {
        return switch (question) {
            case SUM -> 0.916;
            case ORDER -> 0.494;
            case PRODUCT -> 0.524;
            case FAR -> 0.718;
            case SPIRAL -> 0.499;
            case CHECKER -> 0.484;
        };
    }

    private static double reference(SumQuestion question) {
        return switch (question) {
            case SUM -> 0.980;
            case ORDER -> 0.982;
            case PRODUCT -> 0.961;
            case FAR -> 0.974;
            case SPIRAL -> 0.999;
            case CHECKER -> 0.862;
        };
    }

    /** What holds for every input and every weight. */
    private static List<Row> laws() {
        Additive layer = new Additive(INPUTS, OUTPUTS, new Identity());
        Network network = Network.initial(List.of(layer), SplitMixStream.ofSeed(7_000_003L));
        DMatrixRMaj x = new DMatrixRMaj(SAMPLES, INPUTS);
        SplitMixStream stream = SplitMixStream.ofSeed(30_100);
        for (int k = 0; k < x.getNumElements(); k++) {
            x.data[k] = stream.normal();
        }
        RandomStream random = RandomStream.ofSeed(0);
        List<Layer.Forward> forwards = network.forward(Signal.of(x), new Exact(), random);
        DMatrixRMaj y = forwards.get(0).outputs().single();
        DMatrixRMaj mean = new DMatrixRMaj(SAMPLES, OUTPUTS);
        mean.fill(1.0 / (SAMPLES * OUTPUTS));
        DMatrixRMaj slopes = network.backward(Signal.of(mean), forwards).get("0.weight");
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of(
                        "largest difference between rows of the gradient matrix",
                        rowDifference(slopes),
                        "",
                        Basis.PREDICTED)
                .reference(0, new Tolerance.Within(0))
                .note("all rows equal: rank 1"));
        rows.add(Row.of("gradient of the mean output of 50", slopes.data[0], "", Basis.PREDICTED)
                .reference(0.02, new Tolerance.Within(1e-12)));
        rows.add(Row.of(
                        "layer against (sum x) 1 + colsum(W), largest error",
                        collapseError(x, network.parameters().get("0.weight"), y),
                        "",
                        Basis.PREDICTED)
                .reference(3e-6, new Tolerance.AtMost())
                .note("the neuron's own sum of x_i + w_ij, added one by one; the reference is in float32"));
        rows.addAll(costs());
        return rows;
    }

    private static double rowDifference(DMatrixRMaj matrix) {
        double largest = 0;
        for (int k = 0; k < matrix.getNumElements(); k++) {
            largest = Math.max(largest, Math.abs(matrix.data[k] - matrix.data[k % matrix.getNumCols()]));
        }
        return largest;
    }

    private static double collapseError(DMatrixRMaj x, DMatrixRMaj w, DMatrixRMaj y) {
        double largest = 0;
        for (int row = 0; row < x.getNumRows(); row++) {
            for (int j = 0; j < w.getNumCols(); j++) {
                double sum = 0;
                for (int i = 0; i < w.getNumRows(); i++) {
                    sum += x.get(row, i) + w.get(i, j);
                }
                largest = Math.max(largest, Math.abs(sum - y.get(row, j)));
            }
        }
        return largest;
    }

    /** A layer of 128 inputs and outputs on the default chip, beside one that multiplies. */
    private static List<Row> costs() {
        Map<String, Mapped> mapped = new LinkedHashMap<>();
        mapped.put("dense", Mapped.of(new Dense(SIDE, SIDE, new Identity())));
        mapped.put("additive", Mapped.of(new Additive(SIDE, SIDE, new Identity())));
        Mapped dense = mapped.get("dense");
        Mapped additive = mapped.get("additive");
        String size = "128 x 128 layer";
        return List.of(
                Row.of(size + ": columns of the additive one", additive.columns, "", Basis.PREDICTED)
                        .reference(1, new Tolerance.Within(0)),
                Row.of(size + ": columns of the dense one", dense.columns, "", Basis.PREDICTED)
                        .reference(SIDE, new Tolerance.Within(0)),
                Row.of(size + ": energy, additive", additive.cost.energy().nominal(), "J", Basis.PREDICTED),
                Row.of(size + ": energy, dense", dense.cost.energy().nominal(), "J", Basis.PREDICTED),
                Row.of(size + ": area, additive", additive.cost.area(), "m²", Basis.PREDICTED),
                Row.of(size + ": area, dense", dense.cost.area(), "m²", Basis.PREDICTED));
    }

    private record Mapped(int columns, CostSheet cost) {
        static Mapped of(Layer layer) {
            Network network = Network.initial(List.of(layer), SplitMixStream.ofSeed(7_000_003L));
            DMatrixRMaj x = SplitMixStream.ofSeed(30_101).fillUniform(new DMatrixRMaj(SAMPLES, SIDE), -1, 1);
            Ranges ranges = new Ranges();
            RandomStream random = RandomStream.ofSeed(0);
            network.infer(Signal.of(x), ranges, random);
            Mapping mapping = Mapping.of(network, HardwareSpec.DEFAULT, ranges);
            Chip chip = mapping.fabricate(random);
            Activity activity = network.infer(Signal.of(x), chip, random).activity();
            int columns = mapping.plans().stream()
                    .flatMap(plan -> plan.blocks().stream())
                    .mapToInt(Block::columns)
                    .sum();
            return new Mapped(columns, mapping.cost("layer", chip, activity, 1));
        }
    }
}
