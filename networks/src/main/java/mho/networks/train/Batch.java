package mho.networks.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import mho.base.random.Draws;
import mho.base.random.RandomStream;
import mho.networks.Signal;
import mho.networks.data.Examples;
import mho.networks.data.Targets;
import org.ejml.data.DMatrixRMaj;

/** Some examples put together as a signal, in order of falling length. */
final class Batch {
    private final Signal signal;
    private final int[] order;

    private Batch(Signal signal, int[] order) {
        this.signal = signal;
        this.order = order;
    }

    static Batch of(Examples examples, int[] indices) {
        List<DMatrixRMaj> inputs = examples.inputs();
        int[] order = Arrays.stream(indices)
                .boxed()
                .sorted(Comparator.comparingInt(k -> -inputs.get(k).getNumRows()))
                .mapToInt(Integer::intValue)
                .toArray();
        int features = examples.features();
        int longest = inputs.get(order[0]).getNumRows();
        List<DMatrixRMaj> steps = new ArrayList<>();
        int active = order.length;
        for (int t = 0; t < longest; t++) {
            while (inputs.get(order[active - 1]).getNumRows() <= t) {
                active--;
            }
            DMatrixRMaj step = new DMatrixRMaj(active, features);
            for (int row = 0; row < active; row++) {
                System.arraycopy(inputs.get(order[row]).data, t * features, step.data, row * features, features);
            }
            steps.add(step);
        }
        return new Batch(new Signal(steps), order);
    }

    /** Cuts examples into batches of at most the given size, in order. */
    static List<Batch> inOrder(Examples examples, int size) {
        List<Batch> batches = new ArrayList<>();
        for (int from = 0; from < examples.count(); from += size) {
            int to = Math.min(from + size, examples.count());
            batches.add(of(examples, IntStream.range(from, to).toArray()));
        }
        return batches;
    }

    /** Returns the batch with each example changed, drawn from the address of its number. */
    Batch changed(List<Augmentation> augmentations, RandomStream random) {
        List<DMatrixRMaj> steps = signal.steps().stream().map(DMatrixRMaj::new).toList();
        for (int row = 0; row < order.length; row++) {
            Draws draws = random.child(order[row]).draws();
            DMatrixRMaj sequence = sequence(row);
            for (Augmentation augmentation : augmentations) {
                sequence = augmentation.changed(sequence, draws);
            }
            int features = sequence.getNumCols();
            for (int t = 0; t < sequence.getNumRows(); t++) {
                System.arraycopy(sequence.data, t * features, steps.get(t).data, row * features, features);
            }
        }
        return new Batch(new Signal(steps), order);
    }

    /** Returns the time steps of a row. */
    private DMatrixRMaj sequence(int row) {
        List<DMatrixRMaj> steps = signal.steps();
        int length =
                (int) steps.stream().takeWhile(step -> step.getNumRows() > row).count();
        int features = steps.get(0).getNumCols();
        DMatrixRMaj sequence = new DMatrixRMaj(length, features);
        for (int t = 0; t < length; t++) {
            System.arraycopy(steps.get(t).data, row * features, sequence.data, t * features, features);
        }
        return sequence;
    }

    /** Refuses outputs at other times than the targets ask for. */
    void requireAnswers(Signal outputs, Targets targets) {
        if (!targets.perStep()) {
            outputs.single();
        } else if (outputs.steps().size() != signal.steps().size()) {
            throw new IllegalArgumentException(
                    "The task asks at each of %d time steps, but the network answers at %d. Read every step: \"readout\": \"each-step\"."
                            .formatted(signal.steps().size(), outputs.steps().size()));
        }
    }

    Signal signal() {
        return signal;
    }

    /** Returns which example is in a row. */
    int example(int row) {
        return order[row];
    }

    int size() {
        return order.length;
    }
}
