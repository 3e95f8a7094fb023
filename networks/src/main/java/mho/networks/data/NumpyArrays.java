package mho.networks.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import mho.networks.io.NpyArray;
import org.ejml.data.DMatrixRMaj;

/**
 * The user's own examples as NumPy arrays: {@code X_train}, {@code y_train}, {@code X_test}, {@code y_test}, and
 * {@code X_val}, {@code y_val} for a test beside it if there are any; as .npy files, loose or in an .npz or zip file.
 *
 * <pre>
 *   X  (n, features)  or  (n, steps, features)
 *   y  integers (n)            a class each, 0, 1, …
 *      integers (n, steps)     a class at each step, negative where nothing is asked
 *      floats   (n), (n, k)    a value or k values each
 *      floats   (n, steps, k)  k values at each step
 * </pre>
 *
 * <p>Nothing is scaled: what the arrays hold is what the network sees.
 */
public record NumpyArrays() implements TaskSpec {
    private static final int MOST_CLASSES = 100_000;
    private static final Wanted WANTED = new Wanted(
            "A task of NumPy arrays needs",
            "Save X_train.npy, y_train.npy, X_test.npy and y_test.npy by numpy.save, or all in one file by numpy.savez,");

    @Override
    public Task load(Recordings recordings) {
        List<Pair> pairs = new ArrayList<>(List.of(Pair.of(recordings, "train"), Pair.of(recordings, "test")));
        if (!Wanted.named(recordings, "X_val.npy").isEmpty()) {
            pairs.add(Pair.of(recordings, "val"));
        }
        int classes = pairs.stream().mapToInt(Pair::classes).max().orElseThrow();
        Task task =
                new Task("arrays", pairs.get(0).examples(classes), pairs.get(1).examples(classes));
        if (pairs.size() == 2) {
            return task;
        }
        return task.withProbes(List.of(new Probe("validation", pairs.get(2).examples(classes), task.metric())));
    }

    @Override
    public NumpyArrays withSeed(int seed) {
        return this;
    }

    @Override
    public String summary() {
        return "the user's own arrays X_train.npy, y_train.npy, X_test.npy, y_test.npy (--data)";
    }

    /** Inputs and answers of one set. */
    private record Pair(String set, NpyArray inputs, NpyArray answers) {
        static Pair of(Recordings recordings, String set) {
            Pair pair = new Pair(
                    set, read(recordings, "X_%s.npy".formatted(set)), read(recordings, "y_%s.npy".formatted(set)));
            pair.check();
            return pair;
        }

        private static NpyArray read(Recordings recordings, String name) {
            Recording file = WANTED.file(recordings, name);
            try {
                return NpyArray.read(new ByteArrayInputStream(file.content()));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("%s %s".formatted(file.name(), e.getMessage()), e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void check() {
            int axes = inputs.shape().size();
            if (!(axes == 2 || axes == 3) || inputs.shape().contains(0)) {
                throw new IllegalArgumentException(
                        "X_%s.npy must be (n, features) or (n, steps, features), none of them 0, but is %s"
                                .formatted(set, inputs.shape()));
            }
            List<Integer> shape = answers.shape();
            boolean perExample = shape.size() == 1 || (shape.size() == 2 && !answers.integers());
            boolean perStep = axes == 3 && shape.size() == (answers.integers() ? 2 : 3) && shape.get(1) == steps();
            if (!(perExample || perStep) || shape.get(0) != count() || shape.contains(0)) {
                throw new IllegalArgumentException(
                        "y_%s.npy must have one answer for each of the %d examples%s, but is %s of %s"
                                .formatted(
                                        set,
                                        count(),
                                        axes == 3 ? ", or for each of their %d steps".formatted(steps()) : "",
                                        shape,
                                        answers.integers() ? "integers" : "floats"));
            }
        }

        private int count() {
            return inputs.shape().get(0);
        }

        private int steps() {
            return inputs.shape().size() == 2 ? 1 : inputs.shape().get(1);
        }

        /** Returns one more than the largest class, at least two. */
        int classes() {
            double largest = Arrays.stream(answers.values()).max().orElseThrow();
            if (answers.integers() && !(largest < MOST_CLASSES)) {
                throw new IllegalArgumentException("y_%s.npy may hold the classes 0 to %d, but has %.0f"
                        .formatted(set, MOST_CLASSES - 1, largest));
            }
            return answers.integers() ? 1 + (int) Math.max(1, largest) : 0;
        }

        Examples examples(int classes) {
            int features = inputs.shape().get(inputs.shape().size() - 1);
            int each = steps() * features;
            double[] values = inputs.values();
            List<DMatrixRMaj> sequences = IntStream.range(0, count())
                    .mapToObj(k ->
                            DMatrixRMaj.wrap(steps(), features, Arrays.copyOfRange(values, k * each, (k + 1) * each)))
                    .toList();
            return new Examples(sequences, answers.integers() ? labels(classes) : values());
        }

        private Targets labels(int classes) {
            int[] labels = Arrays.stream(answers.values())
                    .mapToInt(value -> Math.max((int) value, Targets.StepLabels.NOT_ASKED))
                    .toArray();
            List<String> names =
                    IntStream.range(0, classes).mapToObj(Integer::toString).toList();
            if (answers.shape().size() == 1) {
                return new Targets.Labels(labels, names);
            }
            return new Targets.StepLabels(
                    IntStream.range(0, count())
                            .mapToObj(k -> Arrays.copyOfRange(labels, k * steps(), (k + 1) * steps()))
                            .toList(),
                    names);
        }

        private Targets values() {
            double[] values = answers.values();
            int outputs = answers.shape().size() == 1
                    ? 1
                    : answers.shape().get(answers.shape().size() - 1);
            if (answers.shape().size() < 3) {
                return new Targets.Values(DMatrixRMaj.wrap(count(), outputs, values));
            }
            int each = steps() * outputs;
            return new Targets.StepValues(
                    IntStream.range(0, count())
                            .mapToObj(k -> DMatrixRMaj.wrap(
                                    steps(), outputs, Arrays.copyOfRange(values, k * each, (k + 1) * each)))
                            .toList(),
                    0);
        }
    }
}
