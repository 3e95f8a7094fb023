package mho.scenarios.reproduce;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import mho.networks.SplitMixStream;
import mho.networks.data.Checker;
import mho.networks.data.Examples;
import mho.networks.data.Recordings;
import mho.networks.data.Spiral;
import mho.networks.data.Targets;
import mho.networks.data.Targets.Labels;
import mho.networks.data.Task;
import org.ejml.data.DMatrixRMaj;

/**
 * The decisions that additive neurons are asked for. The first four have eleven normal features, drawn row by row from stream
 * 30,000 + number: 1000 examples to train, 1000 to test.
 */
enum SumQuestion {
    SUM(0, "sum x > 0", x -> sum(x) > 0),
    ORDER(1, "x0 > x1", x -> x[0] > x[1]),
    PRODUCT(2, "x0 x1 > 0", x -> x[0] * x[1] > 0),
    FAR(3, "abs(sum) > 2.2", x -> Math.abs(sum(x)) > 2.2),
    SPIRAL(4, "spiral", x -> false),
    CHECKER(5, "checker", x -> false);

    private static final int EACH = 1000;
    private static final int FEATURES = 11;
    private static final long STREAMS = 30_000;

    private final int number;
    private final String text;

    @SuppressWarnings("ImmutableEnumChecker") // a law without state
    private final Predicate<double[]> rule;

    SumQuestion(int number, String text, Predicate<double[]> rule) {
        this.number = number;
        this.text = text;
        this.rule = rule;
    }

    String text() {
        return text;
    }

    private static double sum(double[] x) {
        return Arrays.stream(x).sum();
    }

    Task task() {
        return switch (this) {
            case SPIRAL -> Spiral.DEFAULT.load(Recordings.NONE);
            case CHECKER -> Checker.DEFAULT.load(Recordings.NONE);
            default -> normal();
        };
    }

    private Task normal() {
        SplitMixStream stream = SplitMixStream.ofSeed(STREAMS + number);
        DMatrixRMaj x = new DMatrixRMaj(2 * EACH, FEATURES);
        int[] labels = new int[2 * EACH];
        for (int row = 0; row < labels.length; row++) {
            for (int k = 0; k < FEATURES; k++) {
                x.data[row * FEATURES + k] = stream.normal();
            }
            labels[row] = rule.test(Arrays.copyOfRange(x.data, row * FEATURES, (row + 1) * FEATURES)) ? 1 : 0;
        }
        Examples all = Examples.ofRows(x, new Labels(labels, List.of("no", "yes")));
        return new Task(text, all.between(0, EACH), all.between(EACH, 2 * EACH));
    }

    /** Returns the share of test examples that have the class which most training examples have. */
    static double majority(Task task) {
        return share(task.test(), 2 * share(task.train(), 1) > 1 ? 1 : 0);
    }

    private static double share(Examples examples, int label) {
        Labels labels = (Labels) examples.targets();
        int count = 0;
        for (int k = 0; k < labels.count(); k++) {
            count += labels.label(k) == label ? 1 : 0;
        }
        return (double) count / labels.count();
    }

    /** Returns the most test examples that a threshold on the sum of features gets right, either side of it being either class. */
    static double threshold(Task task) {
        Targets.Labels labels = (Labels) task.test().targets();
        int count = labels.count();
        Integer[] order = new Integer[count];
        Arrays.setAll(order, k -> k);
        double[] sums =
                task.test().inputs().stream().mapToDouble(x -> sum(x.data)).toArray();
        Arrays.sort(order, (a, b) -> Double.compare(sums[a], sums[b]));
        int yesBelow = 0;
        int yes = (int) Math.round(share(task.test(), 1) * count);
        int best = Math.max(yes, count - yes);
        for (int below = 1; below < count; below++) {
            yesBelow += labels.label(order[below - 1]);
            int right = (below - yesBelow) + (yes - yesBelow);
            best = Math.max(best, Math.max(right, count - right));
        }
        return (double) best / count;
    }
}
