package mho.networks;

import java.util.ArrayList;
import java.util.List;
import mho.networks.Tape.Node;
import org.ejml.data.DMatrixRMaj;

/**
 * A trained vector added to each time step, so that layers that mix steps know their order: y_t = x_t + p_t.
 *
 * <p>Reference: A. Vaswani et al., "Attention is all you need", NeurIPS 2017, arXiv:1706.03762, section 3.5.
 *
 * @param inputs features of a vector
 * @param length time steps that there are vectors for
 */
public record Positions(int inputs, int length) implements Composed {
    @Override
    public int outputs() {
        return inputs;
    }

    /** Uniform ±1/√inputs (chosen). */
    @Override
    public List<Tensor> tensors() {
        return List.of(Tensor.vectors("weight", length, inputs, 1 / Math.sqrt(inputs)));
    }

    @Override
    public List<Node> compose(Tape tape, List<Node> steps) {
        if (steps.size() > length) {
            throw new IllegalArgumentException("There are trained positions for %d time steps, but a sequence has %d"
                    .formatted(length, steps.size()));
        }
        List<Node> results = new ArrayList<>();
        for (int t = 0; t < steps.size(); t++) {
            results.add(shifted(tape, steps.get(t), t));
        }
        return results;
    }

    private Node shifted(Tape tape, Node x, int step) {
        Node vectors = tape.tensor("weight");
        DMatrixRMaj y = new DMatrixRMaj(x.value());
        for (int k = 0; k < y.getNumElements(); k++) {
            y.data[k] += vectors.value().data[step * inputs + k % inputs];
        }
        return tape.custom(y, new DigitalWork(0, inputs, 0), List.of(x, vectors), gradient -> {
            DMatrixRMaj all = new DMatrixRMaj(length, inputs);
            System.arraycopy(Rows.sum(gradient).data, 0, all.data, step * inputs, inputs);
            return List.of(gradient, all);
        });
    }
}
