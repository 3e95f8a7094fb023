package mho.networks;

import java.util.List;
import mho.adc.activation.Activation;
import mho.adc.activation.Identity;
import mho.networks.Tape.Node;
import org.ejml.data.DMatrixRMaj;

/**
 * The additive neuron: weights are added to inputs, not multiplied.
 *
 * <pre>  y_j = g(Σ_i (x_i + w_ij)) = g(Σ_i x_i + b_j),   b_j = Σ_i w_ij</pre>
 *
 * <p>All inputs × outputs weights act as one bias an output: ∂L/∂w_ij is the same for all i, so a weight's gradient matrix has
 * rank 1 for any loss, and all outputs get the same Σ_i x_i. On a chip a layer is therefore one column of equal weights and
 * digital biases, whatever its number of outputs. The functions are those of a stage of their own.
 *
 * @param inputs     features of an input
 * @param outputs    features of an output
 * @param activation the function g
 */
public record Additive(int inputs, int outputs, Activation activation) implements Composed {
    /** Uniform ±1/√inputs, as in a layer that multiplies. */
    @Override
    public List<Tensor> tensors() {
        return List.of(Tensor.vectors("weight", inputs, outputs, 1 / Math.sqrt(inputs)));
    }

    @Override
    public List<Node> compose(Tape tape, List<Node> steps) {
        DMatrixRMaj ones = new DMatrixRMaj(inputs, 1);
        ones.fill(1);
        Node column = tape.constant(ones);
        return tape.eachStep(steps, x -> {
            Node sum = tape.product("sum", x, column, new Identity());
            Node y = biased(tape, sum, tape.tensor("weight"));
            return activation instanceof Identity ? y : tape.pointwise("function", y, activation);
        });
    }

    /** Adds the column sums of the weights, which are taken once, to a number a sample. */
    private Node biased(Tape tape, Node sum, Node weights) {
        double[] biases = Rows.sum(weights.value()).data;
        DMatrixRMaj y = new DMatrixRMaj(sum.rows(), outputs);
        for (int k = 0; k < y.getNumElements(); k++) {
            y.data[k] = sum.value().data[k / outputs] + biases[k % outputs];
        }
        return tape.custom(y, new DigitalWork(0, outputs, 0), List.of(sum, weights), this::gradients);
    }

    private List<DMatrixRMaj> gradients(DMatrixRMaj gradient) {
        DMatrixRMaj sums = new DMatrixRMaj(gradient.getNumRows(), 1);
        for (int k = 0; k < gradient.getNumElements(); k++) {
            sums.data[k / outputs] += gradient.data[k];
        }
        double[] row = Rows.sum(gradient).data;
        DMatrixRMaj weights = new DMatrixRMaj(inputs, outputs);
        for (int i = 0; i < inputs; i++) {
            System.arraycopy(row, 0, weights.data, i * outputs, outputs);
        }
        return List.of(sums, weights);
    }
}
