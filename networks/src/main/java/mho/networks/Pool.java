package mho.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/**
 * One vector for a whole sequence, each sample at its own length.
 *
 * @param inputs features of a vector
 * @param vector which vector
 */
public record Pool(int inputs, Kind vector) implements Layer {
    /** Width of an accumulator or of a largest number so far [bit]. */
    private static final int BITS = 16;

    /** How the vector comes from the sequence. */
    public enum Kind {
        /** The state at the end of the sequence. */
        LAST,
        /** The mean over its steps: an accumulator of steps × features adds. */
        MEAN,
        /** The largest number of each feature, the first of equals: steps × features comparisons. */
        MAX,
        /** Of both directions' states side by side, the state at which each direction ends: last step and first step. */
        ENDS
    }

    public Pool {
        if (vector == Kind.ENDS && inputs % 2 != 0) {
            throw new IllegalArgumentException(
                    "The ends of two directions need an even number of features, but there are " + inputs);
        }
    }

    @Override
    public int outputs() {
        return inputs;
    }

    @Override
    public List<Tensor> tensors() {
        return List.of();
    }

    @Override
    public List<Stage> stages(Scope scope) {
        return List.of();
    }

    @Override
    public DigitalWork digitalWork() {
        return switch (vector) {
            case LAST, ENDS -> DigitalWork.NONE;
            case MEAN, MAX -> new DigitalWork(0, inputs, (double) BITS * inputs);
        };
    }

    @Override
    public Forward forward(Signal signal, Pass pass) {
        Shares shares = shares(signal);
        DMatrixRMaj pooled = new DMatrixRMaj(signal.samples(), inputs);
        for (int t = 0; t < signal.steps().size(); t++) {
            DMatrixRMaj step = signal.steps().get(t);
            for (int row = 0; row < step.getNumRows(); row++) {
                for (int c = 0; c < inputs; c++) {
                    double share = shares.of(t, row, c);
                    if (share != 0) {
                        pooled.data[row * inputs + c] += share * step.data[row * inputs + c];
                    }
                }
            }
        }
        return new Forward(Signal.of(pooled), pass.keeps() ? new Memory(signal, shares) : null, Activity.NONE);
    }

    /** What a backward pass needs. */
    private record Memory(Signal signal, Shares shares) {}

    /** The shares of all numbers in the pooled vectors. */
    @FunctionalInterface
    private interface Shares {
        double of(int t, int row, int column);
    }

    private Shares shares(Signal signal) {
        int[] lengths = signal.lengths();
        return switch (vector) {
            case LAST -> (t, row, c) -> t + 1 == lengths[row] ? 1 : 0;
            case MEAN -> (t, row, c) -> 1.0 / lengths[row];
            case ENDS -> (t, row, c) -> t == (c < inputs / 2 ? lengths[row] - 1 : 0) ? 1 : 0;
            case MAX -> {
                int[] winners = winners(signal);
                yield (t, row, c) -> winners[row * inputs + c] == t ? 1 : 0;
            }
        };
    }

    /** Returns for each pooled number the first step that has it. */
    private int[] winners(Signal signal) {
        int[] winners = new int[signal.samples() * inputs];
        double[] largest = new double[winners.length];
        Arrays.fill(largest, Double.NEGATIVE_INFINITY);
        for (int t = 0; t < signal.steps().size(); t++) {
            DMatrixRMaj step = signal.steps().get(t);
            for (int k = 0; k < step.getNumElements(); k++) {
                if (step.data[k] > largest[k]) {
                    largest[k] = step.data[k];
                    winners[k] = t;
                }
            }
        }
        return winners;
    }

    @Override
    public Backward backward(Signal gradient, Forward forward, Scope scope) {
        Memory memory = (Memory) forward.memory();
        DMatrixRMaj dy = gradient.single();
        List<DMatrixRMaj> steps = new ArrayList<>();
        for (int t = 0; t < memory.signal.steps().size(); t++) {
            DMatrixRMaj step = new DMatrixRMaj(memory.signal.steps().get(t).getNumRows(), inputs);
            for (int row = 0; row < step.getNumRows(); row++) {
                for (int c = 0; c < inputs; c++) {
                    step.data[row * inputs + c] = memory.shares.of(t, row, c) * dy.data[row * inputs + c];
                }
            }
            steps.add(step);
        }
        return new Backward(() -> new Signal(steps), Map.of());
    }
}
