package mho.networks;

import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * A batch of sequences between layers: step t is a matrix of samples × features. Samples are in order of falling length,
 * so a step holds the first rows only, those whose sequence has not ended. A feed-forward batch has one step.
 *
 * @param steps one matrix per time step, none with more rows than the one before; shared, not to be changed
 */
public record Signal(List<DMatrixRMaj> steps) {
    public Signal {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("A signal needs at least one time step");
        }
        for (int t = 1; t < steps.size(); t++) {
            if (steps.get(t).getNumRows() > steps.get(t - 1).getNumRows()) {
                throw new IllegalArgumentException(
                        "Sequences must come in order of falling length, but step %d has %d samples after %d"
                                .formatted(
                                        t,
                                        steps.get(t).getNumRows(),
                                        steps.get(t - 1).getNumRows()));
            }
        }
    }

    /** Returns a batch of one step. */
    public static Signal of(DMatrixRMaj rows) {
        return new Signal(List.of(rows));
    }

    /** Returns the number of samples. */
    public int samples() {
        return steps.get(0).getNumRows();
    }

    /** Returns the number of samples times their steps. */
    public long sampleSteps() {
        return steps.stream().mapToLong(DMatrixRMaj::getNumRows).sum();
    }

    /** Returns the number of steps of each sample. */
    int[] lengths() {
        int[] lengths = new int[samples()];
        for (DMatrixRMaj step : steps) {
            for (int row = 0; row < step.getNumRows(); row++) {
                lengths[row]++;
            }
        }
        return lengths;
    }

    /** Returns the only step of a feed-forward batch. */
    public DMatrixRMaj single() {
        if (steps.size() != 1) {
            throw new IllegalArgumentException(
                    "One vector per sample is due here, but there are %d time steps. Pool them first."
                            .formatted(steps.size()));
        }
        return steps.get(0);
    }

    /** Returns the signal with each step replaced. */
    Signal map(java.util.function.UnaryOperator<DMatrixRMaj> law) {
        return new Signal(steps.stream().map(law).toList());
    }
}
