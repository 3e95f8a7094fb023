package mho.networks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/**
 * One vector for a whole sequence, each sample at its own length.
 *
 * @param inputs features of a vector
 * @param kind   which vector
 */
public record Pool(int inputs, Kind kind) implements Layer {
    /** The state at the end of the sequence, or the mean over its steps (an accumulator of steps × features adds). */
    public enum Kind {
        LAST,
        MEAN
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
        return kind == Kind.MEAN ? new DigitalWork(0, inputs, 16.0 * inputs) : DigitalWork.NONE;
    }

    @Override
    public Forward forward(Signal signal, Pass pass) {
        DMatrixRMaj pooled = new DMatrixRMaj(signal.samples(), inputs);
        int[] lengths = lengths(signal);
        for (int t = 0; t < signal.steps().size(); t++) {
            DMatrixRMaj step = signal.steps().get(t);
            for (int row = 0; row < step.getNumRows(); row++) {
                double weight = weight(t, lengths[row]);
                for (int c = 0; weight != 0 && c < inputs; c++) {
                    pooled.data[row * inputs + c] += weight * step.data[row * inputs + c];
                }
            }
        }
        return new Forward(Signal.of(pooled), signal, Activity.NONE);
    }

    /** The share of step t in the pooled vector of a sequence of the given length. */
    private double weight(int t, int length) {
        return switch (kind) {
            case LAST -> t + 1 == length ? 1 : 0;
            case MEAN -> 1.0 / length;
        };
    }

    private static int[] lengths(Signal signal) {
        int[] lengths = new int[signal.samples()];
        for (DMatrixRMaj step : signal.steps()) {
            for (int row = 0; row < step.getNumRows(); row++) {
                lengths[row]++;
            }
        }
        return lengths;
    }

    @Override
    public Backward backward(Signal gradient, Forward forward, Scope scope) {
        Signal signal = (Signal) forward.memory();
        DMatrixRMaj dy = gradient.single();
        int[] lengths = lengths(signal);
        List<DMatrixRMaj> steps = new ArrayList<>();
        for (int t = 0; t < signal.steps().size(); t++) {
            DMatrixRMaj step = new DMatrixRMaj(signal.steps().get(t).getNumRows(), inputs);
            for (int row = 0; row < step.getNumRows(); row++) {
                double weight = weight(t, lengths[row]);
                for (int c = 0; weight != 0 && c < inputs; c++) {
                    step.data[row * inputs + c] = weight * dy.data[row * inputs + c];
                }
            }
            steps.add(step);
        }
        return new Backward(() -> new Signal(steps), Map.of());
    }
}
